#include "values/set_value.h"

#include <algorithm>
#include <unordered_set>

#include "values/member_hints.h"

namespace nacre {
namespace {

// Redis does not let the limit of integers be larger, whatever it is set to.
constexpr size_t kMostIntegers = size_t{1} << 30;

bool TooManyIntegers(size_t count, const SetValue::Limits& limits) {
  return count > std::min(limits.intset_entries, kMostIntegers);
}

// Where more than one member in so many is chosen, looking at all is cheaper.
constexpr size_t kMembersPerPicked = 3;

}  // namespace

SetValue::SetValue(const PackedValue& first, size_t expected, const Limits& limits) {
  if (first.IsInteger() && expected <= limits.intset_entries) return;
  if (expected <= limits.listpack_entries) {
    form_ = PackedList();
  } else {
    form_ = std::make_unique<StringSet>(limits.seed);
  }
}

std::unique_ptr<SetValue> SetValue::Packed() {
  auto set = std::make_unique<SetValue>();
  set->form_ = PackedList();
  return set;
}

std::unique_ptr<SetValue> SetValue::Hashed(const Limits& limits) {
  auto set = std::make_unique<SetValue>();
  set->form_ = std::make_unique<StringSet>(limits.seed);
  return set;
}

std::unique_ptr<SetValue> SetValue::FromIntegers(IntSet integers, const Limits& limits) {
  if (integers.size() == 0) return nullptr;
  auto set = std::make_unique<SetValue>();
  set->form_ = std::move(integers);
  set->Expect(set->size(), limits);
  return set;
}

std::unique_ptr<SetValue> SetValue::FromPacked(PackedList members, const Limits& limits) {
  if (members.empty()) return nullptr;
  auto table = Hashed(limits);
  for (PackedList::Cursor cursor = members.First(); cursor;) {
    if (!table->Add(members.Read(cursor), limits)) return nullptr;
  }
  if (members.size() > limits.listpack_entries) return table;
  table->form_ = std::move(members);
  return table;
}

void SetValue::HintMembers(std::span<const std::string_view> members) const {
  const StringSet* held = table();
  if (held == nullptr || held->size() < kLeastHinted) return;
  HintByHash(members, held->seed(), [&](std::span<const uint64_t> hashes) { held->Prefetch(hashes); });
}

size_t SetValue::size() const {
  if (const IntSet* held = integers()) return held->size();
  if (const PackedList* held = packed()) return held->size();
  return table()->size();
}

size_t SetValue::bytes() const {
  constexpr size_t kOwn = MallocBytes(sizeof(SetValue));
  if (const IntSet* held = integers()) return kOwn + held->allocated_bytes();
  if (const PackedList* held = packed()) return kOwn + held->allocated_bytes();
  return kOwn + MallocBytes(sizeof(StringSet)) + table()->owned_bytes();
}

std::string_view SetValue::encoding_name() const {
  if (integers() != nullptr) return "intset";
  return packed() != nullptr ? "listpack" : "hashtable";
}

std::unique_ptr<Collection> SetValue::Clone() const {
  auto copy = std::make_unique<SetValue>();
  if (const IntSet* held = integers()) {
    copy->form_ = held->Clone();
  } else if (const PackedList* list = packed()) {
    copy->form_ = list->Clone();
  } else {
    auto members = std::make_unique<StringSet>(table()->seed());
    table()->VisitWhile([&](std::string_view member) {
      members->AddAbsent(member);
      return true;
    });
    copy->form_ = std::move(members);
  }
  return copy;
}

bool SetValue::Contains(std::string_view member) const {
  if (const StringSet* held = table()) return held->Contains(member);
  return Contains(PackedValue(member));
}

bool SetValue::Contains(const PackedValue& member) const {
  if (const IntSet* held = integers()) return member.IsInteger() && held->Contains(member.integer());
  if (const PackedList* held = packed()) return static_cast<bool>(held->Find(member));
  DigitBuffer digits;
  return table()->Contains(member.View(digits));
}

bool SetValue::Add(std::string_view member, const Limits& limits) {
  if (StringSet* held = table()) return held->Add(member);
  return Add(PackedValue(member), limits);
}

bool SetValue::Add(const PackedValue& member, const Limits& limits) {
  if (StringSet* held = table()) {
    DigitBuffer digits;
    return held->Add(member.View(digits));
  }
  if (integers() != nullptr && member.IsInteger()) {
    if (!integers()->Add(member.integer())) return false;
    if (TooManyIntegers(integers()->size(), limits)) BecomeTable(limits);
    return true;
  }
  if (packed() != nullptr && packed()->Find(member)) return false;
  AddAbsent(member, limits);
  return true;
}

void SetValue::AddAbsent(std::string_view member, const Limits& limits) {
  if (StringSet* held = table()) return held->AddAbsent(member);
  AddAbsent(PackedValue(member), limits);
}

void SetValue::AddAbsent(const PackedValue& member, const Limits& limits) {
  if (integers() != nullptr) {
    if (member.IsInteger()) {
      Add(member, limits);
    } else {
      AddTextToIntegers(member, limits);
    }
  } else if (packed() != nullptr) {
    AppendToPacked(member, limits);
  } else {
    DigitBuffer digits;
    table()->AddAbsent(member.View(digits));
  }
}

bool SetValue::FitsPacked(const PackedValue& member, const Limits& limits) const {
  return size() < limits.listpack_entries && member.ViewSize() <= limits.listpack_value;
}

void SetValue::AppendToPacked(const PackedValue& member, const Limits& limits) {
  if (FitsPacked(member, limits) && packed()->Fits(PackedList::EntryBytes(member))) {
    packed()->Append(member);
    return;
  }
  BecomeTable(limits);
  AddAbsent(member, limits);
}

void SetValue::AddTextToIntegers(const PackedValue& member, const Limits& limits) {
  const IntSet& held = *integers();
  const size_t count = held.size();
  // Of sorted integers one at an end has the most digits, and the largest entry.
  size_t longest = 0;
  size_t largest = 0;
  for (const size_t index : {size_t{0}, count - 1}) {
    if (count == 0) break;
    const PackedValue end(held.At(index));
    longest = std::max(longest, end.ViewSize());
    largest = std::max(largest, PackedList::EntryBytes(end));
  }
  PackedList members;
  if (longest > limits.listpack_value || !FitsPacked(member, limits) ||
      !members.Fits(largest * count + PackedList::EntryBytes(member))) {
    BecomeTable(limits);
    return AddAbsent(member, limits);
  }
  members.Reserve(largest * count + PackedList::EntryBytes(member));
  for (size_t i = 0; i < count; ++i) members.Append(PackedValue(held.At(i)));
  members.Append(member);
  form_ = std::move(members);
}

void SetValue::BecomeTable(const Limits& limits) {
  auto members = std::make_unique<StringSet>(limits.seed);
  Visit([&](const auto& member) {
    DigitBuffer digits;
    members->AddAbsent(ViewOf(member, digits));
  });
  form_ = std::move(members);
}

void SetValue::Expect(size_t count, const Limits& limits) {
  if ((integers() != nullptr && count > limits.intset_entries) ||
      (packed() != nullptr && count > limits.listpack_entries))
    BecomeTable(limits);
}

bool SetValue::Remove(std::string_view member) {
  if (StringSet* held = table()) return held->Remove(member);
  return Remove(PackedValue(member));
}

bool SetValue::Remove(const PackedValue& member) {
  if (integers() != nullptr) return member.IsInteger() && integers()->Remove(member.integer());
  if (packed() == nullptr) {
    DigitBuffer digits;
    return table()->Remove(member.View(digits));
  }
  const PackedList::Cursor found = packed()->Find(member);
  if (!found) return false;
  packed()->Erase(found);
  return true;
}

void SetValue::HoldAsIntegers(const Limits& limits) {
  if (integers() != nullptr || TooManyIntegers(size(), limits)) return;
  IntSet values;
  const bool all = VisitWhile([&](const auto& member) {
    const PackedValue value(member);
    if (value.IsInteger()) values.Add(value.integer());
    return value.IsInteger();
  });
  if (all) form_ = std::move(values);
}

PackedValue SetValue::RandomMember(Random& random) const {
  if (const IntSet* held = integers()) return held->At(random.Below(held->size()));
  if (const PackedList* held = packed()) {
    return held->Get(held->At(static_cast<int64_t>(random.Below(held->size()))));
  }
  return table()->RandomMember(random);
}

std::vector<PackedValue> SetValue::RandomMembers(Random& random, size_t count) const {
  const bool picks = packed() == nullptr && count <= size() / kMembersPerPicked;
  return picks ? PickDistinct(random, count) : SampleAll(random, count);
}

// Each member is taken with the chance that leaves every choice equally likely.
std::vector<PackedValue> SetValue::SampleAll(Random& random, size_t count) const {
  std::vector<PackedValue> chosen;
  chosen.reserve(count);
  size_t left = size();
  VisitWhile([&](const auto& member) {
    const size_t wanted = count - chosen.size();
    if (wanted == left || random.Below(left) < wanted) chosen.emplace_back(member);
    --left;
    return chosen.size() < count;
  });
  return chosen;
}

std::vector<PackedValue> SetValue::PickDistinct(Random& random, size_t count) const {
  std::vector<PackedValue> chosen;
  chosen.reserve(count);
  const IntSet* held = integers();
  // Indexes of integers, or addresses of members.
  std::unordered_set<uint64_t> picked;
  while (chosen.size() < count) {
    if (held != nullptr) {
      const size_t index = random.Below(held->size());
      if (picked.insert(index).second) chosen.emplace_back(held->At(index));
    } else {
      const std::string_view member = table()->RandomMember(random);
      if (picked.insert(reinterpret_cast<uint64_t>(member.data())).second) chosen.emplace_back(member);
    }
  }
  return chosen;
}

std::unique_ptr<SetValue> SetValue::Subset(std::span<const PackedValue> members, const Limits& limits) const {
  auto subset = integers() != nullptr ? std::make_unique<SetValue>() : Packed();
  for (const PackedValue& member : members) subset->AddAbsent(member, limits);
  return subset;
}

void SetValue::RemoveAll(std::span<const PackedValue> members) {
  if (packed() == nullptr) {
    for (const PackedValue& member : members) Remove(member);
    return;
  }
  // They were chosen in the order of the list, whose other entries are copied.
  PackedList rest;
  const auto* next = members.data();
  for (PackedList::Cursor cursor = packed()->First(); cursor;) {
    const PackedValue member = packed()->Read(cursor);
    if (next != members.data() + members.size() && member == *next) {
      ++next;
    } else {
      rest.Append(member);
    }
  }
  form_ = std::move(rest);
}

}  // namespace nacre
