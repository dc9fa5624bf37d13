#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr std::string_view kWrongPass = "-WRONGPASS invalid username-password pair or user is disabled.\r\n";

class Auth : public CommandTest {
 protected:
  void RequirePassword() {
    store_.settings().SetRequirePass("secret");
    client_.state().authenticated = false;
  }
};

TEST_F(Auth, RefusesAPasswordThatNobodyAskedFor) {
  EXPECT_EQ(Call({"AUTH", "x"}),
            "-ERR AUTH <password> called without any password configured for the default user. Are you sure "
            "your configuration is correct?\r\n");
}

TEST_F(Auth, TakesAnyPasswordOfTheDefaultUserWhileNoneIsSet) {
  EXPECT_EQ(Call({"AUTH", "default", "x"}), "+OK\r\n");
  EXPECT_EQ(Call({"AUTH", "ada", "x"}), kWrongPass);
}

TEST_F(Auth, ChecksThePassword) {
  RequirePassword();
  EXPECT_EQ(Call({"PING"}), "-NOAUTH Authentication required.\r\n");
  EXPECT_EQ(Call({"AUTH", "wrong"}), kWrongPass);
  EXPECT_EQ(Call({"AUTH", ""}), kWrongPass);
  EXPECT_EQ(Call({"AUTH", "secrets"}), kWrongPass);
  EXPECT_EQ(Call({"AUTH", "Default", "secret"}), kWrongPass);
  EXPECT_EQ(Call({"PING"}), "-NOAUTH Authentication required.\r\n");
  EXPECT_EQ(Call({"AUTH", "secret"}), "+OK\r\n");
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
}

TEST_F(Auth, TakesTheDefaultUsersName) {
  RequirePassword();
  EXPECT_EQ(Call({"AUTH", "default", "secret"}), "+OK\r\n");
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
}

TEST_F(Auth, KeepsAnAuthenticatedConnectionSoWhenItFails) {
  RequirePassword();
  Call({"AUTH", "secret"});
  EXPECT_EQ(Call({"AUTH", "wrong"}), kWrongPass);
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
}

TEST_F(Auth, IsNotNeededOnceThePasswordIsRemoved) {
  RequirePassword();
  store_.settings().SetRequirePass("");
  EXPECT_EQ(Call({"PING"}), "+PONG\r\n");
}

TEST_F(Auth, RefusesMoreThanTwoArguments) {
  EXPECT_EQ(Call({"AUTH", "a", "b", "c"}), "-ERR syntax error\r\n");
}

}  // namespace
}  // namespace nacre
