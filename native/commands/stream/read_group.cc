// XREADGROUP.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands/collection_access.h"
#include "commands/stream/read_options.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

// The ID that stands for ">": no entry is above it.
constexpr StreamId kNewEntries = StreamId::Max();

// What is read of one stream.
struct GroupRead {
  size_t index;
  StreamId after;  // Or kNewEntries.
  // What was found. Of new entries, how many there are behind `after`.
  size_t count = 0;
  std::vector<StreamId> history = {};
  bool is_history = false;
};

void NoGroup(CommandContext& context, std::string_view key, std::string_view group) {
  std::string error = "NOGROUP No such key '";
  error.append(QuotedText(key)).append("' or consumer group '").append(QuotedText(group));
  error.append("' in XREADGROUP with GROUP option");
  context.reply().Error(error);
}

bool MeaninglessId(CommandContext& context, std::string_view id, std::string_view reason) {
  std::string error = "ERR The ";
  error.append(id).append(
      " ID is meaningless in the context of XREADGROUP: you want to read the history of this consumer by "
      "specifying a proper ID, or use the > ID to get new messages. The ");
  error.append(id).append(" ID would just return ").append(reason).append(".");
  context.reply().Error(error);
  return false;
}

bool ParseGroupReadId(CommandContext& context, std::string_view text, StreamId& id) {
  if (text == ">") {
    id = kNewEntries;
    return true;
  }
  if (text == "$") return MeaninglessId(context, text, "an empty result set");
  if (text == "+") return MeaninglessId(context, text, "an empty result set");
  return ParseStreamId(context, text, id);
}

// The stream and the group of the key with the number `index`; false after the error
// reply that one of them is not there.
bool FindGroupOf(CommandContext& context, const ReadOptions& options, size_t index,
                 CollectionChange<StreamValue>& stream) {
  if (stream.WrongType()) {
    context.reply().WrongType();
    return false;
  }
  if (stream && stream->FindGroup(options.group) != nullptr) return true;
  if (!stream) context.Notify(kEventKeyMiss, "keymiss", context.key(index));
  NoGroup(context, context.arg(options.KeyArgument(index)), options.group);
  return false;
}

// Gives the consumer the entries that its group has not read. False if there is none.
bool DeliverNew(CommandContext& context, const ReadOptions& options, StreamValue& stream,
                const NamedGroup& named, StreamConsumer& consumer, GroupRead& read) {
  ConsumerGroup& group = named.group;
  StreamId start = group.last_delivered;
  if (stream.size() == 0 || !start.Increment()) return false;
  StreamCursor cursor(stream, start, StreamId::Max());
  read.count = cursor.Count(EntryLimit(options.count));
  if (read.count == 0) return false;
  read.after = group.last_delivered;
  for (size_t i = 0; i < read.count && cursor.Next(); ++i) {
    const StreamId& id = cursor.entry().id();
    stream.NoteDelivered(group, id);
    if (options.no_acknowledge) continue;
    group.Deliver(consumer, id, context.now_ms());
    if (context.KeepsEffects()) {
      KeepPending(context, context.key(read.index), named, id, *group.FindPending(id));
    }
  }
  KeepProgress(context, context.key(read.index), named);
  if (!options.no_acknowledge) consumer.active_at_ms = context.now_ms();
  return true;
}

// Finds what the consumer got and has not acknowledged; what is still in the stream
// is delivered once more.
void DeliverHistory(CommandContext& context, const ReadOptions& options, const StreamValue& stream,
                    const NamedGroup& group, const StreamConsumer& consumer, GroupRead& read) {
  StreamId start = read.after;
  start.Increment();
  read.is_history = true;
  const size_t limit = EntryLimit(options.count);
  const auto& pending = consumer.pending();
  for (auto at = pending.LowerBound(start); at && read.history.size() < limit; at = pending.Next(at)) {
    const StreamId& id = pending.KeyAt(at);
    read.history.push_back(id);
    if (!stream.Contains(id)) continue;
    PendingEntry* entry = group.group.FindPending(id);
    entry->delivered_at_ms = context.now_ms();
    entry->CountDelivery();
    KeepPending(context, context.key(read.index), group, id, *entry);
  }
}

