#include "json/stream_reader.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"
#include "base/number.h"
#include "json/member_set.h"

namespace nacre {
namespace {

bool ReadId(JsonReader& reader, StreamId& id) {
  JsonText text;
  if (!reader.String(text)) return false;
  const std::string_view bytes = text.bytes();
  const size_t dash = bytes.find('-');
  if (dash == std::string_view::npos) return reader.Fail("this is no ID of a stream");
  const auto ms = ParseUnsigned(bytes.substr(0, dash));
  const auto sequence = ParseUnsigned(bytes.substr(dash + 1));
  if (!ms || !sequence) return reader.Fail("this is no ID of a stream");
  id = {*ms, *sequence};
  return true;
}

// A number that is not negative, or null for `none`.
bool ReadIfAny(JsonReader& reader, int64_t none, int64_t& number) {
  number = none;
  if (reader.Peek() == 'n') return reader.Null();
  if (!reader.Integer(number)) return false;
  return number >= 0 || reader.Fail("this number may not be negative");
}

// A count that went beyond the highest number is below zero.
bool ReadEntriesRead(JsonReader& reader, int64_t& entries_read) {
  entries_read = kEntriesReadUnknown;
  return reader.Peek() == 'n' ? reader.Null() : reader.Integer(entries_read);
}

// An entry's fields and values, whose bytes are kept together.
class EntryFields {
 public:
  bool Read(JsonReader& reader) {
    bytes_.Clear();
    ends_.clear();
    if (!reader.OpenArray()) return false;
    while (reader.NextElement()) {
      if (!reader.OpenArray() || !ReadOne(reader) || !ReadOne(reader) || !reader.CloseArray()) return false;
    }
    MakeViews();
    if (!StreamValue::IsSmallEnough(views_)) return reader.Fail("the entry is too large");
    return reader.ok();
  }

  // Valid until the next Read.
  const std::vector<std::string_view>& views() const { return views_; }

 private:
  bool ReadOne(JsonReader& reader) {
    if (!reader.Element() || !reader.Bytes(text_)) return false;
    if (text_.bytes().size() > PackedList::kMaxBytes - bytes_.size())
      return reader.Fail("the entry is too large");
    bytes_.Append(text_.bytes());
    ends_.push_back(static_cast<uint32_t>(bytes_.size()));
    return true;
  }

  void MakeViews() {
    views_.clear();
    size_t start = 0;
    for (const uint32_t end : ends_) {
      views_.push_back(bytes_.view().substr(start, end - start));
      start = end;
    }
  }

