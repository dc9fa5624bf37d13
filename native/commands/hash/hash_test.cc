#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr const char* kWrongType = "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";

class Hash : public CommandTest {
 protected:
  std::string EncodingOf(std::string_view key) { return Call({"OBJECT", "ENCODING", key}); }
  void UseResp3() { Call({"HELLO", "3"}); }
};

TEST_F(Hash, SetsAndReadsFields) {
  EXPECT_EQ(Call({"HSET", "h", "a", "1", "b", "two"}), ":2\r\n");
  EXPECT_EQ(Call({"HSET", "h", "a", "9", "c", ""}), ":1\r\n");
  EXPECT_EQ(store_.changes, 4u);
  EXPECT_EQ(Call({"HMSET", "h", "d", "-5"}), "+OK\r\n");
  EXPECT_EQ(Call({"HSETNX", "h", "d", "6"}), ":0\r\n");
  EXPECT_EQ(Call({"HSETNX", "h", "e", "6"}), ":1\r\n");
  EXPECT_EQ(Call({"HGET", "h", "a"}), "$1\r\n9\r\n");
  EXPECT_EQ(Call({"HMGET", "h", "b", "x", "c"}), "*3\r\n$3\r\ntwo\r\n$-1\r\n$0\r\n\r\n");
  EXPECT_EQ(Call({"HLEN", "h"}), ":5\r\n");
  EXPECT_EQ(Call({"HSTRLEN", "h", "d"}), ":2\r\n");
  EXPECT_EQ(Call({"HEXISTS", "h", "e"}), ":1\r\n");
  EXPECT_EQ(Call({"HDEL", "h", "a", "b", "x", "c", "d"}), ":4\r\n");
  EXPECT_EQ(Call({"HGETALL", "h"}), "*2\r\n$1\r\ne\r\n$1\r\n6\r\n");
  EXPECT_EQ(Call({"HDEL", "h", "e"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "h"}), ":0\r\n");
}

TEST_F(Hash, AnswersInMapsAndPairsInResp3) {
  UseResp3();
  Call({"HSET", "h", "a", "1"});
  EXPECT_EQ(Call({"HGETALL", "h"}), "%1\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "h", "5", "WITHVALUES"}), "*1\r\n*2\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "h", "-2"}), "*2\r\n$1\r\na\r\n$1\r\na\r\n");
  EXPECT_EQ(Call({"HGETALL", "absent"}), "%0\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "absent"}), "_\r\n");
}

TEST_F(Hash, RefusesOtherTypesAndHalfAPair) {
  Call({"SET", "s", "v"});
  EXPECT_EQ(Call({"HGET", "s", "f"}), kWrongType);
  EXPECT_EQ(Call({"HSET", "s", "f", "v"}), kWrongType);
  EXPECT_EQ(Call({"HSET", "h", "f", "v", "g"}), "-ERR wrong number of arguments for 'hset' command\r\n");
  EXPECT_EQ(Call({"HMSET", "h", "f", "v", "g"}), "-ERR wrong number of arguments for 'hmset' command\r\n");
}

TEST_F(Hash, IsATableBeyondTheLimits) {
  store_.settings().hash_max_listpack_entries.set(2);
  store_.settings().hash_max_listpack_value.set(5);
  Call({"HSET", "h", "a", "1", "b", "12345"});
  EXPECT_EQ(EncodingOf("h"), "$8\r\nlistpack\r\n");
  Call({"HSET", "h", "c", "1"});
  EXPECT_EQ(EncodingOf("h"), "$9\r\nhashtable\r\n");
  Call({"HSET", "g", "a", "123456"});
  EXPECT_EQ(EncodingOf("g"), "$9\r\nhashtable\r\n");
}

