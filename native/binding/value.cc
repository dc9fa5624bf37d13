#include "binding/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace nacre {
namespace {

// Strings are read into this much room first; longer ones are measured.
constexpr size_t kFirstRoom = 512;
constexpr size_t kNumberRoom = 40;
constexpr double kLargestSafeInteger = 9007199254740991.0;

bool IsAscii(std::string_view text) {
  uint64_t high = 0;
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    high |= word;
  }
  for (; i < text.size(); ++i) high |= static_cast<unsigned char>(text[i]);
  return (high & 0x8080808080808080ULL) == 0;
}

}  // namespace

void ArgumentBytes::Begin(std::string_view word) {
  text_.Clear(64 * 1024);
  views_.clear();
  longest_ = 0;
  AddWord(word);
}

char* ArgumentBytes::Room(size_t size) {
  if (text_.capacity() - text_.size() < size) [[unlikely]] {
    MoveTexts(size);
  }
  return text_.data() + text_.size();
}

// Bytes that are not in the buffer stay where they are.
void ArgumentBytes::MoveTexts(size_t size) {
  constexpr size_t kElsewhere = SIZE_MAX;
  std::vector<size_t> offsets;
  for (const std::string_view view : views_) {
    const size_t offset =
        reinterpret_cast<uintptr_t>(view.data()) - reinterpret_cast<uintptr_t>(text_.data());
    offsets.push_back(offset < text_.size() ? offset : kElsewhere);
  }
  text_.Reserve(size);
  for (size_t i = 0; i < views_.size(); ++i) {
    if (offsets[i] != kElsewhere) views_[i] = {text_.data() + offsets[i], views_[i].size()};
  }
}

bool AppendElements(napi_env env, napi_value array, std::vector<napi_value>* values) {
  uint32_t length = 0;
  if (napi_get_array_length(env, array, &length) != napi_ok) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "an array was expected");
    return false;
  }
  values->reserve(values->size() + length);
  for (uint32_t i = 0; i < length; ++i) napi_get_element(env, array, i, &values->emplace_back());
  return true;
}

bool ArgumentBytes::Read(napi_env env, const napi_value* values, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    if (!Append(env, values[i], i)) return false;
  }
  return true;
}

bool ArgumentBytes::ReadAs(napi_env env, const CallSignature& signature, const napi_value* values,
                           size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const bool fits = signature.IsInteger(i) ? AppendInteger(env, values[i])
                                             : AppendText(env, values[i]) || AppendBytes(env, values[i]);
    if (!fits) return false;
  }
  return true;
}

bool ArgumentBytes::Append(napi_env env, napi_value value, size_t position) {
  // Most arguments are strings: reading one as such is quicker than asking for its type.
  if (AppendText(env, value) || AppendNumber(env, value) || AppendBytes(env, value)) return true;
  char message[96];
  std::snprintf(message, sizeof message,
                "argument %zu must be a string, a number, a bigint, a Buffer or a Uint8Array", position + 1);
  napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", message);
  return false;
}

bool ArgumentBytes::AppendText(napi_env env, napi_value value) {
  size_t size = 0;
  if (napi_get_value_string_utf8(env, value, Room(kFirstRoom), kFirstRoom, &size) != napi_ok) {
    return false;
  }
  // A result that nearly fills the room may have been cut at a character's edge.
  if (size + 4 >= kFirstRoom) {
    napi_get_value_string_utf8(env, value, nullptr, 0, &size);
    napi_get_value_string_utf8(env, value, Room(size + 1), size + 1, &size);
  }
  AddText(size);
  return true;
}

void ArgumentBytes::AppendDigits(int64_t integer) {
  char* at = Room(kNumberRoom);
  const char* end = std::to_chars(at, at + kNumberRoom, integer).ptr;
  AddText(static_cast<size_t>(end - at));
}

bool ArgumentBytes::AppendInteger(napi_env env, napi_value value) {
  double number;
  int64_t integer;
  bool lossless = false;
  if (napi_get_value_double(env, value, &number) == napi_ok) {
    if (number != std::floor(number) || std::fabs(number) > kLargestSafeInteger) return false;
    integer = static_cast<int64_t>(number);
  } else if (napi_get_value_bigint_int64(env, value, &integer, &lossless) != napi_ok || !lossless) {
    return false;
  }
  AppendDigits(integer);
  return true;
}

