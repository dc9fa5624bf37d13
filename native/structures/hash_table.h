// A hash table that grows and shrinks one bucket at a time (linear hashing), of
// buckets that are a cache line each.
//
//   bucket (64 bytes)
//   | meta: 7 tags, occupancy | slot | slot | slot | slot | slot | slot | slot or overflow |
//
//   meta, low byte first: seven one-byte tags, then a byte whose bits 0..6 say
//   which slots are taken and whose bit 7 says that the last slot is a pointer
//   to an overflow bucket instead.
//   slot: bits 0..47 the item's address, bits 48..62 the low 15 bits of its
//   hash, bit 63 the item's mark (a bit the owner may set: here, "expires").
//
// Terms. With n buckets and L = floor(log2 n), a hash belongs to bucket
// (hash mod 2^(L+1)) if that is below n, else to (hash mod 2^L). Growing by one
// splits bucket n - 2^L in two by bit L of its hashes; shrinking merges the last
// bucket back. No step touches more than two buckets, so no operation ever
// waits for a rehash, and the load stays the same at every size. The 15 bits in
// the slot spare a split the items' own cache lines until n reaches 2^15.
//
// Buckets live in segments of 64 (one page), found through a directory. The
// first segment begins smaller and is replaced by a page as it grows.
//
// SCAN. Let r be a hash with its bits reversed. A bucket of depth d (the number
// of hash bits that it fixes) holds exactly the items of one interval of r with
// length 2^(64-d). A cursor is a place in the order of r: Scan reports the
// bucket of that place whole and moves on to the end of its interval. Splits
// and merges change the intervals but never an item's place, so an item that is
// there from the start of a scan to its end is reported at least once.
//
// Threads. The owner's lock covers all calls but Prefetch and PrefetchItem,
// which run beside writers: they read counts, directory, meta and slots as
// relaxed atomics, and hint addresses without following items. For their sake
// memory that they may still look at (old directories, unused segments) is
// retired and freed by ReleaseRetired, when nobody is inside either of them. A
// table that nobody prefetches from (Prefetched::kNever) frees it at once.
//
// Load: kItemsPerBucket = 5 of 7 on average, which costs 12.8 bytes an item and
// leaves about one bucket in seven with an overflow bucket.

#ifndef NACRE_STRUCTURES_HASH_TABLE_H_
#define NACRE_STRUCTURES_HASH_TABLE_H_

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/page_source.h"
#include "base/random.h"
#include "base/slab_arena.h"

namespace nacre {

// A cache line of seven slots; see the essay above.
struct alignas(64) HashBucket {
  static constexpr unsigned kSlots = 7;
  static constexpr uint64_t kOverflowBit = uint64_t{1} << 63;
  static constexpr uint64_t kAddressMask = (uint64_t{1} << 48) - 1;
  static constexpr uint64_t kMarkBit = uint64_t{1} << 63;

  std::atomic<uint64_t> meta;
  std::atomic<uint64_t> slots[kSlots];

  uint64_t LoadMeta() const { return meta.load(std::memory_order_relaxed); }
  uint64_t LoadSlot(unsigned index) const { return slots[index].load(std::memory_order_relaxed); }
  void StoreSlot(unsigned index, uint64_t slot) { slots[index].store(slot, std::memory_order_relaxed); }
  void Clear() { meta.store(0, std::memory_order_relaxed); }

