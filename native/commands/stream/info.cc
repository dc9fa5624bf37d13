// XINFO's subcommands.

#include <algorithm>
#include <optional>
#include <string>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

constexpr int64_t kDefaultFullCount = 10;

// The stream at the command's key, or null after an error reply.
const StreamValue* FindStream(CommandContext& context) {
  const StreamValue* stream;
  if (!FindCollection(context, context.key(), stream)) {
    context.reply().WrongType();
    return nullptr;
  }
  if (stream == nullptr) context.reply().Error("ERR no such key");
  return stream;
}

bool WrongSubcommand(CommandContext& context) {
  std::string error = "ERR unknown subcommand or wrong number of arguments for '";
  error.append(QuotedText(context.arg(1)).substr(0, 128)).append("'. Try XINFO HELP.");
  context.reply().Error(error);
  return false;
}

// [FULL [COUNT count]]
bool ParseFull(CommandContext& context, bool& full, int64_t& count) {
  const size_t options = context.argc() - 3;
  full = options != 0;
  if (!full) return true;
  if ((options != 1 && options != 3) || !context.ArgIs(3, "full")) return WrongSubcommand(context);
  if (options == 1) return true;
  if (!context.ArgIs(4, "count")) return WrongSubcommand(context);
  const auto parsed = ParseInteger(context.arg(5));
  if (!parsed) {
    context.reply().NotInteger();
    return false;
  }
  count = *parsed < 0 ? kDefaultFullCount : *parsed;
  return true;
}

int64_t Since(CommandContext& context, int64_t time_ms) {
  return std::max<int64_t>(context.now_ms() - time_ms, 0);
}

class StreamDescriber {
 public:
  StreamDescriber(ReplyWriter& reply, const StreamValue& stream) : reply_(reply), stream_(stream) {}

  void Summary() {
    reply_.Map(10);
    Head();
    reply_.Bulk("groups");
    reply_.Integer(static_cast<int64_t>(stream_.groups().size()));
    Edge("first-entry", false);
    Edge("last-entry", true);
  }

  void Full(int64_t count) {
    limit_ = EntryLimit(count);
    reply_.Map(9);
    Head();
    reply_.Bulk("entries");
    StreamCursor cursor(stream_, {}, StreamId::Max());
    ReplyWithEntries(reply_, cursor, cursor.Count(limit_));
    reply_.Bulk("groups");
    reply_.Array(stream_.groups().size());
    for (const auto& [name, group] : stream_.groups()) Group(name, *group);
  }

  void EntriesRead(const ConsumerGroup& group) {
    reply_.Bulk("entries-read");
    group.entries_read == kEntriesReadUnknown ? reply_.Null() : reply_.Integer(group.entries_read);
    reply_.Bulk("lag");
    const auto lag = stream_.Lag(group);
    lag ? reply_.Integer(*lag) : reply_.Null();
  }

 private:
  // The seven pairs that both forms begin with.
  void Head() {
    Number("length", stream_.size());
    Number("radix-tree-keys", stream_.nodes().size());
    // Redis counts the nodes of its radix tree. There is none here; a tree of as many
    // keys has as many leaves and a root.
    Number("radix-tree-nodes", stream_.nodes().size() + 1);
    Id("last-generated-id", stream_.last_id());
    Id("max-deleted-entry-id", stream_.max_deleted_id());
    Number("entries-added", stream_.entries_added());
    Id("recorded-first-entry-id", stream_.first_id());
  }
  void Number(std::string_view name, uint64_t value) {
    reply_.Bulk(name);
    reply_.Integer(static_cast<int64_t>(value));
  }
  void Id(std::string_view name, const StreamId& id) {
    reply_.Bulk(name);
    ReplyWithStreamId(reply_, id);
  }
  void Edge(std::string_view name, bool last) {
    reply_.Bulk(name);
    StreamCursor cursor(stream_, {}, StreamId::Max(), last);
    cursor.Next() ? ReplyWithEntry(reply_, cursor.entry()) : reply_.Null();
  }

