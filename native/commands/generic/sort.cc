// SORT and SORT_RO. BY and GET read keys that no key spec finds: the dispatcher has
// locked all shards then.

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands/collection_access.h"
#include "commands/generic/sort_options.h"
#include "commands/list/list_end.h"
#include "generated/handlers/generic.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {
namespace {

struct Element {
  PackedValue value;  // A text is a view into the collection.
  double score = 0;
  std::optional<std::string> weight = std::nullopt;  // What BY gave, with ALPHA.
};

// The elements that are replied, as a range of all that were loaded.
struct Window {
  size_t first = 0;
  size_t count = 0;
};

Window WindowOf(const SortOptions& options, size_t size) {
  const auto length = static_cast<int64_t>(size);
  const int64_t first = std::clamp<int64_t>(options.offset, 0, length);
  const int64_t left = length - first;
  const int64_t count = options.count < 0 ? left : std::min(options.count, left);
  return {static_cast<size_t>(first), static_cast<size_t>(count)};
}

int CompareBytes(std::string_view a, std::string_view b) { return a.compare(b); }

int CompareElements(const Element& a, const Element& b) {
  DigitBuffer digits_a;
  DigitBuffer digits_b;
  return CompareBytes(a.value.View(digits_a), b.value.View(digits_b));
}

// The score that strtod gives for the whole text; nothing if there is none. The empty
// text is 0.
std::optional<double> ScoreOf(std::string_view text) {
  const std::string terminated(text);
  char* end = nullptr;
  errno = 0;
  const double score = std::strtod(terminated.c_str(), &end);
  if (*end != '\0' || errno == ERANGE || std::isnan(score)) return std::nullopt;
  return score;
}

class Sorter {
 public:
  Sorter(CommandContext& context, SortOptions options) : context_(context), options_(std::move(options)) {}

  // False after an error reply.
  bool Run() {
    if (!Load()) return false;
    if (options_.unsorted) return true;
    if (!Weigh()) return false;
    Order();
    return true;
  }

  void Reply();
  void Store();

 private:
  bool Load();
  void LoadList(const ListValue& list);
  void LoadSet(const SetValue& set);
  void LoadSortedSet(const SortedSetValue& set);
  bool Weigh();
  bool WeighByNumber(Element& element, std::string_view text);
  void Order();
  int Compare(const Element& a, const Element& b) const;
  template <class Visit>
  void ForEachResult(Visit&& visit);
  size_t result_count() const { return window_.count * std::max<size_t>(options_.get.size(), 1); }

