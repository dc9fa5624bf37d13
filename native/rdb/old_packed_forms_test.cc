#include "rdb/old_packed_forms.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/seeded_test.h"
#include "rdb/made_bytes.h"

namespace nacre {
namespace {

std::vector<std::string> Texts(const PackedList& list) {
  std::vector<std::string> texts;
  DigitBuffer digits;
  for (auto cursor = list.First(); cursor;) texts.emplace_back(list.Read(cursor).View(digits));
  return texts;
}

using Strings = std::vector<std::string>;

TEST(Ziplists, AreReadWithEveryEncoding) {
  const std::string text_300(300, 'x');
  const std::string text_20000(20'000, 'y');
  const std::string ziplist = ZiplistBytes({
      std::string("\x03") + "abc",
      std::string("\x41\x2c") + text_300,
      std::string("\x80\0\0\x4e\x20", 5) + text_20000,
      "\xf1",
      "\xfd",
      "\xfe\x80",
      "\xc0" + NumberBytes(int16_t{-300}),
      std::string("\xf0\x00\x00\x80", 4),
      "\xd0" + NumberBytes(int32_t{-2'000'000'000}),
      "\xe0" + NumberBytes(int64_t{1} << 60),
      std::string(1, '\0'),
  });
  const auto list = ReadZiplist(ziplist);
  ASSERT_TRUE(list);
  EXPECT_EQ(Texts(*list), (Strings{"abc", text_300, text_20000, "0", "12", "-128", "-300", "-8388608",
                                   "-2000000000", "1152921504606846976", ""}));
  EXPECT_EQ(ReadZiplist(ZiplistBytes({}))->size(), 0u);
}

TEST(Ziplists, AreRefusedWithAnyBytesMissingOrTooMany) {
  const std::string ziplist =
      ZiplistBytes({std::string("\x03") + "abc", "\xf2", "\xc0" + NumberBytes(int16_t{-300})});
  ASSERT_TRUE(ReadZiplist(ziplist));
  for (size_t size = 0; size < ziplist.size(); ++size) EXPECT_FALSE(ReadZiplist(ziplist.substr(0, size)));
  EXPECT_FALSE(ReadZiplist(ziplist + '\xff'));
}

TEST(Ziplists, AreRefusedIfHeaderOrSizesAreWrong) {
  const std::string ziplist = ZiplistBytes({std::string("\x03") + "abc", "\xf2"});
  for (const size_t place : {0, 4, 8, 10, 15, 17}) {
    std::string damaged = ziplist;
    damaged[place] = static_cast<char>(damaged[place] + 1);
    EXPECT_FALSE(ReadZiplist(damaged)) << place;
  }
  std::string uncounted = ziplist;
  uncounted[8] = uncounted[9] = '\xff';
  EXPECT_TRUE(ReadZiplist(uncounted));
}

TEST(Zipmaps, AreRead) {
  const auto list =
      ReadZipmap(std::string("\x02\x03"
                             "foo"
                             "\x03\0"
                             "bar"
                             "\x05"
                             "hello"
                             "\x02\x01"
                             "12?\xff",
                             22));
  ASSERT_TRUE(list);
  EXPECT_EQ(Texts(*list), (Strings{"foo", "bar", "hello", "12"}));
  const std::string longer(300, 'x');
  const auto big = ReadZipmap("\x01\xfe" + NumberBytes(uint32_t{300}) + longer + '\0' + '\0' + '\xff');
  ASSERT_TRUE(big);
  EXPECT_EQ(Texts(*big), (Strings{longer, ""}));
}

TEST(Zipmaps, AreRefusedIfDamaged) {
  const std::string zipmap(
      "\x01\x03"
      "foo"
      "\x03\0"
      "bar\xff",
      11);
  ASSERT_TRUE(ReadZipmap(zipmap));
  for (size_t size = 0; size < zipmap.size(); ++size) EXPECT_FALSE(ReadZipmap(zipmap.substr(0, size)));
  EXPECT_FALSE(ReadZipmap(zipmap + '\xff'));
  std::string miscounted = zipmap;
  miscounted[0] = 2;
  EXPECT_FALSE(ReadZipmap(miscounted));
}

using OldPackedForms = SeededTest;

TEST_F(OldPackedForms, SurviveAnyBytes) {
  const std::string seeds[] = {
      ZiplistBytes({std::string("\x03") + "abc", "\xf2", "\xc0" + NumberBytes(int16_t{-300}),
                    std::string("\x02") + "xy"}),
      std::string("\x02\x03"
                  "foo"
                  "\x03\0"
                  "bar"
                  "\x05"
                  "hello"
                  "\x02\x01"
                  "12?\xff",
                  22),
  };
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = seeds[random_.Below(2)];
    for (uint64_t left = 1 + random_.Below(4); left > 0; --left) {
      bytes[random_.Below(bytes.size())] = static_cast<char>(random_.Below(256));
    }
    ReadZiplist(bytes);
    ReadZipmap(bytes);
  }
}

}  // namespace
}  // namespace nacre
