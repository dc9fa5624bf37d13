// What a block costs, for accounts of memory.

#ifndef NACRE_BASE_MALLOC_BYTES_H_
#define NACRE_BASE_MALLOC_BYTES_H_

#include <cstddef>

namespace nacre {

// Bytes that malloc takes for a block of `size`: a header of eight bytes, in
// steps of 16, and 32 at the least.
constexpr size_t MallocBytes(size_t size) { return size <= 24 ? 32 : (size + 8 + 15) / 16 * 16; }

}  // namespace nacre

#endif  // NACRE_BASE_MALLOC_BYTES_H_
