#include "values/stream_value.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

using Fields = std::vector<std::string>;

std::vector<std::string_view> Views(const Fields& fields) { return {fields.begin(), fields.end()}; }

Fields FieldsOf(const StreamEntry& entry) {
  Fields fields;
  entry.VisitFields([&](const PackedValue& field, const PackedValue& value) {
    DigitBuffer digits;
    fields.emplace_back(field.View(digits));
    fields.emplace_back(value.View(digits));
  });
  return fields;
}

// What MemoryUsage would be if every block were visited.
size_t CountedBytes(const StreamValue& stream) {
  const std::unique_ptr<Collection> clone = stream.Clone();
  return clone->bytes();
}

class StreamValueTest : public SeededTest {
 protected:
  using Model = std::map<StreamId, Fields>;

  Fields RandomFields() {
    Fields fields;
    const size_t shape = random_.Below(3);
    for (size_t i = 0; i <= shape; ++i) {
      fields.push_back(shape == 2 ? std::to_string(random_.Below(5)) : "field" + std::to_string(i));
      fields.push_back(OneIn(3) ? std::to_string(random_.Next()) : std::string(random_.Below(80), 'v'));
    }
    return fields;
  }

  StreamId RandomId(const StreamValue& stream) {
    return {random_.Below(stream.last_id().ms + 2), random_.Below(4)};
  }

  void Append(StreamValue& stream, Model& model) {
    StreamId id = stream.last_id();
    if (OneIn(2)) {
      id.ms += 1 + random_.Below(3);
      id.sequence = random_.Below(3);
    } else {
      id.Increment();
    }
    const Fields fields = RandomFields();
    stream.Append(id, Views(fields), limits_);
    model.emplace(id, fields);
  }

  void Trim(StreamValue& stream, Model& model) {
    StreamTrim trim;
    if (OneIn(2)) {
      trim.by = StreamTrim::By::kLength;
      trim.max_length = random_.Below(model.size() + 2);
      const size_t surplus = model.size() - std::min<size_t>(model.size(), trim.max_length);
      ASSERT_EQ(stream.Trim(trim), surplus);
      model.erase(model.begin(), std::next(model.begin(), static_cast<ptrdiff_t>(surplus)));
    } else {
      trim.by = StreamTrim::By::kMinId;
      trim.min_id = RandomId(stream);
      const auto end = model.lower_bound(trim.min_id);
      ASSERT_EQ(stream.Trim(trim), static_cast<size_t>(std::distance(model.begin(), end)));
      model.erase(model.begin(), end);
    }
  }

  void ExpectRange(const StreamValue& stream, const Model& model, StreamId start, StreamId end,
                   bool reverse) {
    std::vector<StreamId> expected;
    if (start <= end) {
      for (auto i = model.lower_bound(start); i != model.upper_bound(end); ++i) expected.push_back(i->first);
    }
    if (reverse) std::reverse(expected.begin(), expected.end());
    const size_t limit = 1 + random_.Below(expected.size() + 2);
    StreamCursor cursor(stream, start, end, reverse);
    ASSERT_EQ(cursor.Count(limit), std::min(limit, expected.size()));
    ASSERT_EQ(cursor.Count(std::numeric_limits<size_t>::max()), expected.size());
    for (const StreamId& id : expected) {
      ASSERT_TRUE(cursor.Next());
      ASSERT_EQ(cursor.entry().id(), id);
      ASSERT_EQ(FieldsOf(cursor.entry()), model.at(id));
    }
    ASSERT_FALSE(cursor.Next());
  }

  void ExpectSame(const StreamValue& stream, const Model& model) {
    ASSERT_EQ(stream.size(), model.size());
    ASSERT_EQ(stream.first_id(), model.empty() ? StreamId() : model.begin()->first);
    ASSERT_EQ(LastEntryId(stream), model.empty() ? StreamId() : model.rbegin()->first);
    ExpectRange(stream, model, {}, StreamId::Max(), false);
    for (auto node = stream.nodes().First(); node; node = stream.nodes().Next(node)) {
      ASSERT_TRUE(IsStreamNode(stream.nodes().ValueAt(node), stream.nodes().KeyAt(node)));
    }
  }

  StreamValue::NodeLimits limits_{400, 7};
};