  // Bits 0..6: the slots that hold items.
  static unsigned Occupied(uint64_t meta_word) {
    const auto bits = static_cast<unsigned>(meta_word >> 56);
    return (meta_word & kOverflowBit) != 0 ? bits & 0x3fu : bits & 0x7fu;
  }
  HashBucket* Overflow() const {
    if ((LoadMeta() & kOverflowBit) == 0) return nullptr;
    return reinterpret_cast<HashBucket*>(LoadSlot(kSlots - 1));
  }
  // Number of slots that may hold items.
  unsigned Capacity() const { return (LoadMeta() & kOverflowBit) != 0 ? kSlots - 1 : kSlots; }
  void Take(unsigned index, uint8_t tag, uint64_t slot) {
    const unsigned shift = index * 8;
    uint64_t word = LoadMeta();
    word = (word & ~(uint64_t{0xff} << shift)) | (uint64_t{tag} << shift) | (uint64_t{1} << (56 + index));
    StoreSlot(index, slot);
    meta.store(word, std::memory_order_relaxed);
  }
  void Release(unsigned index) {
    meta.store(LoadMeta() & ~(uint64_t{1} << (56 + index)), std::memory_order_relaxed);
  }
  uint8_t TagAt(unsigned index) const { return static_cast<uint8_t>(LoadMeta() >> (index * 8)); }
};

// Whether threads without the owner's lock prefetch from a table.
enum class Prefetched : bool { kNever, kByOthers };

// Policy gives: types Item and Key; `bool Equal(const Item&, const Key&) const`;
// `uint64_t Hash(const Item&) const`, which must agree with the hashes passed in.
// Memory gives small blocks, aligned to cache lines if they are such: SlabArena, or
// HeapBlocks for a table that may stay small and has its memory to itself.
template <class Policy, class Memory = SlabArena, Prefetched kPrefetched = Prefetched::kByOthers>
class HashTable {
 public:
  using Item = typename Policy::Item;
  using Key = typename Policy::Key;

  // Where an item is; valid until the table next changes.
  struct Position {
    HashBucket* bucket = nullptr;
    unsigned index = 0;
    explicit operator bool() const { return bucket != nullptr; }
  };

  // Small segments and overflow buckets come from `memory`, which must outlive the table.
  HashTable(Memory& memory, Policy policy) : memory_(memory), policy_(policy) {}
  HashTable(const HashTable&) = delete;
  HashTable& operator=(const HashTable&) = delete;
  // Frees the table, not the items.
  ~HashTable() { Clear(); }

  size_t size() const { return size_; }
  // Number of buckets, overflow buckets aside.
  size_t bucket_count() const { return bucket_count_.load(std::memory_order_relaxed); }
  size_t overflow_count() const { return overflow_count_; }
  // Bytes of pages and directories (blocks are in the memory's account).
  size_t bytes() const { return own_bytes_; }

  // The position of the item with `key`, or none. O(1).
  Position Find(const Key& key, uint64_t hash) const {
    if (size_ == 0) return {};
    const uint64_t pattern = TagOf(hash) * 0x0001010101010101ULL;
    for (HashBucket* bucket = BucketOf(hash); bucket != nullptr; bucket = bucket->Overflow()) {
      const uint64_t meta = bucket->LoadMeta();
      unsigned candidates = MatchTags(meta, pattern) & HashBucket::Occupied(meta);
      for (; candidates != 0; candidates &= candidates - 1) {
        const auto index = static_cast<unsigned>(std::countr_zero(candidates));
        const uint64_t slot = bucket->LoadSlot(index);
        if (HashBitsOf(slot) != (hash & kHashBitsMask)) continue;
        // The item's second line comes while its key is compared.
        __builtin_prefetch(reinterpret_cast<const char*>(ItemOf(slot)) + 64);
        if (policy_.Equal(*ItemOf(slot), key)) return {bucket, index};
      }
    }
    return {};
  }

  Item* At(Position position) const { return ItemOf(position.bucket->LoadSlot(position.index)); }
  bool IsMarked(Position position) const {
    return (position.bucket->LoadSlot(position.index) & HashBucket::kMarkBit) != 0;
  }

  // Adds an item. Requires: no item with an equal key. O(1); grows by at most one bucket.
  void Insert(Item* item, uint64_t hash, bool marked) {
    if (bucket_count() == 0) AddFirstBucket();
    InsertSlot(BucketOf(hash), TagOf(hash), SlotOf(item, hash, marked));
    ++size_;
    if (size_ > bucket_count() * kItemsPerBucket) Split();
  }

