#include "base/base64.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/seeded_test.h"

namespace nacre {
namespace {

std::string Encoded(std::string_view bytes) {
  ByteBuffer letters;
  AppendBase64(bytes, letters);
  return std::string(letters.view());
}

bool IsRefused(std::string_view letters) {
  ByteBuffer bytes;
  return !DecodeBase64(letters, bytes);
}

TEST(Base64, TheExamplesOfTheStandardAreWrittenAndRead) {
  const std::pair<std::string_view, std::string_view> examples[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [bytes, letters] : examples) {
    EXPECT_EQ(Encoded(bytes), letters);
    ByteBuffer decoded;
    EXPECT_TRUE(DecodeBase64(letters, decoded));
    EXPECT_EQ(decoded.view(), bytes);
  }
}

TEST(Base64, WhatIsNeverWrittenIsRefused) {
  for (const std::string_view letters : {"Z", "Zg", "Zg=", "Zg==Zg==", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n",
                                         "====", "Z===", "Zm=v", "Zm9-", "Zm9_", "=m9v"}) {
    EXPECT_TRUE(IsRefused(letters)) << letters;
  }
}

class Base64Random : public SeededTest {};

TEST_F(Base64Random, AnyBytesAreReadAsTheyWereWritten) {
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (uint64_t left = random_.Below(70); left != 0; --left) bytes += static_cast<char>(random_.Below(256));
    const std::string letters = Encoded(bytes);
    EXPECT_EQ(letters.size(), Base64Size(bytes.size()));
    ByteBuffer decoded;
    ASSERT_TRUE(DecodeBase64(letters, decoded));
    ASSERT_EQ(decoded.view(), bytes);
  }
}

}  // namespace
}  // namespace nacre
