// A sorted set: members, each with a score, in the order of scores and, where
// scores are equal, of the members' bytes.
//
// Few short members are held in one block of name and score by turns, in order
// ("listpack"); more or longer ones in a hash table and a tree ("skiplist", as
// clients know it). A set that has become a tree stays one.

#ifndef NACRE_VALUES_SORTED_SET_VALUE_H_
#define NACRE_VALUES_SORTED_SET_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/double_text.h"
#include "structures/packed_list.h"
#include "values/collection.h"
#include "values/scored_members.h"
#include "values/sorted_set_range.h"
#include "values/value_type.h"

namespace nacre {

class SortedSetValue final : public Collection {
 public:
  static constexpr ValueType kType = ValueType::kSortedSet;
  static constexpr bool kKeptWhenEmpty = false;

  // How long a set remains packed.
  struct PackedLimits {
    size_t entries;
    size_t name_bytes;
  };

  // What Find found; valid until the set next changes.
  class Lookup {
   public:
    explicit operator bool() const { return member_ != nullptr || cursor_; }
    // Requires: the member is there.
    double score() const { return score_; }

   private:
    friend class SortedSetValue;
    uint64_t hash_ = 0;
    ScoredMember* member_ = nullptr;
    PackedList::Cursor cursor_;
    double score_ = 0;
  };

  SortedSetValue() = default;
  // Takes members that are in order, and packs them if the limits allow it.
  SortedSetValue(std::unique_ptr<ScoredMembers> members, const PackedLimits& limits);

  // A set from pairs of name and score, in any order. Nothing if the list is no
  // such thing: a score that is no number, a name that occurs twice. O(n log n).
  static std::unique_ptr<SortedSetValue> FromPacked(PackedList pairs, const PackedLimits& limits);

  size_t size() const override { return members_ != nullptr ? members_->size() : packed_.size() / 2; }
  size_t bytes() const override {
    return MallocBytes(sizeof(*this)) + (members_ != nullptr ? members_->bytes() : packed_.allocated_bytes());
  }
  std::string_view encoding_name() const override { return members_ != nullptr ? "skiplist" : "listpack"; }
  std::unique_ptr<Collection> Clone() const override;

  bool IsPacked() const { return members_ == nullptr; }
  // The pairs of a packed set. Requires: IsPacked().
  const PackedList& packed() const { return packed_; }
  // The form that it grows into; null while it is packed.
  const ScoredMembers* members() const { return members_.get(); }

  // The member of this name. O(1); of a packed set O(n).
  Lookup Find(std::string_view name) const;
  std::optional<double> ScoreOf(std::string_view name) const {
    const Lookup found = Find(name);
    return found ? std::optional(found.score()) : std::nullopt;
  }

  // Changes. `lookup` is Find's answer for `name`. Scores are numbers. O(log n).

  // Requires: the member is not there; name.size() <= ScoredMember::kLongestName.
  void Add(const Lookup& lookup, std::string_view name, double score, const PackedLimits& limits);
  // These two require: the member is there.
  void ChangeScore(const Lookup& lookup, std::string_view name, double score);
  void Remove(const Lookup& lookup);
  // O(log n + count).
  void RemoveRange(const RankRange& range);

  // The rank of a member that is there. O(log n).
  size_t RankOf(const Lookup& lookup) const;
  // The members that lie in a range. O(log n).
  RankRange RanksOf(const ScoreRange& range) const;
  RankRange RanksOf(const NameRange& range) const;

  // Calls visit(name, score) for the members of a range, in order or, if
  // `backwards`, from the last one on. `visit` must not change the set.
  // O(log n + count).
  template <class Visit>
  void VisitRange(const RankRange& range, bool backwards, Visit&& visit) const {
    if (range.count == 0) return;
    const size_t start = backwards ? range.first + range.count - 1 : range.first;
    if (members_ != nullptr) {
      SortedTree::Place place = members_->order().AtRank(start);
      for (size_t left = range.count; left != 0; --left) {
        visit(place.member()->name(), place.score());
        backwards ? place.Retreat() : place.Advance();
      }
      return;
    }
    PackedList::Cursor cursor = packed_.At(static_cast<int64_t>(start * 2));
    for (size_t left = range.count; left != 0; --left) {
      PackedList::Cursor after = cursor;
      DigitBuffer digits;
      const PackedValue name = packed_.Read(after);
      visit(name.View(digits), ScoreIn(packed_.Get(after)));
      if (!backwards) {
        cursor = packed_.Next(after);
      } else if (left != 1) {
        cursor = packed_.Previous(packed_.Previous(cursor));
      }
    }
  }
  template <class Visit>
  void VisitAll(Visit&& visit) const {
    VisitRange({0, size()}, false, visit);
  }

  // The same for members in order until `visit` returns false.
  template <class Visit>
  void VisitWhile(Visit&& visit) const {
    if (members_ != nullptr) {
      SortedTree::Place place = members_->order().First();
      while (place && visit(place.member()->name(), place.score())) place.Advance();
      return;
    }
    for (PackedList::Cursor cursor = packed_.First(); cursor;) {
      DigitBuffer digits;
      const PackedValue name = packed_.Read(cursor);
      if (!visit(name.View(digits), ScoreIn(packed_.Read(cursor)))) return;
    }
  }

  // Calls visit(name, score) for some members and returns the next cursor, 0 at
  // the end; start with 0. Promises what HashTable::Scan does. A packed set
  // comes whole.
  template <class Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    if (members_ == nullptr) {
      VisitAll(visit);
      return 0;
    }
    return members_->Scan(cursor, [&](const ScoredMember& member) { visit(member.name(), member.score); });
  }

 private:
  struct ScoreText {
    char text[kLongestDouble];
  };

  static double ScoreIn(const PackedValue& value) {
    return value.IsInteger() ? static_cast<double>(value.integer()) : ParsedScore(value.text());
  }
  static double ParsedScore(std::string_view text);
  static PackedValue PackedScore(double score, ScoreText& text);

  bool FitsPacked(std::string_view name, const PackedLimits& limits) const;
  void InsertPacked(std::string_view name, double score);
  void ConvertToTree();
  template <class Before>
  size_t PackedRank(Before&& before) const;

  PackedList packed_;
  std::unique_ptr<ScoredMembers> members_;  // Null: packed.
};

}  // namespace nacre

#endif  // NACRE_VALUES_SORTED_SET_VALUE_H_