  // Puts another item with the same key in place. O(1).
  void Replace(Position position, Item* item, bool marked) {
    const uint64_t old = position.bucket->LoadSlot(position.index);
    position.bucket->StoreSlot(position.index, SlotOf(item, HashBitsOf(old), marked));
  }

  // Takes the item out; the caller frees it. O(1); shrinks by at most one bucket.
  void Erase(Position position, uint64_t hash) {
    position.bucket->Release(position.index);
    --size_;
    if (overflow_count_ != 0) CompactChain(BucketOf(hash));
    if (size_ < bucket_count() * kShrinkBelow && bucket_count() > 1) Merge();
  }

  // Calls visit(Item*, marked) for each item of the cursor's bucket and returns
  // the next cursor, 0 at the end. Start with 0. `visit` must not change the table.
  template <class Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    const size_t count = bucket_count();
    if (count == 0) return 0;
    const size_t index = IndexOf(cursor, count);
    VisitChain(BucketAt(index), visit);
    return NextCursor(cursor, index, count);
  }

  // The hash of an item of the table.
  uint64_t HashOf(const Item& item) const { return policy_.Hash(item); }

  template <class Visit>
  void ForEach(Visit&& visit) const {
    for (size_t i = 0; i < bucket_count(); ++i) VisitChain(BucketAt(i), visit);
  }

  // Calls visit(Item*, marked) for the items of bucket `index` (overflow included).
  template <class Visit>
  void VisitBucket(size_t index, Visit&& visit) const {
    VisitChain(BucketAt(index), visit);
  }

  // An item chosen uniformly (almost: buckets with over 16 items are favoured
  // less than they should be), or null when empty. O(1) expected.
  Item* RandomItem(Random& random) const {
    constexpr size_t kFullChain = 16;
    while (size_ != 0) {
      HashBucket* bucket = BucketAt(random.Below(bucket_count()));
      size_t items = 0;
      VisitChain(bucket, [&](Item*, bool) { ++items; });
      if (items == 0 || random.Below(kFullChain) >= items) continue;
      size_t chosen = random.Below(items);
      Item* result = nullptr;
      VisitChain(bucket, [&](Item* item, bool) {
        if (chosen-- == 0) result = item;
      });
      return result;
    }
    return nullptr;
  }

  // Forgets all items (their owner frees them) and returns to the size of a new table.
  void Clear() {
    const size_t count = bucket_count();
    for (size_t i = 0; i < count; ++i) DropOverflow(BucketAt(i));
    for (size_t i = 0; i < segment_count_; ++i) FreeSegment(LoadDirectory()[i].load(), SegmentBytes(i));
    if (directory_capacity_ != 0) FreeDirectory(LoadDirectory(), directory_capacity_);
    directory_.store(nullptr, std::memory_order_relaxed);
    bucket_count_.store(0, std::memory_order_relaxed);
    directory_capacity_ = segment_count_ = first_segment_buckets_ = size_ = 0;
    ReleaseRetired();
  }

  // Hints the cache line of the bucket that `hash` belongs to. Any thread, any time.
  void Prefetch(uint64_t hash) const {
    const HashBucket* bucket = BucketForHint(hash);
    if (bucket != nullptr) __builtin_prefetch(bucket);
  }

  // Hints the first lines of the item that `hash` probably belongs to. Any thread
  // that keeps ReleaseRetired from running.
  void PrefetchItem(uint64_t hash) const {
    const HashBucket* bucket = BucketForHint(hash);
    if (bucket == nullptr) return;
    const uint64_t meta = bucket->LoadMeta();
    const unsigned candidates =
        MatchTags(meta, TagOf(hash) * 0x0001010101010101ULL) & HashBucket::Occupied(meta);
    if (candidates == 0) return;
    const uint64_t slot = bucket->LoadSlot(static_cast<unsigned>(std::countr_zero(candidates)));
    const char* item = reinterpret_cast<const char*>(slot & HashBucket::kAddressMask);
    __builtin_prefetch(item);
    __builtin_prefetch(item + 64);
  }

