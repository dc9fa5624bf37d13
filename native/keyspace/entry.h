// One key with its value: a header of eight bytes, the key, and a small value
// inline, in one block.
//
//   | clock:24 type:4 encoding:4 | key:8 value:12 flags:4 version:8 |
//   | expire_at_ms:64 (if kHasExpiry) | key size:32 (if key == 255) | key bytes | payload |
//
// The payload is one of
//   an integer        8 bytes, encoding kInt
//   an inline string  `value` bytes, encodings kEmbstr and kRaw, without kExternal
//   a pointer         8 bytes, with kExternal: to a StringBlock, or to a Collection,
//                     which knows its encoding
//
// A string is inline when the whole entry fits the largest slab. The clock
// holds what OBJECT IDLETIME or OBJECT FREQ reads: seconds, or minutes and a
// logarithmic counter. The version is the snapshot that last saw the entry.
//
// Entries are made and changed by Table (table.h), which owns their memory.

#ifndef NACRE_KEYSPACE_ENTRY_H_
#define NACRE_KEYSPACE_ENTRY_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/number.h"
#include "values/collection.h"
#include "values/value_type.h"

namespace nacre {

// How a string is held.
enum class Encoding : uint8_t { kRaw = 0, kInt = 1, kEmbstr = 2 };

// What TYPE answers with.
std::string_view TypeName(ValueType type);

// Strings up to this length report "embstr" when they are set whole, as in Redis.
inline constexpr size_t kEmbstrLimit = 44;

// A string value outside its entry: this header, then `capacity` bytes.
struct StringBlock {
  uint64_t size;
  uint64_t capacity;
  char* data() { return reinterpret_cast<char*>(this + 1); }
  const char* data() const { return reinterpret_cast<const char*>(this + 1); }
};

// What an entry can count.
inline constexpr size_t kLongestKey = UINT32_MAX;

class Entry {
 public:
  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

  ValueType type() const { return static_cast<ValueType>((first() >> 24) & 0xf); }
  Encoding encoding() const { return static_cast<Encoding>(first() >> 28); }
  bool IsString() const { return type() == ValueType::kString; }
  bool HasExpiry() const { return (second_ & kHasExpiry) != 0; }
  bool IsExternal() const { return (second_ & kExternal) != 0; }

  // Unix milliseconds, or kNoExpiry.
  int64_t expire_at_ms() const {
    if (!HasExpiry()) return kNoExpiry;
    int64_t value;
    std::memcpy(&value, tail(), sizeof value);
    return value;
  }
  // Whether the collection has members that expire by themselves.
  bool MembersExpire() const { return (second_ & kMembersExpire) != 0; }
  // Whether some of them have, and are still in memory.
  bool HasExpiredMembers(int64_t now_ms) const {
    return MembersExpire() && collection()->NextMemberExpiry() <= now_ms;
  }
  // Whether the entry is no more: its time has passed, or that of all its members.
  bool IsExpired(int64_t now_ms) const {
    return (second_ & (kHasExpiry | kMembersExpire)) != 0 && HasPassed(now_ms);
  }

  std::string_view key() const {
    const char* at = tail() + (HasExpiry() ? 8 : 0);
    const uint32_t short_size = second_ & 0xff;
    if (short_size != kLongKey) return {at, short_size};
    uint32_t size;
    std::memcpy(&size, at, sizeof size);
    return {at + 4, size};
  }

  // The 24-bit access clock. Readers that share a shard may set it beside each other: the rest of
  // its word is the same for all of them, and any of their clocks will do.
  uint32_t clock() const { return first() & kClockMask; }
  void set_clock(uint32_t clock) { set_first((first() & ~kClockMask) | (clock & kClockMask)); }

  // The snapshot that saved the entry last, or before whose walk past here it was made.
  uint8_t version() const { return static_cast<uint8_t>(second_ >> kVersionShift); }

  bool IsInteger() const { return IsString() && encoding() == Encoding::kInt; }
  // Requires: IsInteger().
  int64_t integer() const { return LoadPayload<int64_t>(); }