// Reads one stream, whose group is there. False if there is nothing to reply. As since Redis 7.2 the consumer
// is made, and its event emitted, also where there is nothing new to deliver.
bool ReadStream(CommandContext& context, const ReadOptions& options, StreamValue& stream, GroupRead& read) {
  const KeyRef& key = context.key(read.index);
  const NamedGroup group{*stream.FindGroup(options.group), options.group};
  context.OwnEffects();
  StreamConsumer& consumer = FindOrAddConsumer(context, key, group, options.consumer);
  if (read.after != kNewEntries) {
    DeliverHistory(context, options, stream, group, consumer, read);
  } else if (!DeliverNew(context, options, stream, group, consumer, read)) {
    return false;
  }
  context.MarkChanged();
  return true;
}

void ReplyWithRead(CommandContext& context, const ReadOptions& options, const StreamValue& stream,
                   const GroupRead& read) {
  ReplyWriter& reply = context.reply();
  ReplyWithStreamHead(reply, context.arg(options.KeyArgument(read.index)));
  if (!read.is_history) {
    StreamId start = read.after;
    start.Increment();
    StreamCursor cursor(stream, start, StreamId::Max());
    return ReplyWithEntries(reply, cursor, read.count);
  }
  reply.Array(read.history.size());
  for (const StreamId& id : read.history) {
    const auto entry = FindStreamEntry(stream, id);
    if (entry) {
      ReplyWithEntry(reply, *entry);
      continue;
    }
    // The entry is gone, and still pending.
    reply.Array(2);
    ReplyWithStreamId(reply, id);
    reply.NullArray();
  }
}

void ReplyWithReads(CommandContext& context, const ReadOptions& options,
                    const std::vector<GroupRead>& reads) {
  ReplyWriter& reply = context.reply();
  reply.IsResp3() ? reply.Map(reads.size()) : reply.Array(reads.size());
  for (const GroupRead& read : reads) {
    CollectionChange<StreamValue> stream(context, context.key(read.index));
    ReplyWithRead(context, options, *stream, read);
  }
}

// For a key that was changed or removed: its group may be gone.
bool AttemptGroupRead(CommandContext& context, size_t index) {
  ReadOptions options;
  if (!ParseReadOptions(context, true, options)) return true;
  GroupRead read{index, kNewEntries};
  {
    CollectionChange<StreamValue> stream(context, context.key(index));
    if (!FindGroupOf(context, options, index, stream)) return true;
    StreamId start = stream->FindGroup(options.group)->last_delivered;
    if (!start.Increment() || LastEntryId(*stream) < start) return false;
    ReadStream(context, options, *stream, read);
  }
  ReplyWithReads(context, options, {read});
  return true;
}

// Whether all groups are there and all IDs are right; false after an error reply.
bool ParseReads(CommandContext& context, const ReadOptions& options, std::vector<GroupRead>& reads) {
  for (size_t i = 0; i < options.streams; ++i) {
    CollectionChange<StreamValue> stream(context, context.key(i));
    if (!FindGroupOf(context, options, i, stream)) return false;
    GroupRead& read = reads.emplace_back(GroupRead{.index = i, .after = {}});
    if (!ParseGroupReadId(context, context.arg(options.IdArgument(i)), read.after)) return false;
  }
  return true;
}

}  // namespace

void Xreadgroup(CommandContext& context) {
  ReadOptions options;
  if (!ParseReadOptions(context, true, options)) return;
  std::vector<GroupRead> reads;
  if (!ParseReads(context, options, reads)) return;
  // All is read before the reply begins: a key may be there twice.
  std::vector<GroupRead> served;
  for (GroupRead& read : reads) {
    CollectionChange<StreamValue> stream(context, context.key(read.index));
    if (ReadStream(context, options, *stream, read)) served.push_back(std::move(read));
  }
  if (!served.empty()) return ReplyWithReads(context, options, served);
  if (!options.block_ms) return context.reply().NullArray();
  BlockRequest request;
  request.attempt = AttemptGroupRead;
  request.when_removed = true;
  request.timeout_ms = *options.block_ms;
  request.key_count = options.streams;
  context.Block(std::move(request));
}

}  // namespace nacre::commands
