// XPENDING.

#include <algorithm>
#include <string>
#include <vector>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

struct PendingQuery {
  int64_t min_idle_ms = 0;
  StreamInterval interval;
  int64_t count = 0;
  bool has_consumer = false;
  std::string_view consumer;
};

bool ParsePendingQuery(CommandContext& context, PendingQuery& query) {
  const size_t argc = context.argc();
  size_t first = 3;
  if (context.ArgIs(first, "idle")) {
    const auto idle = ParseInteger(context.arg(first + 1));
    if (!idle) {
      context.reply().NotInteger();
      return false;
    }
    query.min_idle_ms = *idle;
    if (argc < 8) {
      context.reply().SyntaxError();
      return false;
    }
    first += 2;
  }
  const auto count = ParseInteger(context.arg(first + 2));
  if (!count) {
    context.reply().NotInteger();
    return false;
  }
  query.count = std::max<int64_t>(*count, 0);
  if (!ParseStreamInterval(context, context.arg(first), context.arg(first + 1), query.interval)) return false;
  query.has_consumer = first + 3 < argc;
  if (query.has_consumer) query.consumer = context.arg(first + 3);
  return true;
}

void ReplyWithSummary(ReplyWriter& reply, const ConsumerGroup& group) {
  const ConsumerGroup::Pending& pending = group.pending();
  reply.Array(4);
  reply.Integer(static_cast<int64_t>(pending.size()));
  if (pending.empty()) {
    reply.Null();
    reply.Null();
    return reply.NullArray();
  }
  ReplyWithStreamId(reply, pending.KeyAt(pending.First()));
  ReplyWithStreamId(reply, pending.KeyAt(pending.Last()));
  size_t busy = 0;
  for (const auto& [name, consumer] : group.consumers()) busy += consumer.pending().empty() ? 0 : 1;
  reply.Array(busy);
  for (const auto& [name, consumer] : group.consumers()) {
    if (consumer.pending().empty()) continue;
    reply.Array(2);
    reply.Bulk(name);
    DigitBuffer digits;
    reply.Bulk(FormatInteger(static_cast<int64_t>(consumer.pending().size()), digits));
  }
}

// A pending entry as a reply has it.
struct FoundEntry {
  StreamId id;
  const PendingEntry* entry;
};

int64_t IdleTime(int64_t now_ms, const PendingEntry& entry) {
  int64_t idle;
  return __builtin_sub_overflow(now_ms, entry.delivered_at_ms, &idle) ? 0 : idle;
}

// Appends the entry if the query wants it; whether the query has enough then.
bool Take(CommandContext& context, const PendingQuery& query, const StreamId& id, const PendingEntry& entry,
          std::vector<FoundEntry>& found) {
  if (query.min_idle_ms == 0 || IdleTime(context.now_ms(), entry) >= query.min_idle_ms) {
    found.push_back({id, &entry});
  }
  return found.size() == static_cast<uint64_t>(query.count);
}

std::vector<FoundEntry> FindPendingEntries(CommandContext& context, const PendingQuery& query,
                                           const ConsumerGroup& group, const StreamConsumer* consumer) {
  std::vector<FoundEntry> found;
  const ConsumerGroup::Pending& pending = group.pending();
  if (query.count == 0) return found;
  if (consumer == nullptr) {
    for (auto at = pending.LowerBound(query.interval.start); at; at = pending.Next(at)) {
      const StreamId& id = pending.KeyAt(at);
      if (id > query.interval.end || Take(context, query, id, pending.ValueAt(at), found)) break;
    }
    return found;
  }
  const auto& ids = consumer->pending();
  for (auto at = ids.LowerBound(query.interval.start); at; at = ids.Next(at)) {
    const StreamId& id = ids.KeyAt(at);
    if (id > query.interval.end) break;
    if (Take(context, query, id, pending.ValueAt(pending.Find(id)), found)) break;
  }
  return found;
}

void ReplyWithPendingEntries(CommandContext& context, const std::vector<FoundEntry>& found) {
  ReplyWriter& reply = context.reply();
  reply.Array(found.size());
  for (const auto& [id, entry] : found) {
    reply.Array(4);
    ReplyWithStreamId(reply, id);
    reply.Bulk(entry->consumer->name());
    reply.Integer(std::max<int64_t>(IdleTime(context.now_ms(), *entry), 0));
    reply.Integer(entry->deliveries);
  }
}

}  // namespace

void Xpending(CommandContext& context) {
  const size_t argc = context.argc();
  const bool summary = argc == 3;
  if (!summary && (argc < 6 || argc > 9)) return context.reply().SyntaxError();
  PendingQuery query;
  if (!summary && !ParsePendingQuery(context, query)) return;

  const StreamValue* stream;
  if (!FindCollection(context, context.key(), stream)) return context.reply().WrongType();
  const ConsumerGroup* group = stream == nullptr ? nullptr : stream->FindGroup(context.arg(2));
  if (group == nullptr) return NoKeyOrGroup(context, context.arg(1), context.arg(2));
  if (summary) return ReplyWithSummary(context.reply(), *group);
  const StreamConsumer* consumer = query.has_consumer ? group->FindConsumer(query.consumer) : nullptr;
  if (query.has_consumer && consumer == nullptr) return context.reply().Array(0);
  ReplyWithPendingEntries(context, FindPendingEntries(context, query, *group, consumer));
}

}  // namespace nacre::commands