  // Hints the items with these hashes: their buckets first, all at once, and then what these point to.
  void PrefetchItems(std::span<const uint64_t> hashes) const {
    for (const uint64_t hash : hashes) Prefetch(hash);
    for (const uint64_t hash : hashes) PrefetchItem(hash);
  }

  // Whether ReleaseRetired has something to free.
  bool HasRetired() const { return !retired_.empty() || UnusedSegments() != 0; }

  // Frees what was retired. Requires: no thread is in Prefetch or PrefetchItem.
  void ReleaseRetired() {
    for (const Retired& retired : retired_) Free(retired);
    retired_.clear();
    for (size_t unused = UnusedSegments(); unused != 0; --unused) {
      --segment_count_;
      FreeSegment(LoadDirectory()[segment_count_].load(), kPageBytes);
    }
  }

 private:
  using Directory = std::atomic<HashBucket*>*;
  struct Retired {
    void* memory;
    size_t bytes;
    size_t directory_capacity;
  };

  static constexpr size_t kItemsPerBucket = 5;
  static constexpr size_t kShrinkBelow = 2;  // Items per bucket.
  static constexpr size_t kSegmentBuckets = kPageBytes / sizeof(HashBucket);
  static constexpr size_t kLargestSmallSegment =
      std::is_same_v<Memory, SlabArena> ? SlabArena::kLargestSlab / sizeof(HashBucket) : kSegmentBuckets / 2;
  static constexpr unsigned kHashBits = 15;
  static constexpr uint64_t kHashBitsMask = (uint64_t{1} << kHashBits) - 1;

  static uint64_t TagOf(uint64_t hash) { return (hash >> 48) & 0xff; }
  static uint64_t HashBitsOf(uint64_t slot) { return (slot >> 48) & kHashBitsMask; }
  static Item* ItemOf(uint64_t slot) { return reinterpret_cast<Item*>(slot & HashBucket::kAddressMask); }
  static uint64_t SlotOf(Item* item, uint64_t hash, bool marked) {
    return reinterpret_cast<uint64_t>(item) | ((hash & kHashBitsMask) << 48) |
           (marked ? HashBucket::kMarkBit : 0);
  }

  // Bits 0..6: the slots whose tag may equal the pattern's.
  static unsigned MatchTags(uint64_t meta, uint64_t pattern) {
    const uint64_t difference = (meta ^ pattern) | (uint64_t{0xff} << 56);
    const uint64_t zero_bytes = (difference - 0x0101010101010101ULL) & ~difference & 0x8080808080808080ULL;
    // Gathers the high bit of each byte into seven adjacent bits.
    return static_cast<unsigned>(((zero_bytes >> 7) * 0x0102040810204080ULL) >> 56) & 0x7fu;
  }

  static size_t IndexOf(uint64_t hash, size_t count) {
    const unsigned level = static_cast<unsigned>(std::bit_width(count)) - 1;
    const size_t wide = hash & ((size_t{2} << level) - 1);
    return wide < count ? wide : hash & ((size_t{1} << level) - 1);
  }

  static uint64_t ReverseBits(uint64_t value) {
    value = ((value >> 1) & 0x5555555555555555ULL) | ((value & 0x5555555555555555ULL) << 1);
    value = ((value >> 2) & 0x3333333333333333ULL) | ((value & 0x3333333333333333ULL) << 2);
    value = ((value >> 4) & 0x0f0f0f0f0f0f0f0fULL) | ((value & 0x0f0f0f0f0f0f0f0fULL) << 4);
    return __builtin_bswap64(value);
  }

