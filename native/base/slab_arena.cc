#include "base/slab_arena.h"

#include <array>
#include <cstdlib>

#include "base/assert.h"
#include "base/page_source.h"

#if defined(__SANITIZE_ADDRESS__)
#define NACRE_SLABS_FROM_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NACRE_SLABS_FROM_MALLOC 1
#endif
#endif

namespace nacre {
namespace {

constexpr size_t kCacheLine = 64;

constexpr std::array<uint16_t, SlabArena::kClasses> MakeClassSizes() {
  std::array<uint16_t, SlabArena::kClasses> sizes{};
  size_t index = 0;
  for (size_t size = 16; size <= 128; size += 8) sizes[index++] = static_cast<uint16_t>(size);
  for (size_t size = 144; size <= 256; size += 16) sizes[index++] = static_cast<uint16_t>(size);
  for (size_t size = 288; size <= 512; size += 32) sizes[index++] = static_cast<uint16_t>(size);
  return sizes;
}

constexpr std::array<uint16_t, SlabArena::kClasses> kClassSizes = MakeClassSizes();

// The class of each size, by the size in units of eight bytes, rounded up.
constexpr std::array<uint8_t, SlabArena::kLargestSlab / 8 + 1> MakeClassOfSize() {
  std::array<uint8_t, SlabArena::kLargestSlab / 8 + 1> classes{};
  size_t size_class = 0;
  for (size_t units = 0; units < classes.size(); ++units) {
    while (kClassSizes[size_class] < units * 8) ++size_class;
    classes[units] = static_cast<uint8_t>(size_class);
  }
  return classes;
}

constexpr std::array<uint8_t, SlabArena::kLargestSlab / 8 + 1> kClassOfSize = MakeClassOfSize();

struct FreeBlock {
  FreeBlock* next;
};

}  // namespace

// One cache line, so that blocks whose size is a multiple of a line start at one.
struct alignas(64) SlabArena::Page {
  Page* next;
  Page* previous;
  FreeBlock* free;        // Freed blocks, newest first.
  uint16_t fresh_offset;  // Where the never-used blocks begin.
  uint16_t used;          // Live blocks.
  uint16_t block_size;
  uint16_t size_class;

  bool HasRoom() const { return free != nullptr || size_t{fresh_offset} + block_size <= kPageBytes; }
};

SlabArena::~SlabArena() {
  NACRE_ASSERT(bytes_ == 0);
  for (Page* page : with_room_) {
    if (page != nullptr) ReturnPage(page);
  }
}

size_t SlabArena::ClassOf(size_t size) { return kClassOfSize[(size + 7) / 8]; }

size_t SlabArena::RoundedSize(size_t size) {
  if (size <= kLargestSlab) return kClassSizes[ClassOf(size)];
  // What malloc adds: a word of its own, rounded up to 16.
  return (size + 8 + 15) / 16 * 16;
}

void* SlabArena::Allocate(size_t size) {
  bytes_ += RoundedSize(size);
#if !defined(NACRE_SLABS_FROM_MALLOC)
  if (size <= kLargestSlab) return AllocateFromSlab(ClassOf(size));
#endif
  // As slabs do: the rounding is there to be used, and whole cache lines begin on one.
  const size_t rounded = size <= kLargestSlab ? RoundedSize(size) : size;
  void* block = rounded % kCacheLine == 0 ? std::aligned_alloc(kCacheLine, rounded) : std::malloc(rounded);
  NACRE_ASSERT(block != nullptr);
  return block;
}

void SlabArena::Free(void* block, size_t size) {
  bytes_ -= RoundedSize(size);
#if !defined(NACRE_SLABS_FROM_MALLOC)
  if (size <= kLargestSlab) return FreeToSlab(block);
#endif
  std::free(block);
}

void* SlabArena::AllocateFromSlab(size_t size_class) {
  Page* page = with_room_[size_class];
  if (page == nullptr) {
    page = static_cast<Page*>(TakePage());
    *page = Page{nullptr,
                 nullptr,
                 nullptr,
                 static_cast<uint16_t>(sizeof(Page)),
                 0,
                 kClassSizes[size_class],
                 static_cast<uint16_t>(size_class)};
    Link(page);
  }
  void* block = page->free;
  if (block != nullptr) {
    page->free = page->free->next;
  } else {
    block = reinterpret_cast<char*>(page) + page->fresh_offset;
    page->fresh_offset = static_cast<uint16_t>(page->fresh_offset + page->block_size);
  }
  ++page->used;
  if (!page->HasRoom()) Unlink(page);
  return block;
}

void SlabArena::FreeToSlab(void* block) {
  Page* page = reinterpret_cast<Page*>(reinterpret_cast<uintptr_t>(block) & ~(uintptr_t{kPageBytes} - 1));
  const bool had_room = page->HasRoom();
  FreeBlock* freed = static_cast<FreeBlock*>(block);
  freed->next = page->free;
  page->free = freed;
  --page->used;
  if (!had_room) Link(page);
  // The last page with room stays, so that a block that is freed and taken in
  // turn does not move a page each time.
  if (page->used == 0 && (page->next != nullptr || page->previous != nullptr)) {
    Unlink(page);
    ReturnPage(page);
  }
}

void SlabArena::Link(Page* page) {
  Page*& head = with_room_[page->size_class];
  page->next = head;
  page->previous = nullptr;
  if (head != nullptr) head->previous = page;
  head = page;
}

void SlabArena::Unlink(Page* page) {
  if (page->previous != nullptr) {
    page->previous->next = page->next;
  } else {
    with_room_[page->size_class] = page->next;
  }
  if (page->next != nullptr) page->next->previous = page->previous;
  page->next = nullptr;
  page->previous = nullptr;
}

}  // namespace nacre
