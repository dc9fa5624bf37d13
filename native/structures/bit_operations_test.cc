#include "structures/bit_operations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/random.h"

namespace nacre {
namespace {

bool BitAt(std::string_view bytes, uint64_t position) {
  if (position / 8 >= bytes.size()) return false;
  return (static_cast<unsigned char>(bytes[position / 8]) >> (7 - position % 8) & 1) != 0;
}

std::string RandomBytes(Random& random, size_t size) {
  // Mostly empty, mostly full and mixed strings reach different branches.
  const uint64_t kind = random.Below(3);
  std::string bytes(size, kind == 0 ? '\0' : '\xff');
  for (char& byte : bytes) {
    if (kind == 2 || random.Below(40) == 0) byte = static_cast<char>(random.Next());
  }
  return bytes;
}

// A generator whose seed a failure shows.
class BitOperations : public testing::Test {
 protected:
  const uint64_t seed_ = SystemEntropy();
  const testing::ScopedTrace trace_{__FILE__, __LINE__, "seed " + std::to_string(seed_)};
  Random random_{seed_};
};

TEST_F(BitOperations, CountsAsOneBitAtATime) {
  for (int round = 0; round < 2000; ++round) {
    const std::string owner = RandomBytes(random_, 8 + random_.Below(200));
    const std::string_view bytes = std::string_view(owner).substr(random_.Below(8));
    uint64_t begin = random_.Below(bytes.size() * 8 + 1);
    uint64_t end = random_.Below(bytes.size() * 8 + 1);
    if (begin > end) std::swap(begin, end);
    uint64_t all = 0;
    uint64_t inside = 0;
    for (uint64_t i = 0; i < bytes.size() * 8; ++i) {
      all += BitAt(bytes, i) ? 1 : 0;
      inside += i >= begin && i < end && BitAt(bytes, i) ? 1 : 0;
    }
    ASSERT_EQ(CountBits(bytes), all);
    ASSERT_EQ(CountBits(bytes, begin, end), inside) << begin << " to " << end;
  }
}

TEST_F(BitOperations, CountsNothingInNothing) {
  EXPECT_EQ(CountBits(""), 0u);
  EXPECT_EQ(CountBits("", 0, 0), 0u);
  EXPECT_EQ(CountBits("\xff", 8, 8), 0u);
}

TEST_F(BitOperations, FindsTheFirstBitOfAKind) {
  for (int round = 0; round < 4000; ++round) {
    const std::string owner = RandomBytes(random_, 8 + random_.Below(100));
    const std::string_view bytes = std::string_view(owner).substr(random_.Below(9));
    const bool bit = random_.Below(2) == 1;
    uint64_t begin = random_.Below(bytes.size() * 8 + 1);
    uint64_t end = random_.Below(bytes.size() * 8 + 1);
    if (begin > end) std::swap(begin, end);
    std::optional<uint64_t> expected;
    for (uint64_t i = begin; i < end && !expected; ++i) {
      if (BitAt(bytes, i) == bit) expected = i;
    }
    ASSERT_EQ(FindBit(bytes, bit, begin, end), expected) << begin << " to " << end;
  }
}

TEST_F(BitOperations, ReadsAndWritesFieldsOfAnyWidthAnywhere) {
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = RandomBytes(random_, 20);
    const std::string before = bytes;
    const auto width = static_cast<unsigned>(1 + random_.Below(64));
    const uint64_t offset = random_.Below(20 * 8 - width + 1);
    const uint64_t value = random_.Next() >> (64 - width);
    WriteBits(bytes.data(), offset, width, value | (width < 64 ? ~uint64_t{0} << width : 0));
    ASSERT_EQ(ReadBits(bytes, offset, width), value) << offset << ' ' << width;
    for (uint64_t i = 0; i < bytes.size() * 8; ++i) {
      if (i >= offset && i < offset + width) continue;
      ASSERT_EQ(BitAt(bytes, i), BitAt(before, i)) << i;
    }
  }
}

TEST_F(BitOperations, ReadsZeroBitsPastTheEnd) {
  EXPECT_EQ(ReadBits("", 0, 64), 0u);
  EXPECT_EQ(ReadBits("\xff", 4, 8), 0xf0u);
  EXPECT_EQ(ReadBits("\xff", 8, 64), 0u);
  EXPECT_EQ(ReadBits("\xff\xff\xff\xff\xff\xff\xff\xff", 1, 64), ~uint64_t{1});
  EXPECT_EQ(ReadBits("\xff\xff\xff\xff\xff\xff\xff\xff\xff", 1, 64), ~uint64_t{0});
  EXPECT_EQ(ReadBits("\xff", uint64_t{1} << 40, 3), 0u);
}

bool CombineOne(BitCombination combination, const std::vector<std::string>& sources, uint64_t position) {
  size_t set = 0;
  for (const std::string& source : sources) set += BitAt(source, position) ? 1 : 0;
  const bool x = BitAt(sources[0], position);
  const size_t others = set - (x ? 1 : 0);
  switch (combination) {
    case BitCombination::kAnd:
      return set == sources.size();
    case BitCombination::kOr:
      return set != 0;
    case BitCombination::kXor:
      return set % 2 == 1;
    case BitCombination::kNot:
      return !x;
    case BitCombination::kDiff:
      return x && others == 0;
    case BitCombination::kDiff1:
      return !x && others != 0;
    case BitCombination::kAndOr:
      return x && others != 0;
    case BitCombination::kOne:
      return set == 1;
  }
  return false;
}

TEST_F(BitOperations, CombinesAsOneBitAtATime) {
  for (int round = 0; round < 600; ++round) {
    const auto combination = static_cast<BitCombination>(random_.Below(8));
    const size_t count = combination == BitCombination::kNot ? 1 : 1 + random_.Below(5);
    // Some are longer than one piece of the work.
    const size_t longest = random_.Below(20) == 0 ? 9000 : 70;
    std::vector<std::string> sources;
    size_t size = 0;
    for (size_t i = 0; i < count; ++i) {
      sources.push_back(RandomBytes(random_, random_.Below(longest)));
      size = std::max(size, sources.back().size());
    }
    const std::vector<std::string_view> views(sources.begin(), sources.end());
    std::string result(size + 1, 'x');
    CombineBits(combination, views, result.data(), size);
    ASSERT_EQ(result.back(), 'x');
    for (uint64_t i = 0; i < size * 8; ++i) {
      ASSERT_EQ(BitAt(result, i), CombineOne(combination, sources, i))
          << i << " of " << size << " bytes, combination " << static_cast<int>(combination);
    }
  }
}

}  // namespace
}  // namespace nacre
