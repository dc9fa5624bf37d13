// What stands behind FIELDS in the commands on fields that expire: a number, and
// that many fields (or fields with values).

#ifndef NACRE_COMMANDS_HASH_FIELD_LIST_H_
#define NACRE_COMMANDS_HASH_FIELD_LIST_H_

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

using FieldList = std::span<const std::string_view>;

// The fields of "FIELDS number field …" at argument `index`, which must be all that
// is left; nothing after an error reply. `not_positive` is the error's text for a
// number that is not one, or too small.
std::optional<FieldList> ParseFieldList(CommandContext& context, size_t index, std::string_view not_positive);

// For most commands.
inline std::optional<FieldList> ParseFieldList(CommandContext& context, size_t index) {
  return ParseFieldList(context, index, "ERR Number of fields must be a positive integer");
}

// Keeps "<name> key <words> [number] field …", the number if the last word is FIELDS.
// `words` is the command's name and what stands behind the key.
void KeepFields(CommandContext& context, std::initializer_list<std::string_view> words, FieldList fields);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_HASH_FIELD_LIST_H_
