#include "base/slab_arena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

class SlabArenaTest : public SeededTest {};

struct Block {
  unsigned char* bytes;
  size_t size;
  unsigned char content;
};

Block Take(SlabArena& arena, size_t size, unsigned char content) {
  auto* bytes = static_cast<unsigned char*>(arena.Allocate(size));
  if (size != 0) std::memset(bytes, content, size);
  return {bytes, size, content};
}

bool IsIntact(const Block& block) {
  return std::all_of(block.bytes, block.bytes + block.size,
                     [&](unsigned char byte) { return byte == block.content; });
}

TEST_F(SlabArenaTest, RoundsSizesUpToItsClasses) {
  EXPECT_EQ(SlabArena::RoundedSize(0), 16u);
  EXPECT_EQ(SlabArena::RoundedSize(16), 16u);
  EXPECT_EQ(SlabArena::RoundedSize(17), 24u);
  EXPECT_EQ(SlabArena::RoundedSize(128), 128u);
  EXPECT_EQ(SlabArena::RoundedSize(129), 144u);
  EXPECT_EQ(SlabArena::RoundedSize(257), 288u);
  EXPECT_EQ(SlabArena::RoundedSize(512), 512u);
  EXPECT_EQ(SlabArena::RoundedSize(513), 528u);
}

TEST_F(SlabArenaTest, RoundsNoSizeDown) {
  size_t before = 0;
  for (size_t size = 0; size <= 2000; ++size) {
    const size_t rounded = SlabArena::RoundedSize(size);
    EXPECT_GE(rounded, size);
    EXPECT_GE(rounded, before);
    EXPECT_EQ(rounded % 8, 0u);
    before = rounded;
  }
}

TEST_F(SlabArenaTest, RoundsARoundedSizeToItself) {
  for (size_t size = 0; size <= SlabArena::kLargestSlab; ++size) {
    const size_t rounded = SlabArena::RoundedSize(size);
    EXPECT_EQ(SlabArena::RoundedSize(rounded), rounded);
  }
}

TEST_F(SlabArenaTest, AlignsBlocksToEightAndWholeCacheLinesToOne) {
  SlabArena arena;
  std::vector<Block> blocks;
  for (size_t size = 1; size <= 600; ++size) {
    blocks.push_back(Take(arena, size, 1));
    EXPECT_EQ(reinterpret_cast<uintptr_t>(blocks.back().bytes) % 8, 0u) << size;
  }
  for (const size_t size : {64, 128, 256, 512}) {
    for (int i = 0; i < 100; ++i) {
      blocks.push_back(Take(arena, size, 1));
      EXPECT_EQ(reinterpret_cast<uintptr_t>(blocks.back().bytes) % 64, 0u) << size;
    }
  }
  for (const Block& block : blocks) arena.Free(block.bytes, block.size);
}

TEST_F(SlabArenaTest, KeepsBlocksApartAndCountsThemExactly) {
  SlabArena arena;
  std::vector<Block> blocks;
  size_t expected = 0;
  for (int step = 0; step < 50'000; ++step) {
    const bool grows = (step / 10'000) % 2 == 0;
    if (blocks.empty() || random_.Below(10) < (grows ? 7u : 3u)) {
      const size_t size = OneIn(50) ? random_.Below(5000) : random_.Below(SlabArena::kLargestSlab + 1);
      blocks.push_back(Take(arena, size, static_cast<unsigned char>(random_.Next())));
      expected += SlabArena::RoundedSize(size);
    } else {
      std::swap(blocks[random_.Below(blocks.size())], blocks.back());
      ASSERT_TRUE(IsIntact(blocks.back()));
      arena.Free(blocks.back().bytes, blocks.back().size);
      expected -= SlabArena::RoundedSize(blocks.back().size);
      blocks.pop_back();
    }
    ASSERT_EQ(arena.bytes(), expected);
  }
  for (const Block& block : blocks) {
    ASSERT_TRUE(IsIntact(block));
    arena.Free(block.bytes, block.size);
  }
  EXPECT_EQ(arena.bytes(), 0u);
}

TEST_F(SlabArenaTest, TakesABlockBackUnderAnySizeOfItsClass) {
  SlabArena arena;
  void* block = arena.Allocate(17);
  arena.Free(block, 24);
  EXPECT_EQ(arena.bytes(), 0u);
}

TEST_F(SlabArenaTest, FillsAndEmptiesManyPagesInEachOrder) {
  for (const bool backwards : {false, true}) {
    SlabArena arena;
    std::vector<Block> blocks;
    for (int i = 0; i < 10'000; ++i) blocks.push_back(Take(arena, 40, static_cast<unsigned char>(i)));
    if (backwards) std::reverse(blocks.begin(), blocks.end());
    for (const Block& block : blocks) {
      ASSERT_TRUE(IsIntact(block));
      arena.Free(block.bytes, block.size);
    }
    EXPECT_EQ(arena.bytes(), 0u);
  }
}

TEST_F(SlabArenaTest, DiesWithItsOwnerOnlyWhenItIsEmpty) {
  EXPECT_DEATH(
      {
        SlabArena arena;
        arena.Allocate(8);
      },
      "assertion failed");
}

}  // namespace
}  // namespace nacre
