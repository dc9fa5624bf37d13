// Comparisons of a stored string with what the caller expects: byte for byte,
// or by digest (SET's and DELEX's IFEQ, IFNE, IFDEQ, IFDNE; DELIFEQ; DIGEST).

#ifndef NACRE_COMMANDS_STRING_VALUE_CONDITION_H_
#define NACRE_COMMANDS_STRING_VALUE_CONDITION_H_

#include <array>
#include <string_view>

#include "commands/command_context.h"
#include "commands/string/string_options.h"

namespace nacre::commands {

// XXH3-64 as lower-case hexadecimal digits, zeros in front included.
using DigestText = std::array<char, 16>;

DigestText DigestOf(const Entry& entry);

// Whether the string is `value`, byte for byte. Requires: entry.IsString().
bool IsValue(const Entry& entry, std::string_view value);

// Whether the condition compares the old value, and so needs a string.
constexpr bool ComparesValue(Condition condition) { return condition >= Condition::kEqual; }

// Whether `operand` has the length of a digest, if the condition compares digests;
// if not, replies with the error. Redis looks at nothing but the length.
bool HasValidOperand(CommandContext& context, Condition condition, std::string_view operand);

// Whether the condition holds of the key's entry; null is an absent key.
// Requires: a condition that compares the value has a string to compare with, or none.
bool Holds(Condition condition, std::string_view operand, const Entry* entry);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STRING_VALUE_CONDITION_H_
