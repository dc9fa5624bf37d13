// What the set commands have in common.

#ifndef NACRE_COMMANDS_SET_SET_ACCESS_H_
#define NACRE_COMMANDS_SET_SET_ACCESS_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "commands/collection_access.h"
#include "commands/command_context.h"
#include "values/set_value.h"

namespace nacre::commands {

SetValue::Limits SetLimits(CommandContext& context);

// The sets at the keys from number `first` on, null where a key is missing; nothing
// after a WRONGTYPE reply. They are valid until a handler changes a table.
std::optional<std::vector<const SetValue*>> FindSets(CommandContext& context, size_t first);

// The set at the command's key; `set` is null if it is missing. False after a WRONGTYPE reply.
bool FindSetOrReply(CommandContext& context, const SetValue*& set);

// Writes a member that a visitor of a set got.
inline void ReplyMember(ReplyWriter& reply, std::string_view member) { reply.Bulk(member); }
inline void ReplyMember(ReplyWriter& reply, const PackedValue& member) {
  DigitBuffer digits;
  reply.Bulk(member.View(digits));
}

// The member for ReplyMember alone: it is not asked whether a text is an integer.
inline PackedValue AsReply(std::string_view member) { return PackedValue::Text(member); }
inline PackedValue AsReply(const PackedValue& member) { return member; }

void ReplyMembers(ReplyWriter& reply, const SetValue& set);

// Puts the set at the command's first key, replies with its size and tells of it
// with `event`; an empty one removes the key.
void StoreSet(CommandContext& context, std::unique_ptr<SetValue> set, std::string_view event);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SET_SET_ACCESS_H_
