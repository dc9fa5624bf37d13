#include "rdb/set_codec.h"

#include <utility>

#include "base/number.h"
#include "structures/int_set.h"
#include "structures/packed_list.h"

namespace nacre {
namespace {

std::unique_ptr<SetValue> ReadMembers(RdbReader& reader, const SetValue::Limits& limits) {
  uint64_t count;
  RdbString member;
  std::unique_ptr<SetValue> set;
  if (!reader.Count(count, 1)) return nullptr;
  for (uint64_t left = count; left != 0; --left) {
    if (!reader.String(member)) return nullptr;
    if (set == nullptr) set = std::make_unique<SetValue>(PackedValue(member.bytes()), count, limits);
    if (!set->Add(member.bytes(), limits)) return nullptr;
  }
  return set;
}

}  // namespace

RdbType SetFormOf(const SetValue& set) {
  return set.integers() != nullptr ? RdbType::kSetIntegers : RdbType::kSet;
}

void WriteSet(RdbWriter& writer, RdbType form, const SetValue& set) {
  if (form == RdbType::kSetIntegers) return writer.String(set.integers()->bytes());
  writer.Length(set.size());
  set.Visit([&](const auto& member) {
    DigitBuffer digits;
    writer.String(ViewOf(member, digits));
  });
}

std::unique_ptr<SetValue> ReadSet(RdbType type, RdbReader& reader, const SetValue::Limits& limits) {
  if (type == RdbType::kSet) return ReadMembers(reader, limits);
  RdbString block;
  if (!reader.String(block)) return nullptr;
  if (type == RdbType::kSetIntegers) {
    auto integers = IntSet::FromBytes(block.bytes());
    return integers ? SetValue::FromIntegers(std::move(*integers), limits) : nullptr;
  }
  auto members = PackedList::FromBytes(block.bytes());
  return members ? SetValue::FromPacked(std::move(*members), limits) : nullptr;
}

}  // namespace nacre
