// LZF, the compression of long strings in RDB. A compressed run is a sequence of
//
//   000nnnnn                     n + 1 bytes follow as they are
//   nnnooooo oooooooo            n in 1..6: repeats n + 2 bytes from o + 1 bytes back
//   111ooooo nnnnnnnn oooooooo   the same for n + 9 bytes
//
// where a repetition may reach into what it itself writes. At best, three bytes
// stand for 264.

#ifndef NACRE_RDB_LZF_H_
#define NACRE_RDB_LZF_H_

#include <cstddef>
#include <string_view>

namespace nacre {

// Compresses `bytes` into at most `limit` bytes at `out`; returns how many, or 0
// if they are not enough. O(length).
size_t LzfCompress(std::string_view bytes, char* out, size_t limit);

// Decompresses into exactly `size` bytes at `out`. False if `compressed` is not
// well formed or gives another size; what stands at `out` is then undefined.
bool LzfDecompress(std::string_view compressed, char* out, size_t size);

// The largest size that so many compressed bytes can stand for.
constexpr size_t LzfLargestSize(size_t compressed_size) { return (compressed_size / 3 + 1) * 264; }

}  // namespace nacre

#endif  // NACRE_RDB_LZF_H_