bool ArgumentBytes::AppendNumber(napi_env env, napi_value value) {
  if (AppendInteger(env, value)) return true;
  double number;
  if (napi_get_value_double(env, value, &number) != napi_ok || std::isnan(number)) return false;
  char* at = Room(kNumberRoom);
  char* end = std::isinf(number) ? std::copy_n(number > 0 ? "inf" : "-inf", number > 0 ? 3 : 4, at)
                                 : std::to_chars(at, at + kNumberRoom, number).ptr;
  AddText(static_cast<size_t>(end - at));
  return true;
}

bool ArgumentBytes::AppendBytes(napi_env env, napi_value value) {
  bool is_array = false;
  if (napi_is_typedarray(env, value, &is_array) != napi_ok || !is_array) return false;
  napi_typedarray_type type;
  size_t length = 0;
  void* data = nullptr;
  if (napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok ||
      type != napi_uint8_array) {
    return false;
  }
  Add({length != 0 ? static_cast<const char*>(data) : "", length});
  return true;
}

napi_value MakeString(napi_env env, std::string_view text) {
  napi_value value = nullptr;
  // One byte a character is quicker to make than to decode.
  if (IsAscii(text)) {
    napi_create_string_latin1(env, text.data(), text.size(), &value);
  } else {
    napi_create_string_utf8(env, text.data(), text.size(), &value);
  }
  return value;
}

napi_value MakeBuffer(napi_env env, std::string_view bytes) {
  napi_value value = nullptr;
  napi_create_buffer_copy(env, bytes.size(), bytes.data(), nullptr, &value);
  return value;
}

napi_value MakeBuffers(napi_env env, const std::vector<std::string>& texts) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  for (uint32_t i = 0; i < texts.size(); ++i) napi_set_element(env, array, i, MakeBuffer(env, texts[i]));
  return array;
}

napi_value MakeNumber(napi_env env, double number) {
  napi_value value = nullptr;
  napi_create_double(env, number, &value);
  return value;
}

napi_value MakeInteger(napi_env env, int64_t number) {
  napi_value value = nullptr;
  if (std::fabs(static_cast<double>(number)) <= kLargestSafeInteger) {
    napi_create_int64(env, number, &value);
  } else {
    napi_create_bigint_int64(env, number, &value);
  }
  return value;
}

napi_value MakeUndefined(napi_env env) {
  napi_value value = nullptr;
  napi_get_undefined(env, &value);
  return value;
}

napi_value MakeNull(napi_env env) {
  napi_value value = nullptr;
  napi_get_null(env, &value);
  return value;
}

napi_value MakeBoolean(napi_env env, bool boolean) {
  napi_value value = nullptr;
  napi_get_boolean(env, boolean, &value);
  return value;
}

void SetProperty(napi_env env, napi_value object, const char* name, napi_value value) {
  napi_set_named_property(env, object, name, value);
}

std::string TextOf(napi_env env, napi_value value) {
  size_t size = 0;
  if (napi_get_value_string_utf8(env, value, nullptr, 0, &size) != napi_ok) return {};
  std::string text(size, '\0');
  napi_get_value_string_utf8(env, value, text.data(), size + 1, &size);
  return text;
}

int64_t IntegerOf(napi_env env, napi_value value, int64_t fallback) {
  int64_t number = 0;
  bool lossless = false;
  if (napi_get_value_int64(env, value, &number) == napi_ok) return number;
  if (napi_get_value_bigint_int64(env, value, &number, &lossless) == napi_ok) return number;
  return fallback;
}

std::string BytesOf(napi_env env, napi_value value) {
  bool is_array = false;
  if (napi_is_typedarray(env, value, &is_array) != napi_ok || !is_array) return TextOf(env, value);
  napi_typedarray_type type;
  size_t length = 0;
  void* data = nullptr;
  napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr);
  if (type != napi_uint8_array || length == 0) return {};
  return {static_cast<const char*>(data), length};
}

bool FlagOf(napi_env env, napi_value object, const char* name) {
  napi_value value = PropertyOf(env, object, name);
  return value != nullptr && BooleanOf(env, value);
}

bool BooleanOf(napi_env env, napi_value value) {
  bool boolean = false;
  napi_get_value_bool(env, value, &boolean);
  return boolean;
}

napi_value PropertyOf(napi_env env, napi_value object, const char* name) {
  napi_value value = nullptr;
  if (napi_get_named_property(env, object, name, &value) != napi_ok) return nullptr;
  napi_valuetype type;
  napi_typeof(env, value, &type);
  return type == napi_undefined ? nullptr : value;
}

}  // namespace nacre
