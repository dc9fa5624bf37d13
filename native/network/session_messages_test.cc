// What a session is told that answers no command: messages and invalidations.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "engine/client_registry.h"
#include "engine/store.h"
#include "network/session.h"

namespace nacre {
namespace {

class QuietHost final : public SessionHost {
 public:
  void PostControl(Session&, const CommandSpec&, std::span<const std::string_view>) override {}
  void PostScripts(Session&, std::unique_ptr<ScriptRequest>) override {}
  bool FlushEarly(Session&) override { return true; }
  void RetryLater(Session&) override {}
  void WaitForKey(Session&, int64_t) override {}
  void SettleLater(Session&) override { ++settled; }

  int settled = 0;
};

class QuietLink final : public ClientLink {
 public:
  void RequestClose() override {}
  void RequestCloseAfterReply() override {}
  void RequestUnblock(bool) override {}
  void Send(std::string_view) override {}
};

class TestPort final : public MessagePort {
 private:
  void WakeForMessages() override {}
};

// A connection that other connections of the store know.
class Connected {
 public:
  Connected(Store& store, Executor& executor)
      : store_(store), session_(executor, host_, store.clients().NextId(), nullptr, port_) {
    store_.clients().Add(session_.client(), link_);
  }
  ~Connected() {
    session_.EndMessages();
    store_.clients().Remove(session_.client());
  }

  // Runs inline commands; returns their replies, and what else came meanwhile.
  std::string Feed(std::string_view commands) {
    session_.Feed(commands);
    return Take();
  }
  // What has come.
  std::string Take() {
    port_->DeliverMessages();
    std::string bytes(session_.output().view());
    session_.output().Clear();
    return bytes;
  }
  std::string Resp3() {
    Feed("HELLO 3\r\n");
    return {};
  }
  std::string id() const { return std::to_string(const_cast<Connected*>(this)->session_.client().id); }
  Session& session() { return session_; }
  QuietHost& host() { return host_; }

