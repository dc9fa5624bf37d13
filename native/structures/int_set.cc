#include "structures/int_set.h"

#include <bit>
#include <cstdlib>
#include <limits>

#include "base/assert.h"

namespace nacre {

static_assert(std::endian::native == std::endian::little, "integers are held as the format has them");

namespace {

constexpr std::string_view kEmptyBytes("\2\0\0\0\0\0\0\0", 8);

// The largest block that takes no more from malloc than one of `bytes`.
constexpr size_t WholeBlock(size_t bytes) { return MallocBytes(bytes) - 8; }

template <class Integer>
bool Ascends(const char* integers, size_t count) {
  Integer last{};
  for (size_t i = 0; i < count; ++i) {
    Integer value;
    std::memcpy(&value, integers + i * sizeof value, sizeof value);
    if (i != 0 && value <= last) return false;
    last = value;
  }
  return true;
}

}  // namespace

IntSet::~IntSet() { std::free(block_); }

IntSet IntSet::Clone() const {
  IntSet copy;
  if (size() == 0) return copy;
  const std::string_view from = bytes();
  copy.SetCapacity(WholeBlock(from.size()));
  std::memcpy(copy.block_, from.data(), from.size());
  return copy;
}

std::optional<IntSet> IntSet::FromBytes(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) return std::nullopt;
  uint32_t width;
  uint32_t count;
  std::memcpy(&width, bytes.data(), sizeof width);
  std::memcpy(&count, bytes.data() + kCountOffset, sizeof count);
  if (width != sizeof(int16_t) && width != sizeof(int32_t) && width != sizeof(int64_t)) return std::nullopt;
  if (bytes.size() - kHeaderBytes != uint64_t{count} * width) return std::nullopt;
  const char* integers = bytes.data() + kHeaderBytes;
  const bool ascends = width == sizeof(int16_t)   ? Ascends<int16_t>(integers, count)
                       : width == sizeof(int32_t) ? Ascends<int32_t>(integers, count)
                                                  : Ascends<int64_t>(integers, count);
  if (!ascends) return std::nullopt;
  IntSet set;
  if (count == 0) return set;
  set.SetCapacity(WholeBlock(bytes.size()));
  std::memcpy(set.block_, bytes.data(), bytes.size());
  return set;
}

std::string_view IntSet::bytes() const {
  if (block_ == nullptr) return kEmptyBytes;
  return {block_, kHeaderBytes + size() * width()};
}

size_t IntSet::WidthOf(int64_t value) {
  if (value == static_cast<int16_t>(value)) return sizeof(int16_t);
  if (value == static_cast<int32_t>(value)) return sizeof(int32_t);
  return sizeof(int64_t);
}

template <class Integer>
IntSet::Place IntSet::Search(int64_t value) const {
  const char* integers = block_ + kHeaderBytes;
  // Integers often come in ascending order.
  const size_t count = size();
  if (Load<Integer>(integers, count - 1) < value) return {count, false};
  size_t low = 0;
  size_t left = count;
  while (left > 1) {
    const size_t half = left / 2;
    low = Load<Integer>(integers, low + half) <= value ? low + half : low;
    left -= half;
  }
  const Integer nearest = Load<Integer>(integers, low);
  return {nearest < value ? low + 1 : low, nearest == value};
}

IntSet::Place IntSet::Find(int64_t value) const {
  if (block_ == nullptr) return {0, false};
  switch (width()) {
    case sizeof(int16_t):
      return Search<int16_t>(value);
    case sizeof(int32_t):
      return Search<int32_t>(value);
    default:
      return Search<int64_t>(value);
  }
}

bool IntSet::Contains(int64_t value) const { return Find(value).found; }

bool IntSet::Add(int64_t value) {
  const Place place = Find(value);
  if (place.found) return false;
  const size_t count = size();
  NACRE_ASSERT(count < std::numeric_limits<uint32_t>::max());
  const bool is_first = block_ == nullptr;
  const size_t old_width = is_first ? WidthOf(value) : width();
  const size_t new_width = old_width < WidthOf(value) ? WidthOf(value) : old_width;
  MakeRoom(kHeaderBytes + (count + 1) * new_width);
  if (is_first) {
    SetWord(0, new_width);
  } else if (new_width != old_width) {
    Widen(new_width);
  }
  char* at = block_ + kHeaderBytes + place.index * new_width;
  std::memmove(at + new_width, at, (count - place.index) * new_width);
  Store(place.index, value);
  SetWord(kCountOffset, count + 1);
  return true;
}

bool IntSet::Remove(int64_t value) {
  const Place place = Find(value);
  if (place.found) RemoveAt(place.index);
  return place.found;
}

void IntSet::RemoveAt(size_t index) {
  const size_t count = size() - 1;
  if (count == 0) {
    std::free(block_);
    block_ = nullptr;
    capacity_ = 0;
    return;
  }
  const size_t bytes = width();
  char* at = block_ + kHeaderBytes + index * bytes;
  std::memmove(at, at + bytes, (count - index) * bytes);
  SetWord(kCountOffset, count);
  const size_t needed = kHeaderBytes + count * bytes;
  if (needed < capacity_ / 2) SetCapacity(WholeBlock(needed));
}

void IntSet::Store(size_t index, int64_t value) {
  // Little-endian: the low bytes of a wide integer are the narrow one.
  const size_t bytes = width();
  std::memcpy(block_ + kHeaderBytes + index * bytes, &value, bytes);
}

void IntSet::SetCapacity(size_t capacity) {
  auto* block = static_cast<char*>(std::realloc(block_, capacity));
  NACRE_ASSERT(block != nullptr);
  if (block_ == nullptr) std::memset(block, 0, kHeaderBytes);
  block_ = block;
  capacity_ = capacity;
}

void IntSet::MakeRoom(size_t bytes) {
  if (bytes <= capacity_) return;
  SetCapacity(WholeBlock(block_ == nullptr ? bytes : bytes + bytes / 8));
}

void IntSet::Widen(size_t new_width) {
  const size_t old_width = width();
  char* integers = block_ + kHeaderBytes;
  // From the last, so that no integer is overwritten before it was read.
  for (size_t i = size(); i-- != 0;) {
    const int64_t value =
        old_width == sizeof(int16_t) ? Load<int16_t>(integers, i) : Load<int32_t>(integers, i);
    std::memcpy(integers + i * new_width, &value, new_width);
  }
  SetWord(0, new_width);
}

}  // namespace nacre
