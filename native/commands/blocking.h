// Commands that wait for a key: what a handler asks for when it finds nothing.
//
// A waiting command is an attempt that is repeated. The handler makes it once for
// each of its keys; if none succeeds it calls CommandContext::Block, and the
// engine (engine/blocking.h) makes it again, for one key alone, whenever that
// key was modified, before any other command can see the key.

#ifndef NACRE_COMMANDS_BLOCKING_H_
#define NACRE_COMMANDS_BLOCKING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

class CommandContext;

// Tries to carry the command out with its key number `key` alone, and replies if
// it can; else changes and replies nothing, and returns false. When it runs for a
// client that waits, the context's arguments, keys and database are those of the
// waiting command, and only that key and the keys that are not waited on are locked.
using BlockedAttempt = bool (*)(CommandContext& context, size_t key);

enum class TimeoutReply : uint8_t { kNull, kNullArray };

struct BlockRequest {
  BlockedAttempt attempt;
  int64_t timeout_ms = 0;  // 0 waits for ever.
  TimeoutReply on_timeout = TimeoutReply::kNullArray;
  // The reply where waiting is forbidden, if it is another one.
  std::optional<TimeoutReply> when_forbidden = std::nullopt;
  // The keys that are waited on; any other key of the command is one it writes to.
  size_t first_key = 0;
  size_t key_count = 1;
  // Whether the attempt is to be made, too, when such a key has gone.
  bool when_removed = false;
  // If not empty, stands for the command's arguments in later attempts, for
  // instance with what "$" meant when the command came. Keys stay where they were.
  std::vector<std::string> arguments = {};
};

// A timeout in seconds, possibly fractional, as milliseconds (rounded up); nothing
// after an error reply. Relative to now; 0 is for ever.
std::optional<int64_t> ParseTimeoutSeconds(CommandContext& context, std::string_view text);

}  // namespace nacre

#endif  // NACRE_COMMANDS_BLOCKING_H_
