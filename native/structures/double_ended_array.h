// A contiguous array with room at both ends: elements are found by index as in a
// vector, and adding or removing at either end is cheap.
//
//   | room | element 0 | element 1 | ... | element n-1 | room |
//            ^ begin_
//
// An insertion or a removal moves the elements on its nearer side. Where that side
// has no room the array is moved within its block, if half as much room as there
// are elements is left, and else into a block of twice the size; either way what
// room there is is halved between both sides, so that a move is paid for by as
// many cheap insertions as it moved elements, within a constant. An array that
// fills less than a quarter of its block moves into a smaller one.
//
// Elements move by their move constructors. References hold until the next change.

#ifndef NACRE_STRUCTURES_DOUBLE_ENDED_ARRAY_H_
#define NACRE_STRUCTURES_DOUBLE_ENDED_ARRAY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

#include "base/assert.h"
#include "base/malloc_bytes.h"

namespace nacre {

template <class T>
class DoubleEndedArray {
 public:
  DoubleEndedArray() = default;
  DoubleEndedArray(DoubleEndedArray&& other) noexcept
      : slots_(std::exchange(other.slots_, nullptr)),
        begin_(std::exchange(other.begin_, 0)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  DoubleEndedArray& operator=(DoubleEndedArray&& other) noexcept {
    std::swap(slots_, other.slots_);
    std::swap(begin_, other.begin_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~DoubleEndedArray() {
    std::destroy_n(first(), size_);
    std::free(slots_);
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // What the block takes from malloc; what elements own is not counted.
  size_t bytes() const { return slots_ == nullptr ? 0 : MallocBytes(capacity_ * sizeof(T)); }

  // Requires: index < size().
  T& operator[](size_t index) { return slots_[begin_ + index]; }
  const T& operator[](size_t index) const { return slots_[begin_ + index]; }
  T& front() { return slots_[begin_]; }
  const T& front() const { return slots_[begin_]; }
  T& back() { return slots_[begin_ + size_ - 1]; }
  const T& back() const { return slots_[begin_ + size_ - 1]; }

  // Puts `value` before element `index`, or at the end. Requires: index <= size().
  // O(distance to the nearer end), amortized.
  T& Insert(size_t index, T value) {
    const bool forwards = index >= size_ - index;  // Whether the elements behind move.
    if (forwards ? begin_ + size_ == capacity_ : begin_ == 0) MakeRoom();
    if (forwards) {
      for (size_t i = size_; i > index; --i) Move(begin_ + i - 1, begin_ + i);
    } else {
      --begin_;
      for (size_t i = 0; i < index; ++i) Move(begin_ + i + 1, begin_ + i);
    }
    ++size_;
    return *new (first() + index) T(std::move(value));
  }

  // Removes `count` elements from `index` on. O(distance to the nearer end + count).
  void Erase(size_t index, size_t count) {
    std::destroy_n(first() + index, count);
    const size_t behind = size_ - index - count;
    if (index < behind) {
      for (size_t i = index; i > 0; --i) Move(begin_ + i - 1, begin_ + i - 1 + count);
      begin_ += static_cast<uint32_t>(count);
    } else {
      for (size_t i = 0; i < behind; ++i) Move(begin_ + index + count + i, begin_ + index + i);
    }
    size_ -= static_cast<uint32_t>(count);
    if (size_ < capacity_ / 4 && capacity_ > kLeastCapacity)
      MoveTo(std::max<size_t>(size_ * 2, kLeastCapacity));
  }

  // Takes the elements from `index` on away and returns them. O(elements taken).
  DoubleEndedArray Split(size_t index) {
    DoubleEndedArray tail;
    const size_t taken = size_ - index;
    tail.MoveTo(std::max<size_t>(taken + taken / 2, kLeastCapacity));
    tail.begin_ = static_cast<uint32_t>((tail.capacity_ - taken) / 2);
    for (size_t i = 0; i < taken; ++i) new (tail.first() + i) T(std::move((*this)[index + i]));
    tail.size_ = static_cast<uint32_t>(taken);
    Erase(index, taken);
    return tail;
  }

 private:
  static constexpr size_t kLeastCapacity = 4;

  T* first() const { return slots_ + begin_; }

  void Move(size_t from, size_t to) {
    new (slots_ + to) T(std::move(slots_[from]));
    slots_[from].~T();
  }

  void MakeRoom() {
    const size_t room = capacity_ - size_;
    if (room == 0 || room < size_ / 2) return MoveTo(std::max<size_t>(capacity_ * size_t{2}, kLeastCapacity));
    // One slot of room may round to none on the side where it is wanted.
    if (room < 2) return MoveTo(capacity_ * size_t{2});
    MoveTo(capacity_);
  }

  // Into a block of `capacity` slots, with half of the room on each side.
  void MoveTo(size_t capacity) {
    NACRE_ASSERT(capacity <= UINT32_MAX / 2);
    T* slots = static_cast<T*>(std::malloc(capacity * sizeof(T)));
    NACRE_ASSERT(slots != nullptr);
    const size_t begin = (capacity - size_) / 2;
    for (size_t i = 0; i < size_; ++i) {
      T& element = (*this)[i];
      new (slots + begin + i) T(std::move(element));
      element.~T();
    }
    std::free(slots_);
    slots_ = slots;
    begin_ = static_cast<uint32_t>(begin);
    capacity_ = static_cast<uint32_t>(capacity);
  }

  T* slots_ = nullptr;
  uint32_t begin_ = 0;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_DOUBLE_ENDED_ARRAY_H_
