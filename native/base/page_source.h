// Pages for arenas: kPageBytes each, aligned to their size, cut from large
// mappings and shared by all stores of the process.

#ifndef NACRE_BASE_PAGE_SOURCE_H_
#define NACRE_BASE_PAGE_SOURCE_H_

#include <cstddef>

namespace nacre {

inline constexpr size_t kPageBytes = 4096;

// A page of unspecified content. Aborts when the system has no memory left.
// Ownership passes to the caller. Thread-safe.
void* TakePage();

// Gives a page back. Requires: `page` came from TakePage. Thread-safe.
void ReturnPage(void* page);

}  // namespace nacre

#endif  // NACRE_BASE_PAGE_SOURCE_H_