  static uint64_t NextCursor(uint64_t cursor, size_t index, size_t count) {
    const unsigned level = static_cast<unsigned>(std::bit_width(count)) - 1;
    const size_t low = index & ((size_t{1} << level) - 1);
    const unsigned depth = (low + (size_t{1} << level)) < count ? level + 1 : level;
    if (depth == 0) return 0;
    const uint64_t mask = (uint64_t{1} << depth) - 1;
    const uint64_t place = ReverseBits(cursor & mask);
    return ReverseBits(place + (uint64_t{1} << (64 - depth)));
  }

  Directory LoadDirectory() const { return directory_.load(std::memory_order_relaxed); }
  HashBucket* BucketAt(size_t index) const {
    return LoadDirectory()[index / kSegmentBuckets].load(std::memory_order_relaxed) + index % kSegmentBuckets;
  }
  HashBucket* BucketOf(uint64_t hash) const { return BucketAt(IndexOf(hash, bucket_count())); }
  const HashBucket* BucketForHint(uint64_t hash) const {
    const size_t count = bucket_count_.load(std::memory_order_acquire);
    if (count == 0) return nullptr;
    const Directory directory = directory_.load(std::memory_order_acquire);
    const size_t index = IndexOf(hash, count);
    return directory[index / kSegmentBuckets].load(std::memory_order_acquire) + index % kSegmentBuckets;
  }

  template <class Visit>
  static void VisitChain(const HashBucket* bucket, Visit&& visit) {
    for (; bucket != nullptr; bucket = bucket->Overflow()) {
      for (unsigned taken = HashBucket::Occupied(bucket->LoadMeta()); taken != 0; taken &= taken - 1) {
        const uint64_t slot = bucket->LoadSlot(static_cast<unsigned>(std::countr_zero(taken)));
        visit(ItemOf(slot), (slot & HashBucket::kMarkBit) != 0);
      }
    }
  }

  void InsertSlot(HashBucket* bucket, uint64_t tag, uint64_t slot) {
    while (true) {
      const unsigned room = ~HashBucket::Occupied(bucket->LoadMeta()) & ((1u << bucket->Capacity()) - 1);
      if (room != 0) {
        bucket->Take(static_cast<unsigned>(std::countr_zero(room)), static_cast<uint8_t>(tag), slot);
        return;
      }
      HashBucket* overflow = bucket->Overflow();
      bucket = overflow != nullptr ? overflow : AddOverflow(bucket);
    }
  }

  // Turns the last slot of a full bucket into a pointer to a new bucket, which receives its item.
  HashBucket* AddOverflow(HashBucket* bucket) {
    constexpr unsigned kLast = HashBucket::kSlots - 1;
    HashBucket* overflow = NewBuckets(1);
    overflow->Take(0, bucket->TagAt(kLast), bucket->LoadSlot(kLast));
    bucket->meta.store((bucket->LoadMeta() & ~(uint64_t{1} << (56 + kLast))) | HashBucket::kOverflowBit,
                       std::memory_order_relaxed);
    bucket->StoreSlot(kLast, reinterpret_cast<uint64_t>(overflow));
    ++overflow_count_;
    return overflow;
  }

  // Pulls items of the chain's last bucket into holes before it, and drops it when it is empty.
  void CompactChain(HashBucket* first) {
    HashBucket* overflow = first->Overflow();
    if (overflow == nullptr) return;
    HashBucket* before_last = first;
    while (overflow->Overflow() != nullptr) {
      before_last = overflow;
      overflow = overflow->Overflow();
    }
    for (HashBucket* bucket = first; bucket != overflow; bucket = bucket->Overflow()) {
      unsigned holes = ~HashBucket::Occupied(bucket->LoadMeta()) & ((1u << bucket->Capacity()) - 1);
      unsigned left = HashBucket::Occupied(overflow->LoadMeta());
      for (; holes != 0 && left != 0; holes &= holes - 1, left &= left - 1) {
        const auto from = static_cast<unsigned>(std::countr_zero(left));
        bucket->Take(static_cast<unsigned>(std::countr_zero(holes)), overflow->TagAt(from),
                     overflow->LoadSlot(from));
        overflow->Release(from);
      }
    }
    if (HashBucket::Occupied(overflow->LoadMeta()) == 0) DropOverflow(before_last);
  }

