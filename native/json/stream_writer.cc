#include "json/stream_writer.h"

#include <string_view>

namespace nacre {
namespace {

void WriteId(JsonWriter& writer, const StreamId& id) {
  StreamIdBuffer buffer;
  writer.Word(FormatStreamId(id, buffer));
}

void WriteText(JsonWriter& writer, const PackedValue& value) {
  DigitBuffer digits;
  writer.Bytes(value.View(digits));
}

void WriteEntries(JsonWriter& writer, const StreamValue& stream) {
  writer.OpenArray();
  for (StreamCursor cursor(stream, StreamId(), StreamId::Max()); cursor.Next();) {
    writer.OpenArray();
    WriteId(writer, cursor.entry().id());
    writer.OpenArray();
    cursor.entry().VisitFields([&](const PackedValue& field, const PackedValue& value) {
      writer.OpenArray();
      WriteText(writer, field);
      WriteText(writer, value);
      writer.CloseArray();
    });
    writer.CloseArray();
    writer.CloseArray();
  }
  writer.CloseArray();
}

void WritePending(JsonWriter& writer, const ConsumerGroup& group, const StreamConsumer& consumer) {
  writer.OpenArray();
  for (auto at = consumer.pending().First(); at; at = consumer.pending().Next(at)) {
    const StreamId& id = consumer.pending().KeyAt(at);
    const PendingEntry& entry = group.pending().ValueAt(group.pending().Find(id));
    writer.OpenArray();
    WriteId(writer, id);
    writer.Integer(entry.delivered_at_ms);
    writer.Integer(entry.deliveries);
    writer.CloseArray();
  }
  writer.CloseArray();
}

// A number below zero says that there is none.
void WriteIfAny(JsonWriter& writer, int64_t number) { number < 0 ? writer.Null() : writer.Integer(number); }

void WriteConsumer(JsonWriter& writer, const ConsumerGroup& group, const StreamConsumer& consumer) {
  writer.OpenObject();
  writer.Name("name");
  writer.Bytes(consumer.name());
  writer.Name("seen_at_ms");
  writer.Integer(consumer.seen_at_ms);
  writer.Name("active_at_ms");
  WriteIfAny(writer, consumer.active_at_ms);
  writer.Name("pending");
  WritePending(writer, group, consumer);
  writer.CloseObject();
}

void WriteGroup(JsonWriter& writer, std::string_view name, const ConsumerGroup& group) {
  writer.OpenObject();
  writer.Name("name");
  writer.Bytes(name);
  writer.Name("last_delivered_id");
  WriteId(writer, group.last_delivered);
  writer.Name("entries_read");
  group.entries_read == kEntriesReadUnknown ? writer.Null() : writer.Integer(group.entries_read);
  writer.Name("consumers");
  writer.OpenArray();
  for (const auto& [unused, consumer] : group.consumers()) WriteConsumer(writer, group, consumer);
  writer.CloseArray();
  writer.CloseObject();
}

}  // namespace

void WriteJsonStream(JsonWriter& writer, const StreamValue& stream) {
  writer.OpenObject();
  writer.Name("last_id");
  WriteId(writer, stream.last_id());
  writer.Name("max_deleted_id");
  WriteId(writer, stream.max_deleted_id());
  writer.Name("entries_added");
  writer.Unsigned(stream.entries_added());
  writer.Name("entries");
  WriteEntries(writer, stream);
  writer.Name("groups");
  writer.OpenArray();
  for (const auto& [name, group] : stream.groups()) WriteGroup(writer, name, *group);
  writer.CloseArray();
  writer.CloseObject();
}

}  // namespace nacre
