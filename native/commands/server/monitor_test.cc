#include <gtest/gtest.h>

#include "engine/command_test.h"

namespace nacre {
namespace {

// Keeps what a connection is sent besides its replies.
class RecordingLink final : public ClientLink {
 public:
  void RequestClose() override {}
  void RequestCloseAfterReply() override {}
  void RequestUnblock(bool) override {}
  void Send(std::string_view bytes) override { sent += bytes; }
  std::string sent;
};

class Monitor : public CommandTest {
 protected:
  Monitor() { store_.clients().Add(client_.state(), link_); }
  ~Monitor() override { store_.clients().Remove(client_.state()); }

  std::string TakeSent() { return std::exchange(link_.sent, {}); }

  RecordingLink link_;
  LocalClient other_{store_};
};

TEST_F(Monitor, ShowsTheCommandsOfOthers) {
  EXPECT_EQ(Call({"MONITOR"}), "+OK\r\n");
  EXPECT_EQ(TakeSent(), "");
  other_.Call({"echo", "a\"\n"});
  EXPECT_EQ(TakeSent(), "+1700000000.123456 [0 ] \"echo\" \"a\\\"\\n\"\r\n");
}

TEST_F(Monitor, IsNotAnsweredTwice) {
  Call({"MONITOR"});
  EXPECT_EQ(Call({"MONITOR"}), "");
  EXPECT_EQ(store_.clients().monitors, 1u);
}

TEST_F(Monitor, DoesNotShowPasswords) {
  Call({"MONITOR"});
  other_.Call({"AUTH", "default", "secret"});
  EXPECT_EQ(TakeSent(), "+1700000000.123456 [0 ] \"AUTH\" \"(redacted)\" \"(redacted)\"\r\n");
  other_.Call({"HELLO", "2", "AUTH", "default", "secret", "SETNAME", "bob"});
  EXPECT_EQ(TakeSent(),
            "+1700000000.123456 [0 ] \"HELLO\" \"2\" \"AUTH\" \"(redacted)\" \"(redacted)\" \"SETNAME\" "
            "\"bob\"\r\n");
}

TEST_F(Monitor, ShowsTheDatabaseThatSelectChose) {
  Call({"MONITOR"});
  other_.Call({"SELECT", "5"});
  EXPECT_EQ(TakeSent(), "+1700000000.123456 [5 ] \"SELECT\" \"5\"\r\n");
}

TEST_F(Monitor, DoesNotShowUnknownAndAdministrativeCommands) {
  Call({"MONITOR"});
  other_.Call({"NOSUCHCOMMAND"});
  LocalClient(store_).Call({"MONITOR"});
  EXPECT_EQ(TakeSent(), "");
}

TEST_F(Monitor, EndsWithResetAndWithTheConnection) {
  Call({"MONITOR"});
  Call({"RESET"});
  EXPECT_EQ(store_.clients().monitors, 0u);
  TakeSent();
  other_.Call({"PING"});
  EXPECT_EQ(TakeSent(), "");
  Call({"MONITOR"});
  store_.clients().Remove(client_.state());
  EXPECT_EQ(store_.clients().monitors, 0u);
}

}  // namespace
}  // namespace nacre
