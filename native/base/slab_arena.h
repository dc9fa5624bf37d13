// The allocator of small blocks that one table's entries come from.
//
// A block's size is rounded up to one of 31 classes (8 bytes apart up to 128,
// 16 up to 256, 32 up to 512); each class has pages of 4 KiB cut into blocks of
// that size. A page knows its class and its free blocks; a page that empties
// goes back to the process. Larger blocks come from malloc.
//
//   page:  | PageHeader | block | block | ...              | unused rest |
//            class, used, free list through the blocks, neighbours among
//            the pages of the class that have room
//
// Why not malloc for all: it adds 8 to 16 bytes to each block, and takes
// atomic steps that a block under its shard's lock does not need. The caller
// says the size when it frees, so a block carries no header.
//
// Not thread-safe: its owner is under one lock. The account (bytes) counts
// each live block at its rounded size and returns to zero with the last one.
// Under AddressSanitizer every block comes from malloc, so that it sees them.

#ifndef NACRE_BASE_SLAB_ARENA_H_
#define NACRE_BASE_SLAB_ARENA_H_

#include <cstddef>
#include <cstdint>

namespace nacre {

class SlabArena {
 public:
  static constexpr size_t kLargestSlab = 512;
  static constexpr size_t kClasses = 31;

  SlabArena() = default;
  SlabArena(const SlabArena&) = delete;
  SlabArena& operator=(const SlabArena&) = delete;
  // Requires: every block was freed.
  ~SlabArena();

  // A block of at least `size` bytes, aligned to 8. Aborts when the system has
  // no memory left. O(1).
  void* Allocate(size_t size);

  // Requires: `block` came from Allocate(size') with RoundedSize(size') ==
  // RoundedSize(size). O(1).
  void Free(void* block, size_t size);

  // Bytes that a block of `size` occupies.
  static size_t RoundedSize(size_t size);

  // Bytes in live blocks, each at its rounded size.
  size_t bytes() const { return bytes_; }

 private:
  struct Page;

  static size_t ClassOf(size_t size);
  void* AllocateFromSlab(size_t size_class);
  void FreeToSlab(void* block);
  void Link(Page* page);
  void Unlink(Page* page);

  size_t bytes_ = 0;
  Page* with_room_[kClasses] = {};
};

}  // namespace nacre

#endif  // NACRE_BASE_SLAB_ARENA_H_
