#include "rdb/hash_codec.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "base/number.h"
#include "rdb/old_packed_forms.h"
#include "structures/packed_list.h"

namespace nacre {
namespace {

// A moment at which no field's time has passed.
constexpr int64_t kBeforeAll = std::numeric_limits<int64_t>::min();

// Times of fields are below this, in Redis too.
constexpr int64_t kLatestExpiry = (int64_t{1} << 48) - 2;

// A time is written as what it is after the earliest one, plus one; zero is none.

void WriteExpiry(RdbWriter& writer, int64_t expire_at_ms, int64_t earliest_ms) {
  writer.Length(expire_at_ms == kNoExpiry ? 0 : static_cast<uint64_t>(expire_at_ms - earliest_ms) + 1);
}

bool ReadExpiry(RdbReader& reader, int64_t earliest_ms, int64_t& expire_at_ms) {
  uint64_t after;
  if (!reader.Length(after)) return false;
  expire_at_ms = kNoExpiry;
  if (after == 0) return true;
  if (after - 1 > static_cast<uint64_t>(kLatestExpiry - earliest_ms)) return false;
  expire_at_ms = earliest_ms + static_cast<int64_t>(after - 1);
  return true;
}

bool IsTime(int64_t unix_ms) { return unix_ms >= 0 && unix_ms <= kLatestExpiry; }

// The field with its value and time, in the order in which `type` has them.
struct FieldReader {
  explicit FieldReader(RdbType form) : type(form) {}

  const RdbType type;
  int64_t earliest_ms = 0;
  RdbString field;
  RdbString value;
  int64_t expire_at_ms = kNoExpiry;

  bool Read(RdbReader& reader) {
    if (type == RdbType::kHashExpiring && !ReadExpiry(reader, earliest_ms, expire_at_ms)) return false;
    if (!reader.String(field) || !reader.String(value)) return false;
    if (field.bytes().size() > HashValue::kLargestText || value.bytes().size() > HashValue::kLargestText) {
      return false;
    }
    if (type != RdbType::kHashTimed) return true;
    return reader.Milliseconds(expire_at_ms) && (expire_at_ms == kNoExpiry || IsTime(expire_at_ms));
  }
};

std::unique_ptr<HashValue> ReadFields(RdbType type, RdbReader& reader, const HashLimits& limits) {
  FieldReader fields(type);
  if (type == RdbType::kHashExpiring &&
      !(reader.Milliseconds(fields.earliest_ms) && IsTime(fields.earliest_ms))) {
    return nullptr;
  }
  uint64_t count;
  if (!reader.Count(count, 2)) return nullptr;
  auto hash = std::make_unique<HashValue>();
  if (count > limits.packed_fields) hash->ToTable(limits.seed);
  for (; count != 0; --count) {
    if (!fields.Read(reader) || hash->Find(fields.field.bytes(), kBeforeAll)) return nullptr;
    hash->Add(fields.field.bytes(), fields.value.bytes(), fields.expire_at_ms, limits);
  }
  return hash;
}

std::optional<PackedList> ReadPacked(RdbType type, RdbReader& reader) {
  int64_t earliest_ms;
  RdbString block;
  if (type == RdbType::kHashListpackExpiring && !reader.Milliseconds(earliest_ms)) return std::nullopt;
  if (!reader.String(block)) return std::nullopt;
  if (type == RdbType::kHashZipmap) return ReadZipmap(block.bytes());
  if (type == RdbType::kHashZiplist) return ReadZiplist(block.bytes());
  return PackedList::FromBytes(block.bytes());
}

// Whether every third entry is a time, or zero for none.
bool HasTimes(const PackedList& triples) {
  size_t place = 0;
  for (PackedList::Cursor cursor = triples.First(); cursor; ++place) {
    const PackedValue value = triples.Read(cursor);
    if (place % 3 == 2 && (!value.IsInteger() || !IsTime(value.integer()))) return false;
  }
  return true;
}

}  // namespace

RdbType HashFormOf(const HashValue& hash) {
  if (hash.packed() != nullptr && !hash.HasPackedExpiries()) return RdbType::kHashListpack;
  return hash.HasExpiringMembers() ? RdbType::kHashExpiring : RdbType::kHash;
}

void WriteHash(RdbWriter& writer, RdbType form, const HashValue& hash) {
  if (form == RdbType::kHashListpack) return writer.String(hash.packed()->bytes());
  const bool expiring = form == RdbType::kHashExpiring;
  int64_t earliest_ms = kLatestExpiry;
  if (expiring) {
    hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) {
      if (member.expire_at_ms != kNoExpiry) earliest_ms = std::min(earliest_ms, member.expire_at_ms);
    });
    writer.Milliseconds(earliest_ms);
  }
  writer.Length(hash.size());
  hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) {
    DigitBuffer digits;
    if (expiring) WriteExpiry(writer, member.expire_at_ms, earliest_ms);
    writer.String(member.field.View(digits));
    writer.String(member.value.View(digits));
  });
}

std::unique_ptr<HashValue> ReadHash(RdbType type, RdbReader& reader, const HashLimits& limits) {
  std::unique_ptr<HashValue> hash;
  if (type == RdbType::kHash || type == RdbType::kHashExpiring || type == RdbType::kHashTimed) {
    hash = ReadFields(type, reader, limits);
  } else if (auto packed = ReadPacked(type, reader)) {
    const bool expiring = type == RdbType::kHashListpackExpiring;
    if (expiring && !HasTimes(*packed)) return nullptr;
    hash = HashValue::FromPacked(std::move(*packed), expiring, limits);
  }
  return hash != nullptr && hash->size() != 0 ? std::move(hash) : nullptr;
}

}  // namespace nacre
