#include "snapshot/stream_commands.h"

namespace nacre {
namespace {

void WriteEntry(CommandWords& words, std::string_view key, const StreamEntry& entry) {
  words.Begin(3 + 2 * entry.field_count());
  words.Words({"XADD", key});
  words.Word(entry.id());
  entry.VisitFields([&](const PackedValue& field, const PackedValue& value) {
    words.Word(field);
    words.Word(value);
  });
}

// An entry is added and trimmed away at once: there is no other way to make an empty stream that
// has no group.
void WriteEmpty(CommandWords& words, std::string_view key, const StreamValue& stream) {
  const bool has_id = !stream.last_id().IsZero();
  words.Begin(7);
  words.Words({"XADD", key, "MAXLEN", "0"});
  words.Word(has_id ? stream.last_id() : StreamId{0, 1});
  words.Words({"x", "y"});
}

void WriteMetadata(CommandWords& words, std::string_view key, const StreamValue& stream) {
  words.Begin(7);
  words.Words({"XSETID", key});
  words.Word(stream.last_id());
  words.Word("ENTRIESADDED");
  words.Integer(static_cast<int64_t>(stream.entries_added()));
  words.Word("MAXDELETEDID");
  words.Word(stream.max_deleted_id());
}

void WritePending(CommandWords& words, std::string_view key, std::string_view group_name,
                  const ConsumerGroup& group, const StreamConsumer& consumer) {
  for (auto at = consumer.pending().First(); at; at = consumer.pending().Next(at)) {
    const StreamId& id = consumer.pending().KeyAt(at);
    const PendingEntry& entry = group.pending().ValueAt(group.pending().Find(id));
    words.Begin(12);
    words.Words({"XCLAIM", key, group_name, consumer.name(), "0"});
    words.Word(id);
    words.Word("TIME");
    words.Integer(entry.delivered_at_ms);
    words.Word("RETRYCOUNT");
    words.Integer(entry.deliveries);
    words.Words({"JUSTID", "FORCE"});
  }
}

void WriteGroup(CommandWords& words, std::string_view key, std::string_view name,
                const ConsumerGroup& group) {
  words.Begin(7);
  words.Words({"XGROUP", "CREATE", key, name});
  words.Word(group.last_delivered);
  words.Word("ENTRIESREAD");
  words.Integer(group.entries_read);
  for (const auto& [unused, consumer] : group.consumers()) {
    words.Begin(5);
    words.Words({"XGROUP", "CREATECONSUMER", key, name, consumer.name()});
    WritePending(words, key, name, group, consumer);
  }
}

}  // namespace

void WriteStreamCommands(CommandWords& words, std::string_view key, const StreamValue& stream) {
  for (StreamCursor cursor(stream, StreamId(), StreamId::Max()); cursor.Next();) {
    WriteEntry(words, key, cursor.entry());
  }
  if (stream.size() == 0) WriteEmpty(words, key, stream);
  WriteMetadata(words, key, stream);
  for (const auto& [name, group] : stream.groups()) WriteGroup(words, key, name, *group);
}

}  // namespace nacre
