// A list of short strings and integers in one contiguous block: what small
// collections are held in. The block has the byte format of Redis's listpack, so
// that dumps and snapshots take it as it is.
//
//   | total bytes:32 | entries:16 | entry | entry | ... | 0xff |
//     little-endian; 65535 entries means "count them"
//
//   entry: | encoding and data | back length |
//
//   first byte   what follows in "encoding and data"
//   0vvvvvvv     nothing; an integer from 0 to 127
//   10ssssss     s bytes of text
//   110vvvvv     a byte; together a signed 13-bit integer, high bits first
//   1110ssss     a byte; together a 12-bit size, high bits first; text
//   0xf0         a 32-bit size; text
//   0xf1..0xf4   a signed integer of 16, 24, 32, 64 bits, little-endian
//
//   The back length is the size of "encoding and data" in base 128, high digits
//   first; all bytes but the first have their high bit set, so that it can be
//   read from its end when the list is walked backwards.
//
// Invariants. Each entry has the shortest encoding: text that is the decimal form
// of a 64-bit integer is held as that integer, and nothing else is. So two equal
// entries are equal bytes, and a search compares bytes. The header's count agrees
// with size(). An empty list has no block.
//
// A change moves the bytes behind it: O(bytes). The block is as large as its
// bytes, rounded up to what malloc would waste otherwise; blocks over 256 bytes are
// rounded up to one of eight sizes between powers of two, so that a list that
// is appended to is copied once in an eighth of its growth at the price of about 6%.

#ifndef NACRE_STRUCTURES_PACKED_LIST_H_
#define NACRE_STRUCTURES_PACKED_LIST_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/malloc_bytes.h"
#include "base/number.h"

namespace nacre {

// An entry as it is read or written: an integer, or a view of text that is not one.
class PackedValue {
 public:
  // Implicit, so that texts and integers can be given where an entry is wanted.
  PackedValue(int64_t integer) : data_(nullptr), bits_(static_cast<uint64_t>(integer)) {}
  PackedValue(std::string_view text) : data_(text.data()), bits_(text.size()) {
    if (text.empty()) data_ = "";
    if (MayBeInteger(text)) Classify(text);
  }

  // `text` that is known not to be an integer's decimal form.
  static PackedValue Text(std::string_view text) {
    PackedValue value(static_cast<int64_t>(text.size()));
    value.data_ = text.empty() ? "" : text.data();
    return value;
  }

  bool IsInteger() const { return data_ == nullptr; }
  // Requires: IsInteger().
  int64_t integer() const { return static_cast<int64_t>(bits_); }
  // Requires: !IsInteger().
  std::string_view text() const { return {data_, static_cast<size_t>(bits_)}; }

  // The bytes that a client sees; an integer's digits are written to `buffer`.
  std::string_view View(DigitBuffer& buffer) const {
    return IsInteger() ? FormatInteger(integer(), buffer) : text();
  }
  // The size of that view.
  size_t ViewSize() const;

  friend bool operator==(const PackedValue& a, const PackedValue& b) {
    if (a.bits_ != b.bits_ || a.IsInteger() != b.IsInteger()) return false;
    return a.IsInteger() || std::memcmp(a.data_, b.data_, static_cast<size_t>(a.bits_)) == 0;
  }

 private:
  static bool MayBeInteger(std::string_view text) {
    return !text.empty() && text.size() <= 20 && text[0] <= '9' && (text[0] >= '0' || text[0] == '-');
  }
  void Classify(std::string_view text);

  const char* data_;  // Null: an integer.
  uint64_t bits_;     // The integer, or the text's size.
};

class PackedList {
 public:
  // Where an entry is, or the end, which is false. Any change of the list
  // invalidates its cursors, but for those that the change returns.
  class Cursor {
   public:
    Cursor() = default;
    explicit operator bool() const { return offset_ != 0; }
    friend bool operator==(Cursor, Cursor) = default;

   private:
    friend class PackedList;
    explicit Cursor(uint32_t offset) : offset_(offset) {}
    uint32_t offset_ = 0;
  };

  // Blocks may not become larger; whoever adds asks Fits first.
  static constexpr size_t kMaxBytes = size_t{1} << 30;

