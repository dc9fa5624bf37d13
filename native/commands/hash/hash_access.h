// What the handlers of hash commands have in common.

#ifndef NACRE_COMMANDS_HASH_HASH_ACCESS_H_
#define NACRE_COMMANDS_HASH_HASH_ACCESS_H_

#include <span>
#include <string_view>

#include "commands/collection_access.h"
#include "commands/command_context.h"
#include "values/hash_value.h"

namespace nacre::commands {

// The settings that decide about the form of a hash, as they are now.
inline HashLimits HashLimitsOf(CommandContext& context) {
  return {static_cast<size_t>(context.settings().hash_max_listpack_entries.get()),
          static_cast<size_t>(context.settings().hash_max_listpack_value.get()), context.keyspace().seed()};
}

inline void ReplyEntry(ReplyWriter& reply, const PackedValue& entry) {
  DigitBuffer digits;
  reply.Bulk(entry.View(digits));
}

// The value of the field, or null if it or the hash is absent.
inline void ReplyValueOf(CommandContext& context, const HashValue* hash, std::string_view field) {
  const HashValue::Place place = hash == nullptr ? HashValue::Place() : hash->Find(field, context.now_ms());
  place ? ReplyEntry(context.reply(), hash->ValueAt(place)) : context.reply().Null();
}

// Replies with an error if one of the texts is longer than a hash can hold; false if so.
bool CheckLengths(CommandContext& context, std::span<const std::string_view> texts);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_HASH_HASH_ACCESS_H_
