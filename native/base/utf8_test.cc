#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace nacre {
namespace {

TEST(Utf8, EveryCodePointIsWrittenAsASequenceThatIsRead) {
  char buffer[4];
  for (uint32_t code_point = 0; code_point <= 0x10ffff; ++code_point) {
    if (code_point >= 0xd800 && code_point < 0xe000) continue;
    const size_t length = WriteUtf8(code_point, buffer);
    ASSERT_EQ(Utf8SequenceLength({buffer, length}), length) << code_point;
    ASSERT_TRUE(length == 1 || Utf8SequenceLength({buffer, length - 1}) == 0) << code_point;
  }
}

TEST(Utf8, WhatIsNoSequenceIsRefused) {
  const std::string_view wrong[] = {
      "\x80",              // A stray byte.
      "\xc0\xaf",          // A slash in two bytes.
      "\xc1\xbf",          //
      "\xe0\x9f\xbf",      // Two bytes' worth in three.
      "\xf0\x8f\xbf\xbf",  // Three bytes' worth in four.
      "\xed\xa0\x80",      // A surrogate.
      "\xf4\x90\x80\x80",  // Above 0x10ffff.
      "\xf5\x80\x80\x80",  //
      "\xff",              //
      "\xc3(",             // No continuation.
      "\xe2\x82",          // An end too early.
  };
  for (const std::string_view bytes : wrong) {
    EXPECT_EQ(Utf8SequenceLength(bytes), 0u) << testing::PrintToString(bytes);
    EXPECT_FALSE(IsUtf8(bytes));
    EXPECT_FALSE(IsUtf8("eight or more of them: " + std::string(bytes)));
  }
}

TEST(Utf8, TextOfAnyLengthIsText) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8(std::string_view("\0", 1)));
  std::string text;
  for (int i = 0; i < 20; ++i) {
    text += "a";
    EXPECT_TRUE(IsUtf8(text + "\xc3\xa4" + text));
    EXPECT_FALSE(IsUtf8(text + "\xc3" + text));
  }
}

}  // namespace
}  // namespace nacre
