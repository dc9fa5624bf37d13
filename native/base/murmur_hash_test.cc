#include "base/murmur_hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace nacre {
namespace {

TEST(MurmurHash64A, ReadsEveryByteOfEveryLength) {
  std::set<uint64_t> hashes;
  for (size_t size = 0; size <= 40; ++size) {
    const std::string zeros(size, '\0');
    EXPECT_TRUE(hashes.insert(MurmurHash64A(zeros, 1)).second);
    for (size_t at = 0; at < size; ++at) {
      std::string changed = zeros;
      changed[at] = '\x80';
      EXPECT_TRUE(hashes.insert(MurmurHash64A(changed, 1)).second);
    }
  }
}

TEST(MurmurHash64A, DependsOnItsSeed) {
  EXPECT_EQ(MurmurHash64A("abc", 7), MurmurHash64A("abc", 7));
  EXPECT_NE(MurmurHash64A("abc", 7), MurmurHash64A("abc", 8));
  EXPECT_EQ(MurmurHash64A("", 0), 0u);
}

}  // namespace
}  // namespace nacre
