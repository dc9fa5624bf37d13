// A queue in one array: it allocates nothing until something is put in.

#ifndef NACRE_BASE_FIFO_H_
#define NACRE_BASE_FIFO_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace nacre {

// `Item` is default-constructible. Iteration goes from the first to the last.
template <class Item>
class Fifo {
 public:
  bool empty() const { return items_.empty(); }
  size_t size() const { return items_.size() - first_; }
  // Require: it is not empty.
  Item& front() { return items_[first_]; }
  const Item& back() const { return items_.back(); }

  void push_back(Item item) { items_.push_back(std::move(item)); }
  // O(1) amortized. Requires: it is not empty.
  void pop_front() {
    items_[first_++] = Item();
    if (first_ == items_.size()) {
      clear();
    } else if (first_ >= kLeastGap && first_ >= items_.size() / 2) {
      items_.erase(items_.begin(), begin());
      first_ = 0;
    }
  }
  // Keeps its memory if that is small.
  void clear() {
    items_.clear();
    first_ = 0;
    if (items_.capacity() > kKeptItems) items_.shrink_to_fit();
  }

  auto begin() { return items_.begin() + static_cast<std::ptrdiff_t>(first_); }
  auto end() { return items_.end(); }

 private:
  static constexpr size_t kLeastGap = 32;
  static constexpr size_t kKeptItems = 64;

  std::vector<Item> items_;
  size_t first_ = 0;
};

}  // namespace nacre

#endif  // NACRE_BASE_FIFO_H_
