// Generic, string and bitmap commands on keys that hold collections.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Words = std::vector<std::string_view>;

// A type of collection: how one is made at "k", and what is asked of it there.
struct Kind {
  std::string_view type;
  std::string_view encoding;
  Words make;
  Words grow;  // One member more, but for the key.
  Words size;  // How many members there are, but for the key.
};

void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.type; }

class CollectionKeys : public CommandTest, public testing::WithParamInterface<Kind> {
 protected:
  std::string Make(std::string_view key) { return OnKey(GetParam().make, key); }
  std::string Grow(std::string_view key) { return OnKey(GetParam().grow, key); }
  std::string SizeOf(std::string_view key) { return OnKey(GetParam().size, key); }
  std::string EncodingOf(std::string_view key) { return Call({"OBJECT", "ENCODING", key}); }

  static std::string Bulk(std::string_view text) {
    return '$' + std::to_string(text.size()) + "\r\n" + std::string(text) + "\r\n";
  }

 private:
  std::string OnKey(Words words, std::string_view key) {
    words.insert(words.begin() + 1, key);
    return Call(words);
  }
};

TEST_P(CollectionKeys, TellTheirTypeAndEncoding) {
  Make("k");
  EXPECT_EQ(Call({"TYPE", "k"}), '+' + std::string(GetParam().type) + "\r\n");
  EXPECT_EQ(EncodingOf("k"), Bulk(GetParam().encoding));
  EXPECT_EQ(Call({"OBJECT", "REFCOUNT", "k"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "k"}), ":1\r\n");
  EXPECT_EQ(Call({"RANDOMKEY"}), "$1\r\nk\r\n");
}

TEST_P(CollectionKeys, AreCopiedWithAllTheyHold) {
  Make("k");
  Call({"PEXPIRE", "k", "1000"});
  EXPECT_EQ(Call({"COPY", "k", "copy"}), ":1\r\n");
  EXPECT_EQ(Call({"PTTL", "copy"}), ":1000\r\n");
  EXPECT_EQ(EncodingOf("copy"), Bulk(GetParam().encoding));
  Grow("k");
  EXPECT_EQ(SizeOf("copy"), ":1\r\n");
  EXPECT_EQ(SizeOf("k"), ":2\r\n");
  EXPECT_EQ(Call({"COPY", "k", "copy"}), ":0\r\n");
  EXPECT_EQ(Call({"COPY", "k", "copy", "REPLACE"}), ":1\r\n");
  EXPECT_EQ(SizeOf("copy"), ":2\r\n");
  EXPECT_EQ(Call({"COPY", "k", "k", "DB", "3"}), ":1\r\n");
}

TEST_P(CollectionKeys, ChangeTheirNamesAndDatabases) {
  Make("k");
  Call({"SET", "taken", "text"});
  EXPECT_EQ(Call({"RENAMENX", "k", "taken"}), ":0\r\n");
  EXPECT_EQ(Call({"RENAME", "k", "taken"}), "+OK\r\n");
  EXPECT_EQ(SizeOf("taken"), ":1\r\n");
  EXPECT_EQ(Call({"MOVE", "taken", "3"}), ":1\r\n");
  Call({"SELECT", "3"});
  Grow("taken");
  EXPECT_EQ(SizeOf("taken"), ":2\r\n");
  Make("other");
  EXPECT_EQ(Call({"RENAME", "other", "taken"}), "+OK\r\n");
  EXPECT_EQ(SizeOf("taken"), ":1\r\n");
}

