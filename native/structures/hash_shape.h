// How the items of a hash table are spread over its buckets: for DEBUG HTSTATS.

#ifndef NACRE_STRUCTURES_HASH_SHAPE_H_
#define NACRE_STRUCTURES_HASH_SHAPE_H_

#include <algorithm>
#include <cstddef>
#include <vector>

namespace nacre {

struct HashShape {
  size_t buckets = 0;
  size_t items = 0;
  std::vector<size_t> buckets_by_items;  // How many buckets have 0, 1, 2 … items.

  // Adds what another table has, as if both were one.
  void Add(const HashShape& other) {
    buckets += other.buckets;
    items += other.items;
    buckets_by_items.resize(std::max(buckets_by_items.size(), other.buckets_by_items.size()));
    for (size_t i = 0; i < other.buckets_by_items.size(); ++i)
      buckets_by_items[i] += other.buckets_by_items[i];
  }
};

// `counts(item, marked)` says which items count. O(buckets + items).
template <class Table, class Counts>
HashShape ShapeOf(const Table& table, Counts&& counts) {
  HashShape shape;
  shape.buckets = table.bucket_count();
  for (size_t bucket = 0; bucket < shape.buckets; ++bucket) {
    size_t items = 0;
    table.VisitBucket(bucket,
                      [&](const typename Table::Item* item, bool marked) { items += counts(item, marked); });
    if (items >= shape.buckets_by_items.size()) shape.buckets_by_items.resize(items + 1);
    ++shape.buckets_by_items[items];
    shape.items += items;
  }
  return shape;
}

// Of all items.
template <class Table>
HashShape ShapeOf(const Table& table) {
  return ShapeOf(table, [](const typename Table::Item*, bool) { return true; });
}

}  // namespace nacre

#endif  // NACRE_STRUCTURES_HASH_SHAPE_H_