 private:
  Store& store_;
  QuietHost host_;
  QuietLink link_;
  std::shared_ptr<TestPort> port_ = std::make_shared<TestPort>();
  Session session_;
};

class SessionMessages : public testing::Test {
 protected:
  ManualClock clock_{1'700'000'000'000'000};
  Store store_{{.seed = 1, .clock = &clock_, .maintained = false}};
  Executor executor_{store_};
  Connected reader_{store_, executor_};
  Connected writer_{store_, executor_};
};

constexpr std::string_view kInvalidateA = ">2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\na\r\n";
constexpr std::string_view kInvalidateAll = ">2\r\n$10\r\ninvalidate\r\n_\r\n";

TEST_F(SessionMessages, ComeAsPushesInRespThree) {
  reader_.Resp3();
  EXPECT_EQ(reader_.Feed("SUBSCRIBE a\r\nGET k\r\n"), ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n_\r\n");
  EXPECT_EQ(writer_.Feed("PUBLISH a x\r\n"), ":1\r\n");
  EXPECT_EQ(reader_.Take(), ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
  EXPECT_EQ(reader_.host().settled, 1);
}

TEST_F(SessionMessages, FollowTheReplyOfThePublisherItself) {
  reader_.Resp3();
  reader_.Feed("SUBSCRIBE a\r\n");
  EXPECT_EQ(reader_.Feed("PUBLISH a x\r\nPING\r\n"),
            ":1\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n+PONG\r\n");
  EXPECT_EQ(
      reader_.Feed("MULTI\r\nPUBLISH a x\r\nPING\r\nEXEC\r\n"),
      "+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n:1\r\n+PONG\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
}

TEST_F(SessionMessages, ShareTheBytesOfALargeMessage) {
  const std::string large(100'000, 'x');
  reader_.Feed("SUBSCRIBE a\r\n");
  writer_.Feed("*3\r\n$7\r\nPUBLISH\r\n$1\r\na\r\n$100000\r\n" + large + "\r\n");
  writer_.Feed("PUBLISH a x\r\n");
  reader_.session().client().inbox->port()->DeliverMessages();
  EXPECT_LT(reader_.session().output().size(), 100u);
  EXPECT_EQ(reader_.session().shared_output().size(), 1u);
  reader_.session().GatherOutput();
  EXPECT_EQ(reader_.Take(), "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$100000\r\n" + large +
                                "\r\n*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
}

TEST_F(SessionMessages, ComeAlthoughRepliesAreOff) {
  EXPECT_EQ(reader_.Feed("CLIENT REPLY OFF\r\nSUBSCRIBE a\r\nPING\r\n"),
            "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
  writer_.Feed("PUBLISH a x\r\n");
  EXPECT_EQ(reader_.Take(), "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
}

TEST_F(SessionMessages, ThatConfirmComeAlthoughTheirTransactionsReplyIsDropped) {
  EXPECT_EQ(reader_.Feed("CLIENT REPLY OFF\r\nMULTI\r\nSUBSCRIBE z\r\nPING\r\nUNSUBSCRIBE z\r\nEXEC\r\n"),
            "*3\r\n$9\r\nsubscribe\r\n$1\r\nz\r\n:1\r\n*3\r\n$11\r\nunsubscribe\r\n$1\r\nz\r\n:0\r\n");
  EXPECT_EQ(reader_.Feed("SUBSCRIBE\r\n"), "");
}

TEST_F(SessionMessages, CloseASessionThatTakesNoneOfThem) {
  store_.settings().output_pubsub_hard.set(100);
  reader_.Feed("SUBSCRIBE a\r\n");
  for (int i = 0; i < 20; ++i) {
    writer_.Feed("PUBLISH a 0123456789\r\n");
    reader_.session().client().inbox->port()->DeliverMessages();
  }
  EXPECT_TRUE(reader_.session().IsOverrun());
  EXPECT_LT(reader_.session().output().size(), 300u);
}

TEST_F(SessionMessages, TellOnceThatAKeyHasChangedWhichWasRead) {
  reader_.Resp3();
  EXPECT_EQ(reader_.Feed("CLIENT TRACKING ON\r\nGET a\r\n"), "+OK\r\n_\r\n");
  writer_.Feed("SET b 1\r\n");
  EXPECT_EQ(reader_.Take(), "");
  writer_.Feed("SET a 1\r\nSET a 2\r\n");
  EXPECT_EQ(reader_.Take(), kInvalidateA);
  EXPECT_EQ(store_.tracking().keys(), 0u);
}

TEST_F(SessionMessages, TellThatAKeyHasExpired) {
  reader_.Resp3();
  writer_.Feed("SET a 1 PX 10\r\n");
  reader_.Feed("CLIENT TRACKING ON\r\nGET a\r\n");
  clock_.Set(1'700'000'000'100'000);
  store_.RemoveAllExpired();
  EXPECT_EQ(reader_.Take(), kInvalidateA);
}

TEST_F(SessionMessages, TellTheReaderItselfThatItMetAnExpiredKey) {
  reader_.Resp3();
  writer_.Feed("SET a 1 PX 10\r\n");
  reader_.Feed("CLIENT TRACKING ON\r\nGET a\r\n");
  clock_.Set(1'700'000'000'100'000);
  EXPECT_EQ(reader_.Feed("GET a\r\n"), std::string("_\r\n") + std::string(kInvalidateA));
  writer_.Feed("SET a 2\r\n");
  EXPECT_EQ(reader_.Take(), kInvalidateA);
}

TEST_F(SessionMessages, TellThatEverythingIsGone) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON NOLOOP\r\nMGET a b\r\n");
  EXPECT_EQ(store_.tracking().items(), 2u);
  EXPECT_EQ(reader_.Feed("FLUSHDB\r\n"), std::string("+OK\r\n") + std::string(kInvalidateAll));
  EXPECT_EQ(store_.tracking().items(), 0u);
}

TEST_F(SessionMessages, SpareANoLoopClientItsOwnChanges) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON NOLOOP\r\nGET a\r\n");
  EXPECT_EQ(reader_.Feed("SET a 1\r\n"), "+OK\r\n");
  reader_.Feed("GET a\r\n");
  writer_.Feed("SET a 2\r\n");
  EXPECT_EQ(reader_.Take(), kInvalidateA);
}

TEST_F(SessionMessages, FollowTheReplyOfTheWriterItself) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON\r\nGET a\r\n");
  EXPECT_EQ(reader_.Feed("MULTI\r\nSET a 1\r\nPING\r\nEXEC\r\n"),
            "+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n+OK\r\n+PONG\r\n" + std::string(kInvalidateA));
}

TEST_F(SessionMessages, BroadcastWhatABatchChangedByPrefix) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON BCAST PREFIX a PREFIX b\r\n");
  writer_.Feed("MSET b2 1 b1 1 a 1 b2 2 c 1\r\n");
  EXPECT_EQ(reader_.Take(),
            std::string(kInvalidateA) + ">2\r\n$10\r\ninvalidate\r\n*2\r\n$2\r\nb1\r\n$2\r\nb2\r\n");
  EXPECT_EQ(store_.tracking().prefixes(), 2u);
  reader_.Feed("CLIENT TRACKING OFF\r\n");
  EXPECT_EQ(store_.tracking().prefixes(), 0u);
}

TEST_F(SessionMessages, BroadcastToANoLoopClientWhatOthersChanged) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON BCAST NOLOOP\r\n");
  reader_.Feed("SET a 1\r\n");
  EXPECT_EQ(reader_.Take(), "");
  writer_.Feed("SET a 1\r\n");
  EXPECT_EQ(reader_.Take(), kInvalidateA);
}

TEST_F(SessionMessages, RememberOnlyWhatWasOptedIn) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON OPTIN\r\nGET a\r\nCLIENT CACHING YES\r\nGET b\r\nGET c\r\n");
  EXPECT_EQ(store_.tracking().keys(), 1u);
  reader_.Feed("CLIENT CACHING YES\r\nMULTI\r\nGET c\r\nGET d\r\nEXEC\r\nGET e\r\n");
  EXPECT_EQ(store_.tracking().keys(), 3u);
}

TEST_F(SessionMessages, RememberAllButWhatWasOptedOut) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON OPTOUT\r\nGET a\r\nCLIENT CACHING NO\r\nGET b\r\nGET c\r\n");
  EXPECT_EQ(store_.tracking().keys(), 2u);
}

TEST_F(SessionMessages, GoToTheClientThatWasNamed) {
  Connected other(store_, executor_);
  other.Feed("SUBSCRIBE __redis__:invalidate\r\n");
  EXPECT_EQ(reader_.Feed("CLIENT TRACKING ON REDIRECT " + other.id() + "\r\nGET a\r\n"), "+OK\r\n$-1\r\n");
  writer_.Feed("SET a 1\r\n");
  EXPECT_EQ(reader_.Take(), "");
  EXPECT_EQ(other.Take(), "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n*1\r\n$1\r\na\r\n");
  writer_.Feed("FLUSHALL\r\n");
  EXPECT_EQ(reader_.Take(), "");
  EXPECT_EQ(other.Take(), "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n$-1\r\n");
}

TEST_F(SessionMessages, TellThatTheClientThatWasNamedIsGone) {
  reader_.Resp3();
  std::string id;
  {
    Connected other(store_, executor_);
    id = other.id();
    reader_.Feed("CLIENT TRACKING ON REDIRECT " + id + "\r\nGET a\r\n");
  }
  writer_.Feed("SET a 1\r\n");
  EXPECT_EQ(reader_.Take(), ">2\r\n$21\r\ntracking-redir-broken\r\n:" + id + "\r\n");
  EXPECT_TRUE(reader_.session().client().redirect_broken);
}

TEST_F(SessionMessages, ForgetKeysBeyondTheLimitAndTellSo) {
  store_.settings().tracking_table_max_keys.set(10);
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON\r\n");
  std::string replies;
  for (int i = 0; i < 100; ++i) replies += reader_.Feed("GET key:" + std::to_string(i) + "\r\n");
  EXPECT_EQ(store_.tracking().keys(), 10u);
  size_t told = 0;
  for (size_t at = replies.find("invalidate"); at != std::string::npos;
       at = replies.find("invalidate", at + 1)) {
    ++told;
  }
  EXPECT_EQ(told, 90u);
}

TEST_F(SessionMessages, TellEachOfTwoWritersWhatTheOtherDid) {
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON BCAST NOLOOP\r\n");
  const uint64_t reader = reader_.session().client().id;
  const uint64_t writer = writer_.session().client().id;
  const auto change = [&](std::initializer_list<uint64_t> writers) {
    for (const uint64_t id : writers) {
      const Tracking::Writer doing(id);
      store_.tracking().KeyModified(0, "a");
    }
    store_.tracking().TellBroadcasts();
    return reader_.Take();
  };
  EXPECT_EQ(change({reader, reader}), "");
  EXPECT_EQ(change({reader, writer}), kInvalidateA);
  EXPECT_EQ(change({writer, reader}), kInvalidateA);
  EXPECT_EQ(change({reader, writer, reader}), kInvalidateA);
}

TEST_F(SessionMessages, BeginAndEndWhileAShardIsHeld) {
  Shard& held = store_.keyspace().ShardAt(5);
  {
    std::lock_guard lock(held.mutex);
    reader_.Feed("CLIENT TRACKING ON\r\n");
    EXPECT_NE(held.observer.load(), nullptr) << "whoever locks it next is observed";
    reader_.Feed("RESET\r\n");
    EXPECT_EQ(store_.keyspace().ShardAt(4).observer.load(), nullptr);
    EXPECT_NE(held.observer.load(), nullptr) << "which costs something, and is harmless";
    store_.interest().Tidy();
    EXPECT_NE(held.observer.load(), nullptr);
  }
  store_.interest().Tidy();
  EXPECT_EQ(held.observer.load(), nullptr);
}

TEST_F(SessionMessages, DoNotTellOfARemovalWhoHasReadThatTheKeyIsGone) {
  writer_.Feed("SET a 1 PX 100\r\n");
  reader_.Resp3();
  reader_.Feed("CLIENT TRACKING ON\r\n");
  clock_.Advance(200'000);
  EXPECT_EQ(reader_.Feed("GET a\r\n"), "_\r\n") << "the removal is no news";
  writer_.Feed("SET a 2\r\n");
  EXPECT_EQ(reader_.Take(), kInvalidateA);
}

TEST_F(SessionMessages, NeedNothingObservedWhileNobodyTracks) {
  EXPECT_EQ(store_.keyspace().ShardAt(0).observer.load(), nullptr);
  reader_.Feed("CLIENT TRACKING ON\r\n");
  EXPECT_NE(store_.keyspace().ShardAt(0).observer.load(), nullptr);
  reader_.Feed("RESET\r\n");
  EXPECT_EQ(store_.keyspace().ShardAt(0).observer.load(), nullptr);
}

}  // namespace
}  // namespace nacre
