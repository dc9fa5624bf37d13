#include "protocol/resp_reply_writer.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "base/random.h"

namespace nacre {
namespace {

// The bytes that `write` leaves, in one version of RESP.
template <class Write>
std::string Written(int version, Write&& write) {
  ByteBuffer output;
  RespReplyWriter writer(output, version);
  write(writer);
  return std::string(output.view());
}

template <class Write>
void ExpectBoth(const std::string& resp2, const std::string& resp3, Write&& write) {
  EXPECT_EQ(Written(2, write), resp2);
  EXPECT_EQ(Written(3, write), resp3);
}

std::string TextOf(double value) {
  char text[40];
  return {text, FormatDouble(value, text)};
}

TEST(RespReplyWriter, WritesWhatBothVersionsShare) {
  ExpectBoth("+OK\r\n", "+OK\r\n", [](ReplyWriter& reply) { reply.Status("OK"); });
  ExpectBoth(":-42\r\n", ":-42\r\n", [](ReplyWriter& reply) { reply.Integer(-42); });
  ExpectBoth(":-9223372036854775808\r\n", ":-9223372036854775808\r\n",
             [](ReplyWriter& reply) { reply.Integer(std::numeric_limits<int64_t>::min()); });
  ExpectBoth("*3\r\n", "*3\r\n", [](ReplyWriter& reply) { reply.Array(3); });
  ExpectBoth("*12345\r\n", "*12345\r\n", [](ReplyWriter& reply) { reply.Array(12345); });
}

TEST(RespReplyWriter, KeepsAnErrorOnOneLine) {
  ExpectBoth("-ERR a  b c\r\n", "-ERR a  b c\r\n", [](ReplyWriter& reply) { reply.Error("ERR a\r\nb\nc"); });
}

TEST(RespReplyWriter, CountsErrors) {
  ByteBuffer output;
  RespReplyWriter writer(output);
  writer.Ok();
  writer.Error("ERR one");
  writer.WrongType();
  EXPECT_EQ(writer.errors(), 2u);
}

TEST(RespReplyWriter, WritesBulkStringsOfEveryLength) {
  for (const size_t size : {0, 1, 9, 10, 99, 100, 999, 1000, 70000}) {
    const std::string value(size, 'x');
    EXPECT_EQ(Written(2, [&](ReplyWriter& reply) { reply.Bulk(value); }),
              "$" + std::to_string(size) + "\r\n" + value + "\r\n");
  }
}

TEST(RespReplyWriter, WritesWhatTheVersionsWriteDifferently) {
  ExpectBoth("$-1\r\n", "_\r\n", [](ReplyWriter& reply) { reply.Null(); });
  ExpectBoth("*-1\r\n", "_\r\n", [](ReplyWriter& reply) { reply.NullArray(); });
  ExpectBoth("*4\r\n", "%2\r\n", [](ReplyWriter& reply) { reply.Map(2); });
  ExpectBoth("*2\r\n", "~2\r\n", [](ReplyWriter& reply) { reply.Set(2); });
  ExpectBoth("*2\r\n", ">2\r\n", [](ReplyWriter& reply) { reply.Push(2); });
  ExpectBoth("$3\r\n0.1\r\n", ",0.1\r\n", [](ReplyWriter& reply) { reply.Double(0.1); });
  ExpectBoth(":1\r\n", "#t\r\n", [](ReplyWriter& reply) { reply.Boolean(true); });
  ExpectBoth(":0\r\n", "#f\r\n", [](ReplyWriter& reply) { reply.Boolean(false); });
  ExpectBoth("$3\r\n123\r\n", "(123\r\n", [](ReplyWriter& reply) { reply.BigNumber("123"); });
  ExpectBoth("$4\r\ntext\r\n", "=8\r\ntxt:text\r\n",
             [](ReplyWriter& reply) { reply.Verbatim("txt", "text"); });
}

TEST(FormatDouble, WritesTheFewestDigits) {
  const struct {
    double value;
    const char* text;
  } cases[] = {
      {0, "0"},
      {-0.0, "-0"},
      {3, "3"},
      {-3.5, "-3.5"},
      {0.1, "0.1"},
      {3.141, "3.141"},
      {1.0 / 3, "0.3333333333333333"},
      {0x1p52, "4503599627370496"},
      {-0x1p52, "-4503599627370496"},
      {1e15, "1000000000000000"},
      {1e17, "1e+17"},
      {1e21, "1e+21"},
      {1.5e300, "1.5e+300"},
      {-1.5e300, "-1.5e+300"},
      {123456789012345680000.0, "123456789012345680000"},
      {0.0001, "0.0001"},
      {0.000001, "0.000001"},
      {1e-7, "1e-7"},
      {-1.25e-7, "-1.25e-7"},
      {5e-324, "5e-324"},
      {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
      {std::numeric_limits<double>::infinity(), "inf"},
      {-std::numeric_limits<double>::infinity(), "-inf"},
      {std::numeric_limits<double>::quiet_NaN(), "nan"},
  };
  for (const auto& [value, text] : cases) EXPECT_EQ(TextOf(value), text);
}

TEST(FormatDouble, WritesWhatReadsBackAsTheSameNumber) {
  const uint64_t seed = SystemEntropy();
  Random random(seed);
  for (int round = 0; round < 100'000; ++round) {
    const double value = std::bit_cast<double>(random.Next());
    if (!std::isfinite(value)) continue;
    const std::string text = TextOf(value);
    ASSERT_LT(text.size(), 40u);
    ASSERT_EQ(std::strtod(text.c_str(), nullptr), value) << text << ", seed " << seed;
  }
}

}  // namespace
}  // namespace nacre
