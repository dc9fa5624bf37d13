#include "values/hash_value.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/random.h"
#include "values/member_hints.h"

namespace nacre {
namespace {

// Picks that may meet a field that is past its time before all are looked at.
constexpr int kRandomTries = 32;

int64_t StoredTime(int64_t expire_at_ms) { return expire_at_ms == kNoExpiry ? 0 : expire_at_ms; }

// Whether the packed fields are such that a hash may be made of them.
bool IsValid(const PackedList& list, size_t stride) {
  if (list.size() % stride != 0) return false;
  std::unordered_set<std::string_view> texts;
  std::unordered_set<int64_t> integers;
  for (PackedList::Cursor cursor = list.First(); cursor;) {
    const PackedValue field = list.Read(cursor);
    const bool is_new =
        field.IsInteger() ? integers.insert(field.integer()).second : texts.insert(field.text()).second;
    if (!is_new) return false;
    cursor = list.Next(cursor);
    if (stride == 2) continue;
    const PackedValue time = list.Read(cursor);
    if (!time.IsInteger() || time.integer() < 0) return false;
  }
  return true;
}

}  // namespace

std::unique_ptr<HashValue> HashValue::FromPacked(PackedList list, bool with_expiries,
                                                 const HashLimits& limits) {
  if (!IsValid(list, with_expiries ? 3 : 2)) return nullptr;
  auto hash = std::make_unique<HashValue>();
  hash->packed_ = std::move(list);
  // The first removal of expired members finds the true one.
  if (with_expiries) hash->packed_next_expiry_ms_ = 0;
  size_t longest = 0;
  hash->ForEachPacked(0, [&](const Member& member) {
    if (!member.field.IsInteger()) longest = std::max(longest, member.field.text().size());
    if (!member.value.IsInteger()) longest = std::max(longest, member.value.text().size());
  });
  if (hash->size() > limits.packed_fields || longest > limits.packed_bytes) hash->ToTable(limits.seed);
  return hash;
}

std::string_view HashValue::encoding_name() const {
  if (table_) return "hashtable";
  return packed_next_expiry_ms_ == kPairs ? "listpack" : "listpackex";
}

std::unique_ptr<Collection> HashValue::Clone() const {
  auto copy = std::make_unique<HashValue>();
  if (table_) {
    copy->table_ = std::make_unique<FieldTable>(table_->seed());
    table_->fields().ForEach([&](const HashField* item, bool) {
      copy->table_->Insert(item->field(), item->value(), table_->ExpiryOf(*item));
    });
  }
  copy->packed_ = packed_.Clone();
  copy->packed_next_expiry_ms_ = packed_next_expiry_ms_;
  return copy;
}

bool HashValue::HasExpiringMembers() const {
  return table_ ? table_->expiries().size() != 0
                : packed_next_expiry_ms_ != kPairs && packed_next_expiry_ms_ != kNever;
}

int64_t HashValue::NextMemberExpiry() const {
  if (table_) return table_->expiries().earliest_ms();
  return packed_next_expiry_ms_ == kPairs ? kNever : packed_next_expiry_ms_;
}

bool HashValue::AreAllMembersExpired(int64_t now_ms) const {
  if (NextMemberExpiry() > now_ms) return false;
  if (!table_) return LiveSize(now_ms) == 0;
  return table_->expiries().size() == table_->fields().size() && table_->expiries().AreAllDue(now_ms);
}

size_t HashValue::RemoveExpiredMembers(int64_t now_ms, size_t limit, std::vector<std::string>* removed) {
  if (NextMemberExpiry() > now_ms) return 0;
  return table_ ? table_->EraseDue(now_ms, limit, removed) : RemoveExpiredPacked(now_ms, removed);
}

size_t HashValue::LiveSize(int64_t now_ms) const {
  if (table_) return table_->fields().size() - table_->expiries().CountDue(now_ms);
  if (!MayHaveExpired(now_ms)) return size();
  size_t live = 0;
  ForEachPacked(now_ms, [&](const Member&) { ++live; });
  return live;
}

void HashValue::HintMembers(std::span<const std::string_view> members) const {
  if (table_ && table_->fields().size() >= kLeastHinted) {
    HintByHash(members, table_->seed(),
               [&](std::span<const uint64_t> hashes) { table_->fields().PrefetchItems(hashes); });
  }
}

HashValue::Place HashValue::FindAny(std::string_view field) const {
  Place place;
  if (table_) {
    place.position_ = table_->Find(field);
  } else {
    place.cursor_ = packed_.Find(PackedValue(field), stride() - 1);
  }
  return place;
}

HashValue::Place HashValue::Find(std::string_view field, int64_t now_ms) const {
  const Place place = FindAny(field);
  if (NextMemberExpiry() <= now_ms && place && IsPast(ExpiryAt(place), now_ms)) return {};
  return place;
}

int64_t HashValue::ExpiryAt(const Place& place) const {
  if (table_) return table_->ExpiryOf(table_->At(place.position_));
  PackedList::Cursor cursor = place.cursor_;
  return ReadPacked(cursor).expire_at_ms;
}

bool HashValue::Set(std::string_view field, const PackedValue& value, int64_t now_ms,
                    const HashLimits& limits, Expiry expiry) {
  DigitBuffer digits;
  if (!table_) {
    const PackedValue name(field);
    const size_t added = PackedList::EntryBytes(name) + PackedList::EntryBytes(value) + 16;
    const bool fits = field.size() <= limits.packed_bytes &&
                      (value.IsInteger() ? value.ViewSize() : value.text().size()) <= limits.packed_bytes &&
                      packed_.Fits(added);
    if (!fits) {
      ToTable(limits.seed);
    } else {
      const bool is_new = SetPacked(name, value, now_ms, expiry);
      if (size() > limits.packed_fields) ToTable(limits.seed);
      return is_new;
    }
  }
  return SetInTable(field, value.View(digits), now_ms, expiry);
}

bool HashValue::SetPacked(const PackedValue& field, const PackedValue& value, int64_t now_ms, Expiry expiry) {
  const PackedList::Cursor found = packed_.Find(field, stride() - 1);
  if (!found) {
    AppendPacked(field, value, kNoExpiry);
    return true;
  }
  const PackedList::Cursor at = packed_.Replace(packed_.Next(found), value);
  if (packed_next_expiry_ms_ == kPairs) return false;
  const PackedList::Cursor time = packed_.Next(at);
  const int64_t expire_at_ms = packed_.Get(time).integer();
  if (expire_at_ms == 0) return false;
  const bool was_past = expire_at_ms <= now_ms;
  if (was_past || expiry == Expiry::kCleared) packed_.Replace(time, int64_t{0});
  return was_past;
}

bool HashValue::SetInTable(std::string_view field, std::string_view value, int64_t now_ms, Expiry expiry) {
  const FieldTable::Position position = table_->Find(field);
  if (!position) {
    table_->Insert(field, value, kNoExpiry);
    return true;
  }
  const bool was_past = IsPast(table_->ExpiryOf(table_->At(position)), now_ms);
  if (was_past || expiry == Expiry::kCleared) table_->SetExpiry(position, kNoExpiry);
  table_->SetValue(position, value);
  return was_past;
}

void HashValue::AppendPacked(const PackedValue& field, const PackedValue& value, int64_t expire_at_ms) {
  const PackedValue entries[] = {field, value, StoredTime(expire_at_ms)};
  packed_.Append(std::span(entries, stride()));
}

PackedList::Cursor HashValue::MakeRoomForExpiries(PackedList::Cursor followed) {
  PackedList wide;
  PackedList::Cursor result;
  wide.Reserve(packed_.byte_size() + size() * PackedList::EntryBytes(int64_t{0}));
  for (PackedList::Cursor cursor = packed_.First(); cursor;) {
    const bool is_followed = cursor == followed;
    const PackedValue field = packed_.Read(cursor);
    const PackedValue entries[] = {field, packed_.Read(cursor), int64_t{0}};
    const PackedList::Cursor made = wide.Append(entries);
    if (is_followed) result = made;
  }
  packed_ = std::move(wide);
  packed_next_expiry_ms_ = kNever;
  return result;
}

void HashValue::SetExpiry(const Place& place, int64_t expire_at_ms) {
  if (table_) return table_->SetExpiry(place.position_, expire_at_ms);
  PackedList::Cursor cursor = place.cursor_;
  if (packed_next_expiry_ms_ == kPairs) {
    if (expire_at_ms == kNoExpiry) return;
    cursor = MakeRoomForExpiries(cursor);
  }
  packed_.Replace(packed_.Next(packed_.Next(cursor)), StoredTime(expire_at_ms));
  if (expire_at_ms != kNoExpiry) packed_next_expiry_ms_ = std::min(packed_next_expiry_ms_, expire_at_ms);
}

void HashValue::Erase(const Place& place) {
  if (table_) {
    table_->Erase(place.position_);
  } else {
    packed_.EraseRange(place.cursor_, stride());
  }
}

size_t HashValue::RemoveExpiredPacked(int64_t now_ms, std::vector<std::string>* removed) {
  size_t count = 0;
  int64_t next_ms = kNever;
  for (PackedList::Cursor cursor = packed_.First(); cursor;) {
    PackedList::Cursor next = cursor;
    const Member member = ReadPacked(next);
    if (IsPast(member.expire_at_ms, now_ms)) {
      DigitBuffer digits;
      if (removed != nullptr) removed->emplace_back(member.field.View(digits));
      next = packed_.EraseRange(cursor, stride());
      ++count;
    } else if (member.expire_at_ms != kNoExpiry) {
      next_ms = std::min(next_ms, member.expire_at_ms);
    }
    cursor = next;
  }
  packed_next_expiry_ms_ = next_ms;
  return count;
}

void HashValue::Add(std::string_view field, std::string_view value, int64_t expire_at_ms,
                    const HashLimits& limits) {
  if (!table_) {
    const bool fits = field.size() <= limits.packed_bytes && value.size() <= limits.packed_bytes &&
                      size() < limits.packed_fields && packed_.Fits(field.size() + value.size() + 64);
    if (!fits) ToTable(limits.seed);
  }
  if (table_) return table_->Insert(field, value, expire_at_ms);
  if (expire_at_ms != kNoExpiry) {
    if (packed_next_expiry_ms_ == kPairs) MakeRoomForExpiries({});
    packed_next_expiry_ms_ = std::min(packed_next_expiry_ms_, expire_at_ms);
  }
  AppendPacked(PackedValue(field), PackedValue(value), expire_at_ms);
}

void HashValue::ToTable(const HashSeed& seed) {
  if (table_) return;
  auto table = std::make_unique<FieldTable>(seed);
  for (PackedList::Cursor cursor = packed_.First(); cursor;) {
    const Member member = ReadPacked(cursor);
    DigitBuffer field;
    DigitBuffer value;
    table->Insert(member.field.View(field), member.value.View(value), member.expire_at_ms);
  }
  packed_.Clear();
  packed_next_expiry_ms_ = kPairs;
  table_ = std::move(table);
}

std::optional<HashValue::Member> HashValue::RandomMember(Random& random, int64_t now_ms) const {
  if (!table_ && !MayHaveExpired(now_ms)) {
    if (packed_.empty()) return std::nullopt;
    PackedList::Cursor cursor = packed_.At(static_cast<int64_t>(random.Below(size()) * stride()));
    return ReadPacked(cursor);
  }
  for (int i = 0; table_ && i < kRandomTries; ++i) {
    const HashField* item = table_->fields().RandomItem(random);
    if (item == nullptr) return std::nullopt;
    std::optional<Member> chosen;
    VisitItem(*item, now_ms, [&](const Member& member) { chosen = member; });
    if (chosen) return chosen;
  }
  const size_t live = LiveSize(now_ms);
  if (live == 0) return std::nullopt;
  return MemberAt(random.Below(live), now_ms);
}

HashValue::Member HashValue::MemberAt(size_t index, int64_t now_ms) const {
  std::optional<Member> found;
  ForEach(now_ms, [&](const Member& member) {
    if (index-- == 0) found = member;
  });
  return *found;
}

}  // namespace nacre
