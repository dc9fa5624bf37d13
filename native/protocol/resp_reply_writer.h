// Writes replies as RESP2 or RESP3 bytes.

#ifndef NACRE_PROTOCOL_RESP_REPLY_WRITER_H_
#define NACRE_PROTOCOL_RESP_REPLY_WRITER_H_

#include <cstddef>
#include <vector>

#include "base/byte_buffer.h"
#include "protocol/reply_writer.h"

namespace nacre {

class RespReplyWriter final : public ReplyWriter {
 public:
  // Appends to `output`, which must outlive the writer.
  explicit RespReplyWriter(ByteBuffer& output, int version = 2) : output_(&output), version_(version) {}

  void set_version(int version) override { version_ = version; }
  void set_output(ByteBuffer& output) { output_ = &output; }

  void Status(std::string_view text) override;
  void Error(std::string_view text) override;
  void Integer(int64_t value) override;
  void Bulk(std::string_view bytes) override;
  void Null() override;
  void NullArray() override;
  void Array(size_t elements) override;
  void Map(size_t pairs) override;
  void Set(size_t elements) override;
  void Push(size_t elements) override;
  void EndMessage() override;
  void Double(double value) override;
  void DoubleText(double value, std::string_view text) override;
  void Boolean(bool value) override;
  void BigNumber(std::string_view digits) override;
  void Verbatim(std::string_view format, std::string_view text) override;
  void Attribute(size_t pairs) override;
  void Whole(std::string_view resp) override;
  bool IsResp3() const override { return version_ == 3; }

  // Where messages are in the output that were written among replies.
  struct Part {
    size_t begin;
    size_t end;
  };
  // Whether they are noted from now on; forgets those that were.
  void NoteMessages(bool notes) {
    notes_messages_ = notes;
    messages_.clear();
  }
  const std::vector<Part>& messages() const { return messages_; }

 private:
  void Prefixed(char type, uint64_t value);

  ByteBuffer* output_;
  int version_;
  bool notes_messages_ = false;
  size_t message_begin_ = 0;
  std::vector<Part> messages_;
};

}  // namespace nacre

#endif  // NACRE_PROTOCOL_RESP_REPLY_WRITER_H_
