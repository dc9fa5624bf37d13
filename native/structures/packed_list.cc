#include "structures/packed_list.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "base/assert.h"

namespace nacre {
namespace {

constexpr unsigned char kLongText = 0xf0;
constexpr unsigned char kInteger16 = 0xf1;
constexpr unsigned char kInteger24 = 0xf2;
constexpr unsigned char kInteger32 = 0xf3;
constexpr unsigned char kInteger64 = 0xf4;
constexpr size_t kUnknownCount = 65535;
constexpr size_t kLargestBackLength = 5;

unsigned char ByteAt(const char* at) { return static_cast<unsigned char>(*at); }

// Loads `size` little-endian bytes.
uint64_t LoadBytes(const char* at, size_t size) {
  uint64_t value = 0;
  std::memcpy(&value, at, size);
  return value;
}

// The number whose two's complement form has the low `bits` bits of `value`.
int64_t SignExtended(uint64_t value, unsigned bits) {
  return static_cast<int64_t>(value << (64 - bits)) >> (64 - bits);
}

bool FitsSigned(int64_t value, unsigned bits) {
  return value == SignExtended(static_cast<uint64_t>(value), bits);
}

// The bytes of an entry that stand before its text.
struct Head {
  explicit Head(const PackedValue& value) {
    if (value.IsInteger()) {
      PutInteger(value.integer());
    } else {
      PutTextSize(value.text().size());
    }
  }

  void PutInteger(int64_t value) {
    const auto bits = static_cast<uint64_t>(value);
    if (value >= 0 && value < 0x80) {
      PutByte(bits);
    } else if (FitsSigned(value, 13)) {
      PutByte(0xc0 | ((bits >> 8) & 0x1f));
      PutByte(bits & 0xff);
    } else if (FitsSigned(value, 16)) {
      PutWide(kInteger16, bits, 2);
    } else if (FitsSigned(value, 24)) {
      PutWide(kInteger24, bits, 3);
    } else if (FitsSigned(value, 32)) {
      PutWide(kInteger32, bits, 4);
    } else {
      PutWide(kInteger64, bits, 8);
    }
  }
  void PutTextSize(size_t text_size) {
    if (text_size < 64) {
      PutByte(0x80 | text_size);
    } else if (text_size < 4096) {
      PutByte(0xe0 | (text_size >> 8));
      PutByte(text_size & 0xff);
    } else {
      PutWide(kLongText, text_size, 4);
    }
  }
  void PutByte(uint64_t byte) { bytes[size++] = static_cast<char>(static_cast<unsigned char>(byte)); }
  void PutWide(unsigned char first, uint64_t value, size_t width) {
    PutByte(first);
    std::memcpy(bytes + size, &value, width);
    size += width;
  }

