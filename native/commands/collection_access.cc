#include "commands/collection_access.h"

namespace nacre {

bool ReplaceWithCollection(CommandContext& context, const KeyRef& key, ValueType type,
                           std::unique_ptr<Collection> value) {
  Table& table = context.TableOf(key);
  const Table::Position position = context.Peek(key);
  if (value->size() == 0) {
    if (position) table.Erase(position, key);
    return static_cast<bool>(position);
  }
  const uint32_t clock = context.ClockOver(position ? table.At(position) : nullptr);
  table.SetCollection(position, key, type, std::move(value), kNoExpiry, clock);
  return true;
}

}  // namespace nacre
