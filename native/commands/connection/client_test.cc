#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Client = CommandTest;

TEST_F(Client, IdIsTheConnectionsOwn) {
  EXPECT_EQ(Call({"CLIENT", "ID"}), ":1\r\n");
  EXPECT_EQ(LocalClient(store_).Call({"CLIENT", "ID"}), ":2\r\n");
}

TEST_F(Client, HasNoNameUntilItIsSet) {
  EXPECT_EQ(Call({"CLIENT", "GETNAME"}), "$-1\r\n");
  EXPECT_EQ(Call({"CLIENT", "SETNAME", "ada"}), "+OK\r\n");
  EXPECT_EQ(Call({"CLIENT", "GETNAME"}), "$3\r\nada\r\n");
  EXPECT_EQ(Call({"CLIENT", "SETNAME", ""}), "+OK\r\n");
  Call({"HELLO", "3"});
  EXPECT_EQ(Call({"CLIENT", "GETNAME"}), "_\r\n");
}

TEST_F(Client, RefusesANameThatWouldBreakClientList) {
  for (const std::string_view name : {"a b", "a\n", "\x7f", "\xc3\xa9", " "}) {
    EXPECT_EQ(Call({"CLIENT", "SETNAME", name}),
              "-ERR Client names cannot contain spaces, newlines or special characters.\r\n");
  }
  EXPECT_EQ(Call({"CLIENT", "GETNAME"}), "$-1\r\n");
}

TEST_F(Client, SetinfoStatesTheLibrary) {
  EXPECT_EQ(Call({"CLIENT", "SETINFO", "lib-name", "redis-py(x_v1)"}), "+OK\r\n");
  EXPECT_EQ(Call({"CLIENT", "SETINFO", "LIB-VER", "1.2.3"}), "+OK\r\n");
  EXPECT_EQ(client_.state().library_name.Get(), "redis-py(x_v1)");
  EXPECT_EQ(client_.state().library_version.Get(), "1.2.3");
  EXPECT_EQ(Call({"CLIENT", "SETINFO", "LIB-VER", ""}), "+OK\r\n");
  EXPECT_EQ(client_.state().library_version.Get(), "");
}

TEST_F(Client, SetinfoRefusesOtherAttributesAndUnprintableValues) {
  EXPECT_EQ(Call({"CLIENT", "SETINFO", "lib", "x"}), "-ERR Unrecognized option 'lib'\r\n");
  EXPECT_EQ(Call({"CLIENT", "SETINFO", "lib-name", "a b"}),
            "-ERR lib-name cannot contain spaces, newlines or special characters.\r\n");
}

TEST_F(Client, ReplyOffDropsRepliesUntilOn) {
  EXPECT_EQ(Call({"CLIENT", "REPLY", "OFF"}), "");
  EXPECT_TRUE(client_.state().DropsReply());
  Call({"CLIENT", "REPLY", "SKIP"});
  client_.state().FinishReply();
  client_.state().FinishReply();
  EXPECT_TRUE(client_.state().DropsReply());
  EXPECT_EQ(Call({"CLIENT", "REPLY", "ON"}), "+OK\r\n");
  EXPECT_FALSE(client_.state().DropsReply());
}

TEST_F(Client, ReplySkipDropsTheNextCommandsReplyOnly) {
  ClientState& state = client_.state();
  EXPECT_EQ(Call({"CLIENT", "REPLY", "SKIP"}), "");
  EXPECT_FALSE(state.DropsReply());
  state.FinishReply();
  Call({"PING"});
  EXPECT_TRUE(state.DropsReply());
  state.FinishReply();
  Call({"PING"});
  EXPECT_FALSE(state.DropsReply());
}

TEST_F(Client, SwitchesTakeOnAndOffOnly) {
  EXPECT_EQ(Call({"CLIENT", "NO-EVICT", "on"}), "+OK\r\n");
  EXPECT_EQ(Call({"CLIENT", "NO-TOUCH", "ON"}), "+OK\r\n");
  EXPECT_TRUE(client_.state().no_evict);
  EXPECT_TRUE(client_.state().no_touch);
  EXPECT_EQ(Call({"CLIENT", "NO-EVICT", "maybe"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"CLIENT", "NO-TOUCH", "maybe"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"CLIENT", "REPLY", "maybe"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"CLIENT", "NO-EVICT", "OFF"}), "+OK\r\n");
  EXPECT_EQ(Call({"CLIENT", "NO-TOUCH", "off"}), "+OK\r\n");
  EXPECT_FALSE(client_.state().no_evict);
  EXPECT_FALSE(client_.state().no_touch);
}

TEST_F(Client, GetredirSaysThatNothingIsTracked) { EXPECT_EQ(Call({"CLIENT", "GETREDIR"}), ":-1\r\n"); }

}  // namespace
}  // namespace nacre