TEST_F(Hash, AddsToNumbersInFields) {
  EXPECT_EQ(Call({"HINCRBY", "h", "n", "5"}), ":5\r\n");
  EXPECT_EQ(Call({"HINCRBYFLOAT", "h", "n", "0.25"}), "$4\r\n5.25\r\n");
  EXPECT_EQ(Call({"HINCRBY", "h", "n", "1"}), "-ERR hash value is not an integer\r\n");
  EXPECT_EQ(Call({"HINCRBYFLOAT", "h", "n", "inf"}), "-ERR value is NaN or Infinity\r\n");
  Call({"HSET", "h", "n", "9223372036854775807", "t", "text"});
  EXPECT_EQ(Call({"HINCRBY", "h", "n", "1"}), "-ERR increment or decrement would overflow\r\n");
  EXPECT_EQ(Call({"HINCRBYFLOAT", "h", "t", "1"}), "-ERR hash value is not a float\r\n");
  EXPECT_EQ(Call({"HINCRBY", "absent", "n", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"EXISTS", "absent"}), ":0\r\n");
}

TEST_F(Hash, DrawsDifferentFieldsOrRepeatsThem) {
  for (const int fields : {30, 2000}) {
    Call({"DEL", "h"});
    for (int i = 0; i < fields; ++i) Call({"HSET", "h", "field:" + std::to_string(i), "v"});
    for (const char* count : {"1", "7", "25", "1000", "5000"}) {
      const std::string reply = Call({"HRANDFIELD", "h", count});
      std::set<std::string> drawn;
      for (size_t at = reply.find("field:"); at != std::string::npos; at = reply.find("field:", at + 1)) {
        drawn.insert(reply.substr(at, reply.find('\r', at) - at));
      }
      EXPECT_EQ(drawn.size(), static_cast<size_t>(std::min(std::atoi(count), fields)));
    }
    EXPECT_EQ(Call({"HRANDFIELD", "h", "-5000"}).substr(0, 7), "*5000\r\n");
  }
  EXPECT_EQ(Call({"HRANDFIELD", "h", "0"}), "*0\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "h", "-9223372036854775807"}), "-ERR value is out of range\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "h", "1", "VALUES"}), "-ERR syntax error\r\n");
}

TEST_F(Hash, ScansEveryFieldThatStays) {
  for (int i = 0; i < 1000; ++i) Call({"HSET", "h", "stays:" + std::to_string(i), "v"});
  std::set<std::string> seen;
  std::string cursor = "0";
  int added = 0;
  do {
    const std::string reply = Call({"HSCAN", "h", cursor, "COUNT", "20", "NOVALUES"});
    const size_t start = reply.find("\r\n", 4) + 2;
    cursor = reply.substr(start, reply.find("\r\n", start) - start);
    for (size_t at = reply.find("stays:"); at != std::string::npos; at = reply.find("stays:", at + 1)) {
      seen.insert(reply.substr(at, reply.find('\r', at) - at));
    }
    for (int i = 0; i < 10; ++i) Call({"HSET", "h", "new:" + std::to_string(added++), "v"});
  } while (cursor != "0");
  EXPECT_EQ(seen.size(), 1000u);
}

TEST_F(Hash, ScansAPackedHashWhole) {
  Call({"HSET", "h", "a", "1", "b", "2"});
  EXPECT_EQ(Call({"HSCAN", "h", "0", "MATCH", "a*", "COUNT", "1"}),
            "*2\r\n$1\r\n0\r\n*2\r\n$1\r\na\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"HSCAN", "h", "0", "NOVALUES"}), "*2\r\n$1\r\n0\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n");
  EXPECT_EQ(Call({"HSCAN", "absent", "0", "NONSENSE"}), "*2\r\n$1\r\n0\r\n*0\r\n");
  EXPECT_EQ(Call({"HSCAN", "h", "x"}), "-ERR invalid cursor\r\n");
}

TEST_F(Hash, TheAccountReturnsToZero) {
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(i);
    Call({"HSET", "h" + std::to_string(i % 3), number, std::string(static_cast<size_t>(i), 'x')});
  }
  for (int i = 0; i < 300; ++i) Call({"HDEL", "h" + std::to_string(i % 3), std::to_string(i)});
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  Call({"FLUSHALL"});
  EXPECT_EQ(store_.keyspace().bytes(), 0u);
}

}  // namespace
}  // namespace nacre