  JsonText text_;
  ByteBuffer bytes_;
  std::vector<uint32_t> ends_;
  std::vector<std::string_view> views_;
};

bool ReadEntries(JsonReader& reader, const StreamValue::NodeLimits& limits, StreamValue& stream) {
  EntryFields fields;
  StreamId id;
  if (!reader.OpenArray()) return false;
  while (reader.NextElement()) {
    if (!reader.OpenArray() || !reader.Element() || !ReadId(reader, id)) return false;
    if (id <= stream.last_id()) return reader.Fail("the entry's ID does not follow the one before");
    if (!reader.Element() || !fields.Read(reader) || !reader.CloseArray()) return false;
    stream.Append(id, fields.views(), limits);
  }
  return reader.ok();
}

struct Pending {
  StreamId id;
  int64_t delivered_at_ms;
  int64_t deliveries;
};

bool ReadPending(JsonReader& reader, std::vector<Pending>& pending) {
  if (!reader.OpenArray()) return false;
  while (reader.NextElement()) {
    Pending entry{};
    if (!reader.OpenArray() || !reader.Element() || !ReadId(reader, entry.id) || !reader.Element() ||
        !reader.Integer(entry.delivered_at_ms) || !reader.Element() || !reader.Integer(entry.deliveries)) {
      return false;
    }
    if (entry.deliveries < 0) return reader.Fail("this number may not be negative");
    if (!reader.CloseArray()) return false;
    pending.push_back(entry);
  }
  return reader.ok();
}

// A consumer as it stands in the text: its group may have to be made yet.
struct Consumer {
  std::string name;
  int64_t seen_at_ms = 0;
  int64_t active_at_ms = -1;
  std::vector<Pending> pending;
};

enum class ConsumerMember : uint8_t { kName, kSeenAt, kActiveAt, kPending };

bool ReadName(JsonReader& reader, std::string& name) {
  JsonText text;
  if (!reader.Bytes(text)) return false;
  name = text.bytes();
  return true;
}

bool ReadConsumer(JsonReader& reader, Consumer& consumer) {
  using enum ConsumerMember;
  MemberSet<ConsumerMember> members;
  if (!reader.OpenObject()) return false;
  for (std::string_view member; reader.NextMember(member);) {
    bool read;
    if (member == "name") {
      read = members.Add(reader, kName) && ReadName(reader, consumer.name);
    } else if (member == "seen_at_ms") {
      read = members.Add(reader, kSeenAt) && reader.Integer(consumer.seen_at_ms);
    } else if (member == "active_at_ms") {
      read = members.Add(reader, kActiveAt) && ReadIfAny(reader, -1, consumer.active_at_ms);
    } else if (member == "pending") {
      read = members.Add(reader, kPending) && ReadPending(reader, consumer.pending);
    } else {
      read = reader.Fail("consumers have no such member");
    }
    if (!read) return false;
  }
  return members.HasAll(reader, {kName, kSeenAt, kActiveAt, kPending}, "the consumer");
}

bool ReadConsumers(JsonReader& reader, std::vector<Consumer>& consumers) {
  if (!reader.OpenArray()) return false;
  while (reader.NextElement()) {
    if (!ReadConsumer(reader, consumers.emplace_back())) return false;
  }
  return reader.ok();
}

bool AddConsumers(JsonReader& reader, const std::vector<Consumer>& consumers, ConsumerGroup& group) {
  for (const Consumer& read : consumers) {
    if (group.FindConsumer(read.name) != nullptr) return reader.Fail("the consumer is there twice");
    StreamConsumer& consumer = group.AddConsumer(read.name, read.seen_at_ms);
    consumer.active_at_ms = read.active_at_ms;
    for (const Pending& entry : read.pending) {
      if (group.FindPending(entry.id) != nullptr) return reader.Fail("an entry is pending twice");
      group.Assign(entry.id, group.AddPending(entry.id, entry.delivered_at_ms, entry.deliveries), consumer);
    }
  }
  return true;
}

enum class GroupMember : uint8_t { kName, kLastDelivered, kEntriesRead, kConsumers };

bool ReadGroup(JsonReader& reader, StreamValue& stream) {
  using enum GroupMember;
  MemberSet<GroupMember> members;
  std::string name;
  StreamId last_delivered;
  int64_t entries_read;
  std::vector<Consumer> consumers;
  if (!reader.OpenObject()) return false;
  for (std::string_view member; reader.NextMember(member);) {
    bool read;
    if (member == "name") {
      read = members.Add(reader, kName) && ReadName(reader, name);
    } else if (member == "last_delivered_id") {
      read = members.Add(reader, kLastDelivered) && ReadId(reader, last_delivered);
    } else if (member == "entries_read") {
      read = members.Add(reader, kEntriesRead) && ReadEntriesRead(reader, entries_read);
    } else if (member == "consumers") {
      read = members.Add(reader, kConsumers) && ReadConsumers(reader, consumers);
    } else {
      read = reader.Fail("groups have no such member");
    }
    if (!read) return false;
  }
  if (!members.HasAll(reader, {kName, kLastDelivered, kEntriesRead, kConsumers}, "the group")) return false;
  ConsumerGroup* group = stream.AddGroup(name, last_delivered, entries_read);
  return group != nullptr ? AddConsumers(reader, consumers, *group) : reader.Fail("the group is there twice");
}

bool ReadGroups(JsonReader& reader, StreamValue& stream) {
  if (!reader.OpenArray()) return false;
  while (reader.NextElement()) {
    if (!ReadGroup(reader, stream)) return false;
  }
  return reader.ok();
}

// What is told of the stream as a whole, which must agree with its entries.
struct Totals {
  StreamId last_id;
  StreamId max_deleted_id;
  uint64_t entries_added = 0;

  bool SetTo(JsonReader& reader, StreamValue& stream) const {
    if (last_id < LastEntryId(stream)) return reader.Fail("an entry's ID is above last_id");
    if (entries_added < stream.size()) return reader.Fail("there are more entries than entries_added");
    stream.SetLastId(last_id);
    stream.set_max_deleted_id(max_deleted_id);
    stream.set_entries_added(entries_added);
    return true;
  }
};

enum class StreamMember : uint8_t { kLastId, kMaxDeletedId, kEntriesAdded, kEntries, kGroups };

bool ReadInto(JsonReader& reader, const StreamValue::NodeLimits& limits, StreamValue& stream) {
  using enum StreamMember;
  MemberSet<StreamMember> members;
  Totals totals;
  if (!reader.OpenObject()) return false;
  for (std::string_view member; reader.NextMember(member);) {
    bool read;
    if (member == "last_id") {
      read = members.Add(reader, kLastId) && ReadId(reader, totals.last_id);
    } else if (member == "max_deleted_id") {
      read = members.Add(reader, kMaxDeletedId) && ReadId(reader, totals.max_deleted_id);
    } else if (member == "entries_added") {
      read = members.Add(reader, kEntriesAdded) && reader.Unsigned(totals.entries_added);
    } else if (member == "entries") {
      read = members.Add(reader, kEntries) && ReadEntries(reader, limits, stream);
    } else if (member == "groups") {
      read = members.Add(reader, kGroups) && ReadGroups(reader, stream);
    } else {
      read = reader.Fail("streams have no such member");
    }
    if (!read) return false;
  }
  return members.HasAll(reader, {kLastId, kMaxDeletedId, kEntriesAdded, kEntries, kGroups}, "the stream") &&
         totals.SetTo(reader, stream);
}

}  // namespace

std::unique_ptr<StreamValue> ReadJsonStream(JsonReader& reader, const StreamValue::NodeLimits& limits) {
  auto stream = std::make_unique<StreamValue>();
  if (!ReadInto(reader, limits, *stream)) return nullptr;
  return stream;
}

}  // namespace nacre
