#include <gtest/gtest.h>

#include <string>

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

TEST_F(DebugCommand, RefusesOtherSubcommandsByName) {
  EXPECT_EQ(Call({"DEBUG", "RELOAD"}), "-ERR DEBUG RELOAD is not supported\r\n");
  EXPECT_EQ(Call({"DEBUG", "segfault"}), "-ERR DEBUG segfault is not supported\r\n");
  EXPECT_EQ(Call({"DEBUG", "FOO"}),
            "-ERR unknown subcommand or wrong number of arguments for 'FOO'. Try DEBUG HELP.\r\n");
  EXPECT_EQ(Call({"DEBUG", "OBJECT"}),
            "-ERR unknown subcommand or wrong number of arguments for 'OBJECT'. Try DEBUG HELP.\r\n");
  EXPECT_EQ(Call({"DEBUG", "HELP"}).substr(0, 4), "*11\r");
}

}  // namespace
}  // namespace nacre
