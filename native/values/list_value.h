// A list: one packed list while it is small ("listpack"), chunks of them beyond
// that ("quicklist"; structures/chunked_list.h).
//
// The form changes where Redis 7.2 changes it. A packed list that would exceed the
// limits with all that one command adds becomes chunks before anything is added; the
// bytes of the new elements count without what packing adds. Chunks become a packed
// list once a command that removes or replaces leaves a single chunk of no more
// than half of the limits, so that a list at the limit does not change to and fro.

#ifndef NACRE_VALUES_LIST_VALUE_H_
#define NACRE_VALUES_LIST_VALUE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "structures/chunked_list.h"
#include "structures/packed_list.h"
#include "values/collection.h"
#include "values/value_type.h"

namespace nacre {

// What list-max-listpack-size says.
class ListLimits {
 public:
  // `size` is the parameter's value: a number of elements, or -1 to -5 for 4 to 64
  // KiB. `plain_from`, unless it is 0, is the size from which an element stands alone.
  explicit ListLimits(int64_t size, int64_t plain_from = 0);

  const ChunkLimits& chunk() const { return chunk_; }
  // Whether a packed list of so many bytes and elements is too large.
  bool Exceeds(size_t bytes, size_t elements) const {
    return bytes > chunk_.bytes || elements > chunk_.elements;
  }
  // Whether one is small enough to be packed again.
  bool IsWellBelow(size_t bytes, size_t elements) const;

 private:
  ChunkLimits chunk_;
  bool counts_elements_;
};

class ListValue final : public Collection {
 public:
  static constexpr ValueType kType = ValueType::kList;
  static constexpr bool kKeptWhenEmpty = false;

  ListValue() = default;

  size_t size() const override { return chunks_ == nullptr ? packed_.size() : chunks_->size(); }
  size_t bytes() const override;
  std::string_view encoding_name() const override { return chunks_ == nullptr ? "listpack" : "quicklist"; }
  std::unique_ptr<Collection> Clone() const override;

  // The element at an end; a text is valid until the next change. Requires: size() > 0. O(1).
  PackedValue Peek(ListEnd end) const;
  // Element number `index`. Requires: index < size(). O(log(size)), within a chunk O(elements).
  PackedValue Get(size_t index) const;

  // Calls visit(PackedValue) for up to `count` elements, from number `index` on and
  // away from `from`; index 0 is the element at that end. Stops when `visit` returns
  // false. `visit` must not change the list. O(count).
  template <class Visit>
  void Walk(ListEnd from, size_t index, size_t count, Visit&& visit) const {
    if (index >= size()) return;
    const bool forwards = from == ListEnd::kHead;
    if (chunks_ == nullptr) {
      const auto at = static_cast<int64_t>(index);
      for (PackedList::Cursor cursor = packed_.At(forwards ? at : -1 - at); cursor && count != 0; --count) {
        if (!visit(packed_.Get(cursor))) return;
        cursor = forwards ? packed_.Next(cursor) : packed_.Previous(cursor);
      }
      return;
    }
    ChunkedList::Position at = chunks_->At(forwards ? index : size() - 1 - index);
    for (; at && count != 0; --count) {
      if (!visit(chunks_->Get(at))) return;
      at = forwards ? chunks_->Next(at) : chunks_->Previous(at);
    }
  }

  // What the list consists of, in order, for encoders: `visit` gets a packed list, or
  // null and the bytes of an element that stands alone. Such parts are chunk_count().
  template <class Visit>
  void ForEachChunk(Visit&& visit) const {
    if (chunks_ != nullptr) return chunks_->ForEachChunk(visit);
    visit(&packed_, std::string_view());
  }
  size_t chunk_count() const { return chunks_ == nullptr ? 1 : chunks_->chunk_count(); }

  // Changes. No value may be a view into this list.

  // Makes the list ready for all of `values`, then pushes one after another. O(values).
  void Push(ListEnd end, std::span<const std::string_view> values, const ListLimits& limits);
  // The same for one value that was taken from another list.
  void Push(ListEnd end, const PackedValue& value, const ListLimits& limits);
  // Removes `count` elements at an end, or all. O(count).
  void Drop(ListEnd end, size_t count, const ListLimits& limits);
  // Inserts beside the first element that equals `pivot`; false if there is none.
  bool InsertBeside(std::string_view pivot, bool before, std::string_view value, const ListLimits& limits);
  // Replaces element number `index`; false if there is none.
  bool Replace(size_t index, std::string_view value, const ListLimits& limits);
  // Removes up to `count` elements equal to `value`, those nearest to `from` first.
  // Returns how many.
  size_t Remove(std::string_view value, size_t count, ListEnd from, const ListLimits& limits);

 private:
  // Chunks if `limits` are exceeded by so much more.
  void GrowBy(size_t bytes, size_t elements, const ListLimits& limits);
  void MakeChunks();
  void PackIfSmall(const ListLimits& limits);
  void PushOne(ListEnd end, const PackedValue& value, const ListLimits& limits);

  PackedList packed_;                    // Empty while there are chunks.
  std::unique_ptr<ChunkedList> chunks_;  // Null while the list is packed.
};

}  // namespace nacre

#endif  // NACRE_VALUES_LIST_VALUE_H_
