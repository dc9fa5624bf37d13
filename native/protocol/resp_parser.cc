#include "protocol/resp_parser.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/number.h"

namespace nacre {
namespace {

constexpr int64_t kUnauthenticatedArguments = 10;
constexpr int64_t kUnauthenticatedBulkBytes = 16384;
constexpr size_t kArgumentsReserved = 1024;

// Digits of a length, as Redis's string2ll takes them; most have one to three.
std::optional<int64_t> ParseLength(std::string_view text) {
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') return text[0] - '0';
  if (text.size() == 2 && text[0] >= '1' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9') {
    return (text[0] - '0') * 10 + (text[1] - '0');
  }
  return ParseInteger(text);
}

}  // namespace

void RespParser::Reset() {
  position_ = scanned_ = bytes_needed_ = 0;
  arguments_left_ = 0;
  bulk_length_ = -1;
  in_command_ = false;
  inline_ = false;
  ranges_.clear();
}

RespParser::Result RespParser::Fail(std::string error) {
  error_ = std::move(error);
  return Result::kError;
}

RespParser::Result RespParser::Parse(std::string_view bytes, const RespLimits& limits) {
  if (!in_command_) {
    if (bytes.empty()) return Result::kNeedMore;
    if (scanned_ == 0) Reset();
    if (bytes[0] != '*') return ParseInline(bytes, limits);
    const Result result = ParseHeader(bytes, limits);
    if (result != Result::kCommand) return result;
    in_command_ = true;
  }
  return ParseBulks(bytes, limits);
}

// "*N\r\n". kCommand: go on with the bulks.
RespParser::Result RespParser::ParseHeader(std::string_view bytes, const RespLimits& limits) {
  const size_t end = bytes.find('\r', std::max<size_t>(scanned_, 1));
  if (end == std::string_view::npos || end + 1 >= bytes.size()) {
    if (bytes.size() > limits.max_inline_bytes) return Fail("ERR Protocol error: too big mbulk count string");
    scanned_ = end == std::string_view::npos ? bytes.size() : end;
    return Result::kNeedMore;
  }
  const auto count = ParseLength(bytes.substr(1, end - 1));
  if (!count || *count > limits.max_arguments) return Fail("ERR Protocol error: invalid multibulk length");
  if (*count > kUnauthenticatedArguments && !limits.authenticated) {
    return Fail("ERR Protocol error: unauthenticated multibulk length");
  }
  position_ = end + 2;
  scanned_ = 0;
  if (*count <= 0) return Result::kNothing;
  arguments_left_ = *count;
  ranges_.reserve(std::min<size_t>(static_cast<size_t>(*count), kArgumentsReserved));
  return Result::kCommand;
}

RespParser::Result RespParser::ReadBulkLength(std::string_view bytes, const RespLimits& limits) {
  const size_t from = std::max(scanned_, position_);
  const size_t end = bytes.find('\r', from);
  if (end == std::string_view::npos || end + 1 >= bytes.size()) {
    if (bytes.size() - position_ > limits.max_inline_bytes) {
      return Fail("ERR Protocol error: too big bulk count string");
    }
    scanned_ = end == std::string_view::npos ? bytes.size() : end;
    return Result::kNeedMore;
  }
  if (bytes[position_] != '$') {
    return Fail(std::string("ERR Protocol error: expected '$', got '") + bytes[position_] + "'");
  }
  const auto length = ParseLength(bytes.substr(position_ + 1, end - position_ - 1));
  if (!length || *length < 0 || *length > limits.max_bulk_bytes) {
    return Fail("ERR Protocol error: invalid bulk length");
  }
  if (*length > kUnauthenticatedBulkBytes && !limits.authenticated) {
    return Fail("ERR Protocol error: unauthenticated bulk length");
  }
  bulk_length_ = *length;
  position_ = end + 2;
  scanned_ = 0;
  return Result::kCommand;
}

RespParser::Result RespParser::ParseBulks(std::string_view bytes, const RespLimits& limits) {
  while (arguments_left_ > 0) {
    if (bulk_length_ < 0) {
      if (position_ >= bytes.size()) return Result::kNeedMore;
      const Result result = ReadBulkLength(bytes, limits);
      if (result != Result::kCommand) return result;
    }
    const auto length = static_cast<size_t>(bulk_length_);
    if (bytes.size() - std::min(position_, bytes.size()) < length + 2) {
      bytes_needed_ = position_ + length + 2;
      return Result::kNeedMore;
    }
    ranges_.push_back({position_, length});
    position_ += length + 2;
    bulk_length_ = -1;
    --arguments_left_;
  }
  return Finish(bytes);
}

RespParser::Result RespParser::Finish(std::string_view bytes) {
  arguments_.clear();
  for (const Range& range : ranges_) arguments_.push_back(bytes.substr(range.offset, range.size));
  in_command_ = false;
  scanned_ = 0;
  return Result::kCommand;
}

RespParser::Result RespParser::ParseInline(std::string_view bytes, const RespLimits& limits) {
  const size_t end = bytes.find('\n', scanned_);
  if (end == std::string_view::npos) {
    if (bytes.size() > limits.max_inline_bytes) return Fail("ERR Protocol error: too big inline request");
    scanned_ = bytes.size();
    return Result::kNeedMore;
  }
  std::string_view line = bytes.substr(0, end);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  // A zero byte ends the line's text, as it would a C string.
  line = line.substr(0, line.find('\0'));
  position_ = end + 1;
  scanned_ = 0;
  inline_ = true;
  inline_words_.clear();
  if (!SplitWords(line, inline_words_)) return Fail("ERR Protocol error: unbalanced quotes in request");
  if (inline_words_.empty()) return Result::kNothing;
  arguments_.assign(inline_words_.begin(), inline_words_.end());
  return Result::kCommand;
}

namespace {

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char Unescape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'a':
      return '\a';
    default:
      return c;
  }
}

// Reads what follows an opening quote at `at`; leaves `at` after the closing
// one. False when there is none, or text follows it directly.
bool ReadQuoted(std::string_view line, size_t& at, char quote, std::string& word) {
  while (at < line.size()) {
    const char c = line[at];
    if (c == quote) {
      ++at;
      return at == line.size() || IsSpace(line[at]);
    }
    if (quote == '"' && c == '\\' && at + 3 < line.size() && line[at + 1] == 'x' &&
        HexDigit(line[at + 2]) >= 0 && HexDigit(line[at + 3]) >= 0) {
      word.push_back(static_cast<char>(HexDigit(line[at + 2]) * 16 + HexDigit(line[at + 3])));
      at += 4;
    } else if (quote == '"' && c == '\\' && at + 1 < line.size()) {
      word.push_back(Unescape(line[at + 1]));
      at += 2;
    } else if (quote == '\'' && c == '\\' && at + 1 < line.size() && line[at + 1] == '\'') {
      word.push_back('\'');
      at += 2;
    } else {
      word.push_back(c);
      ++at;
    }
  }
  return false;
}

}  // namespace

bool SplitWords(std::string_view line, std::vector<std::string>& words) {
  size_t at = 0;
  while (true) {
    while (at < line.size() && IsSpace(line[at])) ++at;
    if (at == line.size()) return true;
    std::string word;
    while (at < line.size() && !IsSpace(line[at])) {
      const char c = line[at++];
      if (c != '"' && c != '\'') {
        word.push_back(c);
      } else if (!ReadQuoted(line, at, c, word)) {
        return false;
      }
    }
    words.push_back(std::move(word));
  }
}

}  // namespace nacre
