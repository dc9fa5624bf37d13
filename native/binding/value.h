// Conversions between JavaScript values and bytes, on Node-API's C interface:
// these run in every embedded call, where the C++ wrapper's cost would show.

#ifndef NACRE_BINDING_VALUE_H_
#define NACRE_BINDING_VALUE_H_

#include <node_api.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"

namespace nacre {

// What arguments a call takes, a letter for each: b is text or bytes, i a whole
// number; a star repeats the letter before it, once at least. No call fits "-".
class CallSignature {
 public:
  explicit CallSignature(std::string letters) : letters_(std::move(letters)) {
    repeats_ = !letters_.empty() && letters_.back() == '*';
    if (repeats_) letters_.pop_back();
  }

  bool Fits(size_t count) const {
    if (letters_ == "-") return false;
    return count == letters_.size() || (repeats_ && count > letters_.size());
  }
  // Requires: Fits(index + 1), or a greater count.
  bool IsInteger(size_t index) const {
    return letters_[index < letters_.size() ? index : letters_.size() - 1] == 'i';
  }

 private:
  std::string letters_;
  bool repeats_ = false;
};

// Appends an array's elements. False, with a TypeError thrown, if it is no array.
bool AppendElements(napi_env env, napi_value array, std::vector<napi_value>* values);

// Arguments of one call as bytes. Text is copied as UTF-8 into a buffer that is
// reused; buffers are viewed where they are.
class ArgumentBytes {
 public:
  // Converts `count` values: strings, numbers, bigints and byte arrays. Throws a
  // TypeError that names the argument and returns false for anything else.
  bool Read(napi_env env, const napi_value* values, size_t count);

  // Converts arguments that are what the signature says; false, with nothing
  // thrown, if one is not. Requires: signature.Fits(count).
  bool ReadAs(napi_env env, const CallSignature& signature, const napi_value* values, size_t count);

  // Forgets the last call; `word`, which must outlive this one, comes first.
  void Begin(std::string_view word);
  // Adds a further such word.
  void AddWord(std::string_view word) { Add(word); }

  const std::vector<std::string_view>& views() const { return views_; }
  // The length of the longest.
  size_t longest() const { return longest_; }

 private:
  bool Append(napi_env env, napi_value value, size_t position);
  bool AppendText(napi_env env, napi_value value);
  bool AppendNumber(napi_env env, napi_value value);
  bool AppendInteger(napi_env env, napi_value value);
  bool AppendBytes(napi_env env, napi_value value);
  void AppendDigits(int64_t integer);
  void Add(std::string_view bytes) {
    views_.push_back(bytes);
    longest_ = std::max(longest_, bytes.size());
  }
  // Adds the last `size` bytes of room as an argument.
  void AddText(size_t size) {
    Add({text_.data() + text_.size(), size});
    text_.Advance(size);
  }
  // Room for so many bytes of text. When the texts have to move for it, their views move with them.
  char* Room(size_t size);
  void MoveTexts(size_t size);

  ByteBuffer text_;
  std::vector<std::string_view> views_;
  size_t longest_ = 0;
};

napi_value MakeString(napi_env env, std::string_view text);
napi_value MakeBuffer(napi_env env, std::string_view bytes);
// An array of Buffers.
napi_value MakeBuffers(napi_env env, const std::vector<std::string>& texts);
napi_value MakeNumber(napi_env env, double value);
napi_value MakeInteger(napi_env env, int64_t value);
napi_value MakeUndefined(napi_env env);
napi_value MakeNull(napi_env env);
napi_value MakeBoolean(napi_env env, bool value);

// Sets a property of an object.
void SetProperty(napi_env env, napi_value object, const char* name, napi_value value);

// The UTF-8 text of a JavaScript string; empty for other values.
std::string TextOf(napi_env env, napi_value value);
// The number, or `fallback` for other values.
int64_t IntegerOf(napi_env env, napi_value value, int64_t fallback);
// The bytes of a byte array or string, copied.
std::string BytesOf(napi_env env, napi_value value);
bool BooleanOf(napi_env env, napi_value value);
// A property, or null when the object has none or holds undefined.
napi_value PropertyOf(napi_env env, napi_value object, const char* name);
// Whether the property is there and true.
bool FlagOf(napi_env env, napi_value object, const char* name);

}  // namespace nacre

#endif  // NACRE_BINDING_VALUE_H_
