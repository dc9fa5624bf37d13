#include "protocol/resp_reply_writer.h"

#include <charconv>

#include "base/double_text.h"

namespace nacre {
namespace {

constexpr size_t kHeaderRoom = 32;

char* PutDigits(char* at, int64_t value) { return std::to_chars(at, at + 24, value).ptr; }

char* PutLineEnd(char* at) {
  at[0] = '\r';
  at[1] = '\n';
  return at + 2;
}

}  // namespace

// Type, number, line end.
void RespReplyWriter::Prefixed(char type, uint64_t value) {
  char* start = output_->Reserve(kHeaderRoom);
  char* at = start;
  *at++ = type;
  if (value < 10) {
    *at++ = static_cast<char>('0' + value);
  } else {
    at = std::to_chars(at, at + 24, value).ptr;
  }
  output_->Advance(static_cast<size_t>(PutLineEnd(at) - start));
}

void RespReplyWriter::Status(std::string_view text) {
  char* at = output_->Reserve(text.size() + 3);
  *at = '+';
  std::memcpy(at + 1, text.data(), text.size());
  PutLineEnd(at + 1 + text.size());
  output_->Advance(text.size() + 3);
}

void RespReplyWriter::Error(std::string_view text) {
  NoteError(text);
  char* at = output_->Reserve(text.size() + 3);
  *at++ = '-';
  for (const char c : text) *at++ = c == '\r' || c == '\n' ? ' ' : c;
  PutLineEnd(at);
  output_->Advance(text.size() + 3);
}

void RespReplyWriter::Integer(int64_t value) {
  char* start = output_->Reserve(kHeaderRoom);
  *start = ':';
  output_->Advance(static_cast<size_t>(PutLineEnd(PutDigits(start + 1, value)) - start));
}

void RespReplyWriter::Bulk(std::string_view bytes) {
  char* start = output_->Reserve(bytes.size() + kHeaderRoom);
  char* at = start;
  *at++ = '$';
  const size_t size = bytes.size();
  if (size < 10) {
    *at++ = static_cast<char>('0' + size);
  } else if (size < 100) {
    *at++ = static_cast<char>('0' + size / 10);
    *at++ = static_cast<char>('0' + size % 10);
  } else {
    at = std::to_chars(at, at + 24, size).ptr;
  }
  at = PutLineEnd(at);
  if (size != 0) std::memcpy(at, bytes.data(), size);
  output_->Advance(static_cast<size_t>(PutLineEnd(at + size) - start));
}

void RespReplyWriter::Null() { output_->Append(IsResp3() ? "_\r\n" : "$-1\r\n"); }

void RespReplyWriter::NullArray() { output_->Append(IsResp3() ? "_\r\n" : "*-1\r\n"); }

void RespReplyWriter::Array(size_t elements) { Prefixed('*', elements); }

void RespReplyWriter::Map(size_t pairs) {
  if (IsResp3()) {
    Prefixed('%', pairs);
  } else {
    Prefixed('*', pairs * 2);
  }
}

void RespReplyWriter::Set(size_t elements) { Prefixed(IsResp3() ? '~' : '*', elements); }

void RespReplyWriter::Push(size_t elements) {
  message_begin_ = output_->size();
  Prefixed(IsResp3() ? '>' : '*', elements);
}

void RespReplyWriter::EndMessage() {
  if (notes_messages_) messages_.push_back({message_begin_, output_->size()});
}

void RespReplyWriter::Double(double value) {
  char digits[kLongestDouble];
  DoubleText(value, {digits, FormatDouble(value, digits)});
}

void RespReplyWriter::DoubleText(double /*value*/, std::string_view text) {
  if (!IsResp3()) return Bulk(text);
  output_->Append(',');
  output_->Append(text);
  output_->Append("\r\n");
}

void RespReplyWriter::Boolean(bool value) {
  if (IsResp3()) {
    output_->Append(value ? "#t\r\n" : "#f\r\n");
  } else {
    Integer(value ? 1 : 0);
  }
}

void RespReplyWriter::BigNumber(std::string_view digits) {
  if (!IsResp3()) return Bulk(digits);
  output_->Append('(');
  output_->Append(digits);
  output_->Append("\r\n");
}

void RespReplyWriter::Verbatim(std::string_view format, std::string_view text) {
  if (!IsResp3()) return Bulk(text);
  Prefixed('=', text.size() + 4);
  output_->Append(format);
  output_->Append(':');
  output_->Append(text);
  output_->Append("\r\n");
}

void RespReplyWriter::Whole(std::string_view resp) {
  if (resp.starts_with('-')) NoteError(resp.substr(1, resp.find('\r') - 1));
  output_->Append(resp);
}

void RespReplyWriter::Attribute(size_t pairs) { Prefixed('|', pairs); }

}  // namespace nacre
