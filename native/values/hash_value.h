// A hash: fields with values, and with expiry times of their own if they like.
//
// A small hash is a packed list, "listpack" for OBJECT ENCODING:
//
//   | field | value | field | value | ...
//
// Once a field was given an expiry time it is "listpackex", with a third entry for
// each field, which is 0 for a field that never expires:
//
//   | field | value | time | field | value | time | ...
//
// A large one is a FieldTable, "hashtable". A hash becomes one when it has more
// fields, or a longer field or value, than HashLimits allow, and stays one.
//
// Expiry. A field whose time has passed stays in memory until RemoveExpiredMembers
// takes it away; so whoever looks for fields says what time it is, and is not
// shown it. Readers change nothing, so they may be many at once.

#ifndef NACRE_VALUES_HASH_VALUE_H_
#define NACRE_VALUES_HASH_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "structures/packed_list.h"
#include "values/collection.h"
#include "values/field_table.h"
#include "values/value_type.h"

namespace nacre {

class Random;

// What decides about the form of a hash.
struct HashLimits {
  size_t packed_fields;  // hash-max-listpack-entries
  size_t packed_bytes;   // hash-max-listpack-value: of a field or a value.
  HashSeed seed;         // Of the table's hashes.
};

class HashValue final : public Collection {
 public:
  static constexpr ValueType kType = ValueType::kHash;
  static constexpr bool kKeptWhenEmpty = false;

  // What the sizes of a field and of a value may be at most.
  static constexpr size_t kLargestText = HashField::kLargest;

  // A field as it is read. Its texts are valid until the hash changes.
  struct Member {
    PackedValue field;
    PackedValue value;
    int64_t expire_at_ms;  // Or kNoExpiry.
  };

  // Where a field is, or nowhere, which is false. Valid until the hash changes.
  class Place {
   public:
    explicit operator bool() const { return static_cast<bool>(cursor_) || static_cast<bool>(position_); }

   private:
    friend class HashValue;
    PackedList::Cursor cursor_;
    FieldTable::Position position_;
  };

  // A hash with these fields and values (and, `with_expiries`, times, 0 for none),
  // which anybody may have written. Null if a value is missing, a field is there
  // twice, or a time is no time.
  static std::unique_ptr<HashValue> FromPacked(PackedList list, bool with_expiries, const HashLimits& limits);

  // Fields, those included whose time has passed and that are still there.
  void HintMembers(std::span<const std::string_view> members) const override;
  size_t size() const override { return table_ ? table_->fields().size() : packed_.size() / stride(); }
  size_t bytes() const override {
    return MallocBytes(sizeof(HashValue)) + packed_.allocated_bytes() + (table_ ? table_->bytes() : 0);
  }
  std::string_view encoding_name() const override;
  std::unique_ptr<Collection> Clone() const override;
  bool HasExpiringMembers() const override;
  int64_t NextMemberExpiry() const override;
  bool AreAllMembersExpired(int64_t now_ms) const override;
  size_t RemoveExpiredMembers(int64_t now_ms, size_t limit,
                              std::vector<std::string>* removed = nullptr) override;

  // Fields that are there at `now_ms`. O(1) and O(those whose time has passed).
  size_t LiveSize(int64_t now_ms) const;

  // The field if it is there at `now_ms`. O(1), O(n) while packed.
  Place Find(std::string_view field, int64_t now_ms) const;
  PackedValue ValueAt(const Place& place) const {
    if (!table_) return packed_.Get(packed_.Next(place.cursor_));
    return PackedValue::Text(table_->At(place.position_).value());
  }
  // Unix milliseconds, or kNoExpiry.
  int64_t ExpiryAt(const Place& place) const;

  // Whether the field keeps the expiry time that it had.
  enum class Expiry : bool { kCleared, kKept };

  // Gives the field that value, making it if it is not there at `now_ms`; true if
  // so. Requires: both texts are at most kLargestText long, and not of this hash.
  bool Set(std::string_view field, const PackedValue& value, int64_t now_ms, const HashLimits& limits,
           Expiry expiry = Expiry::kCleared);
  // Sets or (kNoExpiry) removes the expiry time. O(1), O(log n), O(n) while packed.
  void SetExpiry(const Place& place, int64_t expire_at_ms);
  // O(1), O(n) while packed.
  void Erase(const Place& place);

