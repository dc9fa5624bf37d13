#include "binding/reply_tape.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "binding/store_handle.h"
#include "binding/value.h"

namespace nacre {

struct ReplyTape::Reader {
  napi_env env;
  const Environment& environment;
  bool buffers;
  const char* at;

  template <class T>
  T Word() {
    T value;
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
    return value;
  }

  std::string_view Text() {
    const auto size = Word<size_t>();
    const std::string_view text(at, size);
    at += size;
    return text;
  }

  napi_value MakeError(std::string_view text) const {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
    napi_value message = MakeString(env, line);
    napi_value error = nullptr;
    napi_new_instance(env, environment.ReplyErrorClass(), 1, &message, &error);
    return error;
  }

  napi_value MakeArray(size_t count) {
    napi_value array = nullptr;
    napi_create_array_with_length(env, count, &array);
    for (size_t i = 0; i < count; ++i) {
      napi_value element = Next();
      if (element == nullptr) return nullptr;
      napi_set_element(env, array, static_cast<uint32_t>(i), element);
    }
    return array;
  }

  // Fields are defined rather than set: one called __proto__ is a field too.
  napi_value MakeMap(size_t pairs) {
    napi_value object = nullptr;
    napi_create_object(env, &object);
    for (size_t i = 0; i < pairs; ++i) {
      const bool bulk_as_buffers = std::exchange(buffers, false);
      napi_property_descriptor field{};
      field.name = Next();
      buffers = bulk_as_buffers;
      field.value = Next();
      field.attributes = napi_default_jsproperty;
      if (field.name == nullptr || field.value == nullptr) return nullptr;
      napi_define_properties(env, object, 1, &field);
    }
    return object;
  }

  // The whole reply; null with a pending exception when a value could not be made.
  napi_value Whole() {
    napi_value value = Next();
    bool pending = false;
    napi_is_exception_pending(env, &pending);
    if (value == nullptr && !pending) {
      napi_throw_range_error(env, "ERR_STRING_TOO_LONG",
                             "the reply is too long for a JavaScript string; ask for a Buffer");
    }
    return value;
  }

  napi_value Next() {
    switch (static_cast<Kind>(*at++)) {
      case Kind::kStatus:
        return MakeString(env, Text());
      case Kind::kError:
        return MakeError(Text());
      case Kind::kInteger:
        return MakeInteger(env, Word<int64_t>());
      case Kind::kBulk:
        return buffers ? MakeBuffer(env, Text()) : MakeString(env, Text());
      case Kind::kArray:
        return MakeArray(Word<size_t>());
      case Kind::kMap:
        return MakeMap(Word<size_t>());
      case Kind::kDouble:
        return MakeNumber(env, Word<double>());
      case Kind::kTrue:
      case Kind::kFalse:
        return MakeBoolean(env, at[-1] == static_cast<char>(Kind::kTrue));
      case Kind::kNull:
        break;
    }
    return MakeNull(env);
  }
};

napi_value ReplyTape::ToValue(napi_env env, const Environment& environment, bool buffers) {
  if (tape_.empty()) return MakeUndefined(env);
  Reader reader{env, environment, buffers, tape_.data()};
  if (!has_error_) return reader.Whole();
  const ByteBuffer taken = std::move(tape_);
  const bool failed = static_cast<Kind>(taken.data()[0]) == Kind::kError;
  napi_value value = reader.Whole();
  if (!failed || value == nullptr) return value;
  napi_throw(env, value);
  return nullptr;
}

}  // namespace nacre