  PackedList() = default;
  ~PackedList();
  PackedList(PackedList&& other) noexcept
      : block_(std::exchange(other.block_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  PackedList& operator=(PackedList&& other) noexcept {
    std::swap(block_, other.block_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }

  // A copy, with no more room than it needs.
  PackedList Clone() const;

  // The list that `bytes` hold, whoever wrote them: every length, count and integer
  // is checked, and entries with a longer encoding than they need are given the
  // shortest. Nothing if they are not a listpack. O(bytes).
  static std::optional<PackedList> FromBytes(std::string_view bytes);

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // The block in the format above, also of an empty list. Valid until the next change.
  std::string_view bytes() const;
  // bytes().size().
  size_t byte_size() const { return block_ == nullptr ? kHeaderBytes + 1 : Total(); }
  // What the block takes from malloc.
  size_t allocated_bytes() const { return block_ == nullptr ? 0 : MallocBytes(capacity_); }
  // Bytes that `value` takes as an entry.
  static size_t EntryBytes(const PackedValue& value);
  // Whether `more` bytes of entries can be added.
  bool Fits(size_t more) const { return more <= kMaxBytes && byte_size() + more <= kMaxBytes; }

  // O(1), and the end if there is no such entry.
  Cursor First() const { return Cursor(size_ == 0 ? 0 : kHeaderBytes); }
  Cursor Last() const { return size_ == 0 ? Cursor() : CursorBefore(Total() - 1); }
  Cursor Next(Cursor cursor) const { return CursorAt(EntryEnd(block_ + cursor.offset_)); }
  Cursor Previous(Cursor cursor) const {
    return cursor.offset_ == kHeaderBytes ? Cursor() : CursorBefore(cursor.offset_);
  }
  // Entry number `index`, from 0, or from -1 at the end backwards. O(index), from
  // the nearer end.
  Cursor At(int64_t index) const;

  // The entry; a text is valid until the next change.
  PackedValue Get(Cursor cursor) const {
    const char* at = block_ + cursor.offset_;
    const auto first = static_cast<unsigned char>(*at);
    if (first < 0x80) return {int64_t{first}};
    if (first < 0xc0) return PackedValue::Text({at + 1, size_t{first} & 0x3f});
    return Decode(at);
  }
  // The same, moving the cursor to the next entry.
  PackedValue Read(Cursor& cursor) const {
    const PackedValue value = Get(cursor);
    cursor = Next(cursor);
    return value;
  }

  // The first entry equal to `value` from `from` on, looking at every
  // (skip + 1)-th; else the end.
  Cursor Find(const PackedValue& value, Cursor from, size_t skip) const;
  Cursor Find(const PackedValue& value, size_t skip = 0) const { return Find(value, First(), skip); }

  // Changes. A value's text may be a view into this list where one value is
  // given, not where several are. Requires: Fits(the entries' bytes).

  Cursor Append(const PackedValue& value) { return InsertBefore({}, value); }
  Cursor Append(std::span<const PackedValue> values) { return InsertBefore({}, values); }
  Cursor Prepend(const PackedValue& value) { return InsertBefore(First(), value); }
  // Inserts before an entry, or at the end if `cursor` is it; the new entry (the
  // first of them, or `cursor` if there are none).
  Cursor InsertBefore(Cursor cursor, const PackedValue& value);
  Cursor InsertBefore(Cursor cursor, std::span<const PackedValue> values);
  Cursor InsertAfter(Cursor cursor, const PackedValue& value) { return InsertBefore(Next(cursor), value); }
  // The entry in its new form.
  Cursor Replace(Cursor cursor, const PackedValue& value);
  // What stands behind the erased.
  Cursor Erase(Cursor cursor) { return EraseRange(cursor, 1); }
  // Erases `count` entries, or as many as there are.
  Cursor EraseRange(Cursor cursor, size_t count);
  void Clear();

  // Takes the entries from `cursor` on away and returns them as a list.
  PackedList Split(Cursor cursor);
  // Appends all entries of `tail`. Requires: `tail` is another list.
  void Concatenate(const PackedList& tail);

  // Makes room for `more` bytes of entries, for whoever adds many one by one.
  void Reserve(size_t more);

 private:
  static constexpr size_t kHeaderBytes = 6;
  static constexpr unsigned char kEnd = 0xff;

  // The entry behind the one at `at`.
  static const char* EntryEnd(const char* at) {
    const auto first = static_cast<unsigned char>(*at);
    if (first < 0x80) return at + 2;
    if (first < 0xc0) return at + 2 + (first & 0x3f);
    return LongEntryEnd(at);
  }
  static const char* LongEntryEnd(const char* at);
  static PackedValue Decode(const char* at);
  // The same for an entry that may have a longer encoding than it needs.
  static PackedValue Reread(const char* at);

  uint32_t Total() const {
    uint32_t total;
    std::memcpy(&total, block_, sizeof total);
    return total;
  }
  Cursor CursorAt(const char* at) const {
    return static_cast<unsigned char>(*at) == kEnd ? Cursor() : Cursor(static_cast<uint32_t>(at - block_));
  }
  Cursor CursorBefore(uint32_t offset) const;
  // The cursor's offset; the end is where the mark of the end is.
  uint32_t OffsetOf(Cursor cursor) const { return cursor ? cursor.offset_ : Total() - 1; }

  bool Holds(const char* at) const { return block_ != nullptr && at >= block_ && at < block_ + Total(); }
  void MakeEmptyBlock(size_t more);
  void SetCapacity(size_t capacity);
  // Opens or closes a gap: the `old_bytes` at `offset` become `new_bytes`.
  char* Reshape(uint32_t offset, size_t old_bytes, size_t new_bytes);
  void SetSize(size_t size);
  void ShrinkIfSparse();

  char* block_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_PACKED_LIST_H_