  // Adds a field, for whoever loads a hash. Requires: it is not there.
  void Add(std::string_view field, std::string_view value, int64_t expire_at_ms, const HashLimits& limits);
  // Makes it a table, in which many fields are better added from the start.
  void ToTable(const HashSeed& seed);

  // Calls visit(const Member&) for every field that is there at `now_ms`. O(n).
  template <class Visit>
  void ForEach(int64_t now_ms, Visit&& visit) const {
    if (!table_) return ForEachPacked(now_ms, visit);
    table_->fields().ForEach([&](const HashField* item, bool) { VisitItem(*item, now_ms, visit); });
  }

  // The same for some of the fields; returns the next cursor, 0 at the end. Start
  // with 0. Keeps the promises of HashTable::Scan; a packed hash is visited whole.
  template <class Visit>
  uint64_t Scan(uint64_t cursor, int64_t now_ms, Visit&& visit) const {
    if (!table_) {
      ForEachPacked(now_ms, visit);
      return 0;
    }
    return table_->fields().Scan(cursor,
                                 [&](const HashField* item, bool) { VisitItem(*item, now_ms, visit); });
  }

  // A field chosen uniformly (almost, see HashTable), if any is there at `now_ms`.
  // O(1) expected, O(n) while packed or if most fields' times have passed.
  std::optional<Member> RandomMember(Random& random, int64_t now_ms) const;

  // The packed form, for encoders; null if it is a table. With HasPackedExpiries
  // it has times, also of fields whose time has passed.
  const PackedList* packed() const { return table_ ? nullptr : &packed_; }
  // The other form, or null.
  const FieldTable* table() const { return table_.get(); }
  bool HasPackedExpiries() const { return !table_ && packed_next_expiry_ms_ != kPairs; }

 private:
  static constexpr int64_t kPairs = -1;
  static constexpr int64_t kNever = ExpiryHeap<HashField>::kNever;

  // Entries for each field of the packed form.
  size_t stride() const { return packed_next_expiry_ms_ == kPairs ? 2 : 3; }
  // Whether a packed field may be past its time.
  bool MayHaveExpired(int64_t now_ms) const {
    return packed_next_expiry_ms_ != kPairs && packed_next_expiry_ms_ <= now_ms;
  }

  // The field at the cursor, which moves to the next one.
  Member ReadPacked(PackedList::Cursor& cursor) const {
    const PackedValue field = packed_.Read(cursor);
    const PackedValue value = packed_.Read(cursor);
    if (packed_next_expiry_ms_ == kPairs) return {field, value, kNoExpiry};
    const int64_t time = packed_.Read(cursor).integer();
    return {field, value, time == 0 ? kNoExpiry : time};
  }

  static bool IsPast(int64_t expire_at_ms, int64_t now_ms) {
    return expire_at_ms != kNoExpiry && expire_at_ms <= now_ms;
  }

  template <class Visit>
  void ForEachPacked(int64_t now_ms, Visit&& visit) const {
    for (PackedList::Cursor cursor = packed_.First(); cursor;) {
      const Member member = ReadPacked(cursor);
      if (!IsPast(member.expire_at_ms, now_ms)) visit(member);
    }
  }
  template <class Visit>
  void VisitItem(const HashField& item, int64_t now_ms, Visit&& visit) const {
    const int64_t expire_at_ms = table_->ExpiryOf(item);
    if (IsPast(expire_at_ms, now_ms)) return;
    visit(Member{PackedValue::Text(item.field()), PackedValue::Text(item.value()), expire_at_ms});
  }

  Place FindAny(std::string_view field) const;
  bool SetPacked(const PackedValue& field, const PackedValue& value, int64_t now_ms, Expiry expiry);
  bool SetInTable(std::string_view field, std::string_view value, int64_t now_ms, Expiry expiry);
  void AppendPacked(const PackedValue& field, const PackedValue& value, int64_t expire_at_ms);
  // Makes each field three entries; the field that was at `followed` is then there.
  PackedList::Cursor MakeRoomForExpiries(PackedList::Cursor followed);
  size_t RemoveExpiredPacked(int64_t now_ms, std::vector<std::string>* removed);
  Member MemberAt(size_t index, int64_t now_ms) const;

  PackedList packed_;
  std::unique_ptr<FieldTable> table_;
  // Of the packed form: no field expires before that time, or kPairs.
  int64_t packed_next_expiry_ms_ = kPairs;
};

}  // namespace nacre

#endif  // NACRE_VALUES_HASH_VALUE_H_
