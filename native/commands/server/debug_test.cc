#include <gtest/gtest.h>

#include <string>

#include "base/log.h"
#include "engine/command_test.h"

namespace nacre {
namespace {

class DebugCommand : public CommandTest {
 protected:
  DebugCommand() { Permit(DebugPermission::kYes); }

  void Permit(DebugPermission permission) {
    store_.settings().enable_debug_command.set(static_cast<int64_t>(permission));
  }
};

const std::string kZeros = std::string("+") + std::string(40, '0') + "\r\n";

TEST_F(DebugCommand, IsForWhomTheConfigurationAllowsIt) {
  const std::string refused =
      "-ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you can run "
      "it "
      "from a local connection, otherwise you need to set this option in the configuration file, and then "
      "restart the server.\r\n";
  Permit(DebugPermission::kNo);
  EXPECT_EQ(Call({"DEBUG", "DIGEST"}), refused);
  Permit(DebugPermission::kLocal);
  for (const char* address : {"10.0.0.1:5000", "[fe80::1]:5000", "1127.0.0.1:80"}) {
    client_.state().address.Set(address);
    EXPECT_EQ(Call({"DEBUG", "DIGEST"}), refused) << address;
  }
  for (const char* address : {"127.0.0.1:5000", "[::1]:5000", "/run/nacre.sock:0", "in-process:0"}) {
    client_.state().address.Set(address);
    EXPECT_EQ(Call({"DEBUG", "DIGEST"}), kZeros) << address;
  }
}

TEST_F(DebugCommand, DigestsAreThoseOfRedis) {
  Call({"SET", "a", "hello"});
  EXPECT_EQ(Call({"DEBUG", "DIGEST-VALUE", "a", "none"}),
            "*2\r\n+36b23a1456b2dce2c3ed252c456761301dba8060\r\n" + kZeros);
  EXPECT_EQ(Call({"DEBUG", "DIGEST"}), "+7bba0c6c0ba7cf343554878a513cce31a28c4abb\r\n");
  Call({"SELECT", "3"});
  Call({"SET", "n", "12", "EX", "100"});
  EXPECT_EQ(Call({"DEBUG", "DIGEST"}), "+7f27d1211420e990430851a96bf5c546b232a22d\r\n");
  Call({"FLUSHALL"});
  EXPECT_EQ(Call({"DEBUG", "DIGEST"}), kZeros);
}

TEST_F(DebugCommand, ObjectTellsHowAValueIsHeld) {
  Call({"SET", "a", "hello"});
  const std::string line = Call({"DEBUG", "OBJECT", "a"});
  EXPECT_EQ(line.substr(0, 12), "+Value at:0x");
  const size_t rest = line.find(" refcount");
  EXPECT_EQ(line.substr(rest, line.find(" lru:") - rest), " refcount:1 encoding:embstr serializedlength:6");
  EXPECT_EQ(Call({"DEBUG", "OBJECT", "none"}), "-ERR no such key\r\n");
}

TEST_F(DebugCommand, ObjectTellsOfTheChunksOfAList) {
  store_.settings().list_max_listpack_size.set(2);
  Call({"RPUSH", "k", "a", "b", "c", "d", "e"});
  const std::string line = Call({"DEBUG", "OBJECT", "k"});
  EXPECT_EQ(line.substr(line.find(" ql_")),
            " ql_nodes:3 ql_avg_node:1.67 ql_listpack_max:2 ql_compressed:0 ql_uncompressed_size:36\r\n");
}

TEST_F(DebugCommand, SwitchesWhatItNames) {
  EXPECT_EQ(Call({"DEBUG", "SET-ACTIVE-EXPIRE", "0"}), "+OK\r\n");
  EXPECT_EQ(store_.settings().active_expire.get(), 0);
  EXPECT_EQ(Call({"DEBUG", "PAUSE-CRON", "1"}), "+OK\r\n");
  EXPECT_EQ(store_.settings().cron_paused.get(), 1);
  EXPECT_EQ(Call({"DEBUG", "SLEEP", "0"}), "+OK\r\n");
  EXPECT_EQ(Call({"DEBUG", "QUICKLIST-PACKED-THRESHOLD", "2kb"}), "+OK\r\n");
  EXPECT_EQ(store_.settings().quicklist_packed_threshold.get(), 2048);
  for (const char* size : {"", "x", "-1", "10xx", "4gb", "99999999999gb"}) {
    EXPECT_EQ(Call({"DEBUG", "QUICKLIST-PACKED-THRESHOLD", size}),
              "-ERR argument must be a memory value bigger than 1 and smaller than 4gb\r\n");
  }
}

TEST_F(DebugCommand, HtstatsTellsHowKeysAreSpread) {
  const std::string empty =
      "Hash table 0 stats (main hash table):\nNo stats available for empty dictionaries\n";
  const std::string none = "[Dictionary HT]\n" + empty + "[Expires HT]\n" + empty;
  EXPECT_EQ(Call({"DEBUG", "HTSTATS", "0"}), "$" + std::to_string(none.size()) + "\r\n" + none + "\r\n");
  Call({"SET", "a", "1"});
  Call({"SET", "b", "1", "EX", "100"});
  const std::string some = Call({"DEBUG", "HTSTATS", "0"});
  EXPECT_NE(some.find("[Dictionary HT]\nHash table 0 stats (main hash table):\n table size: "),
            std::string::npos);
  EXPECT_NE(some.find(" number of elements: 2\n"), std::string::npos);
  EXPECT_NE(some.find(" number of elements: 1\n", some.find("[Expires HT]")), std::string::npos);
  EXPECT_EQ(Call({"DEBUG", "HTSTATS", "16"}), "-ERR Out of range database\r\n");
  EXPECT_EQ(Call({"DEBUG", "HTSTATS", "x"}), "-ERR value is not an integer or out of range\r\n");
}

TEST_F(DebugCommand, HtstatsKeyLooksIntoHashTables) {
  store_.settings().hash_max_listpack_entries.set(2);
  store_.settings().zset_max_listpack_entries.set(2);
  store_.settings().set_max_listpack_entries.set(2);
  Call({"HSET", "h", "a", "1", "b", "2", "c", "3"});
  Call({"ZADD", "z", "1", "a", "2", "b", "3", "c"});
  Call({"SADD", "s", "a", "b", "c"});
  for (const char* key : {"h", "z", "s"}) {
    EXPECT_NE(Call({"DEBUG", "HTSTATS-KEY", key}).find(" number of elements: 3\n"), std::string::npos) << key;
  }
  Call({"HSET", "small", "a", "1"});
  Call({"SET", "text", "1"});
  for (const char* key : {"small", "text"}) {
    EXPECT_EQ(Call({"DEBUG", "HTSTATS-KEY", key}),
              "-ERR The value stored at the specified key is not represented using an hash table\r\n");
  }
  EXPECT_EQ(Call({"DEBUG", "HTSTATS-KEY", "none"}), "-ERR no such key\r\n");
}

TEST_F(DebugCommand, StringmatchLenTellsWhetherAPatternMatches) {
  EXPECT_EQ(Call({"DEBUG", "STRINGMATCH-LEN", "a*", "abc"}), ":1\r\n");
  EXPECT_EQ(Call({"DEBUG", "STRINGMATCH-LEN", "b*", "abc"}), ":0\r\n");
}

TEST_F(DebugCommand, LogWritesToTheServersLog) {
  std::string lines;
  SetLogListener([&](LogLevel level, std::string_view message) {
    lines += std::to_string(static_cast<int>(level)) + " " + std::string(message) + "\n";
  });
  EXPECT_EQ(Call({"DEBUG", "LOG", "hello world"}), "+OK\r\n");
  SetLogListener({});
  EXPECT_EQ(Call({"DEBUG", "LOG", "unheard"}), "+OK\r\n");
  EXPECT_EQ(lines, "3 DEBUG LOG: hello world\n");
}

TEST_F(DebugCommand, AcceptsWhatTunesReplyBuffers) {
  EXPECT_EQ(Call({"DEBUG", "REPLYBUFFER", "PEAK-RESET-TIME", "NEVER"}), "+OK\r\n");
  EXPECT_EQ(Call({"DEBUG", "REPLYBUFFER", "PEAK-RESET-TIME", "100"}), "+OK\r\n");
  EXPECT_EQ(Call({"DEBUG", "REPLYBUFFER", "PEAK-RESET-TIME", "x"}),
            "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"DEBUG", "REPLYBUFFER", "RESIZING", "0"}), "+OK\r\n");
}

TEST_F(DebugCommand, RefusesOtherSubcommandsByName) {
  EXPECT_EQ(Call({"DEBUG", "segfault"}), "-ERR DEBUG segfault is not supported\r\n");
  EXPECT_EQ(Call({"DEBUG", "FOO"}),
            "-ERR unknown subcommand or wrong number of arguments for 'FOO'. Try DEBUG HELP.\r\n");
  EXPECT_EQ(Call({"DEBUG", "OBJECT"}),
            "-ERR unknown subcommand or wrong number of arguments for 'OBJECT'. Try DEBUG HELP.\r\n");
  EXPECT_EQ(Call({"DEBUG", "HELP"}).substr(0, 4), "*19\r");
}

}  // namespace
}  // namespace nacre