TEST_P(CollectionKeys, Expire) {
  Make("k");
  EXPECT_EQ(Call({"PEXPIRE", "k", "1000"}), ":1\r\n");
  Grow("k");
  EXPECT_EQ(Call({"PTTL", "k"}), ":1000\r\n");
  EXPECT_EQ(Call({"PERSIST", "k"}), ":1\r\n");
  EXPECT_EQ(SizeOf("k"), ":2\r\n");
  Call({"PEXPIRE", "k", "1000"});
  clock_.Advance(1'001'000);
  EXPECT_EQ(SizeOf("k"), ":0\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
  Make("k");
  EXPECT_EQ(Call({"PTTL", "k"}), ":-1\r\n");
  EXPECT_EQ(Call({"EXPIRE", "k", "-1"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "k"}), ":0\r\n");
}

TEST_P(CollectionKeys, AreScannedByType) {
  Make("k");
  Call({"SET", "text", "value"});
  EXPECT_EQ(Call({"SCAN", "0", "COUNT", "1000", "TYPE", GetParam().type}),
            "*2\r\n$1\r\n0\r\n*1\r\n$1\r\nk\r\n");
  EXPECT_EQ(Call({"SCAN", "0", "COUNT", "1000", "TYPE", "string"}), "*2\r\n$1\r\n0\r\n*1\r\n$4\r\ntext\r\n");
}

TEST_P(CollectionKeys, HaveMemoryThatIsCounted) {
  Call({"SET", "k", "v"});
  Call({"DEL", "k"});
  const size_t empty = store_.keyspace().bytes();
  Make("k");
  const std::string usage = Call({"MEMORY", "USAGE", "k"});
  EXPECT_GT(std::stoll(usage.substr(1)), 32);
  EXPECT_EQ(store_.keyspace().bytes(), empty + static_cast<size_t>(std::stoll(usage.substr(1))));
  EXPECT_EQ(Call({"DEL", "k"}), ":1\r\n");
  EXPECT_EQ(store_.keyspace().bytes(), empty);
}

TEST_P(CollectionKeys, ArePutInPlaceOfStringsAndReplacedByThem) {
  Make("k");
  EXPECT_EQ(Call({"SET", "k", "text"}), "+OK\r\n");
  EXPECT_EQ(Call({"TYPE", "k"}), "+string\r\n");
  EXPECT_EQ(Make("k").substr(0, 10), "-WRONGTYPE");
  Call({"DEL", "k"});
  Make("k");
  EXPECT_EQ(Call({"MSET", "k", "text", "other", "text"}), "+OK\r\n");
  Make("list");
  EXPECT_EQ(Call({"BITOP", "OR", "list", "k"}), ":4\r\n");
  EXPECT_EQ(Call({"GET", "list"}), "$4\r\ntext\r\n");
}

TEST_P(CollectionKeys, AreOfAWrongTypeForStringAndBitmapCommands) {
  Make("k");
  const uint64_t changes = store_.changes;
  const std::vector<Words> calls = {
      {"GET", "k"},
      {"GETSET", "k", "v"},
      {"GETDEL", "k"},
      {"GETEX", "k", "EX", "10"},
      {"SET", "k", "v", "GET"},
      {"SET", "k", "v", "IFEQ", "v"},
      {"APPEND", "k", "v"},
      {"STRLEN", "k"},
      {"GETRANGE", "k", "0", "1"},
      {"SUBSTR", "k", "0", "1"},
      {"SETRANGE", "k", "1", "v"},
      {"SETRANGE", "k", "1", ""},
      {"INCR", "k"},
      {"DECRBY", "k", "2"},
      {"INCRBYFLOAT", "k", "1.5"},
      {"DIGEST", "k"},
      {"SETBIT", "k", "1", "1"},
      {"GETBIT", "k", "1"},
      {"BITCOUNT", "k"},
      {"BITPOS", "k", "1"},
      {"BITOP", "AND", "other", "k"},
      {"BITFIELD", "k", "GET", "u8", "0"},
      {"BITFIELD", "k", "SET", "u8", "0", "1"},
      {"BITFIELD_RO", "k", "GET", "u8", "0"},
  };
  for (const Words& call : calls) {
    EXPECT_EQ(Call(call), "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n")
        << call[0];
  }
  EXPECT_EQ(Call({"LCS", "k", "k"}), "-ERR The specified keys must contain string values\r\n");
  EXPECT_EQ(Call({"MGET", "k"}), "*1\r\n$-1\r\n");
  EXPECT_EQ(Call({"SETNX", "k", "v"}), ":0\r\n");
  EXPECT_EQ(Call({"MSETNX", "k", "v"}), ":0\r\n");
  EXPECT_EQ(SizeOf("k"), ":1\r\n");
  EXPECT_EQ(store_.changes, changes);
}

TEST_P(CollectionKeys, HaveTheDigestOfTheirDumps) {
  store_.settings().enable_debug_command.set(1);
  Make("k");
  Grow("k");
  const std::string digest = Call({"DEBUG", "DIGEST-VALUE", "k"});
  const std::string reply = Call({"DUMP", "k"});
  const size_t start = reply.find("\r\n") + 2;
  const std::string payload = reply.substr(start, reply.size() - start - 2);
  EXPECT_EQ(Call({"RESTORE", "restored", "0", payload}), "+OK\r\n");
  EXPECT_EQ(Call({"DEBUG", "DIGEST-VALUE", "restored"}), digest);
  EXPECT_EQ(EncodingOf("restored"), EncodingOf("k"));
  EXPECT_NE(Call({"DEBUG", "OBJECT", "k"}).find(" encoding:" + std::string(GetParam().encoding) + " "),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    OfEveryType, CollectionKeys,
    testing::Values(Kind{"list", "listpack", {"RPUSH", "a"}, {"RPUSH", "b"}, {"LLEN"}},
                    Kind{"hash", "listpack", {"HSET", "a", "1"}, {"HSET", "b", "2"}, {"HLEN"}},
                    Kind{"set", "intset", {"SADD", "1"}, {"SADD", "2"}, {"SCARD"}},
                    Kind{"set", "listpack", {"SADD", "a"}, {"SADD", "b"}, {"SCARD"}},
                    Kind{"zset", "listpack", {"ZADD", "1", "a"}, {"ZADD", "2", "b"}, {"ZCARD"}},
                    Kind{
                        "stream", "stream", {"XADD", "1-1", "f", "v"}, {"XADD", "2-1", "f", "w"}, {"XLEN"}}));

using SetsAmongSortedSets = CommandTest;

TEST_F(SetsAmongSortedSets, HaveTheScoreOneForEachMember) {
  Call({"SADD", "set", "a", "5"});
  Call({"ZADD", "sorted", "2.5", "a", "3", "b"});
  EXPECT_EQ(Call({"ZUNIONSTORE", "sum", "2", "set", "sorted", "WEIGHTS", "10", "1"}), ":3\r\n");
  EXPECT_EQ(Call({"ZMSCORE", "sum", "a", "5", "b"}), "*3\r\n$4\r\n12.5\r\n$2\r\n10\r\n$1\r\n3\r\n");
  EXPECT_EQ(Call({"ZINTER", "2", "set", "sorted"}), "*1\r\n$1\r\na\r\n");
  EXPECT_EQ(Call({"ZDIFF", "2", "set", "sorted"}), "*1\r\n$1\r\n5\r\n");
  EXPECT_EQ(Call({"ZINTERCARD", "2", "sorted", "set"}), ":1\r\n");
}

}  // namespace
}  // namespace nacre
