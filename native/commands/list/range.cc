// LLEN, LINDEX, LRANGE and LTRIM.

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

// Indexes as they were given: negative ones count from the tail.
struct AskedRange {
  int64_t start;
  int64_t stop;
};

struct Range {
  size_t start = 0;
  size_t count = 0;
};

// Nothing after an error reply.
std::optional<AskedRange> ParseRange(CommandContext& context) {
  const auto start = ParseInteger(context.arg(2));
  const auto stop = ParseInteger(context.arg(3));
  if (start && stop) return AskedRange{*start, *stop};
  context.reply().NotInteger();
  return std::nullopt;
}

Range ResolveRange(const AskedRange& asked, size_t size) {
  const auto length = static_cast<int64_t>(size);
  const int64_t start = std::max<int64_t>(asked.start < 0 ? asked.start + length : asked.start, 0);
  const int64_t stop = std::min(asked.stop < 0 ? asked.stop + length : asked.stop, length - 1);
  if (start > stop || start >= length) return {};
  return {static_cast<size_t>(start), static_cast<size_t>(stop - start + 1)};
}

}  // namespace

void Llen(CommandContext& context) {
  const ListValue* list;
  if (!FindCollection(context, context.key(), list)) return context.reply().WrongType();
  context.reply().Integer(list == nullptr ? 0 : static_cast<int64_t>(list->size()));
}

// The key is looked at before the index.
void Lindex(CommandContext& context) {
  const ListValue* list;
  if (!FindCollection(context, context.key(), list)) return context.reply().WrongType();
  if (list == nullptr) return context.reply().Null();
  const auto asked = ParseInteger(context.arg(2));
  if (!asked) return context.reply().NotInteger();
  const auto size = static_cast<int64_t>(list->size());
  const int64_t index = *asked < 0 ? *asked + size : *asked;
  if (index < 0 || index >= size) return context.reply().Null();
  ReplyElement(context, list->Get(static_cast<size_t>(index)));
}

void Lrange(CommandContext& context) {
  const auto asked = ParseRange(context);
  if (!asked) return;
  const ListValue* list;
  if (!FindCollection(context, context.key(), list)) return context.reply().WrongType();
  if (list == nullptr) return context.reply().Array(0);
  const Range range = ResolveRange(*asked, list->size());
  context.reply().Array(range.count);
  list->Walk(ListEnd::kHead, range.start, range.count, [&](const PackedValue& value) {
    ReplyElement(context, value);
    return true;
  });
}

// The event and the mark of a change come even if the range is the whole list.
void Ltrim(CommandContext& context) {
  const auto asked = ParseRange(context);
  if (!asked) return;
  const KeyRef& key = context.key();
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return context.reply().WrongType();
  if (!list) return context.reply().Ok();
  const ListLimits limits = ListLimitsOf(context);
  const size_t size = list->size();
  const Range kept = ResolveRange(*asked, size);
  list->Drop(ListEnd::kTail, size - kept.start - kept.count, limits);
  list->Drop(ListEnd::kHead, kept.start, limits);
  list.MarkChanged(size - kept.count);
  context.Notify(kEventList, "ltrim", key);
  context.reply().Ok();
}

}  // namespace nacre::commands
