// Expiry times of fields, as the commands give them.

#ifndef NACRE_COMMANDS_HASH_FIELD_EXPIRY_H_
#define NACRE_COMMANDS_HASH_FIELD_EXPIRY_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// How the number of an expiry time is meant.
struct FieldExpiryForm {
  bool in_seconds;
  bool from_now;
};

// The Unix milliseconds that `number` means; nothing after an error reply. A time
// that is past is right, and means that the field goes.
std::optional<int64_t> ParseFieldExpiry(CommandContext& context, std::string_view number,
                                        const FieldExpiryForm& form);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_HASH_FIELD_EXPIRY_H_
