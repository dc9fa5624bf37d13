#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Ping = CommandTest;
using Echo = CommandTest;
using Select = CommandTest;
using Quit = CommandTest;
using Reset = CommandTest;
using Time = CommandTest;

TEST_F(Ping, AnswersPong) { EXPECT_EQ(Call({"PING"}), "+PONG\r\n"); }

TEST_F(Ping, AnswersWithItsMessage) {
  EXPECT_EQ(Call({"ping", "a b"}), "$3\r\na b\r\n");
  EXPECT_EQ(Call({"ping", ""}), "$0\r\n\r\n");
}

TEST_F(Ping, RefusesTwoMessages) {
  EXPECT_EQ(Call({"PING", "a", "b"}), "-ERR wrong number of arguments for 'ping' command\r\n");
}

TEST_F(Echo, AnswersWithItsMessage) {
  EXPECT_EQ(Call({"ECHO", std::string_view("\0\r\n", 3)}), std::string("$3\r\n\0\r\n\r\n", 9));
}

TEST_F(Select, ChangesTheDatabase) {
  EXPECT_EQ(Call({"SELECT", "15"}), "+OK\r\n");
  EXPECT_EQ(client_.state().database, 15u);
}

TEST_F(Select, RefusesADatabaseThatIsNotThere) {
  EXPECT_EQ(Call({"SELECT", "16"}), "-ERR DB index is out of range\r\n");
  EXPECT_EQ(Call({"SELECT", "-1"}), "-ERR DB index is out of range\r\n");
  EXPECT_EQ(client_.state().database, 0u);
}

TEST_F(Select, RefusesWhatIsNoIndex) {
  EXPECT_EQ(Call({"SELECT", "a"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"SELECT", "01"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"SELECT", "2147483648"}),
            "-ERR value is out of range, value must between -2147483648 and 2147483647\r\n");
}

TEST_F(Quit, AsksToCloseAfterItsReply) {
  EXPECT_EQ(Call({"QUIT"}), "+OK\r\n");
  EXPECT_TRUE(client_.state().close_after_reply);
}

TEST_F(Reset, ReturnsTheConnectionToItsFirstState) {
  Call({"HELLO", "3", "SETNAME", "bob"});
  Call({"SELECT", "3"});
  Call({"CLIENT", "NO-TOUCH", "ON"});
  Call({"CLIENT", "NO-EVICT", "ON"});
  Call({"CLIENT", "SETINFO", "LIB-NAME", "library"});
  Call({"MONITOR"});
  EXPECT_EQ(Call({"RESET"}), "+RESET\r\n");
  const ClientState& state = client_.state();
  EXPECT_EQ(state.resp_version, 2);
  EXPECT_EQ(state.database, 0u);
  EXPECT_FALSE(state.no_touch);
  EXPECT_TRUE(state.no_evict) << "which 7.0.15 keeps";
  EXPECT_FALSE(state.monitoring);
  EXPECT_EQ(state.name.Get(), "");
  EXPECT_EQ(state.library_name.Get(), "library");
  EXPECT_EQ(store_.clients().monitors, 0u);
}

TEST_F(Reset, DeauthenticatesOnlyWhereAPasswordIsSet) {
  EXPECT_EQ(Call({"RESET"}), "+RESET\r\n");
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
  store_.settings().SetRequirePass("secret");
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
  EXPECT_EQ(Call({"RESET"}), "+RESET\r\n");
  EXPECT_EQ(Call({"PING"}), "-NOAUTH Authentication required.\r\n");
}

TEST_F(Reset, IsAnsweredWhileRepliesAreOff) {
  Call({"CLIENT", "REPLY", "OFF"});
  Call({"RESET"});
  EXPECT_FALSE(client_.state().DropsReply());
}

TEST_F(Time, AnswersSecondsAndMicroseconds) {
  EXPECT_EQ(Call({"TIME"}), "*2\r\n$10\r\n1700000000\r\n$6\r\n123456\r\n");
  clock_.Set(1'700'000'001'000'005);
  EXPECT_EQ(Call({"TIME"}), "*2\r\n$10\r\n1700000001\r\n$1\r\n5\r\n");
}

}  // namespace
}  // namespace nacre