  // The string's bytes; an integer's digits are written to `buffer`. The view
  // lives as long as the entry is unchanged. Requires: IsString().
  std::string_view String(DigitBuffer& buffer) const;

  // Requires: IsString(). O(1) but for integers, whose digits are counted.
  size_t StringSize() const;

  // Requires: IsString() and IsExternal().
  StringBlock* string_block() const { return LoadPayload<StringBlock*>(); }

  // Requires: !IsString(). The entry's table owns it.
  Collection* collection() const { return LoadPayload<Collection*>(); }

  // What OBJECT ENCODING answers with.
  std::string_view encoding_name() const;

  // Bytes that a string block of `capacity` is counted at.
  static size_t StringBlockBytes(size_t capacity) {
    return (sizeof(StringBlock) + capacity + 8 + 15) / 16 * 16;
  }

  // Bytes of this block as the arena counts them, and what hangs from it.
  size_t MemoryUsage() const;

 private:
  friend class Table;

  static constexpr uint32_t kClockMask = 0xffffff;
  static constexpr uint32_t kLongKey = 255;
  static constexpr unsigned kValueShift = 8;
  static constexpr uint32_t kValueMask = 0xfff;
  static constexpr uint32_t kHasExpiry = 1u << 20;
  static constexpr uint32_t kExternal = 1u << 21;
  static constexpr uint32_t kMembersExpire = 1u << 22;
  static constexpr unsigned kVersionShift = 24;

  Entry() = default;

  uint32_t first() const { return first_.load(std::memory_order_relaxed); }
  void set_first(uint32_t word) { first_.store(word, std::memory_order_relaxed); }

  const char* tail() const { return reinterpret_cast<const char*>(this + 1); }
  char* tail() { return reinterpret_cast<char*>(this + 1); }

  const char* payload() const {
    const std::string_view k = key();
    return k.data() + k.size();
  }
  char* payload() { return const_cast<char*>(static_cast<const Entry*>(this)->payload()); }

  bool HasPassed(int64_t now_ms) const {
    return (HasExpiry() && expire_at_ms() <= now_ms) ||
           (MembersExpire() && collection()->AreAllMembersExpired(now_ms));
  }
  // Whether the entry or a part of it may expire: what its slot's mark says.
  bool MayExpire() const { return (second_ & (kHasExpiry | kMembersExpire)) != 0; }
  void set_members_expire(bool expire) {
    second_ = (second_ & ~kMembersExpire) | (expire ? kMembersExpire : 0);
  }

  void set_version(uint8_t version) {
    second_ = (second_ & ((1u << kVersionShift) - 1)) | uint32_t{version} << kVersionShift;
  }

  uint32_t inline_size() const { return (second_ >> kValueShift) & kValueMask; }
  void set_inline_size(size_t size) {
    second_ = (second_ & ~(kValueMask << kValueShift)) | (static_cast<uint32_t>(size) << kValueShift);
  }
  void set_encoding(Encoding encoding) {
    set_first((first() & 0x0fffffff) | (static_cast<uint32_t>(encoding) << 28));
  }

  template <class T>
  T LoadPayload() const {
    T value;
    std::memcpy(&value, payload(), sizeof value);
    return value;
  }
  template <class T>
  void StorePayload(T value) {
    std::memcpy(payload(), &value, sizeof value);
  }

  // Bytes before the payload of an entry with such a key.
  static size_t PrefixSize(size_t key_size, bool has_expiry) {
    return sizeof(uint64_t) + (has_expiry ? 8 : 0) + (key_size >= kLongKey ? 4 : 0) + key_size;
  }

  // Bytes of the block that this entry occupies, before rounding.
  size_t BlockSize() const;

  std::atomic<uint32_t> first_{0};
  uint32_t second_ = 0;
};

static_assert(sizeof(Entry) == 8);

}  // namespace nacre

#endif  // NACRE_KEYSPACE_ENTRY_H_
