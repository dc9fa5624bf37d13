// The members of one collection that expire, by their time: a heap, four children
// a node, earliest on top.
//
//   nodes: | time, item | time, item | ...       children of i: 4i+1 .. 4i+4
//            ^ each item knows its place here (set_heap_place, heap_place)
//
// The heap owns no items. An item's time is held here and nowhere else. Sixteen
// bytes a node, and the vector's room to grow, which it gives back when three
// quarters of it are unused.

#ifndef NACRE_STRUCTURES_EXPIRY_HEAP_H_
#define NACRE_STRUCTURES_EXPIRY_HEAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/malloc_bytes.h"

namespace nacre {

template <class Item>
class ExpiryHeap {
 public:
  // The earliest time of an empty heap.
  static constexpr int64_t kNever = std::numeric_limits<int64_t>::max();

  size_t size() const { return nodes_.size(); }
  size_t bytes() const { return nodes_.capacity() == 0 ? 0 : MallocBytes(nodes_.capacity() * sizeof(Node)); }

  int64_t earliest_ms() const { return nodes_.empty() ? kNever : nodes_.front().at_ms; }
  // Requires: size() > 0.
  Item* earliest() const { return nodes_.front().item; }
  // Requires, as the calls below: the item is in the heap.
  int64_t TimeOf(const Item& item) const { return nodes_[item.heap_place()].at_ms; }

  // Requires: the item is not in the heap. O(log n).
  void Insert(Item* item, int64_t at_ms) {
    nodes_.push_back({at_ms, item});
    item->set_heap_place(Place(nodes_.size() - 1));
    Raise(nodes_.size() - 1);
  }

  // O(log n).
  void SetTime(Item& item, int64_t at_ms) {
    const size_t place = item.heap_place();
    const bool earlier = at_ms < nodes_[place].at_ms;
    nodes_[place].at_ms = at_ms;
    earlier ? Raise(place) : Lower(place);
  }

  // O(log n).
  void Remove(Item& item) {
    const size_t place = item.heap_place();
    const Node last = nodes_.back();
    nodes_.pop_back();
    if (place < nodes_.size()) {
      Put(place, last);
      Raise(place);
      Lower(last.item->heap_place());
    }
    if (nodes_.size() < nodes_.capacity() / 4) nodes_.shrink_to_fit();
  }

  // The item's memory has moved to `item`, its place included. O(1).
  void Moved(Item* item) { nodes_[item->heap_place()].item = item; }

  // Items whose time is `now_ms` or before. O(their number).
  size_t CountDue(int64_t now_ms) const {
    size_t count = 0;
    std::vector<size_t> open;
    if (earliest_ms() <= now_ms) open.push_back(0);
    while (!open.empty()) {
      const size_t place = open.back();
      open.pop_back();
      ++count;
      for (size_t child = FirstChild(place); child < ChildrenEnd(place); ++child) {
        if (nodes_[child].at_ms <= now_ms) open.push_back(child);
      }
    }
    return count;
  }

  // Whether every item's time is `now_ms` or before. The latest are near the end,
  // so a heap of which much is not due answers at once. O(n) at the worst.
  bool AreAllDue(int64_t now_ms) const {
    return earliest_ms() > now_ms ? nodes_.empty()
                                  : std::all_of(nodes_.rbegin(), nodes_.rend(),
                                                [&](const Node& node) { return node.at_ms <= now_ms; });
  }

 private:
  struct Node {
    int64_t at_ms;
    Item* item;
  };

  static constexpr size_t kChildren = 4;

  static uint32_t Place(size_t place) { return static_cast<uint32_t>(place); }
  static size_t FirstChild(size_t place) { return place * kChildren + 1; }
  size_t ChildrenEnd(size_t place) const { return std::min(FirstChild(place) + kChildren, nodes_.size()); }

  void Put(size_t place, const Node& node) {
    nodes_[place] = node;
    node.item->set_heap_place(Place(place));
  }

  void Raise(size_t place) {
    const Node node = nodes_[place];
    while (place > 0 && node.at_ms < nodes_[(place - 1) / kChildren].at_ms) {
      Put(place, nodes_[(place - 1) / kChildren]);
      place = (place - 1) / kChildren;
    }
    Put(place, node);
  }

  void Lower(size_t place) {
    const Node node = nodes_[place];
    while (FirstChild(place) < nodes_.size()) {
      size_t least = FirstChild(place);
      for (size_t child = least + 1; child < ChildrenEnd(place); ++child) {
        if (nodes_[child].at_ms < nodes_[least].at_ms) least = child;
      }
      if (node.at_ms <= nodes_[least].at_ms) break;
      Put(place, nodes_[least]);
      place = least;
    }
    Put(place, node);
  }

  std::vector<Node> nodes_;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_EXPIRY_HEAP_H_
