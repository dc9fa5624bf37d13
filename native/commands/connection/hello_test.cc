#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

class Hello : public CommandTest {
 protected:
  // The description after the header of the map, for the first client.
  static std::string Description(int version) {
    return "$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$5\r\n7.2.4\r\n$5\r\nproto\r\n:" +
           std::to_string(version) +
           "\r\n$2\r\nid\r\n:1\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n$4\r\nrole\r\n$6\r\nmaster\r\n"
           "$7\r\nmodules\r\n*0\r\n";
  }
};

TEST_F(Hello, DescribesTheServer) { EXPECT_EQ(Call({"HELLO"}), "*14\r\n" + Description(2)); }

TEST_F(Hello, AnswersInTheVersionItSwitchesTo) {
  EXPECT_EQ(Call({"HELLO", "3"}), "%7\r\n" + Description(3));
  EXPECT_EQ(Call({"HELLO"}), "%7\r\n" + Description(3));
  EXPECT_EQ(Call({"HELLO", "2"}), "*14\r\n" + Description(2));
}

TEST_F(Hello, RefusesOtherVersions) {
  EXPECT_EQ(Call({"HELLO", "1"}), "-NOPROTO unsupported protocol version\r\n");
  EXPECT_EQ(Call({"HELLO", "4"}), "-NOPROTO unsupported protocol version\r\n");
  EXPECT_EQ(Call({"HELLO", "three"}), "-ERR Protocol version is not an integer or out of range\r\n");
}

TEST_F(Hello, NamesTheConnection) {
  EXPECT_EQ(Call({"HELLO", "2", "setname", "bob"}), "*14\r\n" + Description(2));
  EXPECT_EQ(Call({"CLIENT", "GETNAME"}), "$3\r\nbob\r\n");
  EXPECT_EQ(Call({"HELLO", "3", "SETNAME", "a b"}),
            "-ERR Client names cannot contain spaces, newlines or special characters.\r\n");
  EXPECT_EQ(client_.state().resp_version, 2);
}

TEST_F(Hello, RefusesUnknownAndIncompleteOptions) {
  EXPECT_EQ(Call({"HELLO", "2", "foo"}), "-ERR Syntax error in HELLO option 'foo'\r\n");
  EXPECT_EQ(Call({"HELLO", "2", "AUTH", "default"}), "-ERR Syntax error in HELLO option 'AUTH'\r\n");
  EXPECT_EQ(Call({"HELLO", "2", "SETNAME"}), "-ERR Syntax error in HELLO option 'SETNAME'\r\n");
}

TEST_F(Hello, NeedsAuthenticationWhereAPasswordIsSet) {
  store_.settings().SetRequirePass("secret");
  client_.state().authenticated = false;
  EXPECT_EQ(Call({"HELLO", "3"}),
            "-NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> "
            "AUTH <user> <pass> option can be used to authenticate the client and select the RESP protocol "
            "version at the same time\r\n");
  EXPECT_EQ(Call({"HELLO", "3", "AUTH", "default", "wrong", "SETNAME", "bob"}),
            "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
  EXPECT_EQ(client_.state().resp_version, 2);
  EXPECT_EQ(client_.state().name.Get(), "");
  EXPECT_EQ(Call({"HELLO", "3", "SETNAME", "bob", "AUTH", "default", "secret"}), "%7\r\n" + Description(3));
  EXPECT_EQ(client_.state().name.Get(), "bob");
}

}  // namespace
}  // namespace nacre
