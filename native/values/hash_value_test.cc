#include "values/hash_value.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

constexpr HashSeed kSeed{1, 2};
constexpr HashLimits kLimits{16, 20, kSeed};

std::string Text(const PackedValue& value) {
  DigitBuffer digits;
  return std::string(value.View(digits));
}

// A hash, and what should be in it at a time that goes on.
class HashValueTest : public SeededTest {
 protected:
  struct Row {
    std::string value;
    int64_t expire_at_ms;
    bool operator==(const Row&) const = default;
  };
  using Rows = std::map<std::string, Row>;

  static Rows RowsOf(const HashValue& hash, int64_t now_ms) {
    Rows rows;
    hash.ForEach(now_ms, [&](const HashValue::Member& member) {
      const bool is_new =
          rows.try_emplace(Text(member.field), Text(member.value), member.expire_at_ms).second;
      EXPECT_TRUE(is_new) << Text(member.field);
    });
    return rows;
  }

  bool IsThere(const std::string& field) const {
    const auto found = model_.find(field);
    return found != model_.end() && !IsPast(found->second);
  }
  bool IsPast(const Row& row) const { return row.expire_at_ms != kNoExpiry && row.expire_at_ms <= now_ms_; }

  std::string RandomField(uint64_t fields) {
    return OneIn(3) ? std::to_string(random_.Below(fields)) : "f" + std::to_string(random_.Below(fields));
  }
  std::string RandomValue() {
    return OneIn(2) ? std::to_string(random_.Below(100000)) : std::string(random_.Below(20), 'v');
  }

  void Set(const std::string& field) {
    const std::string value = RandomValue();
    const auto expiry = OneIn(2) ? HashValue::Expiry::kKept : HashValue::Expiry::kCleared;
    const bool was_there = IsThere(field);
    EXPECT_EQ(hash_->Set(field, std::string_view(value), now_ms_, kLimits, expiry), !was_there);
    const bool keeps = was_there && expiry == HashValue::Expiry::kKept;
    model_[field] = {value, keeps ? model_[field].expire_at_ms : kNoExpiry};
  }

  void Step(uint64_t fields) {
    const std::string field = RandomField(fields);
    switch (random_.Below(8)) {
      case 0:
      case 1:
      case 2:
        return Set(field);
      case 3:
      case 4:
        if (const HashValue::Place place = hash_->Find(field, now_ms_)) {
          const int64_t time = OneIn(4) ? kNoExpiry : now_ms_ + 1 + static_cast<int64_t>(random_.Below(50));
          hash_->SetExpiry(place, time);
          model_.at(field).expire_at_ms = time;
        }
        return;
      case 5:
        if (const HashValue::Place place = hash_->Find(field, now_ms_)) {
          hash_->Erase(place);
          model_.erase(field);
        }
        return;
      case 6:
        now_ms_ += static_cast<int64_t>(random_.Below(3));
        if (OneIn(2)) hash_->RemoveExpiredMembers(now_ms_, random_.Below(5) + 1);
        return;
      default:
        hash_.reset(static_cast<HashValue*>(hash_->Clone().release()));
    }
  }

  void Check() {
    std::erase_if(model_, [&](const auto& row) { return IsPast(row.second); });
    ASSERT_EQ(RowsOf(*hash_, now_ms_), model_);
    ASSERT_EQ(hash_->LiveSize(now_ms_), model_.size());
    ASSERT_GE(hash_->size(), model_.size());
    ASSERT_EQ(hash_->AreAllMembersExpired(now_ms_), model_.empty() && hash_->size() != 0);
    for (const auto& [field, row] : model_) {
      const HashValue::Place place = hash_->Find(field, now_ms_);
      ASSERT_TRUE(place);
      ASSERT_EQ(Text(hash_->ValueAt(place)), row.value);
      ASSERT_EQ(hash_->ExpiryAt(place), row.expire_at_ms);
      ASSERT_TRUE(row.expire_at_ms == kNoExpiry || hash_->NextMemberExpiry() <= row.expire_at_ms);
    }
    const auto chosen = hash_->RandomMember(random_, now_ms_);
    ASSERT_EQ(chosen.has_value(), !model_.empty());
    if (chosen) {
      ASSERT_TRUE(model_.contains(Text(chosen->field)));
    }
    std::set<std::string> scanned;
    uint64_t cursor = 0;
    do {
      cursor = hash_->Scan(cursor, now_ms_,
                           [&](const HashValue::Member& member) { scanned.insert(Text(member.field)); });
    } while (cursor != 0);
    ASSERT_EQ(scanned.size(), model_.size());
  }

  void Run(uint64_t fields, int steps) {
    for (int i = 0; i < steps && !HasFailure(); ++i) {
      Step(fields);
      if (i % 7 == 0) Check();
    }
  }

  std::unique_ptr<HashValue> hash_ = std::make_unique<HashValue>();
  Rows model_;
  int64_t now_ms_ = 1000;
};

TEST_F(HashValueTest, BehavesAsAMapWhilePacked) {
  Run(7, 4000);
  EXPECT_NE(hash_->packed(), nullptr);
  EXPECT_EQ(hash_->encoding_name(), "listpackex");
}

TEST_F(HashValueTest, BehavesAsAMapWhenItOutgrowsItsPackedForm) {
  Run(60, 6000);
  EXPECT_EQ(hash_->encoding_name(), "hashtable");
}

