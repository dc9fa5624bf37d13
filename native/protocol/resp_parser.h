// Reads commands from a connection's bytes: RESP arrays of bulk strings, and
// inline commands. The bytes are hostile: each length is checked against a
// limit before anything of that length is awaited.
//
// The parser keeps its place between calls, so a command that comes in pieces
// is read once. Arguments are views into the caller's buffer: nothing is
// copied. Inline commands with quotes are the exception; their arguments live
// in the parser.

#ifndef NACRE_PROTOCOL_RESP_PARSER_H_
#define NACRE_PROTOCOL_RESP_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

struct RespLimits {
  int64_t max_bulk_bytes = 512ll * 1024 * 1024;  // proto-max-bulk-len
  int64_t max_arguments = INT32_MAX;
  size_t max_inline_bytes = 64 * 1024;
  bool authenticated = true;  // Before authentication: 10 arguments, 16,384 bytes each.
};

class RespParser {
 public:
  enum class Result {
    kCommand,   // arguments() holds a command of consumed() bytes.
    kNothing,   // consumed() bytes were an empty command; call again.
    kNeedMore,  // Keep the bytes and call again with more after them.
    kError,     // error() says why; the connection is to be closed.
  };

  // Reads from the start of `bytes`, which after kNeedMore must begin with the
  // same bytes as before (at any address). O(new bytes) over all calls.
  Result Parse(std::string_view bytes, const RespLimits& limits);

  // The command's name and arguments; valid until the buffer changes or the next Parse.
  const std::vector<std::string_view>& arguments() const { return arguments_; }

  // Whether that command was inline: its arguments then live until the next Parse.
  bool IsInline() const { return inline_; }

  // Forgets what was read of an unfinished command.
  void Restart() { Reset(); }

  // Gives back the memory that a command of many arguments needed, once it is done.
  void Trim();

  // Bytes of the command that kCommand or kNothing reported.
  size_t consumed() const { return position_; }

  // The error reply's text, without "-".
  const std::string& error() const { return error_; }

  // After kNeedMore: how many bytes the command has at the least, if known, else 0.
  size_t bytes_needed() const { return bytes_needed_; }

 private:
  Result ParseInline(std::string_view bytes, const RespLimits& limits);
  Result ParseHeader(std::string_view bytes, const RespLimits& limits);
  Result ParseBulks(std::string_view bytes, const RespLimits& limits);
  // Reads as many arguments as come whole and plainly written.
  void ParsePlainBulks(std::string_view bytes, const RespLimits& limits);
  Result ReadBulkLength(std::string_view bytes, const RespLimits& limits);
  void Rebase(const char* base);
  Result Fail(std::string error);
  void Reset();

  // The arguments read so far; views from base_, the start of the bytes of the last call.
  std::vector<std::string_view> arguments_;
  uintptr_t base_ = 0;
  std::vector<std::string> inline_words_;  // Arguments of an inline command.
  std::string error_;
  size_t position_ = 0;  // Up to where the command is read.
  size_t scanned_ = 0;   // Up to where a line end was looked for.
  int64_t arguments_left_ = 0;
  int64_t bulk_length_ = -1;  // Of the argument being read; -1: its header is next.
  size_t bytes_needed_ = 0;
  bool in_command_ = false;
  bool inline_ = false;
};

// Splits a line into words as redis.conf and inline commands do: single and
// double quotes, \n \r \t \b \a \xHH in double quotes. False when quotes are
// unbalanced.
bool SplitWords(std::string_view line, std::vector<std::string>& words);

}  // namespace nacre

#endif  // NACRE_PROTOCOL_RESP_PARSER_H_