  void Group(std::string_view name, const ConsumerGroup& group) {
    const ConsumerGroup::Pending& pending = group.pending();
    reply_.Map(7);
    reply_.Bulk("name");
    reply_.Bulk(name);
    Id("last-delivered-id", group.last_delivered);
    EntriesRead(group);
    Number("pel-count", pending.size());
    reply_.Bulk("pending");
    const size_t shown = std::min(limit_, pending.size());
    reply_.Array(shown);
    auto at = pending.First();
    for (size_t i = 0; i < shown; ++i, at = pending.Next(at)) {
      const PendingEntry& entry = pending.ValueAt(at);
      reply_.Array(4);
      ReplyWithStreamId(reply_, pending.KeyAt(at));
      reply_.Bulk(entry.consumer->name());
      reply_.Integer(entry.delivered_at_ms);
      reply_.Integer(entry.deliveries);
    }
    reply_.Bulk("consumers");
    reply_.Array(group.consumers().size());
    for (const auto& [consumer_name, consumer] : group.consumers()) Consumer(group, consumer);
  }

  void Consumer(const ConsumerGroup& group, const StreamConsumer& consumer) {
    reply_.Map(5);
    reply_.Bulk("name");
    reply_.Bulk(consumer.name());
    reply_.Bulk("seen-time");
    reply_.Integer(consumer.seen_at_ms);
    reply_.Bulk("active-time");
    reply_.Integer(consumer.active_at_ms);
    Number("pel-count", consumer.pending().size());
    reply_.Bulk("pending");
    const size_t shown = std::min(limit_, consumer.pending().size());
    reply_.Array(shown);
    auto at = consumer.pending().First();
    for (size_t i = 0; i < shown; ++i, at = consumer.pending().Next(at)) {
      const StreamId& id = consumer.pending().KeyAt(at);
      const PendingEntry& entry = group.pending().ValueAt(group.pending().Find(id));
      reply_.Array(3);
      ReplyWithStreamId(reply_, id);
      reply_.Integer(entry.delivered_at_ms);
      reply_.Integer(entry.deliveries);
    }
  }

  ReplyWriter& reply_;
  const StreamValue& stream_;
  size_t limit_ = 0;
};

}  // namespace

void XinfoStream(CommandContext& context) {
  const StreamValue* stream = FindStream(context);
  if (stream == nullptr) return;
  bool full;
  int64_t count = kDefaultFullCount;
  if (!ParseFull(context, full, count)) return;
  StreamDescriber describer(context.reply(), *stream);
  full ? describer.Full(count) : describer.Summary();
}

void XinfoGroups(CommandContext& context) {
  const StreamValue* stream = FindStream(context);
  if (stream == nullptr) return;
  ReplyWriter& reply = context.reply();
  StreamDescriber describer(reply, *stream);
  reply.Array(stream->groups().size());
  for (const auto& [name, group] : stream->groups()) {
    reply.Map(6);
    reply.Bulk("name");
    reply.Bulk(name);
    reply.Bulk("consumers");
    reply.Integer(static_cast<int64_t>(group->consumers().size()));
    reply.Bulk("pending");
    reply.Integer(static_cast<int64_t>(group->pending().size()));
    reply.Bulk("last-delivered-id");
    ReplyWithStreamId(reply, group->last_delivered);
    describer.EntriesRead(*group);
  }
}

void XinfoConsumers(CommandContext& context) {
  const StreamValue* stream = FindStream(context);
  if (stream == nullptr) return;
  const ConsumerGroup* group = stream->FindGroup(context.arg(3));
  if (group == nullptr) return NoGroupInKey(context, context.arg(2), context.arg(3));
  ReplyWriter& reply = context.reply();
  reply.Array(group->consumers().size());
  for (const auto& [name, consumer] : group->consumers()) {
    reply.Map(4);
    reply.Bulk("name");
    reply.Bulk(name);
    reply.Bulk("pending");
    reply.Integer(static_cast<int64_t>(consumer.pending().size()));
    reply.Bulk("idle");
    reply.Integer(Since(context, consumer.seen_at_ms));
    reply.Bulk("inactive");
    reply.Integer(consumer.active_at_ms < 0 ? -1 : Since(context, consumer.active_at_ms));
  }
}

}  // namespace nacre::commands
