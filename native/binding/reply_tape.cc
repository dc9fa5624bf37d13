#include "binding/reply_tape.h"

#include <cstdint>

#include "binding/value.h"

namespace nacre {

struct ReplyTape::Reader {
  napi_env env;
  napi_value error_class;
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
    napi_value message = MakeString(env, text);
    napi_value error = nullptr;
    napi_new_instance(env, error_class, 1, &message, &error);
    return error;
  }

  napi_value MakeArray(size_t count) {
    napi_value array = nullptr;
    napi_create_array_with_length(env, count, &array);
    for (size_t i = 0; i < count; ++i) napi_set_element(env, array, static_cast<uint32_t>(i), Next());
    return array;
  }

  napi_value MakeMap(size_t pairs) {
    napi_value object = nullptr;
    napi_create_object(env, &object);
    for (size_t i = 0; i < pairs; ++i) {
      napi_value key = Next();
      napi_set_property(env, object, key, Next());
    }
    return object;
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

napi_value ReplyTape::ToValue(napi_env env, napi_value error_class, bool buffers) {
  if (tape_.empty()) return MakeUndefined(env);
  Reader reader{env, error_class, buffers, tape_.data()};
  const bool failed = static_cast<Kind>(tape_.data()[0]) == Kind::kError;
  napi_value value = reader.Next();
  if (!failed) return value;
  napi_throw(env, value);
  return nullptr;
}

}  // namespace nacre