TEST_F(StreamValueTest, AgreesWithAModelUnderRandomChanges) {
  for (const size_t deletions : {3u, 30u}) {
    StreamValue stream;
    Model model;
    for (int step = 0; step < 15'000; ++step) {
      if (OneIn(deletions)) {
        const StreamId id = RandomId(stream);
        ASSERT_EQ(stream.DeleteByName(id), model.erase(id) == 1);
      } else if (OneIn(300)) {
        Trim(stream, model);
      } else {
        Append(stream, model);
      }
      if (OneIn(10)) ExpectRange(stream, model, RandomId(stream), RandomId(stream), OneIn(2));
      if (OneIn(1000)) ExpectSame(stream, model);
      if (HasFatalFailure()) return;
    }
    ExpectSame(stream, model);
  }
}

TEST_F(StreamValueTest, ItsNodesCanBeTakenAsBytes) {
  StreamValue stream;
  Model model;
  for (int i = 0; i < 500; ++i) Append(stream, model);
  for (int i = 0; i < 200; ++i) {
    const StreamId id = RandomId(stream);
    if (stream.DeleteByName(id)) model.erase(id);
  }
  StreamValue loaded;
  for (auto node = stream.nodes().First(); node; node = stream.nodes().Next(node)) {
    auto list = PackedList::FromBytes(stream.nodes().ValueAt(node).bytes());
    ASSERT_TRUE(list);
    ASSERT_TRUE(loaded.AddNode(stream.nodes().KeyAt(node), std::move(*list)));
  }
  loaded.SetLastId(stream.last_id());
  ExpectSame(loaded, model);
  PackedList again = stream.nodes().ValueAt(stream.nodes().First()).Clone();
  EXPECT_FALSE(loaded.AddNode(stream.nodes().KeyAt(stream.nodes().First()), std::move(again)))
      << "a node must stand behind all others";
}

TEST_F(StreamValueTest, AcceptsNoNodeThatIsNone) {
  const std::vector<std::string_view> fields{"f", "v"};
  PackedList list = *NewStreamNode(fields);
  EXPECT_FALSE(IsStreamNode(list, {5, 0})) << "a node without an entry";
  ASSERT_TRUE(AppendToStreamNode(list, {5, 0}, {5, 0}, fields));
  ASSERT_TRUE(AppendToStreamNode(list, {5, 0}, {6, 1}, fields));
  EXPECT_TRUE(IsStreamNode(list, {5, 0}));
  for (size_t i = 0; i < list.size(); ++i) {
    PackedList spoiled = list.Clone();
    spoiled.EraseRange(spoiled.At(static_cast<int64_t>(i)), 1);
    EXPECT_FALSE(IsStreamNode(spoiled, {5, 0})) << "without element " << i;
  }
  list.Append(int64_t{0});
  EXPECT_FALSE(IsStreamNode(list, {5, 0})) << "with something behind the last entry";
  EXPECT_FALSE(IsStreamNode(PackedList(), {5, 0}));
}

TEST_F(StreamValueTest, CountsEveryByte) {
  StreamValue stream;
  const size_t empty = stream.bytes();
  Model model;
  for (int i = 0; i < 2000; ++i) Append(stream, model);
  ConsumerGroup* group = stream.AddGroup("a group with a long name", {}, kEntriesReadUnknown);
  StreamConsumer& first = group->AddConsumer("a consumer with a long name", 1);
  StreamConsumer& second = group->AddConsumer("c", 1);
  for (const auto& [id, fields] : model) group->Deliver(OneIn(2) ? first : second, id, 5);
  EXPECT_GT(stream.bytes(), empty + 2000 * sizeof(StreamId) * 2);

  for (const auto& [id, fields] : model) {
    if (OneIn(2)) group->Acknowledge(id);
    if (OneIn(2)) stream.DeleteByName(id);
  }
  group->RemoveConsumer(second.name());
  EXPECT_EQ(group->pending().size(), first.pending().size());
  EXPECT_TRUE(stream.RemoveGroup("a group with a long name"));
  EXPECT_FALSE(stream.RemoveGroup("a group with a long name"));
  StreamTrim all;
  all.by = StreamTrim::By::kLength;
  stream.Trim(all);
  EXPECT_EQ(stream.size(), 0u);
  EXPECT_EQ(stream.bytes(), empty);
}

