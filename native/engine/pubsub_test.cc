#include "engine/pubsub.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/glob_match.h"
#include "base/seeded_test.h"
#include "engine/command_test.h"

namespace nacre {
namespace {

class PubSubTest : public CommandTest {
 protected:
  LocalClient other_{store_};
};

TEST_F(PubSubTest, DeliversToEverySubscriberOfTheChannel) {
  LocalClient third(store_);
  EXPECT_EQ(Call({"SUBSCRIBE", "a"}), "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
  third.Call({"SUBSCRIBE", "a", "b"});
  EXPECT_EQ(other_.Call({"PUBLISH", "a", "x"}), ":2\r\n");
  EXPECT_EQ(other_.Call({"PUBLISH", "b", ""}), ":1\r\n");
  EXPECT_EQ(other_.Call({"PUBLISH", "c", "x"}), ":0\r\n");
  EXPECT_EQ(client_.TakeMessages(), "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
  EXPECT_EQ(third.TakeMessages(),
            "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n*3\r\n$7\r\nmessage\r\n$1\r\nb\r\n$0\r\n\r\n");
}

TEST_F(PubSubTest, DeliversOnceForEachSubscriptionThatMatches) {
  Call({"SUBSCRIBE", "ab"});
  Call({"PSUBSCRIBE", "a*", "x*"});
  EXPECT_EQ(other_.Call({"PUBLISH", "ab", "1"}), ":2\r\n");
  EXPECT_EQ(client_.TakeMessages(),
            "*3\r\n$7\r\nmessage\r\n$2\r\nab\r\n$1\r\n1\r\n"
            "*4\r\n$8\r\npmessage\r\n$2\r\na*\r\n$2\r\nab\r\n$1\r\n1\r\n");
}

TEST_F(PubSubTest, KeepsShardChannelsApart) {
  Call({"SSUBSCRIBE", "a"});
  EXPECT_EQ(other_.Call({"PUBLISH", "a", "1"}), ":0\r\n");
  EXPECT_EQ(other_.Call({"SPUBLISH", "a", "2"}), ":1\r\n");
  EXPECT_EQ(client_.TakeMessages(), "*3\r\n$8\r\nsmessage\r\n$1\r\na\r\n$1\r\n2\r\n");
}

TEST_F(PubSubTest, DeliversNothingThatWasSentBeforeTheSubscription) {
  Call({"SUBSCRIBE", "a"});
  other_.Call({"PUBLISH", "a", "1"});
  Call({"UNSUBSCRIBE", "a"});
  Call({"SUBSCRIBE", "a"});
  EXPECT_EQ(client_.TakeMessages(), "");
  other_.Call({"PUBLISH", "a", "2"});
  EXPECT_EQ(client_.TakeMessages(), "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\n2\r\n");
}

TEST_F(PubSubTest, KeepsWhoJoinsLaterFromEarlierMessages) {
  Call({"SUBSCRIBE", "a"});
  LocalClient late(store_);
  late.Call({"PUBLISH", "a", "1"});
  late.Call({"SUBSCRIBE", "a"});
  EXPECT_EQ(late.TakeMessages(), "");
  EXPECT_EQ(client_.TakeMessages(), "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\n1\r\n");
}

TEST_F(PubSubTest, LeavesNothingBehindWhenAClientGoes) {
  {
    LocalClient gone(store_);
    gone.Call({"SUBSCRIBE", "a", "b"});
    gone.Call({"PSUBSCRIBE", "a*"});
    gone.Call({"SSUBSCRIBE", "s"});
    EXPECT_EQ(Call({"PUBSUB", "NUMPAT"}), ":1\r\n");
    Call({"PUBLISH", "a", "x"});
  }
  EXPECT_EQ(Call({"PUBSUB", "CHANNELS"}), "*0\r\n");
  EXPECT_EQ(Call({"PUBSUB", "SHARDCHANNELS"}), "*0\r\n");
  EXPECT_EQ(Call({"PUBSUB", "NUMPAT"}), ":0\r\n");
  EXPECT_EQ(Call({"PUBLISH", "a", "x"}), ":0\r\n");
}

TEST_F(PubSubTest, CutsWhoLeavesTooMuchWaiting) {
  store_.settings().output_pubsub_hard.set(1000);
  Call({"SUBSCRIBE", "a"});
  for (int i = 0; i < 100; ++i) other_.Call({"PUBLISH", "a", "0123456789"});
  const std::string messages = client_.TakeMessages();
  EXPECT_LT(messages.size(), 2000u);
  EXPECT_TRUE(messages.ends_with("0123456789\r\n(overrun)"));
}

TEST_F(PubSubTest, LetsASubscribedClientOfRespTwoCallLittleElse) {
  Call({"SUBSCRIBE", "a"});
  EXPECT_EQ(Call({"PING"}), "*2\r\n$4\r\npong\r\n$0\r\n\r\n");
  EXPECT_EQ(
      Call({"GET", "a"}),
      "-ERR Can't execute 'get': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed "
      "in this context\r\n");
  EXPECT_EQ(Call({"RESET"}), "+RESET\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$-1\r\n");
  EXPECT_EQ(other_.Call({"PUBLISH", "a", "x"}), ":0\r\n");
}

TEST_F(PubSubTest, PublishesKeyspaceEvents) {
  store_.ApplySetting("notify_keyspace_events",
                      kEventKeyspace | kEventKeyevent | kEventString | kEventExpired);
  Call({"PSUBSCRIBE", "__key*@0__:*"});
  other_.Call({"SET", "k", "v", "PX", "1"});
  EXPECT_EQ(client_.TakeMessages(),
            "*4\r\n$8\r\npmessage\r\n$12\r\n__key*@0__:*\r\n$16\r\n__keyspace@0__:k\r\n$3\r\nset\r\n"
            "*4\r\n$8\r\npmessage\r\n$12\r\n__key*@0__:*\r\n$18\r\n__keyevent@0__:set\r\n$1\r\nk\r\n");
  clock_.Set(kStartUs + 10'000);
  EXPECT_EQ(store_.RemoveAllExpired(), 1u);
  EXPECT_EQ(client_.TakeMessages(),
            "*4\r\n$8\r\npmessage\r\n$12\r\n__key*@0__:*\r\n$16\r\n__keyspace@0__:k\r\n$7\r\nexpired\r\n"
            "*4\r\n$8\r\npmessage\r\n$12\r\n__key*@0__:*\r\n$22\r\n__keyevent@0__:expired\r\n$1\r\nk\r\n");
}

TEST(LiteralPrefix, EndsWhereAPatternBecomesSpecial) {
  EXPECT_EQ(LiteralPrefix("news.*"), "news.");
  EXPECT_EQ(LiteralPrefix("a?b"), "a");
  EXPECT_EQ(LiteralPrefix("a[bc]"), "a");
  EXPECT_EQ(LiteralPrefix("a\\*b*"), "a*b");
  EXPECT_EQ(LiteralPrefix("plain"), "plain");
  EXPECT_EQ(LiteralPrefix("a\\"), "a");
}

using LiteralPrefixProperties = SeededTest;

TEST_F(LiteralPrefixProperties, BeginsEveryTextThatThePatternMatches) {
  constexpr std::string_view kPatternBytes = "ab*?[]^-\\";
  constexpr std::string_view kTextBytes = "ab*?[]\\";
  const auto random_text = [&](std::string_view bytes) {
    std::string text;
    for (uint64_t length = random_.Below(7); text.size() < length;)
      text += bytes[random_.Below(bytes.size())];
    return text;
  };
  int matches = 0;
  for (int i = 0; i < 200'000; ++i) {
    const std::string pattern = random_text(kPatternBytes);
    const std::string text = random_text(kTextBytes);
    if (!GlobMatches(pattern, text)) continue;
    ++matches;
    ASSERT_TRUE(text.starts_with(LiteralPrefix(pattern))) << pattern << " matches " << text;
  }
  EXPECT_GT(matches, 100);
}

}  // namespace
}  // namespace nacre
