#include "protocol/resp_parser.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/number.h"

namespace nacre {
namespace {

constexpr int64_t kUnauthenticatedArguments = 10;
constexpr int64_t kUnauthenticatedBulkBytes = 16384;
// Room for arguments that an idle parser keeps, and that a claimed number gets in advance.
constexpr size_t kArgumentsKept = 64;
// A length with more digits is read the careful way.
constexpr ptrdiff_t kPlainDigits = 6;

// Reads digits and a line end at `at`, and leaves `at` behind them. Nothing if
// they are not all there, or not as plain as nearly all clients write them.
std::optional<size_t> ReadPlainLength(const char*& at, const char* end) {
  const char* digit = at;
  size_t length = 0;
  for (; digit < end && digit - at <= kPlainDigits && *digit >= '0' && *digit <= '9'; ++digit) {
    length = length * 10 + static_cast<size_t>(*digit - '0');
  }
  const ptrdiff_t digits = digit - at;
  const bool plain = digits == 1 || (digits > 1 && digits <= kPlainDigits && *at != '0');
  if (!plain || end - digit < 2 || *digit != '\r') return std::nullopt;
  at = digit + 2;
  return length;
}

struct LineEnd {
  size_t at;   // Of the mark, or up to where there is none.
  bool found;  // With at least `behind` bytes after it.
};

// Looks for the end of a line from `from` on. A zero byte hides what follows
// it, as it would in a C string: such a line never ends, it only grows too big.
LineEnd FindLineEnd(std::string_view bytes, size_t from, char mark, size_t behind) {
  const size_t end = std::min(bytes.find(mark, from), bytes.size());
  const size_t zero = bytes.substr(0, end).find('\0', from);
  if (zero != std::string_view::npos) return {zero, false};
  return {end, end + behind < bytes.size()};
}

}  // namespace

void RespParser::Reset() {
  position_ = scanned_ = bytes_needed_ = 0;
  arguments_left_ = 0;
  bulk_length_ = -1;
  in_command_ = false;
  inline_ = false;
  arguments_.clear();
}

void RespParser::Trim() {
  if (arguments_.capacity() > kArgumentsKept && !in_command_)
    std::vector<std::string_view>().swap(arguments_);
  if (inline_words_.capacity() != 0) std::vector<std::string>().swap(inline_words_);
}

// Makes the arguments read so far views of the same bytes at another address.
void RespParser::Rebase(const char* base) {
  const auto address = reinterpret_cast<uintptr_t>(base);
  if (address == base_) return;
  for (std::string_view& argument : arguments_) {
    argument = {base + (reinterpret_cast<uintptr_t>(argument.data()) - base_), argument.size()};
  }
  base_ = address;
}

RespParser::Result RespParser::Fail(std::string error) {
  error_ = std::move(error);
  return Result::kError;
}

RespParser::Result RespParser::Parse(std::string_view bytes, const RespLimits& limits) {
  if (in_command_) {
    Rebase(bytes.data());
    return ParseBulks(bytes, limits);
  }
  if (bytes.empty()) return Result::kNeedMore;
  if (scanned_ == 0) Reset();
  if (bytes[0] != '*') return ParseInline(bytes, limits);
  const Result result = ParseHeader(bytes, limits);
  if (result != Result::kCommand) return result;
  in_command_ = true;
  base_ = reinterpret_cast<uintptr_t>(bytes.data());
  return ParseBulks(bytes, limits);
}

// "*N\r\n". kCommand: go on with the bulks.
RespParser::Result RespParser::ParseHeader(std::string_view bytes, const RespLimits& limits) {
  const char* at = bytes.data() + 1;
  const auto plain = ReadPlainLength(at, bytes.data() + bytes.size());
  if (plain && *plain > 0 && *plain <= kUnauthenticatedArguments) {
    position_ = static_cast<size_t>(at - bytes.data());
    scanned_ = 0;
    arguments_left_ = static_cast<int64_t>(*plain);
    return Result::kCommand;
  }
  const auto [end, found] = FindLineEnd(bytes, std::max<size_t>(scanned_, 1), '\r', 1);
  if (!found) {
    if (bytes.size() > limits.max_inline_bytes) return Fail("ERR Protocol error: too big mbulk count string");
    scanned_ = end;
    return Result::kNeedMore;
  }
  const auto count = ParseInteger(bytes.substr(1, end - 1));
  if (!count || *count > limits.max_arguments) return Fail("ERR Protocol error: invalid multibulk length");
  if (*count > kUnauthenticatedArguments && !limits.authenticated) {
    return Fail("ERR Protocol error: unauthenticated multibulk length");
  }
  position_ = end + 2;
  scanned_ = 0;
  if (*count <= 0) return Result::kNothing;
  arguments_left_ = *count;
  arguments_.reserve(std::min<size_t>(static_cast<size_t>(*count), kArgumentsKept));
  return Result::kCommand;
}

RespParser::Result RespParser::ReadBulkLength(std::string_view bytes, const RespLimits& limits) {
  const auto [end, found] = FindLineEnd(bytes, std::max(scanned_, position_), '\r', 1);
  if (!found) {
    if (bytes.size() - position_ > limits.max_inline_bytes) {
      return Fail("ERR Protocol error: too big bulk count string");
    }
    scanned_ = end;
    return Result::kNeedMore;
  }
  if (bytes[position_] != '$') {
    return Fail(std::string("ERR Protocol error: expected '$', got '") + bytes[position_] + "'");
  }
  const auto length = ParseInteger(bytes.substr(position_ + 1, end - position_ - 1));
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

void RespParser::ParsePlainBulks(std::string_view bytes, const RespLimits& limits) {
  const char* at = bytes.data() + position_;
  const char* const end = bytes.data() + bytes.size();
  const int64_t authenticated_most = limits.authenticated ? limits.max_bulk_bytes : kUnauthenticatedBulkBytes;
  const auto most = static_cast<size_t>(std::min(limits.max_bulk_bytes, authenticated_most));
  while (arguments_left_ > 0 && at < end && *at == '$') {
    const char* start = at + 1;
    const auto length = ReadPlainLength(start, end);
    if (!length || *length > most || static_cast<size_t>(end - start) < *length + 2) break;
    arguments_.emplace_back(start, *length);
    at = start + *length + 2;
    --arguments_left_;
  }
  position_ = static_cast<size_t>(at - bytes.data());
}

RespParser::Result RespParser::ParseBulks(std::string_view bytes, const RespLimits& limits) {
  if (bulk_length_ < 0 && position_ < bytes.size()) ParsePlainBulks(bytes, limits);
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
    arguments_.push_back(bytes.substr(position_, length));
    position_ += length + 2;
    bulk_length_ = -1;
    --arguments_left_;
    if (position_ < bytes.size()) ParsePlainBulks(bytes, limits);
  }
  in_command_ = false;
  scanned_ = 0;
  return Result::kCommand;
}

RespParser::Result RespParser::ParseInline(std::string_view bytes, const RespLimits& limits) {
  const auto [end, found] = FindLineEnd(bytes, scanned_, '\n', 0);
  if (!found) {
    if (bytes.size() > limits.max_inline_bytes) return Fail("ERR Protocol error: too big inline request");
    scanned_ = end;
    return Result::kNeedMore;
  }
  std::string_view line = bytes.substr(0, end);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
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

bool EndsWord(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

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
    while (at < line.size() && !EndsWord(line[at])) {
      const char c = line[at++];
      if (c == '"' || c == '\'') {
        if (!ReadQuoted(line, at, c, word)) return false;
        break;
      }
      word.push_back(c);
    }
    words.push_back(std::move(word));
  }
}

}  // namespace nacre
