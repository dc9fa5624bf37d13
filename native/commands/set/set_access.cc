#include "commands/set/set_access.h"

#include <utility>

namespace nacre::commands {

SetValue::Limits SetLimits(CommandContext& context) {
  const Settings& settings = context.settings();
  return {static_cast<size_t>(settings.set_max_intset_entries.get()),
          static_cast<size_t>(settings.set_max_listpack_entries.get()),
          static_cast<size_t>(settings.set_max_listpack_value.get()), context.keyspace().seed()};
}

std::optional<std::vector<const SetValue*>> FindSets(CommandContext& context, size_t first) {
  std::vector<const SetValue*> sets(context.key_count() - first);
  for (size_t i = 0; i < sets.size(); ++i) {
    if (FindCollection(context, context.key(first + i), sets[i])) continue;
    context.reply().WrongType();
    return std::nullopt;
  }
  return sets;
}

bool FindSetOrReply(CommandContext& context, const SetValue*& set) {
  if (FindCollection(context, context.key(), set)) return true;
  context.reply().WrongType();
  return false;
}

void ReplyMembers(ReplyWriter& reply, const SetValue& set) {
  reply.Set(set.size());
  set.Visit([&](const auto& member) { ReplyMember(reply, member); });
}

void StoreSet(CommandContext& context, std::unique_ptr<SetValue> set, std::string_view event) {
  const KeyRef& destination = context.key(0);
  const size_t size = set->size();
  if (ReplaceWithCollection(context, destination, SetValue::kType, std::move(set))) {
    context.MarkChanged();
    if (size != 0) {
      context.Notify(kEventSet, event, destination);
    } else {
      context.Notify(kEventGeneric, "del", destination);
    }
  }
  context.reply().Integer(static_cast<int64_t>(size));
}

}  // namespace nacre::commands