  // Frees the chain behind `bucket`, which gets its last slot back.
  void DropOverflow(HashBucket* bucket) {
    HashBucket* overflow = bucket->Overflow();
    bucket->meta.store(bucket->LoadMeta() & ~HashBucket::kOverflowBit, std::memory_order_relaxed);
    while (overflow != nullptr) {
      HashBucket* next = overflow->Overflow();
      memory_.Free(overflow, sizeof(HashBucket));
      --overflow_count_;
      overflow = next;
    }
  }

  uint64_t BitOf(uint64_t slot, unsigned bit) const {
    const uint64_t hash = bit < kHashBits ? HashBitsOf(slot) : policy_.Hash(*ItemOf(slot));
    return (hash >> bit) & 1;
  }

  // Empties the chain of `bucket` and hands each slot to place(tag, slot).
  template <class Place>
  void DrainChain(HashBucket* bucket, Place&& place) {
    const uint64_t first_meta = bucket->LoadMeta();
    uint64_t slots[HashBucket::kSlots];
    for (unsigned i = 0; i < HashBucket::kSlots; ++i) slots[i] = bucket->LoadSlot(i);
    HashBucket* overflow = bucket->Overflow();
    bucket->Clear();
    for (unsigned taken = HashBucket::Occupied(first_meta); taken != 0; taken &= taken - 1) {
      const auto index = static_cast<unsigned>(std::countr_zero(taken));
      place((first_meta >> (index * 8)) & 0xff, slots[index]);
    }
    while (overflow != nullptr) {
      HashBucket* next = overflow->Overflow();
      for (unsigned taken = HashBucket::Occupied(overflow->LoadMeta()); taken != 0; taken &= taken - 1) {
        const auto index = static_cast<unsigned>(std::countr_zero(taken));
        place(overflow->TagAt(index), overflow->LoadSlot(index));
      }
      memory_.Free(overflow, sizeof(HashBucket));
      --overflow_count_;
      overflow = next;
    }
  }

  void Split() {
    const size_t count = bucket_count();
    EnsureSegmentFor(count);
    const unsigned level = static_cast<unsigned>(std::bit_width(count)) - 1;
    HashBucket* low = BucketAt(count - (size_t{1} << level));
    HashBucket* high = BucketAt(count);
    high->Clear();
    DrainChain(low, [&](uint64_t tag, uint64_t slot) {
      InsertSlot(BitOf(slot, level) != 0 ? high : low, tag, slot);
    });
    bucket_count_.store(count + 1, std::memory_order_release);
  }

  void Merge() {
    const size_t last = bucket_count() - 1;
    const unsigned level = static_cast<unsigned>(std::bit_width(last)) - 1;
    HashBucket* low = BucketAt(last - (size_t{1} << level));
    bucket_count_.store(last, std::memory_order_release);
    DrainChain(BucketAt(last), [&](uint64_t tag, uint64_t slot) { InsertSlot(low, tag, slot); });
    if constexpr (kPrefetched == Prefetched::kNever) ReleaseRetired();
  }

  void Retire(const Retired& retired) {
    if constexpr (kPrefetched == Prefetched::kByOthers) {
      retired_.push_back(retired);
    } else {
      Free(retired);
    }
  }

  void Free(const Retired& retired) {
    if (retired.directory_capacity != 0) {
      FreeDirectory(static_cast<Directory>(retired.memory), retired.directory_capacity);
    } else {
      FreeSegment(static_cast<HashBucket*>(retired.memory), retired.bytes);
    }
  }

  void AddFirstBucket() {
    StoreSegment(0, NewBuckets(1));
    first_segment_buckets_ = 1;
    bucket_count_.store(1, std::memory_order_release);
  }

