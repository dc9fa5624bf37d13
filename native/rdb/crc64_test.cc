#include "rdb/crc64.h"

#include <gtest/gtest.h>

#include <string>

#include "base/seeded_test.h"

namespace nacre {
namespace {

// The definition, bit by bit.
uint64_t PlainCrc64(uint64_t crc, std::string_view bytes) {
  for (const char c : bytes) {
    for (int bit = 0; bit < 8; ++bit) {
      const bool top = ((crc ^ static_cast<uint64_t>(static_cast<uint8_t>(c) >> bit)) & 1) != 0;
      crc = (crc >> 1) ^ (top ? 0x95ac9329ac4bc9b5 : 0);
    }
  }
  return crc;
}

using Crc64Test = SeededTest;

TEST_F(Crc64Test, HasTheCheckValueOfItsDefinition) {
  EXPECT_EQ(Crc64(0, "123456789"), 0xe9c6d914c4b8d9caU);
  EXPECT_EQ(Crc64(0, ""), 0U);
}

TEST_F(Crc64Test, IsThatOfTheDefinitionForAnyBytesInAnyPieces) {
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (uint64_t left = random_.Below(200); left > 0; --left) {
      bytes.push_back(static_cast<char>(random_.Below(256)));
    }
    const std::string_view view = bytes;
    const size_t cut = random_.Below(bytes.size() + 1);
    EXPECT_EQ(Crc64(Crc64(0, view.substr(0, cut)), view.substr(cut)), PlainCrc64(0, view));
  }
}

}  // namespace
}  // namespace nacre