  char bytes[9];
  size_t size = 0;
};

// Bytes of "encoding and data" of the entry at `at`.
size_t ContentBytes(const char* at) {
  const unsigned char first = ByteAt(at);
  if (first < 0x80) return 1;
  if (first < 0xc0) return 1 + (size_t{first} & 0x3f);
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 2 + ((size_t{first} & 0xf) << 8 | ByteAt(at + 1));
  switch (first) {
    case kLongText:
      return 5 + LoadBytes(at + 1, 4);
    case kInteger16:
      return 3;
    case kInteger24:
      return 4;
    case kInteger32:
      return 5;
    default:
      return 9;
  }
}

// Redis's bounds: the largest number of each width takes one byte more than it must.
size_t BackLengthBytes(size_t content) {
  if (content <= 127) return 1;
  if (content < 16383) return 2;
  if (content < 2097151) return 3;
  return content < 268435455 ? 4 : kLargestBackLength;
}

char* PutBackLength(char* at, size_t content) {
  const size_t width = BackLengthBytes(content);
  for (size_t i = width; i-- > 0; content >>= 7) {
    at[i] = static_cast<char>((content & 0x7f) | (i == 0 ? 0 : 0x80));
  }
  return at + width;
}

size_t SizeOfEntry(const Head& head, const PackedValue& value) {
  const size_t content = head.size + (value.IsInteger() ? 0 : value.text().size());
  return content + BackLengthBytes(content);
}

char* PutEntry(char* at, const Head& head, const PackedValue& value) {
  std::memcpy(at, head.bytes, head.size);
  if (value.IsInteger()) return PutBackLength(at + head.size, head.size);
  const std::string_view text = value.text();
  std::memcpy(at + head.size, text.data(), text.size());
  return PutBackLength(at + head.size + text.size(), head.size + text.size());
}

// Capacities are what a malloc block holds: a multiple of 16 less 8.
size_t CapacityFor(size_t bytes) {
  constexpr size_t kMallocHeader = 8;
  const size_t step = std::max<size_t>(16, std::bit_floor(bytes) / 8);
  return std::max<size_t>(32, (bytes + kMallocHeader + step - 1) / step * step) - kMallocHeader;
}

// Whether the entry at `at` ends before `end` and its back length is right.
bool IsEntry(const char* at, const char* end) {
  const auto room = static_cast<size_t>(end - at);
  const unsigned char first = ByteAt(at);
  if (first > kInteger64) return false;
  const size_t head = first < 0xc0 ? 1 : first < 0xf0 ? 2 : first == kLongText ? 5 : 1;
  if (head > room) return false;
  const size_t content = ContentBytes(at);
  const size_t width = BackLengthBytes(content);
  if (content > room || width > room - content) return false;
  char expected[kLargestBackLength];
  PutBackLength(expected, content);
  return std::memcmp(at + content, expected, width) == 0;
}

}  // namespace

void PackedValue::Classify(std::string_view text) {
  const std::optional<int64_t> integer = ParseInteger(text);
  if (integer) *this = PackedValue(*integer);
}

size_t PackedValue::ViewSize() const {
  DigitBuffer buffer;
  return View(buffer).size();
}

PackedList::~PackedList() { std::free(block_); }

PackedList PackedList::Clone() const {
  PackedList copy;
  if (block_ == nullptr) return copy;
  copy.SetCapacity(CapacityFor(Total()));
  std::memcpy(copy.block_, block_, Total());
  copy.size_ = size_;
  return copy;
}

std::optional<PackedList> PackedList::FromBytes(std::string_view bytes) {
  if (bytes.size() <= kHeaderBytes || bytes.size() > kMaxBytes) return std::nullopt;
  if (LoadBytes(bytes.data(), 4) != bytes.size()) return std::nullopt;
  const char* const end = bytes.data() + bytes.size() - 1;
  if (ByteAt(end) != kEnd) return std::nullopt;
  size_t count = 0;
  bool shortest = true;
  for (const char* at = bytes.data() + kHeaderBytes; at != end; at = EntryEnd(at), ++count) {
    if (!IsEntry(at, end)) return std::nullopt;
    shortest = shortest && at + EntryBytes(Reread(at)) == EntryEnd(at);
  }
  const size_t claimed = LoadBytes(bytes.data() + 4, 2);
  if (claimed != kUnknownCount && claimed != count) return std::nullopt;

  PackedList list;
  if (count == 0) return list;
  list.MakeEmptyBlock(bytes.size());
  if (shortest) {
    std::memcpy(list.block_, bytes.data(), bytes.size());
    list.SetSize(count);
  } else {
    for (const char* at = bytes.data() + kHeaderBytes; at != end; at = EntryEnd(at)) list.Append(Reread(at));
  }
  return list;
}

std::string_view PackedList::bytes() const {
  static constexpr char kEmpty[] = {kHeaderBytes + 1, 0, 0, 0, 0, 0, static_cast<char>(kEnd)};
  if (block_ == nullptr) return {kEmpty, sizeof kEmpty};
  return {block_, Total()};
}

size_t PackedList::EntryBytes(const PackedValue& value) { return SizeOfEntry(Head(value), value); }

PackedList::Cursor PackedList::At(int64_t index) const {
  const auto size = static_cast<int64_t>(size_);
  if (index < 0) index += size;
  if (index < 0 || index >= size) return {};
  Cursor cursor;
  if (index < size / 2) {
    for (cursor = First(); index > 0; --index) cursor = Next(cursor);
  } else {
    for (cursor = Last(); index < size - 1; ++index) cursor = Previous(cursor);
  }
  return cursor;
}

PackedList::Cursor PackedList::Find(const PackedValue& value, Cursor from, size_t skip) const {
  if (!from) return {};
  const Head head(value);
  const char first = head.bytes[0];
  const std::string_view text = value.IsInteger() ? std::string_view("") : value.text();
  // Texts of equal size differ at their ends most often.
  const size_t last = head.size + text.size() - 1;
  const char last_byte = text.empty() ? head.bytes[last] : text.back();
  const char* at = block_ + from.offset_;
  while (true) {
    // An entry with this first byte has as long a head, and ends where the others of
    // its kind do; what is compared before the size is known lies in the block.
    if (*at == first && (head.size == 1 || std::memcmp(at, head.bytes, head.size) == 0) &&
        at[last] == last_byte && std::memcmp(at + head.size, text.data(), text.size()) == 0) {
      return Cursor(static_cast<uint32_t>(at - block_));
    }
    for (size_t i = 0; i <= skip; ++i) {
      at = EntryEnd(at);
      if (ByteAt(at) == kEnd) return {};
    }
  }
}

PackedList::Cursor PackedList::InsertBefore(Cursor cursor, const PackedValue& value) {
  if (!value.IsInteger() && Holds(value.text().data())) {
    char* copy = static_cast<char*>(std::malloc(value.text().size() + 1));
    NACRE_ASSERT(copy != nullptr);
    std::memcpy(copy, value.text().data(), value.text().size());
    const Cursor inserted = InsertBefore(cursor, PackedValue::Text({copy, value.text().size()}));
    std::free(copy);
    return inserted;
  }
  const Head head(value);
  const size_t bytes = SizeOfEntry(head, value);
  if (block_ == nullptr) MakeEmptyBlock(bytes);
  const uint32_t offset = OffsetOf(cursor);
  PutEntry(Reshape(offset, 0, bytes), head, value);
  SetSize(size_ + size_t{1});
  return Cursor(offset);
}

PackedList::Cursor PackedList::InsertBefore(Cursor cursor, std::span<const PackedValue> values) {
  if (values.empty()) return cursor;
  size_t bytes = 0;
  for (const PackedValue& value : values) bytes += EntryBytes(value);
  if (block_ == nullptr) MakeEmptyBlock(bytes);
  const uint32_t offset = OffsetOf(cursor);
  char* at = Reshape(offset, 0, bytes);
  for (const PackedValue& value : values) at = PutEntry(at, Head(value), value);
  SetSize(size_ + values.size());
  return Cursor(offset);
}

PackedList::Cursor PackedList::Replace(Cursor cursor, const PackedValue& value) {
  const char* at = block_ + cursor.offset_;
  const auto old_bytes = static_cast<size_t>(EntryEnd(at) - at);
  const Head head(value);
  const size_t bytes = SizeOfEntry(head, value);
  if (!value.IsInteger() && Holds(value.text().data())) {
    const Cursor inserted = InsertBefore(cursor, value);
    EraseRange(Next(inserted), 1);
    return inserted;
  }
  char* place = old_bytes == bytes ? block_ + cursor.offset_ : Reshape(cursor.offset_, old_bytes, bytes);
  PutEntry(place, head, value);
  if (bytes < old_bytes) ShrinkIfSparse();
  return cursor;
}

PackedList::Cursor PackedList::EraseRange(Cursor cursor, size_t count) {
  if (!cursor || count == 0) return cursor;
  const char* const start = block_ + cursor.offset_;
  const char* at = start;
  size_t erased = 0;
  while (erased < count && ByteAt(at) != kEnd) {
    at = EntryEnd(at);
    ++erased;
  }
  if (erased == size_) {
    Clear();
    return {};
  }
  Reshape(cursor.offset_, static_cast<size_t>(at - start), 0);
  SetSize(size_ - erased);
  ShrinkIfSparse();
  return CursorAt(block_ + cursor.offset_);
}

void PackedList::Clear() {
  std::free(block_);
  block_ = nullptr;
  size_ = capacity_ = 0;
}

PackedList PackedList::Split(Cursor cursor) {
  PackedList tail;
  if (!cursor) return tail;
  const char* const start = block_ + cursor.offset_;
  const size_t bytes = Total() - 1 - cursor.offset_;
  size_t count = 0;
  for (const char* at = start; ByteAt(at) != kEnd; at = EntryEnd(at)) ++count;
  if (count == size_) return std::move(*this);
  tail.MakeEmptyBlock(bytes);
  std::memcpy(tail.Reshape(kHeaderBytes, 0, bytes), start, bytes);
  tail.SetSize(count);
  Reshape(cursor.offset_, bytes, 0);
  SetSize(size_ - count);
  ShrinkIfSparse();
  return tail;
}

void PackedList::Concatenate(const PackedList& tail) {
  if (tail.empty()) return;
  const size_t bytes = tail.Total() - kHeaderBytes - 1;
  if (block_ == nullptr) MakeEmptyBlock(bytes);
  std::memcpy(Reshape(Total() - 1, 0, bytes), tail.block_ + kHeaderBytes, bytes);
  SetSize(size_ + size_t{tail.size_});
}

void PackedList::Reserve(size_t more) {
  if (block_ == nullptr) {
    MakeEmptyBlock(more);
  } else if (Total() + more > capacity_) {
    SetCapacity(CapacityFor(Total() + more));
  }
}

const char* PackedList::LongEntryEnd(const char* at) {
  const size_t content = ContentBytes(at);
  return at + content + BackLengthBytes(content);
}

PackedValue PackedList::Decode(const char* at) {
  const unsigned char first = ByteAt(at);
  if (first < 0x80) return {int64_t{first}};
  if (first < 0xc0) return PackedValue::Text({at + 1, size_t{first} & 0x3f});
  if (first < 0xe0) return {SignExtended((uint64_t{first} & 0x1f) << 8 | ByteAt(at + 1), 13)};
  if (first < 0xf0) return PackedValue::Text({at + 2, (size_t{first} & 0xf) << 8 | ByteAt(at + 1)});
  switch (first) {
    case kLongText:
      return PackedValue::Text({at + 5, LoadBytes(at + 1, 4)});
    case kInteger16:
      return {SignExtended(LoadBytes(at + 1, 2), 16)};
    case kInteger24:
      return {SignExtended(LoadBytes(at + 1, 3), 24)};
    case kInteger32:
      return {SignExtended(LoadBytes(at + 1, 4), 32)};
    default:
      return {SignExtended(LoadBytes(at + 1, 8), 64)};
  }
}

PackedValue PackedList::Reread(const char* at) {
  const PackedValue value = Decode(at);
  return value.IsInteger() ? value : PackedValue(value.text());
}

PackedList::Cursor PackedList::CursorBefore(uint32_t offset) const {
  const char* at = block_ + offset - 1;
  size_t content = 0;
  for (unsigned shift = 0;; shift += 7, --at) {
    content |= (size_t{ByteAt(at)} & 0x7f) << shift;
    if ((ByteAt(at) & 0x80) == 0) break;
  }
  return Cursor(static_cast<uint32_t>(at - block_ - static_cast<ptrdiff_t>(content)));
}

void PackedList::MakeEmptyBlock(size_t more) {
  SetCapacity(CapacityFor(kHeaderBytes + 1 + more));
  const std::string_view empty = PackedList().bytes();
  std::memcpy(block_, empty.data(), empty.size());
}

void PackedList::SetCapacity(size_t capacity) {
  NACRE_ASSERT(capacity <= UINT32_MAX);
  auto* block = static_cast<char*>(std::realloc(block_, capacity));
  NACRE_ASSERT(block != nullptr);
  block_ = block;
  capacity_ = static_cast<uint32_t>(capacity);
}

char* PackedList::Reshape(uint32_t offset, size_t old_bytes, size_t new_bytes) {
  const uint32_t total = Total();
  const size_t new_total = total - old_bytes + new_bytes;
  if (new_total > capacity_) SetCapacity(CapacityFor(new_total));
  char* const place = block_ + offset;
  std::memmove(place + new_bytes, place + old_bytes, total - offset - old_bytes);
  const auto stored = static_cast<uint32_t>(new_total);
  std::memcpy(block_, &stored, sizeof stored);
  return place;
}

void PackedList::SetSize(size_t size) {
  size_ = static_cast<uint32_t>(size);
  const auto stored = static_cast<uint16_t>(std::min(size, kUnknownCount));
  std::memcpy(block_ + sizeof(uint32_t), &stored, sizeof stored);
}

void PackedList::ShrinkIfSparse() {
  const size_t wanted = CapacityFor(Total());
  if (wanted * 4 <= size_t{capacity_} * 3) SetCapacity(wanted);
}

}  // namespace nacre
