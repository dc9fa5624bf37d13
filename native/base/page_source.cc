#include "base/page_source.h"

#include <sys/mman.h>

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "base/adaptive_mutex.h"
#include "base/assert.h"
#include "base/reclaimer.h"

namespace nacre {
namespace {

// A mapping is a huge page: a random read then costs one cache miss, not a walk
// through the page tables before it, and no fork copies them.
constexpr size_t kMappingBytes = size_t{2} << 20;

// Free pages that stay resident before further ones are handed to the system.
constexpr size_t kResidentPages = 4096;

struct Source {
  AdaptiveMutex mutex;
  std::vector<void*> resident;  // Free, with their memory.
  std::vector<void*> released;  // Free, their memory handed to the system, their addresses kept.
  char* fresh = nullptr;        // The unused rest of the newest mapping.
  char* fresh_end = nullptr;
  char* spare = nullptr;  // The next mapping, its memory already there.
  bool preparing = false;
  size_t mappings = 0;
};

void* TakeFrom(std::vector<void*>& pages) {
  void* page = pages.back();
  pages.pop_back();
  return page;
}

Source& TheSource() {
  static Source* source = new Source;  // Never destroyed: arenas may outlive static destructors.
  return *source;
}

// kMappingBytes that begin on a huge page's boundary.
char* NewMapping() {
  void* mapping =
      mmap(nullptr, 2 * kMappingBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  NACRE_ASSERT(mapping != MAP_FAILED);
  char* start = static_cast<char*>(mapping);
  const size_t before = -reinterpret_cast<uintptr_t>(start) & (kMappingBytes - 1);
  if (before != 0) munmap(start, before);
  if (before != kMappingBytes) munmap(start + before + kMappingBytes, kMappingBytes - before);
  madvise(start + before, kMappingBytes, MADV_HUGEPAGE);
  return start + before;
}

// Has the system zero the next mapping's memory in the background: a huge page's
// first touch can take milliseconds, which no command should wait for.
void PrepareSpare() {
  char* mapping = NewMapping();
  for (size_t offset = 0; offset < kMappingBytes; offset += kPageBytes) {
    static_cast<volatile char*>(mapping)[offset] = 0;
  }
  Source& source = TheSource();
  std::lock_guard lock(source.mutex);
  source.spare = mapping;
  source.preparing = false;
}

// Both require: the source is locked.

void BeginMapping(Source& source) {
  source.fresh = source.spare != nullptr ? std::exchange(source.spare, nullptr) : NewMapping();
  source.fresh_end = source.fresh + kMappingBytes;
  ++source.mappings;
}

// To be called when half of a mapping is used. The process's first one has no successor
// prepared, so that a small store stays small.
void PrepareNext(Source& source) {
  if (source.mappings == 1 || source.spare != nullptr || source.preparing) return;
  source.preparing = true;
  RunInBackground(PrepareSpare);
}

}  // namespace

void* TakePage() {
  Source& source = TheSource();
  std::lock_guard lock(source.mutex);
  if (!source.resident.empty()) return TakeFrom(source.resident);
  if (!source.released.empty()) return TakeFrom(source.released);
  if (source.fresh == source.fresh_end) BeginMapping(source);
  void* page = source.fresh;
  source.fresh += kPageBytes;
  if (source.fresh_end - source.fresh == kMappingBytes / 2) PrepareNext(source);
  return page;
}

void ReturnPage(void* page) {
  Source& source = TheSource();
  std::lock_guard lock(source.mutex);
  if (source.resident.size() < kResidentPages) {
    source.resident.push_back(page);
    return;
  }
  madvise(page, kPageBytes, MADV_DONTNEED);
  source.released.push_back(page);
}

}  // namespace nacre
