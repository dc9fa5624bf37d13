#include "rdb/lzf.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

std::optional<std::string> Decompress(std::string_view compressed, size_t size) {
  std::string bytes(size, '\0');
  if (!LzfDecompress(compressed, bytes.data(), size)) return std::nullopt;
  return bytes;
}

std::string Compress(std::string_view bytes, size_t limit) {
  std::string compressed(limit, '\0');
  compressed.resize(LzfCompress(bytes, compressed.data(), limit));
  return compressed;
}

using Lzf = SeededTest;

TEST_F(Lzf, GivesTheBytesBack) {
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    const uint64_t letters = 1 + random_.Below(OneIn(5) ? 256 : 4);
    for (uint64_t left = random_.Below(OneIn(10) ? 30'000 : 300); left > 0; --left) {
      bytes.push_back(static_cast<char>(random_.Below(letters)));
    }
    const std::string compressed = Compress(bytes, bytes.size() + bytes.size() / 32 + 1);
    EXPECT_EQ(Decompress(compressed, bytes.size()), bytes);
    EXPECT_LE(bytes.size(), LzfLargestSize(compressed.size()));
  }
}

TEST_F(Lzf, MakesRepetitionsShort) {
  EXPECT_LT(Compress(std::string(10'000, 'x'), 10'000).size(), 130u);
  std::string text;
  for (int i = 0; i < 100; ++i) text += "the quick brown fox jumps over the lazy dog; ";
  EXPECT_LT(Compress(text, text.size()).size(), text.size() / 10);
}

TEST_F(Lzf, RefusesToExceedItsLimit) {
  EXPECT_EQ(Compress("abcdefghijklmnopqrstuvwxyz", 20), "");
  EXPECT_EQ(Compress("", 20), "");
}

TEST_F(Lzf, RefusesWhatIsNotWellFormed) {
  EXPECT_EQ(Decompress(std::string("\x02"
                                   "abc",
                                   4),
                       3),
            "abc");
  EXPECT_EQ(Decompress("\x03xyz", 4), std::nullopt);                 // Too few literals.
  EXPECT_EQ(Decompress(std::string("\x20\0", 2), 3), std::nullopt);  // Nothing to repeat.
  EXPECT_EQ(Decompress("\x20", 3), std::nullopt);                    // No offset.
  EXPECT_EQ(Decompress("\xe0", 9), std::nullopt);                    // No length.
  EXPECT_EQ(Decompress("\xe0\xff", 264), std::nullopt);
  const std::string repeated("\0a\xe0\xff\0", 5);
  EXPECT_EQ(Decompress(repeated, 265), std::string(265, 'a'));
  EXPECT_EQ(Decompress(repeated, 264), std::nullopt);
  EXPECT_EQ(Decompress(repeated, 266), std::nullopt);
}

TEST_F(Lzf, SurvivesAnyBytes) {
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes;
    for (uint64_t left = random_.Below(60); left > 0; --left) {
      bytes.push_back(static_cast<char>(random_.Below(OneIn(2) ? 256 : 40)));
    }
    Decompress(bytes, random_.Below(400));
  }
}

}  // namespace
}  // namespace nacre
