// Parses the arguments that name a database.

#ifndef NACRE_COMMANDS_DATABASE_INDEX_H_
#define NACRE_COMMANDS_DATABASE_INDEX_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace nacre {

class CommandContext;

// The database that `text` names; nothing after an error reply.
std::optional<uint32_t> ParseDatabaseIndex(CommandContext& context, std::string_view text);

// The same for an index that is a 32-bit integer already, as Redis reads it.
std::optional<uint32_t> CheckDatabaseIndex(CommandContext& context, int64_t index);

// Whether Redis would read `value` as an int.
bool FitsInt(int64_t value);

}  // namespace nacre

#endif  // NACRE_COMMANDS_DATABASE_INDEX_H_
