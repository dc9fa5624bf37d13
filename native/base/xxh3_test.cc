#include "base/xxh3.h"

#include <gtest/gtest.h>

#include <string>

namespace nacre {
namespace {

// The input of xxHash's published vectors: the top bytes of a multiplicative sequence.
std::string PublishedInput(size_t size) {
  std::string input;
  uint64_t generator = 2654435761;
  for (size_t i = 0; i < size; ++i) {
    input.push_back(static_cast<char>(generator >> 56));
    generator *= 11400714785074694797u;
  }
  return input;
}

TEST(Xxh3, AgreesWithThePublishedVectorsInEveryClassOfLength) {
  struct Vector {
    size_t size;
    uint64_t digest;
  };
  constexpr Vector kVectors[] = {
      {0, 0x2d06800538d394c2},    {1, 0xc44bdff4074eecdb},    {2, 0x7a9978044cb8a8bb},
      {3, 0x54247382a8d6b94d},    {4, 0xe5dc74bc51848a51},    {8, 0x24ccc9acaa9f65e4},
      {9, 0x14d5001c15dd3f2b},    {16, 0x981b17d36c7498c9},   {17, 0x796f5acd3a60f862},
      {32, 0x9feaddbdbf57eed3},   {33, 0xabfb2d081b400a10},   {128, 0xfcff24126754d861},
      {129, 0x98f1b0a679a2ca29},  {195, 0xcd94217ee362ec3a},  {240, 0x81c3c2b67f568ccf},
      {241, 0xc5a639ecd2030e5e},  {403, 0xcdeb804d65c6dea4},  {512, 0x617e49599013cb6b},
      {1024, 0xdd85c9b5c1109c5c}, {1025, 0xd870c0fa13211c6a}, {2048, 0xdd59e2c3a5f038e0},
      {2240, 0x6e73a90539cf2948}, {2367, 0xcb37aeb9e5d361ed}, {4160, 0x4f323b15321e94e1},
  };
  for (const Vector& vector : kVectors) {
    EXPECT_EQ(Xxh3(PublishedInput(vector.size)), vector.digest) << vector.size << " bytes";
  }
}

TEST(Xxh3, AgreesWithTheReferenceLibraryForEveryLengthUpToThreeThousand) {
  const std::string input = PublishedInput(3000);
  uint64_t folded = 0;
  for (size_t size = 0; size < input.size(); ++size) {
    folded = folded * 6364136223846793005u + Xxh3(std::string_view(input).substr(0, size));
  }
  EXPECT_EQ(folded, 0x8a290774c5504aa6u) << "the same fold over libxxhash 0.8's XXH3_64bits";
}

}  // namespace
}  // namespace nacre
