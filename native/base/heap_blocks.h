// Blocks from malloc with an account of them: what a structure that lives alone
// takes its memory from. SlabArena serves many small blocks of one owner better,
// but costs a page for each size of block, which a small collection does not have.

#ifndef NACRE_BASE_HEAP_BLOCKS_H_
#define NACRE_BASE_HEAP_BLOCKS_H_

#include <cstddef>
#include <cstdlib>

#include "base/assert.h"
#include "base/malloc_bytes.h"

namespace nacre {

class HeapBlocks {
 public:
  HeapBlocks() = default;
  HeapBlocks(const HeapBlocks&) = delete;
  HeapBlocks& operator=(const HeapBlocks&) = delete;
  // Requires: every block was freed.
  ~HeapBlocks() { NACRE_ASSERT(bytes_ == 0); }

  // A block of `size` bytes; if they are whole cache lines it begins on one.
  // Aborts when the system has no memory left.
  void* Allocate(size_t size) {
    bytes_ += MallocBytes(size);
    void* block = size % kCacheLine == 0 ? std::aligned_alloc(kCacheLine, size) : std::malloc(size);
    NACRE_ASSERT(block != nullptr);
    return block;
  }

  // Requires: `block` came from Allocate(size).
  void Free(void* block, size_t size) {
    bytes_ -= MallocBytes(size);
    std::free(block);
  }

  // Bytes in live blocks, as malloc rounds them.
  size_t bytes() const { return bytes_; }

 private:
  static constexpr size_t kCacheLine = 64;

  size_t bytes_ = 0;
};

}  // namespace nacre

#endif  // NACRE_BASE_HEAP_BLOCKS_H_