TEST_F(HashValueTest, BecomesATableByItsFieldsOrByALongText) {
  for (int i = 0; i < 16; ++i) hash_->Set(std::to_string(i), int64_t{i}, 0, kLimits);
  EXPECT_EQ(hash_->encoding_name(), "listpack");
  hash_->Set("one more", int64_t{1}, 0, kLimits);
  EXPECT_EQ(hash_->encoding_name(), "hashtable");
  HashValue by_value;
  by_value.Set("f", std::string_view("twenty bytes or less"), 0, kLimits);
  EXPECT_EQ(by_value.encoding_name(), "listpack");
  by_value.Set("f", std::string_view("more than twenty bytes"), 0, kLimits);
  EXPECT_EQ(by_value.encoding_name(), "hashtable");
}

TEST_F(HashValueTest, AFieldPastItsTimeIsNotThereThoughItIsInMemory) {
  for (const char* field : {"a", "b"}) hash_->Set(field, int64_t{1}, 0, kLimits);
  hash_->SetExpiry(hash_->Find("a", 0), 100);
  for (int form = 0; form < 2; ++form) {
    EXPECT_TRUE(hash_->Find("a", 99));
    EXPECT_FALSE(hash_->Find("a", 100));
    EXPECT_EQ(hash_->LiveSize(100), 1u);
    EXPECT_EQ(hash_->size(), 2u);
    EXPECT_EQ(hash_->NextMemberExpiry(), 100);
    hash_->ToTable(kSeed);
  }
  EXPECT_TRUE(hash_->Set("a", int64_t{2}, 100, kLimits, HashValue::Expiry::kKept)) << "as a new field";
  EXPECT_EQ(hash_->ExpiryAt(hash_->Find("a", 100)), kNoExpiry);
  EXPECT_FALSE(hash_->HasExpiringMembers());
}

TEST_F(HashValueTest, RemovesExpiredFieldsOfATableAFewAtATime) {
  hash_->ToTable(kSeed);
  for (int i = 0; i < 1000; ++i) hash_->Add(std::to_string(i), "v", 100 + i % 10, kLimits);
  EXPECT_EQ(hash_->RemoveExpiredMembers(99, 64), 0u);
  EXPECT_EQ(hash_->RemoveExpiredMembers(104, 64), 64u);
  EXPECT_EQ(hash_->LiveSize(104), 500u);
  EXPECT_FALSE(hash_->AreAllMembersExpired(108));
  EXPECT_TRUE(hash_->AreAllMembersExpired(109));
  EXPECT_EQ(hash_->RemoveExpiredMembers(109, 5000), 936u);
  EXPECT_EQ(hash_->size(), 0u);
}

TEST_F(HashValueTest, ItsBytesAreTheSameAfterTheSameFieldsCameAndWent) {
  hash_->ToTable(kSeed);
  hash_->Add("first", "v", kNoExpiry, kLimits);
  size_t left = 0;
  for (int round = 0; round < 3; ++round) {
    const size_t before = hash_->bytes();
    for (size_t i = 0; i < 400; ++i) {
      hash_->Add(std::to_string(i), std::string(i, 'v'), static_cast<int64_t>(100 + i), kLimits);
    }
    EXPECT_GT(hash_->bytes(), before + 400 * 200);
    EXPECT_EQ(hash_->RemoveExpiredMembers(1000, 1000), 400u);
    if (round > 0) {
      EXPECT_EQ(hash_->bytes(), left);
    }
    left = hash_->bytes();
  }
}

TEST_F(HashValueTest, IsMadeOfAPackedListThatSomebodyWrote) {
  PackedList list;
  const PackedValue pairs[] = {std::string_view("a"), int64_t{1}, int64_t{5}, std::string_view("b")};
  list.Append(pairs);
  const auto hash = HashValue::FromPacked(list.Clone(), false, kLimits);
  ASSERT_NE(hash, nullptr);
  EXPECT_EQ(RowsOf(*hash, 0), (Rows{{"a", {"1", kNoExpiry}}, {"5", {"b", kNoExpiry}}}));

  const PackedValue triples[] = {std::string_view("c"), int64_t{1}, int64_t{50},
                                 std::string_view("d"), int64_t{2}, int64_t{0}};
  PackedList wide;
  wide.Append(triples);
  const auto expiring = HashValue::FromPacked(wide.Clone(), true, kLimits);
  ASSERT_NE(expiring, nullptr);
  EXPECT_EQ(RowsOf(*expiring, 49), (Rows{{"c", {"1", 50}}, {"d", {"2", kNoExpiry}}}));
  EXPECT_EQ(RowsOf(*expiring, 50), (Rows{{"d", {"2", kNoExpiry}}}));

  EXPECT_EQ(HashValue::FromPacked(list.Clone(), true, kLimits), nullptr) << "no whole number of triples";
  list.Append(int64_t{5});
  EXPECT_EQ(HashValue::FromPacked(list.Clone(), false, kLimits), nullptr) << "a value is missing";
  list.Append(int64_t{6});
  EXPECT_EQ(HashValue::FromPacked(list.Clone(), false, kLimits), nullptr) << "5 is there twice";
}

}  // namespace
}  // namespace nacre
