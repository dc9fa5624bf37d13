// HyperLogLogs as the strings that keys hold.

#ifndef NACRE_COMMANDS_HYPERLOGLOG_HYPERLOGLOG_STRING_H_
#define NACRE_COMMANDS_HYPERLOGLOG_HYPERLOGLOG_STRING_H_

#include <optional>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// The bytes of the HyperLogLog at `position`, valid until the table changes;
// nothing after an error reply if another value is there.
std::optional<std::string_view> HyperLogLogAt(CommandContext& context, const KeyRef& key,
                                              Table::Position position);

// Replies that its runs are not valid.
void ReplyCorrupted(CommandContext& context);

// The bytes of the HyperLogLog at `position`, to be changed without changing their
// number; the key counts as modified.
char* WriteInPlace(CommandContext& context, const KeyRef& key, Table::Position position);

// Stores the HyperLogLog `bytes` under `key`, whose expiry time stays as it is.
// `position` is where it is, or none.
void StoreHyperLogLog(CommandContext& context, const KeyRef& key, Table::Position position,
                      std::string_view bytes);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_HYPERLOGLOG_HYPERLOGLOG_STRING_H_
