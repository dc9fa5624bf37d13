#include "rdb/stream_codec.h"

#include <string_view>
#include <utility>

#include "base/little_endian.h"
#include "structures/packed_list.h"

namespace nacre {
namespace {

constexpr size_t kIdSize = 16;

// An ID as 16 bytes, in the order of which bytes compare as IDs do.
struct IdBytes {
  explicit IdBytes(const StreamId& id) {
    StoreBigEndian(bytes, id.ms);
    StoreBigEndian(bytes + 8, id.sequence);
  }
  std::string_view view() const { return {bytes, sizeof bytes}; }

  char bytes[kIdSize];
};

StreamId IdOf(std::string_view bytes) {
  return {LoadBigEndian<uint64_t>(bytes.data()), LoadBigEndian<uint64_t>(bytes.data() + 8)};
}

void WriteId(RdbWriter& writer, const StreamId& id) {
  writer.Length(id.ms);
  writer.Length(id.sequence);
}

bool ReadId(RdbReader& reader, StreamId& id) { return reader.Length(id.ms) && reader.Length(id.sequence); }

bool ReadRawId(RdbReader& reader, StreamId& id) {
  std::string_view bytes;
  if (!reader.Raw(kIdSize, bytes)) return false;
  id = IdOf(bytes);
  return true;
}

void WriteConsumer(RdbWriter& writer, RdbType form, const StreamConsumer& consumer) {
  writer.String(consumer.name());
  writer.Milliseconds(consumer.seen_at_ms);
  if (form == RdbType::kStream3) writer.Milliseconds(consumer.active_at_ms);
  writer.Length(consumer.pending().size());
  for (auto at = consumer.pending().First(); at; at = consumer.pending().Next(at)) {
    writer.Raw(IdBytes(consumer.pending().KeyAt(at)).view());
  }
}

void WriteGroup(RdbWriter& writer, RdbType form, std::string_view name, const ConsumerGroup& group) {
  writer.String(name);
  WriteId(writer, group.last_delivered);
  writer.Length(static_cast<uint64_t>(group.entries_read));
  const ConsumerGroup::Pending& pending = group.pending();
  writer.Length(pending.size());
  for (auto at = pending.First(); at; at = pending.Next(at)) {
    writer.Raw(IdBytes(pending.KeyAt(at)).view());
    writer.Milliseconds(pending.ValueAt(at).delivered_at_ms);
    writer.Length(static_cast<uint64_t>(pending.ValueAt(at).deliveries));
  }
  writer.Length(group.consumers().size());
  for (const auto& [unused, consumer] : group.consumers()) WriteConsumer(writer, form, consumer);
}

bool ReadNodes(RdbReader& reader, StreamValue& stream) {
  uint64_t count;
  RdbString id;
  RdbString node;
  if (!reader.Count(count, kIdSize)) return false;
  for (; count != 0; --count) {
    if (!reader.String(id) || id.bytes().size() != kIdSize || !reader.String(node)) return false;
    auto list = PackedList::FromBytes(node.bytes());
    if (!list || !stream.AddNode(IdOf(id.bytes()), std::move(*list))) return false;
  }
  return true;
}

// What is told of the stream as a whole, which must agree with its entries.
bool ReadTotals(RdbType type, RdbReader& reader, StreamValue& stream) {
  uint64_t length;
  StreamId last_id;
  if (!reader.Length(length) || length != stream.size() || !ReadId(reader, last_id)) return false;
  if (last_id < LastEntryId(stream)) return false;
  StreamId first_id;  // It follows from the entries.
  StreamId max_deleted_id;
  uint64_t entries_added = length;
  if (type != RdbType::kStream1) {
    if (!ReadId(reader, first_id) || !ReadId(reader, max_deleted_id) || !reader.Length(entries_added)) {
      return false;
    }
  }
  // Redis 7.0 lets XSETID go below max_deleted_id.
  if (entries_added < length) return false;
  stream.SetLastId(last_id);
  stream.set_max_deleted_id(max_deleted_id);
  stream.set_entries_added(entries_added);
  return true;
}

bool ReadPending(RdbReader& reader, ConsumerGroup& group) {
  uint64_t count;
  StreamId id;
  int64_t delivered_at_ms;
  uint64_t deliveries;
  if (!reader.Count(count, kIdSize + sizeof delivered_at_ms + 1)) return false;
  for (; count != 0; --count) {
    if (!ReadRawId(reader, id) || !reader.Milliseconds(delivered_at_ms) || !reader.Length(deliveries)) {
      return false;
    }
    if (deliveries > INT64_MAX || group.FindPending(id) != nullptr) return false;
    group.AddPending(id, delivered_at_ms, static_cast<int64_t>(deliveries));
  }
  return true;
}

// A pending entry belongs to one consumer, and was told of by the group.
bool ReadPendingOf(RdbReader& reader, ConsumerGroup& group, StreamConsumer& consumer) {
  uint64_t count;
  StreamId id;
  if (!reader.Count(count, kIdSize)) return false;
  for (; count != 0; --count) {
    if (!ReadRawId(reader, id)) return false;
    PendingEntry* entry = group.FindPending(id);
    if (entry == nullptr || entry->consumer != nullptr) return false;
    group.Assign(id, *entry, consumer);
  }
  return true;
}

bool ReadConsumers(RdbType type, RdbReader& reader, ConsumerGroup& group) {
  uint64_t count;
  uint64_t assigned = 0;
  RdbString name;
  int64_t seen_at_ms;
  if (!reader.Count(count, 1 + sizeof seen_at_ms + 1)) return false;
  for (; count != 0; --count) {
    if (!reader.String(name) || !reader.Milliseconds(seen_at_ms)) return false;
    if (group.FindConsumer(name.bytes()) != nullptr) return false;
    StreamConsumer& consumer = group.AddConsumer(name.bytes(), seen_at_ms);
    consumer.active_at_ms = seen_at_ms;
    if (type == RdbType::kStream3 && !reader.Milliseconds(consumer.active_at_ms)) return false;
    if (!ReadPendingOf(reader, group, consumer)) return false;
    assigned += consumer.pending().size();
  }
  return assigned == group.pending().size();
}

bool ReadGroup(RdbType type, RdbReader& reader, StreamValue& stream) {
  RdbString name;
  StreamId last_delivered;
  uint64_t entries_read = static_cast<uint64_t>(kEntriesReadUnknown);
  if (!reader.String(name) || !ReadId(reader, last_delivered)) return false;
  if (type != RdbType::kStream1 && !reader.Length(entries_read)) return false;
  ConsumerGroup* group = stream.AddGroup(name.bytes(), last_delivered, static_cast<int64_t>(entries_read));
  return group != nullptr && ReadPending(reader, *group) && ReadConsumers(type, reader, *group);
}

bool ReadInto(RdbType type, RdbReader& reader, StreamValue& stream) {
  uint64_t groups;
  if (!ReadNodes(reader, stream) || !ReadTotals(type, reader, stream) || !reader.Count(groups, 1))
    return false;
  for (; groups != 0; --groups) {
    if (!ReadGroup(type, reader, stream)) return false;
  }
  return true;
}

}  // namespace

RdbType StreamFormOf(const StreamValue& stream) {
  for (const auto& [name, group] : stream.groups()) {
    for (const auto& [consumer_name, consumer] : group->consumers()) {
      if (consumer.active_at_ms != consumer.seen_at_ms) return RdbType::kStream3;
    }
  }
  return RdbType::kStream2;
}

void WriteStream(RdbWriter& writer, RdbType form, const StreamValue& stream) {
  const StreamValue::Nodes& nodes = stream.nodes();
  writer.Length(nodes.size());
  for (auto at = nodes.First(); at; at = nodes.Next(at)) {
    writer.String(IdBytes(nodes.KeyAt(at)).view());
    writer.String(nodes.ValueAt(at).bytes());
  }
  writer.Length(stream.size());
  WriteId(writer, stream.last_id());
  WriteId(writer, stream.first_id());
  WriteId(writer, stream.max_deleted_id());
  writer.Length(stream.entries_added());
  writer.Length(stream.groups().size());
  for (const auto& [name, group] : stream.groups()) WriteGroup(writer, form, name, *group);
}

std::unique_ptr<StreamValue> ReadStream(RdbType type, RdbReader& reader) {
  auto stream = std::make_unique<StreamValue>();
  if (!ReadInto(type, reader, *stream)) return nullptr;
  return stream;
}

}  // namespace nacre
