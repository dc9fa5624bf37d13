#include "protocol/resp_reply_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

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

}  // namespace
}  // namespace nacre
