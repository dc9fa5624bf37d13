#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>

#include "base/seeded_test.h"
#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"

namespace nacre {
namespace {

// What a writer makes of one call.
template <class Write>
std::string Written(Write write, bool compress = true) {
  ByteBuffer written;
  RdbWriter writer(written, {.compress = compress});
  write(writer);
  return std::string(written.view());
}

std::string WrittenString(std::string_view bytes, bool compress = true) {
  return Written([&](RdbWriter& writer) { writer.String(bytes); }, compress);
}

// The string that `bytes` hold to their last byte.
std::optional<std::string> ReadString(std::string_view bytes, size_t longest = 1'000'000) {
  RdbReader reader(bytes, {.longest_string = longest});
  RdbString string;
  if (!reader.String(string) || reader.left() != 0) return std::nullopt;
  return std::string(string.bytes());
}

std::optional<uint64_t> ReadLength(std::string_view bytes) {
  RdbReader reader(bytes, {});
  uint64_t length;
  if (!reader.Length(length) || reader.left() != 0) return std::nullopt;
  return length;
}

std::optional<double> ReadTextDouble(std::string_view bytes) {
  RdbReader reader(bytes, {});
  double value;
  if (!reader.TextDouble(value)) return std::nullopt;
  return value;
}

using RdbElements = SeededTest;

TEST_F(RdbElements, LengthsHaveTheShortestForm) {
  const auto size = [](uint64_t length) {
    const std::string bytes = Written([&](RdbWriter& writer) { writer.Length(length); });
    EXPECT_EQ(ReadLength(bytes), length);
    EXPECT_EQ(ReadLength(std::string_view(bytes).substr(0, bytes.size() - 1)), std::nullopt);
    return bytes.size();
  };
  EXPECT_EQ(size(0), 1u);
  EXPECT_EQ(size(63), 1u);
  EXPECT_EQ(size(64), 2u);
  EXPECT_EQ(size(16383), 2u);
  EXPECT_EQ(size(16384), 5u);
  EXPECT_EQ(size(4294967295), 5u);
  EXPECT_EQ(size(4294967296), 9u);
  EXPECT_EQ(size(std::numeric_limits<uint64_t>::max()), 9u);
}

TEST_F(RdbElements, LengthsOfNoKnownFormAreRefused) {
  EXPECT_EQ(ReadLength(std::string("\x82\0\0\0\0", 5)), std::nullopt);
  EXPECT_EQ(ReadLength("\xc0\x01"), std::nullopt);
  EXPECT_EQ(ReadLength(""), std::nullopt);
}

TEST_F(RdbElements, CountsAreHeldAgainstWhatIsLeft) {
  uint64_t count;
  EXPECT_TRUE(RdbReader("\x02xxxx", {}).Count(count, 2));
  EXPECT_FALSE(RdbReader("\x03xxxx", {}).Count(count, 2));
  EXPECT_FALSE(RdbReader(std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff", 9), {}).Count(count, 1));
}

TEST_F(RdbElements, IntegersOfUpToThirtyTwoBitsAreWrittenAsSuch) {
  EXPECT_EQ(WrittenString("7"), "\xc0\x07");
  EXPECT_EQ(WrittenString("-128"), "\xc0\x80");
  EXPECT_EQ(WrittenString("128"), std::string("\xc1\x80\0", 3));
  EXPECT_EQ(WrittenString("32768"), std::string("\xc2\0\x80\0\0", 5));
  EXPECT_EQ(WrittenString("2147483648"),
            "\x0a"
            "2147483648");
  EXPECT_EQ(WrittenString("007"),
            "\x03"
            "007");
  EXPECT_EQ(WrittenString("-0"), "\x02-0");
  for (const int64_t value : {int64_t{0}, int64_t{-1}, int64_t{127}, int64_t{-32768}, int64_t{2147483647},
                              std::numeric_limits<int64_t>::min()}) {
    const std::string digits = std::to_string(value);
    const std::string bytes = Written([&](RdbWriter& writer) { writer.Integer(value); });
    EXPECT_EQ(bytes, WrittenString(digits));
    EXPECT_EQ(ReadString(bytes), digits);
  }
}

TEST_F(RdbElements, LongStringsAreCompressedWhereItHelps) {
  const std::string repeated(200, 'x');
  EXPECT_LT(WrittenString(repeated).size(), 20u);
  EXPECT_EQ(WrittenString(repeated, false).size(), 202u);
  EXPECT_EQ(WrittenString(std::string(20, 'x')).size(), 21u);
  EXPECT_EQ(WrittenString("abcdefghijklmnopqrstuvwxyz").size(), 27u);
}

TEST_F(RdbElements, StringsOfAnySizeComeBack) {
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const uint64_t letters = 1 + random_.Below(OneIn(3) ? 256 : 3);
    for (uint64_t left = random_.Below(OneIn(20) ? 100'000 : 100); left > 0; --left) {
      bytes.push_back(static_cast<char>(random_.Below(letters)));
    }
    EXPECT_EQ(ReadString(WrittenString(bytes, OneIn(2))), bytes);
  }
}

TEST_F(RdbElements, StringsThatAreTooLongAreRefusedBeforeTheyAreUnpacked) {
  EXPECT_EQ(ReadString(WrittenString(std::string(5'000, 'x')), 4'999), std::nullopt);
  EXPECT_EQ(ReadString(WrittenString(std::string(5'000, 'x'), false), 4'999), std::nullopt);
  // Four compressed bytes that claim to be a gigabyte.
  EXPECT_EQ(ReadString(std::string("\xc3\x04\x80\x40\0\0\0\0a\xe0\xff\0", 12)), std::nullopt);
}

TEST_F(RdbElements, DamagedStringsAreRefused) {
  EXPECT_EQ(ReadString("\x05"
                       "hell"),
            std::nullopt);
  EXPECT_EQ(ReadString("\xc4\x01"), std::nullopt);
  EXPECT_EQ(ReadString("\xc1\x01"), std::nullopt);
  EXPECT_EQ(ReadString("\x81\xff\xff\xff\xff\xff\xff\xff\xffx"), std::nullopt);
}

TEST_F(RdbElements, ScoresAsTextAreRead) {
  EXPECT_EQ(ReadTextDouble("\x03"
                           "1.5"),
            1.5);
  EXPECT_EQ(ReadTextDouble("\xfe"), std::numeric_limits<double>::infinity());
  EXPECT_EQ(ReadTextDouble("\xff"), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(ReadTextDouble("\xfd"), std::nullopt);
  EXPECT_EQ(ReadTextDouble("\x03nan"), std::nullopt);
  EXPECT_EQ(ReadTextDouble("\x03"
                           "1."),
            std::nullopt);
  EXPECT_EQ(ReadTextDouble(std::string(1, '\0')), std::nullopt);
}

TEST_F(RdbElements, MuchReachesTheSinkInPiecesWithOneChecksum) {
  std::string expected;
  const std::string written = Written([&](RdbWriter& writer) {
    for (int i = 0; i < 3'000; ++i) {
      const std::string piece(random_.Below(OneIn(100) ? 50'000 : 50), static_cast<char>('a' + i % 26));
      writer.Raw(piece);
      expected += piece;
    }
  });
  EXPECT_EQ(written, expected);
}

}  // namespace
}  // namespace nacre