  // Makes bucket `index`, the next one, exist.
  void EnsureSegmentFor(size_t index) {
    if (index < kSegmentBuckets) {
      if (index >= first_segment_buckets_) GrowFirstSegment();
    } else if (index / kSegmentBuckets >= segment_count_) {
      StoreSegment(segment_count_, NewBuckets(kSegmentBuckets));
    }
  }

  void GrowFirstSegment() {
    const size_t old_buckets = first_segment_buckets_;
    const size_t buckets = old_buckets >= kLargestSmallSegment ? kSegmentBuckets : old_buckets * 2;
    HashBucket* grown = NewBuckets(buckets);
    HashBucket* old = BucketAt(0);
    for (size_t i = 0; i < old_buckets; ++i) CopyBucket(old[i], grown[i]);
    first_segment_buckets_ = buckets;
    LoadDirectory()[0].store(grown, std::memory_order_release);
    Retire({old, old_buckets * sizeof(HashBucket), 0});
  }

  static void CopyBucket(const HashBucket& from, HashBucket& to) {
    for (unsigned i = 0; i < HashBucket::kSlots; ++i) to.StoreSlot(i, from.LoadSlot(i));
    to.meta.store(from.LoadMeta(), std::memory_order_relaxed);
  }

  void StoreSegment(size_t index, HashBucket* segment) {
    if (index >= directory_capacity_) GrowDirectory();
    LoadDirectory()[index].store(segment, std::memory_order_release);
    segment_count_ = index + 1;
  }

  void GrowDirectory() {
    const size_t capacity = directory_capacity_ == 0 ? 4 : directory_capacity_ * 2;
    Directory grown = new std::atomic<HashBucket*>[capacity]();
    own_bytes_ += capacity * sizeof(*grown);
    for (size_t i = 0; i < segment_count_; ++i) grown[i].store(LoadDirectory()[i].load());
    const Retired old{LoadDirectory(), 0, directory_capacity_};
    directory_capacity_ = capacity;
    directory_.store(grown, std::memory_order_release);
    if (old.directory_capacity != 0) Retire(old);
  }

  void FreeDirectory(Directory directory, size_t capacity) {
    own_bytes_ -= capacity * sizeof(*directory);
    delete[] directory;
  }

  HashBucket* NewBuckets(size_t count) {
    const size_t bytes = count * sizeof(HashBucket);
    auto* buckets = static_cast<HashBucket*>(bytes == kPageBytes ? TakePage() : memory_.Allocate(bytes));
    if (bytes == kPageBytes) own_bytes_ += bytes;
    for (size_t i = 0; i < count; ++i) buckets[i].Clear();
    return buckets;
  }

  void FreeSegment(HashBucket* segment, size_t bytes) {
    if (bytes == kPageBytes) {
      own_bytes_ -= bytes;
      ReturnPage(segment);
    } else {
      memory_.Free(segment, bytes);
    }
  }

  size_t SegmentBytes(size_t index) const {
    return index == 0 ? first_segment_buckets_ * sizeof(HashBucket) : kPageBytes;
  }

  // Segments past the last bucket, one kept for the next split.
  size_t UnusedSegments() const {
    const size_t needed = bucket_count() / kSegmentBuckets + 1;
    return segment_count_ > needed ? segment_count_ - needed : 0;
  }

  Memory& memory_;
  [[no_unique_address]] Policy policy_;
  std::atomic<size_t> bucket_count_{0};
  std::atomic<Directory> directory_{nullptr};
  size_t directory_capacity_ = 0;
  size_t segment_count_ = 0;
  size_t first_segment_buckets_ = 0;
  size_t size_ = 0;
  size_t overflow_count_ = 0;
  size_t own_bytes_ = 0;
  std::vector<Retired> retired_;
};

}  // namespace nacre

#endif  // NACRE_STRUCTURES_HASH_TABLE_H_
