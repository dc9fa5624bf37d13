#include "network/session.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "engine/store.h"

namespace nacre {
namespace {

// A carrier that records what its session asks for.
class RecordingHost final : public SessionHost {
 public:
  void PostControl(Session&, const CommandSpec& command,
                   std::span<const std::string_view> arguments) override {
    std::string call(command.name);
    for (size_t i = 1; i < arguments.size(); ++i) call += " " + std::string(arguments[i]);
    posted.push_back(call);
  }
  void PostScripts(Session&, std::unique_ptr<ScriptRequest> request) override {
    scripts.push_back(std::move(request));
  }
  bool FlushEarly(Session& session) override {
    flushed += session.output().view();
    session.output().Clear();
    ++flushes;
    return true;
  }
  void RetryLater(Session&) override { ++retries; }
  void WaitForKey(Session&, int64_t timeout_ms) override { waits_ms.push_back(timeout_ms); }

  std::vector<std::string> posted;
  std::vector<std::unique_ptr<ScriptRequest>> scripts;
  std::vector<int64_t> waits_ms;
  std::string flushed;
  int flushes = 0;
  int retries = 0;
};

class SessionTest : public testing::Test {
 protected:
  static constexpr int64_t kStartUs = 1'700'000'000'000'000;

  // Feeds bytes and takes what they brought.
  std::string Feed(std::string_view bytes) {
    session_.Feed(bytes);
    return Take();
  }
  // Feeds them as a connection does: into the session's own room where it has some.
  std::string FeedInPlace(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::span<char> room = session_.InputRoom();
      const size_t size = room.empty() ? bytes.size() : std::min(room.size(), bytes.size());
      if (room.empty()) {
        session_.Feed(bytes.substr(0, size));
      } else {
        std::copy_n(bytes.begin(), size, room.begin());
        session_.InputRead(size);
      }
      bytes.remove_prefix(size);
    }
    return Take();
  }
  std::string Take() {
    std::string bytes(session_.output().view());
    session_.output().Clear();
    return bytes;
  }

