// Keeps items by prefixes, and finds those whose prefix a text begins with.
//
// Prefixes are kept in order. The beginnings of a text are found by descending from
// it: the greatest kept prefix that is not greater than the text is either one of
// its beginnings, or tells how far any other can agree with it; the search goes on
// from there, and from each hit with one byte less. At most one step for each byte
// of the text, O(log n) each; prefixes that do not fit are not looked at.

#ifndef NACRE_STRUCTURES_PREFIX_INDEX_H_
#define NACRE_STRUCTURES_PREFIX_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

template <class Item>
class PrefixIndex {
 public:
  void Add(std::string_view prefix, Item item) { items_[std::string(prefix)].push_back(item); }

  // Requires: the item was added with this prefix. O(items with the same prefix).
  void Remove(std::string_view prefix, Item item) {
    const auto found = items_.find(prefix);
    std::vector<Item>& items = found->second;
    *std::find(items.begin(), items.end(), item) = items.back();
    items.pop_back();
    if (items.empty()) items_.erase(found);
  }

  // Calls visit(item) for each item whose prefix `text` begins with, longer prefixes first.
  template <class Visit>
  void VisitPrefixesOf(std::string_view text, Visit&& visit) const {
    std::string_view rest = text;
    while (true) {
      auto next = items_.upper_bound(rest);
      if (next == items_.begin()) return;
      --next;
      const std::string& prefix = next->first;
      const size_t common = CommonLength(prefix, rest);
      if (common < prefix.size()) {
        rest = text.substr(0, common);
        continue;
      }
      for (const Item& item : next->second) visit(item);
      if (common == 0) return;
      rest = text.substr(0, common - 1);
    }
  }

 private:
  static size_t CommonLength(std::string_view one, std::string_view other) {
    const auto most = static_cast<ptrdiff_t>(std::min(one.size(), other.size()));
    const auto difference = std::mismatch(one.begin(), one.begin() + most, other.begin());
    return static_cast<size_t>(difference.first - one.begin());
  }

  std::map<std::string, std::vector<Item>, std::less<>> items_;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_PREFIX_INDEX_H_
