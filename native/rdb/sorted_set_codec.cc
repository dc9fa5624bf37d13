#include "rdb/sorted_set_codec.h"

#include <cmath>
#include <optional>
#include <utility>

#include "rdb/old_packed_forms.h"
#include "structures/packed_list.h"

namespace nacre {
namespace {

bool ReadScore(RdbType type, RdbReader& reader, double& score) {
  if (type == RdbType::kSortedSetText) return reader.TextDouble(score);
  return reader.Double(score) && !std::isnan(score);
}

std::unique_ptr<SortedSetValue> ReadMembers(RdbType type, RdbReader& reader,
                                            const SortedSetValue::PackedLimits& limits) {
  uint64_t count;
  RdbString name;
  double score;
  auto set = std::make_unique<SortedSetValue>();
  if (!reader.Count(count, 2)) return nullptr;
  for (; count != 0; --count) {
    if (!reader.String(name) || !ReadScore(type, reader, score)) return nullptr;
    if (name.bytes().size() > ScoredMember::kLongestName) return nullptr;
    const SortedSetValue::Lookup lookup = set->Find(name.bytes());
    if (lookup) return nullptr;
    set->Add(lookup, name.bytes(), score, limits);
  }
  return set;
}

std::optional<PackedList> ReadPairs(RdbType type, RdbReader& reader) {
  RdbString block;
  if (!reader.String(block)) return std::nullopt;
  return type == RdbType::kSortedSetZiplist ? ReadZiplist(block.bytes())
                                            : PackedList::FromBytes(block.bytes());
}

}  // namespace

RdbType SortedSetFormOf(const SortedSetValue& set) {
  return set.IsPacked() ? RdbType::kSortedSetListpack : RdbType::kSortedSet;
}

// From the highest score down, as Redis does: whoever loads it inserts at one end.
void WriteSortedSet(RdbWriter& writer, RdbType form, const SortedSetValue& set) {
  if (form == RdbType::kSortedSetListpack) return writer.String(set.packed().bytes());
  writer.Length(set.size());
  set.VisitRange({0, set.size()}, true, [&](std::string_view name, double score) {
    writer.String(name);
    writer.Double(score);
  });
}

std::unique_ptr<SortedSetValue> ReadSortedSet(RdbType type, RdbReader& reader,
                                              const SortedSetValue::PackedLimits& limits) {
  std::unique_ptr<SortedSetValue> set;
  if (type == RdbType::kSortedSetText || type == RdbType::kSortedSet) {
    set = ReadMembers(type, reader, limits);
  } else if (auto pairs = ReadPairs(type, reader)) {
    set = SortedSetValue::FromPacked(std::move(*pairs), limits);
  }
  return set != nullptr && set->size() != 0 ? std::move(set) : nullptr;
}

}  // namespace nacre