  ManualClock clock_{kStartUs};
  Store store_{{.seed = 1, .clock = &clock_, .maintained = false}};
  Executor executor_{store_};
  RecordingHost host_;
  Session session_{executor_, host_, 7, nullptr, nullptr};
};

std::string Repeated(std::string_view text, size_t count) {
  std::string all;
  for (size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST_F(SessionTest, AnswersAPipelineInOrder) {
  EXPECT_EQ(Feed("SET k 1\r\nINCR k\r\nGET k\r\nPING x\r\n"), "+OK\r\n:2\r\n$1\r\n2\r\n$1\r\nx\r\n");
}

TEST_F(SessionTest, AnswersPipelinesOfAnyLength) {
  for (const size_t count : {1, 31, 32, 33, 64, 65, 1000}) {
    std::string expected;
    for (size_t i = 1; i <= count; ++i) expected += ":" + std::to_string(i) + "\r\n";
    EXPECT_EQ(Feed("DEL n\r\n" + Repeated("*2\r\n$4\r\nINCR\r\n$1\r\nn\r\n", count)).substr(4), expected);
  }
}

TEST_F(SessionTest, UnderstandsAByteAtATime) {
  std::string replies;
  for (const char byte :
       std::string_view("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3\r\na\r\n\r\nGET k\r\n*0\r\n\r\nPING\n")) {
    replies += FeedInPlace({&byte, 1});
  }
  EXPECT_EQ(replies, "+OK\r\n$3\r\na\r\n\r\n+PONG\r\n");
}

TEST_F(SessionTest, TakesALargeValueInPieces) {
  const std::string value(3'000'000, 'v');
  EXPECT_EQ(FeedInPlace("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3000000\r\n" + value + "\r\nSTRLEN k\r\n"),
            "+OK\r\n:3000000\r\n");
}

TEST_F(SessionTest, GivesNoRoomForALengthThatIsMerelyClaimed) {
  Feed("*2\r\n$3\r\nGET\r\n$500000000\r\nabc");
  EXPECT_LE(session_.InputRoom().size(), 16u * 1024);
  EXPECT_LE(session_.client().query_bytes.load(), 100u);
}

TEST_F(SessionTest, StandsStillForAControlCommand) {
  EXPECT_EQ(Feed("SET k 1\r\nCOMMAND COUNT\r\nGET k\r\nCOMMAND LIST\r\nPING\r\n"), "+OK\r\n");
  EXPECT_TRUE(session_.IsParked());
  EXPECT_EQ(host_.posted, std::vector<std::string>{"command|count COUNT"});
  session_.ControlReplied("*0\r\n");
  EXPECT_EQ(Take(), "*0\r\n$1\r\n1\r\n");
  EXPECT_EQ(host_.posted.back(), "command|list LIST");
  session_.ControlReplied("+second\r\n");
  EXPECT_EQ(Take(), "+second\r\n+PONG\r\n");
  EXPECT_FALSE(session_.IsParked());
}

TEST_F(SessionTest, KeepsWhatComesWhileItStandsStill) {
  Feed("COMMAND COUNT\r\n*1\r\n$4\r\nPI");
  EXPECT_EQ(Feed("NG\r\n"), "");
  EXPECT_EQ(FeedInPlace("PING x\r\nPI"), "");
  session_.ControlReplied("+a\r\n");
  EXPECT_EQ(Take(), "+a\r\n+PONG\r\n$1\r\nx\r\n");
  EXPECT_EQ(Feed("NG\r\n"), "+PONG\r\n");
}

TEST_F(SessionTest, WantsLittleInputWhileItStandsStill) {
  Feed("COMMAND COUNT\r\n");
  EXPECT_TRUE(session_.WantsInput());
  Feed(Repeated("PING\r\n", 11'000));
  EXPECT_FALSE(session_.WantsInput());
  session_.ControlReplied("+a\r\n");
  EXPECT_TRUE(session_.WantsInput());
  EXPECT_EQ(Take().size(), 4 + 11'000 * 7u);
}

TEST_F(SessionTest, KeepsTheOrderOfManyControlCommands) {
  std::string replies = Feed(Repeated("PING\r\nCOMMAND COUNT\r\n", 3000));
  for (int i = 0; i < 3000; ++i) {
    ASSERT_TRUE(session_.IsParked());
    session_.ControlReplied(":" + std::to_string(i) + "\r\n");
    replies += Take();
  }
  std::string expected;
  for (int i = 0; i < 3000; ++i) expected += "+PONG\r\n:" + std::to_string(i) + "\r\n";
  EXPECT_EQ(replies, expected);
}

TEST_F(SessionTest, DropsAControlReplyThatNobodyWaitsFor) {
  session_.ControlReplied("+late\r\n");
  EXPECT_EQ(Take(), "");
}

TEST_F(SessionTest, WaitsWhileClientsArePaused) {
  store_.pause().Begin(kStartUs / 1000 + 500, false, kStartUs / 1000);
  EXPECT_EQ(Feed("GET k\r\nSET k 1\r\nGET k\r\n"), "$-1\r\n");
  EXPECT_EQ(host_.retries, 1);
  session_.Resume();
  EXPECT_EQ(Take(), "");
  EXPECT_EQ(host_.retries, 2);
  clock_.Advance(500'000);
  session_.Resume();
  EXPECT_EQ(Take(), "+OK\r\n$1\r\n1\r\n");
}

TEST_F(SessionTest, WaitsWithEverythingWhileAllIsPaused) {
  store_.pause().Begin(kStartUs / 1000 + 500, true, kStartUs / 1000);
  EXPECT_EQ(Feed("NOSUCH\r\nPING\r\n"), "-ERR unknown command 'NOSUCH', with args beginning with: \r\n");
  store_.pause().End();
  session_.Resume();
  EXPECT_EQ(Take(), "+PONG\r\n");
}

TEST_F(SessionTest, WritesNoReplyWhileTheyAreOff) {
  EXPECT_EQ(Feed("CLIENT REPLY OFF\r\nPING\r\nSET k 1\r\nNOSUCH\r\nCOMMAND COUNT\r\nPING\r\n"), "");
  session_.ControlReplied("+dropped\r\n");
  EXPECT_EQ(Take(), "");
  EXPECT_EQ(Feed("GET k\r\nCLIENT REPLY ON\r\nGET k\r\n"), "+OK\r\n$1\r\n1\r\n");
}

TEST_F(SessionTest, SkipsOneReply) {
  EXPECT_EQ(Feed("CLIENT REPLY SKIP\r\nPING a\r\nPING b\r\n"), "$1\r\nb\r\n");
  EXPECT_EQ(Feed("CLIENT REPLY SKIP\r\nCLIENT REPLY SKIP\r\nPING a\r\nPING b\r\n"), "$1\r\nb\r\n");
  EXPECT_EQ(Feed("CLIENT REPLY SKIP\r\nCOMMAND COUNT\r\nPING b\r\n"), "");
  session_.ControlReplied("+skipped\r\n");
  EXPECT_EQ(Take(), "$1\r\nb\r\n");
}

TEST_F(SessionTest, SendsLargeRepliesBeforeItGoesOn) {
  Feed("SETRANGE k 99999 x\r\n");
  EXPECT_EQ(Feed(Repeated("GET k\r\n", 64)).size() + host_.flushed.size(), 64 * 100'011u);
  EXPECT_GT(host_.flushes, 15);
}

TEST_F(SessionTest, DoesNotSplitBatchesForRepliesThatStay) {
  // A host that cannot send leaves the output; the session asks it again only when as much more has gathered.
  class IdleHost final : public SessionHost {
   public:
    void PostControl(Session&, const CommandSpec&, std::span<const std::string_view>) override {}
    void PostScripts(Session&, std::unique_ptr<ScriptRequest>) override {}
    bool FlushEarly(Session&) override {
      ++flushes;
      return true;
    }
    void RetryLater(Session&) override {}
    void WaitForKey(Session&, int64_t) override {}
    int flushes = 0;
  } host;
  Session session(executor_, host, 8, nullptr, nullptr);
  session.Feed("SETRANGE k 9999 x\r\n" + Repeated("GET k\r\n", 1000));
  EXPECT_GT(session.output().size(), 10'000'000u);
  EXPECT_LT(host.flushes, 45);
}

TEST_F(SessionTest, EndsWithTheErrorOfBadInput) {
  EXPECT_EQ(Feed("PING\r\n*1\r\nPING\r\nPING\r\n"),
            "+PONG\r\n-ERR Protocol error: expected '$', got 'P'\r\n");
  EXPECT_TRUE(session_.IsClosing());
  EXPECT_EQ(Feed("PING\r\n"), "");
}

TEST_F(SessionTest, SaysWhatWasWrongOnlyAfterAControlReply) {
  EXPECT_EQ(Feed("COMMAND COUNT\r\n*x\r\n"), "");
  EXPECT_FALSE(session_.IsClosing());
  session_.ControlReplied("+a\r\n");
  EXPECT_EQ(Take(), "+a\r\n-ERR Protocol error: invalid multibulk length\r\n");
  EXPECT_TRUE(session_.IsClosing());
}

TEST_F(SessionTest, ReadsNothingAfterQuit) {
  EXPECT_EQ(Feed("SET k 1\r\nQUIT\r\nSET k 2\r\n"), "+OK\r\n+OK\r\n");
  EXPECT_TRUE(session_.IsClosing());
  Session other(executor_, host_, 8, nullptr, nullptr);
  other.Feed("GET k\r\n");
  EXPECT_EQ(other.output().view(), "$1\r\n1\r\n");
}

TEST_F(SessionTest, ClosesWhenUnfinishedInputGrowsTooLarge) {
  store_.settings().client_query_buffer_limit.set(1024 * 1024);
  Feed("*2\r\n$3\r\nGET\r\n$2000000\r\n");
  for (int i = 0; i < 70 && !session_.IsClosing(); ++i) FeedInPlace(std::string(16 * 1024, 'x'));
  EXPECT_TRUE(session_.IsClosing());
  EXPECT_EQ(Take(), "");
}

TEST_F(SessionTest, LetsAPasswordLiftTheLimitsInTheMiddleOfAPipeline) {
  store_.settings().SetRequirePass("secret");
  Session stranger(executor_, host_, 8, nullptr, nullptr);
  const std::string many = "*12\r\n$4\r\nMGET\r\n" + Repeated("$1\r\nk\r\n", 11);
  stranger.Feed("GET k\r\nAUTH secret\r\n" + many);
  EXPECT_EQ(stranger.output().view(),
            "-NOAUTH Authentication required.\r\n+OK\r\n*11\r\n" + Repeated("$-1\r\n", 11));
  Session other(executor_, host_, 9, nullptr, nullptr);
  other.Feed("GET k\r\n" + many);
  EXPECT_EQ(other.output().view(),
            "-NOAUTH Authentication required.\r\n-ERR Protocol error: unauthenticated multibulk length\r\n");
  EXPECT_TRUE(other.IsClosing());
}

TEST_F(SessionTest, SpeaksTheNewVersionFromHelloOn) {
  const std::string replies = Feed("GET k\r\nHELLO 3\r\nGET k\r\n");
  EXPECT_TRUE(replies.starts_with("$-1\r\n%7\r\n")) << replies;
  EXPECT_TRUE(replies.ends_with("\r\n_\r\n")) << replies;
}

TEST_F(SessionTest, KeepsNoMemoryWhenAllInputIsUsed) {
  EXPECT_TRUE(session_.InputRoom().empty());
  Feed("*2\r\n$4\r\nPING\r\n$5\r\nab");
  EXPECT_FALSE(session_.InputRoom().empty());
  FeedInPlace("cde\r\n");
  EXPECT_TRUE(session_.InputRoom().empty());
  EXPECT_EQ(session_.client().query_bytes.load(), 0u);
}

TEST_F(SessionTest, CountsCommandsAndBytes) {
  Feed("PING\r\nPING\r\nCOMMAND COUNT\r\nPING\r\n");
  EXPECT_EQ(session_.client().commands.get(), 3u);
  EXPECT_EQ(session_.client().bytes_in.get(), 33u);
  session_.ControlReplied("+a\r\n");
  EXPECT_EQ(session_.client().commands.get(), 4u);
}

}  // namespace
}  // namespace nacre
