#include "commands/sorted_set/sorted_set_store.h"

#include <utility>

#include "commands/collection_access.h"
#include "commands/sorted_set/sorted_set_arguments.h"

namespace nacre::commands {

void StoreMembers(CommandContext& context, std::unique_ptr<ScoredMembers> members, std::string_view event,
                  size_t destination) {
  const KeyRef& key = context.key(destination);
  const size_t count = members->size();
  auto value = std::make_unique<SortedSetValue>(std::move(members), PackedLimitsOf(context));
  if (ReplaceWithCollection(context, key, ValueType::kSortedSet, std::move(value))) {
    context.MarkChanged();
    if (count != 0) {
      context.Notify(kEventSortedSet, event, key);
    } else {
      context.Notify(kEventGeneric, "del", key);
    }
  }
  context.reply().Integer(static_cast<int64_t>(count));
}

}  // namespace nacre::commands
