// What the list commands share: the ends of a list, in their arguments and in
// their events, and the limits of its chunks.

#ifndef NACRE_COMMANDS_LIST_LIST_END_H_
#define NACRE_COMMANDS_LIST_LIST_END_H_

#include <optional>
#include <string_view>

#include "commands/collection_access.h"
#include "commands/command_context.h"
#include "values/list_value.h"

namespace nacre::commands {

// LEFT or RIGHT; nothing after an error reply.
inline std::optional<ListEnd> ParseListEnd(CommandContext& context, std::string_view word) {
  if (EqualsIgnoringCase(word, "left")) return ListEnd::kHead;
  if (EqualsIgnoringCase(word, "right")) return ListEnd::kTail;
  context.reply().SyntaxError();
  return std::nullopt;
}

inline std::string_view PushEvent(ListEnd end) { return end == ListEnd::kHead ? "lpush" : "rpush"; }
inline std::string_view PopEvent(ListEnd end) { return end == ListEnd::kHead ? "lpop" : "rpop"; }

inline std::string_view PopCommand(ListEnd end) { return end == ListEnd::kHead ? "LPOP" : "RPOP"; }

inline ListLimits ListLimitsOf(CommandContext& context) {
  const Settings& settings = context.settings();
  return ListLimits(settings.list_max_listpack_size.get(), settings.quicklist_packed_threshold.get());
}

inline void ReplyElement(CommandContext& context, const PackedValue& value) {
  DigitBuffer digits;
  context.reply().Bulk(value.View(digits));
}

// Takes up to `count` elements from an end of the list, and replies with an array of
// them. The change is counted and made known. Requires: the list is not empty.
void PopSeveral(CommandContext& context, CollectionChange<ListValue>& list, const KeyRef& key, ListEnd end,
                size_t count);

// Takes an element from an end of the list, and replies with it. Likewise.
void PopOne(CommandContext& context, CollectionChange<ListValue>& list, const KeyRef& key, ListEnd end);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_LIST_LIST_END_H_