  CommandContext& context_;
  SortOptions options_;
  std::vector<Element> elements_;
  Window window_;
};

bool Sorter::Load() {
  const KeyRef& key = context_.key();
  const Table::Position position = context_.FindToRead(key);
  if (!position) return true;
  const Entry& entry = *context_.TableOf(key).At(position);
  switch (entry.type()) {
    case ValueType::kList:
      LoadList(static_cast<const ListValue&>(*entry.collection()));
      return true;
    case ValueType::kSet:
      LoadSet(static_cast<const SetValue&>(*entry.collection()));
      return true;
    case ValueType::kSortedSet:
      LoadSortedSet(static_cast<const SortedSetValue&>(*entry.collection()));
      return true;
    default:
      context_.reply().WrongType();
      return false;
  }
}

// A set has no order that could be kept: what is stored is sorted then by its bytes.
void Sorter::LoadSet(const SetValue& set) {
  if (options_.unsorted && options_.store) {
    options_.unsorted = false;
    options_.alphabetic = true;
    options_.by.reset();
  }
  window_ = WindowOf(options_, set.size());
  elements_.reserve(set.size());
  set.Visit([&](const auto& member) { elements_.push_back({PackedValue(member)}); });
}

// As a list, in the order of its scores.
void Sorter::LoadSortedSet(const SortedSetValue& set) {
  window_ = WindowOf(options_, set.size());
  RankRange range{0, set.size()};
  const bool reversed = options_.unsorted && options_.descending;
  if (options_.unsorted) {
    const size_t first = std::exchange(window_.first, 0);
    range = {reversed ? set.size() - first - window_.count : first, window_.count};
  }
  elements_.reserve(range.count);
  set.VisitRange(range, reversed,
                 [&](std::string_view name, double) { elements_.push_back({PackedValue(name)}); });
}

// A list that is not sorted keeps its order, or with DESC has it reversed; then no
// more is loaded than is replied.
void Sorter::LoadList(const ListValue& list) {
  window_ = WindowOf(options_, list.size());
  size_t first = 0;
  size_t count = list.size();
  if (options_.unsorted) {
    first = std::exchange(window_.first, 0);
    count = window_.count;
  }
  elements_.reserve(count);
  const bool reversed = options_.unsorted && options_.descending;
  list.Walk(reversed ? ListEnd::kTail : ListEnd::kHead, first, count, [&](const PackedValue& value) {
    elements_.push_back({value});
    return true;
  });
}

// False after an error reply: then some score is no number.
bool Sorter::Weigh() {
  if (options_.alphabetic && !options_.by) return true;
  bool all_numbers = true;
  for (Element& element : elements_) {
    if (!options_.by) {
      if (element.value.IsInteger()) {
        element.score = static_cast<double>(element.value.integer());
      } else {
        all_numbers &= WeighByNumber(element, element.value.text());
      }
      continue;
    }
    DigitBuffer digits;
    const auto found = options_.by->Find(context_, element.value.View(digits));
    if (!found) continue;
    if (options_.alphabetic) {
      element.weight.emplace(*found);
    } else {
      all_numbers &= WeighByNumber(element, *found);
    }
  }
  if (!all_numbers) context_.reply().Error("ERR One or more scores can't be converted into double");
  return all_numbers;
}

bool Sorter::WeighByNumber(Element& element, std::string_view text) {
  const auto score = ScoreOf(text);
  element.score = score.value_or(0);
  return score.has_value();
}

// Equal scores are told apart by the elements, equal weights are not.
int Sorter::Compare(const Element& a, const Element& b) const {
  if (!options_.alphabetic) {
    if (a.score != b.score) return a.score < b.score ? -1 : 1;
    return CompareElements(a, b);
  }
  if (!options_.by) return CompareElements(a, b);
  if (a.weight && b.weight) return CompareBytes(*a.weight, *b.weight);
  return static_cast<int>(a.weight.has_value()) - static_cast<int>(b.weight.has_value());
}

void Sorter::Order() {
  const auto before = [this](const Element& a, const Element& b) {
    return options_.descending ? Compare(a, b) > 0 : Compare(a, b) < 0;
  };
  const size_t end = window_.first + window_.count;
  if (end < elements_.size() / 4) {
    std::partial_sort(elements_.begin(), elements_.begin() + static_cast<ptrdiff_t>(end), elements_.end(),
                      before);
  } else {
    std::stable_sort(elements_.begin(), elements_.end(), before);
  }
}

// Calls visit(text) for each result in order; nothing is what GET did not find.
template <class Visit>
void Sorter::ForEachResult(Visit&& visit) {
  for (size_t i = 0; i < window_.count; ++i) {
    DigitBuffer digits;
    const std::string_view element = elements_[window_.first + i].value.View(digits);
    if (options_.get.empty()) visit(std::optional(element));
    for (KeyPattern& pattern : options_.get) visit(pattern.Find(context_, element));
  }
}

void Sorter::Reply() {
  ReplyWriter& reply = context_.reply();
  reply.Array(result_count());
  ForEachResult([&](std::optional<std::string_view> result) {
    if (result) {
      reply.Bulk(*result);
    } else {
      reply.Null();
    }
  });
}

// The list as it is stored, since the order of equal weights is not the same everywhere.
void KeepStored(CommandContext& context, const KeyRef& key, const ListValue& list) {
  constexpr size_t kElementsAtOnce = 1000;
  if (!context.KeepsEffects()) return;
  context.Effect({"DEL", key.bytes});
  std::vector<std::string> elements;
  const auto push = [&] {
    std::vector<std::string_view> words = {"RPUSH", key.bytes};
    words.insert(words.end(), elements.begin(), elements.end());
    context.Effect(context.database(), words);
    elements.clear();
  };
  list.Walk(ListEnd::kHead, 0, list.size(), [&](const PackedValue& value) {
    DigitBuffer digits;
    elements.emplace_back(value.View(digits));
    if (elements.size() == kElementsAtOnce) push();
    return true;
  });
  if (!elements.empty()) push();
}

// What GET did not find is stored as an empty element.
void Sorter::Store() {
  const KeyRef key = context_.keyspace().Key(*options_.store);
  const ListLimits limits = ListLimitsOf(context_);
  auto list = std::make_unique<ListValue>();
  ForEachResult([&](std::optional<std::string_view> result) {
    list->Push(ListEnd::kTail, PackedValue(result.value_or("")), limits);
  });
  const ListValue& stored = *list;
  const size_t size = stored.size();
  context_.reply().Integer(static_cast<int64_t>(size));
  const bool replaced = ReplaceWithCollection(context_, key, ValueType::kList, std::move(list));
  // What was there and is past its time has been removed and kept as such by now.
  if (size != 0) {
    KeepStored(context_, key, stored);
    context_.MarkChanged(size);
    context_.Notify(kEventList, "sortstore", key);
  } else if (replaced) {
    context_.Effect({"DEL", key.bytes});
    context_.MarkChanged();
    context_.Notify(kEventGeneric, "del", key);
  }
}

void SortKey(CommandContext& context, bool may_store) {
  auto options = ParseSortOptions(context, may_store);
  if (!options) return;
  const bool stores = options->store.has_value();
  Sorter sorter(context, *std::move(options));
  if (!sorter.Run()) return;
  if (stores) {
    sorter.Store();
  } else {
    sorter.Reply();
  }
}

}  // namespace

void Sort(CommandContext& context) { SortKey(context, true); }
void SortRo(CommandContext& context) { SortKey(context, false); }

}  // namespace nacre::commands
