// XRANGE and XREVRANGE.

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

// The last COUNT among the options, which nothing else may stand among. False after
// an error reply.
bool ParseRangeCount(CommandContext& context, std::optional<int64_t>& count) {
  for (size_t i = 4; i < context.argc(); i += 2) {
    if (!context.ArgIs(i, "count") || i + 1 >= context.argc()) {
      context.reply().SyntaxError();
      return false;
    }
    count = ParseInteger(context.arg(i + 1));
    if (!count) {
      context.reply().NotInteger();
      return false;
    }
  }
  return true;
}

void ReplyWithRange(CommandContext& context, bool reverse) {
  StreamInterval interval;
  const std::string_view start = context.arg(reverse ? 3 : 2);
  const std::string_view end = context.arg(reverse ? 2 : 3);
  std::optional<int64_t> count;
  if (!ParseStreamInterval(context, start, end, interval) || !ParseRangeCount(context, count)) return;

  const StreamValue* stream;
  if (!FindCollection(context, context.key(), stream)) return context.reply().WrongType();
  if (stream == nullptr) return context.reply().Array(0);
  if (count && *count <= 0) return context.reply().NullArray();
  StreamCursor cursor(*stream, interval.start, interval.end, reverse);
  const size_t found = cursor.Count(EntryLimit(count.value_or(kAllEntries)));
  ReplyWithEntries(context.reply(), cursor, found);
}

}  // namespace

void Xrange(CommandContext& context) { ReplyWithRange(context, false); }

void Xrevrange(CommandContext& context) { ReplyWithRange(context, true); }

}  // namespace nacre::commands