TEST_F(StreamValueTest, ItsCopySharesNothing) {
  auto stream = std::make_unique<StreamValue>();
  Model model;
  for (int i = 0; i < 300; ++i) Append(*stream, model);
  ConsumerGroup* group = stream->AddGroup("g", {1, 0}, 3);
  StreamConsumer& consumer = group->AddConsumer("c", 10);
  group->Deliver(consumer, stream->first_id(), 20);
  const std::unique_ptr<Collection> clone = stream->Clone();
  const size_t bytes = clone->bytes();
  EXPECT_EQ(bytes, CountedBytes(static_cast<StreamValue&>(*clone)));
  stream.reset();
  StreamValue& copy = static_cast<StreamValue&>(*clone);
  ExpectSame(copy, model);
  const ConsumerGroup* copied = copy.FindGroup("g");
  ASSERT_NE(copied, nullptr);
  EXPECT_EQ(copied->entries_read, 3);
  const PendingEntry& pending = copied->pending().ValueAt(copied->pending().First());
  EXPECT_EQ(pending.consumer, copied->FindConsumer("c"));
  EXPECT_EQ(pending.delivered_at_ms, 20);
  EXPECT_EQ(copied->FindConsumer("c")->pending().size(), 1u);
}

TEST_F(StreamValueTest, TakesAnIdBelowThoseOfDeletedEntriesOnceTheLastIdIsLowered) {
  const std::vector<std::string_view> fields{"f", "v"};
  StreamValue stream;
  for (uint64_t ms = 1; ms <= 12; ++ms) stream.Append({ms, 0}, fields, limits_);
  for (uint64_t ms = 4; ms <= 12; ++ms) stream.Delete({ms, 0});
  stream.SetLastId({5, 0});
  stream.Append({5, 1}, fields, limits_);
  for (uint64_t ms = 6; ms < 20; ++ms) stream.Append({ms, 0}, fields, limits_);
  EXPECT_EQ(stream.size(), 18u);
  StreamId last;
  StreamCursor cursor(stream, {}, StreamId::Max());
  while (cursor.Next()) {
    EXPECT_GT(cursor.entry().id(), last);
    last = cursor.entry().id();
  }
  EXPECT_EQ(last, (StreamId{19, 0}));
}

TEST_F(StreamValueTest, TrimsWhatIsAcknowledgedOnly) {
  const std::vector<std::string_view> fields{"f", "v"};
  for (const bool approximate : {false, true}) {
    StreamValue stream;
    for (uint64_t ms = 1; ms <= 30; ++ms) stream.Append({ms, 0}, fields, {0, 5});
    ConsumerGroup* group = stream.AddGroup("g", {20, 0}, kEntriesReadUnknown);
    group->Deliver(group->AddConsumer("c", 1), {7, 0}, 1);
    StreamTrim trim;
    trim.by = StreamTrim::By::kLength;
    trim.max_length = 3;
    trim.approximate = approximate;
    trim.references = StreamReferences::kAcknowledgedOnly;
    // Nodes of five: the one with 7-0 stays whole if nodes are all that goes.
    EXPECT_EQ(stream.Trim(trim), approximate ? 15u : 19u);
    EXPECT_TRUE(stream.Contains({7, 0}));
    EXPECT_TRUE(stream.Contains({21, 0})) << "what the group has not read is not deleted";
    EXPECT_FALSE(stream.Contains({20, 0}));
  }
}

TEST_F(StreamValueTest, TrimsWithReferences) {
  const std::vector<std::string_view> fields{"f", "v"};
  StreamValue stream;
  for (uint64_t ms = 1; ms <= 30; ++ms) stream.Append({ms, 0}, fields, {0, 5});
  ConsumerGroup* group = stream.AddGroup("g", {20, 0}, kEntriesReadUnknown);
  StreamConsumer& consumer = group->AddConsumer("c", 1);
  for (uint64_t ms = 1; ms <= 20; ++ms) group->Deliver(consumer, {ms, 0}, 1);
  StreamTrim trim;
  trim.by = StreamTrim::By::kMinId;
  trim.min_id = {9, 0};
  trim.references = StreamReferences::kDrop;
  EXPECT_EQ(stream.Trim(trim), 8u);
  EXPECT_EQ(group->pending().size(), 12u);
  EXPECT_EQ(consumer.pending().size(), 12u);
}

}  // namespace
}  // namespace nacre
