#include "values/sorted_set_value.h"

#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "base/number.h"

namespace nacre {
namespace {

bool FitPacked(const ScoredMembers& members, const SortedSetValue::PackedLimits& limits) {
  if (members.size() > limits.entries) return false;
  size_t bytes = 0;
  bool fit = true;
  members.ForEach([&](const ScoredMember* member) {
    fit = fit && member->size <= limits.name_bytes;
    bytes += member->size + 2 * kLongestDouble;
  });
  return fit && bytes < PackedList::kMaxBytes;
}

}  // namespace

SortedSetValue::SortedSetValue(std::unique_ptr<ScoredMembers> members, const PackedLimits& limits) {
  if (!FitPacked(*members, limits)) {
    members_ = std::move(members);
    return;
  }
  for (SortedTree::Place place = members->order().First(); place; place.Advance()) {
    ScoreText text;
    const std::array<PackedValue, 2> pair = {place.member()->name(), PackedScore(place.score(), text)};
    packed_.Append(pair);
  }
}

std::unique_ptr<SortedSetValue> SortedSetValue::FromPacked(PackedList pairs, const PackedLimits& limits) {
  if (pairs.size() % 2 != 0) return nullptr;
  auto members = std::make_unique<ScoredMembers>();
  for (PackedList::Cursor cursor = pairs.First(); cursor;) {
    DigitBuffer digits;
    const PackedValue value = pairs.Read(cursor);
    const std::string_view name = value.View(digits);
    const double score = ScoreIn(pairs.Read(cursor));
    const uint64_t hash = ScoredMembers::HashOf(name);
    if (std::isnan(score) || members->Find(name, hash) != nullptr) return nullptr;
    members->AddUnordered(name, hash, score);
  }
  members->Sort();
  return std::make_unique<SortedSetValue>(std::move(members), limits);
}

std::unique_ptr<Collection> SortedSetValue::Clone() const {
  auto clone = std::make_unique<SortedSetValue>();
  if (members_ == nullptr) {
    clone->packed_ = packed_.Clone();
    return clone;
  }
  clone->members_ = std::make_unique<ScoredMembers>();
  std::vector<ScoredMember*> copies;
  copies.reserve(size());
  for (SortedTree::Place place = members_->order().First(); place; place.Advance()) {
    const std::string_view name = place.member()->name();
    copies.push_back(clone->members_->AddUnordered(name, ScoredMembers::HashOf(name), place.score()));
  }
  clone->members_->BuildOrder(copies);
  return clone;
}

// What is no number at all is NaN.
double SortedSetValue::ParsedScore(std::string_view text) { return ParseDouble(text).value_or(NAN); }

PackedValue SortedSetValue::PackedScore(double score, ScoreText& text) {
  // -0 becomes 0, as in Redis.
  if (IsExactInteger(score)) return {static_cast<int64_t>(score)};
  return {std::string_view(text.text, FormatDouble(score, text.text))};
}

SortedSetValue::Lookup SortedSetValue::Find(std::string_view name) const {
  Lookup lookup;
  if (members_ != nullptr) {
    lookup.hash_ = ScoredMembers::HashOf(name);
    lookup.member_ = members_->Find(name, lookup.hash_);
    if (lookup.member_ != nullptr) lookup.score_ = lookup.member_->score;
  } else {
    lookup.cursor_ = packed_.Find(PackedValue(name), 1);
    if (lookup.cursor_) lookup.score_ = ScoreIn(packed_.Get(packed_.Next(lookup.cursor_)));
  }
  return lookup;
}

bool SortedSetValue::FitsPacked(std::string_view name, const PackedLimits& limits) const {
  return size() + 1 <= limits.entries && name.size() <= limits.name_bytes &&
         packed_.Fits(name.size() + 2 * kLongestDouble);
}

void SortedSetValue::Add(const Lookup& lookup, std::string_view name, double score,
                         const PackedLimits& limits) {
  if (members_ != nullptr) return members_->Add(name, lookup.hash_, score);
  if (FitsPacked(name, limits)) return InsertPacked(name, score);
  ConvertToTree();
  members_->Add(name, ScoredMembers::HashOf(name), score);
}

void SortedSetValue::ChangeScore(const Lookup& lookup, std::string_view name, double score) {
  if (members_ != nullptr) return members_->ChangeScore(lookup.member_, score);
  packed_.EraseRange(lookup.cursor_, 2);
  InsertPacked(name, score);
}

void SortedSetValue::Remove(const Lookup& lookup) {
  if (members_ != nullptr) return members_->Remove(lookup.member_, lookup.hash_);
  packed_.EraseRange(lookup.cursor_, 2);
}

void SortedSetValue::RemoveRange(const RankRange& range) {
  if (range.count == 0) return;
  if (members_ != nullptr) return members_->RemoveRange(range.first, range.count);
  packed_.EraseRange(packed_.At(static_cast<int64_t>(range.first * 2)), range.count * 2);
}

// Puts a pair where its score and name belong.
void SortedSetValue::InsertPacked(std::string_view name, double score) {
  const auto is_after = [&](PackedList::Cursor cursor) {
    const double other = ScoreIn(packed_.Get(packed_.Next(cursor)));
    if (other != score) return other > score;
    DigitBuffer digits;
    return packed_.Get(cursor).View(digits) > name;
  };
  // Scores often ascend.
  PackedList::Cursor cursor = packed_.Last();
  if (cursor) cursor = packed_.Previous(cursor);
  if (cursor && !is_after(cursor)) {
    cursor = {};
  } else {
    cursor = packed_.First();
    while (cursor && !is_after(cursor)) cursor = packed_.Next(packed_.Next(cursor));
  }
  ScoreText text;
  const std::array<PackedValue, 2> pair = {name, PackedScore(score, text)};
  packed_.InsertBefore(cursor, pair);
}

void SortedSetValue::ConvertToTree() {
  auto members = std::make_unique<ScoredMembers>();
  std::vector<ScoredMember*> ordered;
  ordered.reserve(size());
  VisitAll([&](std::string_view name, double score) {
    ordered.push_back(members->AddUnordered(name, ScoredMembers::HashOf(name), score));
  });
  members->BuildOrder(ordered);
  members_ = std::move(members);
  packed_.Clear();
}

// The number of pairs up to the first for which before(cursor of the name) does not hold.
template <class Before>
size_t SortedSetValue::PackedRank(Before&& before) const {
  size_t rank = 0;
  for (PackedList::Cursor cursor = packed_.First(); cursor && before(cursor); ++rank) {
    cursor = packed_.Next(packed_.Next(cursor));
  }
  return rank;
}

size_t SortedSetValue::RankOf(const Lookup& lookup) const {
  if (members_ != nullptr) return members_->order().RankOf(lookup.member_);
  return PackedRank([&](PackedList::Cursor cursor) { return cursor != lookup.cursor_; });
}

namespace {

// Ranges that are empty have ends before their beginnings.
RankRange Between(size_t first, size_t end) { return {first, end > first ? end - first : 0}; }

}  // namespace

RankRange SortedSetValue::RanksOf(const ScoreRange& range) const {
  if (members_ != nullptr) {
    const auto before = [&](double score, const ScoredMember&) { return range.StartsAfter(score); };
    const auto inside = [&](double score, const ScoredMember&) { return !range.EndsBefore(score); };
    return Between(members_->order().Seek(before).rank, members_->order().Seek(inside).rank);
  }
  const auto score_at = [&](PackedList::Cursor cursor) { return ScoreIn(packed_.Get(packed_.Next(cursor))); };
  return Between(PackedRank([&](PackedList::Cursor cursor) { return range.StartsAfter(score_at(cursor)); }),
                 PackedRank([&](PackedList::Cursor cursor) { return !range.EndsBefore(score_at(cursor)); }));
}

RankRange SortedSetValue::RanksOf(const NameRange& range) const {
  if (members_ != nullptr) {
    const auto before = [&](double, const ScoredMember& member) {
      return range.min.StartsAfter(member.name());
    };
    const auto inside = [&](double, const ScoredMember& member) {
      return !range.max.EndsBefore(member.name());
    };
    return Between(members_->order().Seek(before).rank, members_->order().Seek(inside).rank);
  }
  DigitBuffer digits;
  const auto name_at = [&](PackedList::Cursor cursor) { return packed_.Get(cursor).View(digits); };
  return Between(
      PackedRank([&](PackedList::Cursor cursor) { return range.min.StartsAfter(name_at(cursor)); }),
      PackedRank([&](PackedList::Cursor cursor) { return !range.max.EndsBefore(name_at(cursor)); }));
}

}  // namespace nacre
