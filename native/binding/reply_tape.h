// Records a reply while locks are held, and makes JavaScript values of it when
// they are not: making a value may collect garbage, which must not happen
// under a lock.

#ifndef NACRE_BINDING_REPLY_TAPE_H_
#define NACRE_BINDING_REPLY_TAPE_H_

#include <node_api.h>

#include <string_view>

#include "base/byte_buffer.h"
#include "protocol/reply_writer.h"

namespace nacre {

struct Environment;

class ReplyTape final : public ReplyWriter {
 public:
  void Status(std::string_view text) override { Text(Kind::kStatus, text); }
  void Error(std::string_view text) override {
    NoteError(text);
    has_error_ = true;
    Text(Kind::kError, text);
  }
  void Integer(int64_t value) override { Word(Kind::kInteger, &value); }
  void Bulk(std::string_view bytes) override { Text(Kind::kBulk, bytes); }
  void Null() override { tape_.Append(static_cast<char>(Kind::kNull)); }
  void NullArray() override { Null(); }
  void Array(size_t elements) override { Word(Kind::kArray, &elements); }
  void Map(size_t pairs) override { Word(Kind::kMap, &pairs); }
  void Set(size_t elements) override { Word(Kind::kArray, &elements); }
  void Push(size_t elements) override { Word(Kind::kArray, &elements); }
  void Double(double value) override { Word(Kind::kDouble, &value); }
  void DoubleText(double value, std::string_view /*text*/) override { Double(value); }
  void Boolean(bool value) override { tape_.Append(static_cast<char>(value ? Kind::kTrue : Kind::kFalse)); }
  void BigNumber(std::string_view digits) override { Text(Kind::kBulk, digits); }
  void Verbatim(std::string_view, std::string_view text) override { Text(Kind::kBulk, text); }
  void Attribute(size_t) override {}
  // Embedded callers get the richer types of RESP3.
  bool IsResp3() const override { return true; }

  // Forgets what was recorded.
  void Reset() {
    tape_.Clear(64 * 1024);
    has_error_ = false;
  }

  // The value of the recorded reply. An error at the top is thrown, and null
  // returned; inside an array it is an element. Bulk strings become Buffers or
  // strings. Making an error runs JavaScript, which may call commands again: the
  // tape is free for them.
  napi_value ToValue(napi_env env, const Environment& environment, bool buffers);

  // Whether an error was recorded, at the top or inside.
  bool has_error() const { return has_error_; }

 private:
  enum class Kind : uint8_t {
    kStatus,
    kError,
    kInteger,
    kBulk,
    kNull,
    kArray,
    kMap,
    kDouble,
    kTrue,
    kFalse,
  };
  struct Reader;

  template <class T>
  void Word(Kind kind, const T* value) {
    char* at = tape_.Reserve(1 + sizeof(T));
    *at = static_cast<char>(kind);
    std::memcpy(at + 1, value, sizeof(T));
    tape_.Advance(1 + sizeof(T));
  }
  void Text(Kind kind, std::string_view text) {
    const size_t size = text.size();
    Word(kind, &size);
    tape_.Append(text);
  }

  ByteBuffer tape_;
  bool has_error_ = false;
};

}  // namespace nacre

#endif  // NACRE_BINDING_REPLY_TAPE_H_
