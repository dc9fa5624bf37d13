#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

using Push = ListCommandTest;

TEST_F(Push, PutsOneElementAfterAnotherAtItsEnd) {
  EXPECT_EQ(Call({"RPUSH", "l", "a", "b"}), ":2\r\n");
  EXPECT_EQ(Changes(), 2u);
  EXPECT_EQ(Call({"LPUSH", "l", "c", "d"}), ":4\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"d", "c", "a", "b"}));
  EXPECT_EQ(Call({"TYPE", "l"}), "+list\r\n");
  EXPECT_EQ(Events(), "rpush:l lpush:l");
}

TEST_F(Push, IfThereIsAListChangesNothingElse) {
  EXPECT_EQ(Call({"LPUSHX", "l", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"RPUSHX", "l", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "l"}), ":0\r\n");
  EXPECT_EQ(Events(), "");
  EXPECT_EQ(Changes(), 0u);
  Call({"LPUSH", "l", "a"});
  EXPECT_EQ(Call({"LPUSHX", "l", "b", "c"}), ":3\r\n");
  EXPECT_EQ(Call({"RPUSHX", "l", "d"}), ":4\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"c", "b", "a", "d"}));
}

TEST_F(Push, RefusesOtherTypes) {
  Call({"SET", "s", "x"});
  for (const std::string_view command : {"LPUSH", "RPUSH", "LPUSHX", "RPUSHX"}) {
    EXPECT_EQ(Call({command, "s", "a"}),
              "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
  }
  EXPECT_EQ(Call({"RPUSH", "s"}), "-ERR wrong number of arguments for 'rpush' command\r\n");
}

TEST_F(Push, ChangesTheEncodingWhereTheLimitIsExceeded) {
  store_.settings().list_max_listpack_size.set(3);
  Call({"RPUSH", "l", "a", "b", "c"});
  EXPECT_EQ(Encoding("l"), Bulk("listpack"));
  Call({"RPUSH", "l", "d"});
  EXPECT_EQ(Encoding("l"), Bulk("quicklist"));
  Call({"RPOP", "l", "2"});
  EXPECT_EQ(Encoding("l"), Bulk("quicklist"));
  Call({"RPOP", "l"});
  EXPECT_EQ(Encoding("l"), Bulk("listpack"));
}

TEST_F(Push, KeepsEveryKindOfElement) {
  const std::string large(100'000, 'z');
  Call({"RPUSH", "l", "", "0", "-1", "9223372036854775807", "01", large, "a"});
  EXPECT_EQ(Elements("l"), Bulks({"", "0", "-1", "9223372036854775807", "01", large, "a"}));
}

TEST_F(Push, ReturnsItsMemory) {
  const auto bytes = [&] {
    Keyspace& keyspace = store_.keyspace();
    const KeyRef key = keyspace.Key("l");
    return keyspace.TableIn(keyspace.ShardOf(key), 0).bytes();
  };
  Call({"RPUSH", "l", "a"});
  Call({"DEL", "l"});
  const size_t empty = bytes();
  for (int i = 0; i < 2'000; ++i) Call({"RPUSH", "l", std::string(static_cast<size_t>(i % 50), 'a')});
  EXPECT_GT(bytes(), empty + 50'000);
  while (Call({"LPOP", "l"}) != "$-1\r\n") Call({"RPOP", "l", "3"});
  EXPECT_EQ(bytes(), empty);
}

}  // namespace
}  // namespace nacre
