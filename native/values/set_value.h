// A set of strings.
//
// It begins as an IntSet where its members are integers, else as a PackedList,
// and becomes a StringSet ("hashtable") when it outgrows the limits that Redis has
// for these forms. It never goes back, but for a result that is made anew.
//
//   intset   --(a text, and few and short members)-->  listpack
//   intset   --(too many members)------------------->  hashtable
//   listpack --(too many members, or one too long)-->  hashtable
//
// A member is given as text, or as a PackedValue where it is known whether it is
// an integer's decimal form; a visitor gets either, and has to take both.

#ifndef NACRE_VALUES_SET_VALUE_H_
#define NACRE_VALUES_SET_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/hash.h"
#include "base/number.h"
#include "base/random.h"
#include "structures/int_set.h"
#include "structures/packed_list.h"
#include "structures/string_set.h"
#include "values/collection.h"
#include "values/value_type.h"

namespace nacre {

class SetValue final : public Collection {
 public:
  static constexpr ValueType kType = ValueType::kSet;
  static constexpr bool kKeptWhenEmpty = false;

  // How large the small forms may become, and the seed of a table.
  struct Limits {
    size_t intset_entries;
    size_t listpack_entries;
    size_t listpack_value;
    HashSeed seed;
  };

  // An empty set of integers, which the first text will change.
  SetValue() = default;
  // An empty set for about `expected` members, of which `first` is the first.
  SetValue(const PackedValue& first, size_t expected, const Limits& limits);
  // An empty set that begins packed, or as a table.
  static std::unique_ptr<SetValue> Packed();
  static std::unique_ptr<SetValue> Hashed(const Limits& limits);
  // The set that a dump held in one of the small forms; null if it is empty or names
  // a member twice. It becomes a table if the limits want it. O(size).
  static std::unique_ptr<SetValue> FromIntegers(IntSet integers, const Limits& limits);
  static std::unique_ptr<SetValue> FromPacked(PackedList members, const Limits& limits);

  void HintMembers(std::span<const std::string_view> members) const override;
  size_t size() const override;
  size_t bytes() const override;
  std::string_view encoding_name() const override;
  std::unique_ptr<Collection> Clone() const override;

  // The form it is in; null for the others.
  const IntSet* integers() const { return std::get_if<IntSet>(&form_); }
  const PackedList* packed() const { return std::get_if<PackedList>(&form_); }
  const StringSet* table() const {
    const Table* table = std::get_if<Table>(&form_);
    return table == nullptr ? nullptr : table->get();
  }

  // O(1); a packed set's members are all looked at.
  bool Contains(std::string_view member) const;
  bool Contains(const PackedValue& member) const;

  // Whether it was not there before. O(1); in the small forms O(size).
  bool Add(std::string_view member, const Limits& limits);
  bool Add(const PackedValue& member, const Limits& limits);
  // Adds a member that is not there.
  void AddAbsent(std::string_view member, const Limits& limits);
  void AddAbsent(const PackedValue& member, const Limits& limits);
  // Chooses the form for `count` more members.
  void Expect(size_t count, const Limits& limits);

  // Whether it was there.
  bool Remove(std::string_view member);
  bool Remove(const PackedValue& member);

  // Becomes an intset if all members are integers and they are not too many. O(size).
  void HoldAsIntegers(const Limits& limits);

  // Calls visit(member) for members in any order while it returns true; whether it
  // always did. `visit` must not change the set.
  template <class Visitor>
  bool VisitWhile(Visitor&& visit) const;
  template <class Visitor>
  void Visit(Visitor&& visit) const {
    VisitWhile([&](const auto& member) {
      visit(member);
      return true;
    });
  }

  // Calls visit(member) for some members and returns the cursor of the next call, 0
  // at the end. Start with 0. What is there from the first call to the last is
  // visited at least once. The small forms are visited whole. `visit` must not change the set.
  template <class Visitor>
  uint64_t Scan(uint64_t cursor, Visitor&& visit) const;

  // A member chosen at random, valid until the next change. Requires: not empty.
  // O(1) expected; packed O(size).
  PackedValue RandomMember(Random& random) const;

  // `count` distinct members chosen at random, in any order, valid until the next
  // change. Requires: count <= size(). O(count) expected; packed O(size).
  std::vector<PackedValue> RandomMembers(Random& random, size_t count) const;

  // Removes `count` members chosen at random; take(member) is called for each
  // before it goes. Requires: count < size(). O(count) expected; packed O(size).
  template <class Take>
  void PopRandom(Random& random, size_t count, const Limits& limits, Take&& take);

 private:
  using Table = std::unique_ptr<StringSet>;

  IntSet* integers() { return std::get_if<IntSet>(&form_); }
  PackedList* packed() { return std::get_if<PackedList>(&form_); }
  StringSet* table() { return const_cast<StringSet*>(std::as_const(*this).table()); }

  bool FitsPacked(const PackedValue& member, const Limits& limits) const;
  void AddTextToIntegers(const PackedValue& member, const Limits& limits);
  void AppendToPacked(const PackedValue& member, const Limits& limits);
  void BecomeTable(const Limits& limits);

  std::vector<PackedValue> SampleAll(Random& random, size_t count) const;
  std::vector<PackedValue> PickDistinct(Random& random, size_t count) const;
  // A set of these members of this one, in the form that Redis gives to what SPOP leaves.
  std::unique_ptr<SetValue> Subset(std::span<const PackedValue> members, const Limits& limits) const;
  // Requires: `members` are some of this set's, which they may be views into.
  void RemoveAll(std::span<const PackedValue> members);

  std::variant<IntSet, PackedList, Table> form_;
};

// The bytes of a member that a visitor got; an integer's digits are written to `buffer`.
inline std::string_view ViewOf(std::string_view member, DigitBuffer& /*buffer*/) { return member; }
inline std::string_view ViewOf(const PackedValue& member, DigitBuffer& buffer) { return member.View(buffer); }

template <class Visitor>
bool SetValue::VisitWhile(Visitor&& visit) const {
  if (const IntSet* held = integers()) {
    for (size_t i = 0; i < held->size(); ++i) {
      if (!visit(PackedValue(held->At(i)))) return false;
    }
    return true;
  }
  if (const PackedList* held = packed()) {
    for (PackedList::Cursor cursor = held->First(); cursor;) {
      if (!visit(held->Read(cursor))) return false;
    }
    return true;
  }
  return table()->VisitWhile([&](std::string_view member) { return visit(member); });
}

template <class Visitor>
uint64_t SetValue::Scan(uint64_t cursor, Visitor&& visit) const {
  if (const StringSet* held = table()) {
    return held->Scan(cursor, [&](std::string_view member) { visit(member); });
  }
  this->Visit(visit);
  return 0;
}

template <class Take>
void SetValue::PopRandom(Random& random, size_t count, const Limits& limits, Take&& take) {
  // Where few members stay, it is they that are chosen.
  constexpr size_t kPoppedPerLeft = 5;
  const size_t left = size() - count;
  if (left * kPoppedPerLeft > count) {
    const std::vector<PackedValue> chosen = RandomMembers(random, count);
    for (const PackedValue& member : chosen) take(member);
    RemoveAll(chosen);
    return;
  }
  const std::unique_ptr<SetValue> rest = Subset(RandomMembers(random, left), limits);
  Visit([&](const auto& member) {
    if (!rest->Contains(member)) take(member);
  });
  form_ = std::move(rest->form_);
}

}  // namespace nacre

#endif  // NACRE_VALUES_SET_VALUE_H_
