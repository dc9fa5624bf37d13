// The options of XREAD and XREADGROUP, which have one grammar.

#ifndef NACRE_COMMANDS_STREAM_READ_OPTIONS_H_
#define NACRE_COMMANDS_STREAM_READ_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "commands/command_context.h"
#include "commands/stream/stream_arguments.h"

namespace nacre::commands {

struct ReadOptions {
  std::optional<int64_t> block_ms;  // 0 is for ever.
  int64_t count = kAllEntries;
  bool no_acknowledge = false;  // NOACK
  bool has_group = false;
  std::string_view group;
  std::string_view consumer;
  size_t first_key = 0;  // Its argument; the IDs stand behind the keys.
  size_t streams = 0;

  size_t KeyArgument(size_t stream) const { return first_key + stream; }
  size_t IdArgument(size_t stream) const { return first_key + streams + stream; }
};

// Parses what stands before the keys. False after an error reply.
bool ParseReadOptions(CommandContext& context, bool of_group, ReadOptions& options);

// One stream of a reply: the pair of its key and of an array that is to follow.
void ReplyWithStreamHead(ReplyWriter& reply, std::string_view key);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STREAM_READ_OPTIONS_H_
