// What commands leave for the journal.

#include <string>
#include <string_view>
#include <vector>

#include "engine/command_test.h"
#include "engine/gate.h"
#include "protocol/resp_parser.h"

namespace nacre {
namespace {

// Keeps units as lines: the words of each command, commands parted by " | ".
class UnitLines final : public EffectSink {
 public:
  uint64_t Append(const EffectLog& unit) override {
    std::string line = unit.first_database() != 0 ? "<" + std::to_string(unit.first_database()) + "> " : "";
    RespParser parser;
    std::string_view rest = unit.bytes();
    for (size_t i = 0; i < unit.commands(); ++i) {
      EXPECT_EQ(parser.Parse(rest, RespLimits()), RespParser::Result::kCommand);
      if (i != 0) line += " | ";
      for (size_t word = 0; word < parser.arguments().size(); ++word) {
        if (word != 0) line += ' ';
        line += parser.arguments()[word];
      }
      rest.remove_prefix(parser.consumed());
    }
    EXPECT_TRUE(rest.empty());
    lines_.push_back(line);
    return lines_.size();
  }
  std::vector<std::string> Take() { return std::exchange(lines_, {}); }

 private:
  std::vector<std::string> lines_;
};

using Lines = std::vector<std::string>;

class EffectsTest : public CommandTest {
 protected:
  EffectsTest() {
    const ClosedGate closed(store_.gate());
    store_.KeepEffects(&units_);
  }
  ~EffectsTest() override {
    const ClosedGate closed(store_.gate());
    store_.KeepEffects(nullptr);
  }

  // What a command, in words parted by spaces, leaves.
  Lines Of(std::string_view command) {
    units_.Take();
    reply_ = CallWords(client_, command);
    return units_.Take();
  }
  static std::string CallWords(LocalClient& client, std::string_view command) {
    std::vector<std::string_view> words;
    while (!command.empty()) {
      const size_t end = std::min(command.find(' '), command.size());
      words.push_back(command.substr(0, end));
      command.remove_prefix(std::min(end + 1, command.size()));
    }
    return client.Call(words);
  }
  void Do(std::initializer_list<std::string_view> commands) {
    for (const std::string_view command : commands) Of(command);
  }
  std::string Moment(int64_t from_now_ms) { return std::to_string(clock_.NowMilliseconds() + from_now_ms); }

  UnitLines units_;
  std::string reply_;
};

TEST_F(EffectsTest, KeepsACommandInItsOwnWords) {
  EXPECT_EQ(Of("set k v"), Lines{"set k v"});
  EXPECT_EQ(Of("APPEND k w"), Lines{"APPEND k w"});
  EXPECT_EQ(Of("DEL k absent"), Lines{"DEL k absent"});
}

TEST_F(EffectsTest, KeepsNothingOfWhatChangesNothing) {
  EXPECT_EQ(Of("GET k"), Lines());
  EXPECT_EQ(Of("DEL k"), Lines());
  EXPECT_EQ(Of("SADD k"), Lines());
  Do({"SET k v"});
  EXPECT_EQ(Of("SETNX k w"), Lines());
  EXPECT_EQ(Of("INCR k"), Lines());
}

TEST_F(EffectsTest, KeepsStringsWithAbsoluteTimes) {
  EXPECT_EQ(Of("SETEX k 10 v"), Lines{"SET k v PXAT " + Moment(10'000)});
  EXPECT_EQ(Of("PSETEX k 10 v"), Lines{"SET k v PXAT " + Moment(10)});
  EXPECT_EQ(Of("SET k v EX 5 XX GET"), Lines{"SET k v PXAT " + Moment(5000)});
  EXPECT_EQ(Of("SET k w KEEPTTL"), Lines{"SET k w PXAT " + Moment(5000)});
  EXPECT_EQ(Of("SET k w IFEQ w"), Lines{"SET k w"});
  EXPECT_EQ(Of("SET k v PXAT 1"), Lines{"DEL k"});
  EXPECT_EQ(Of("MSETEX 2 a 1 b 2 PX 7"), Lines{"SET a 1 PXAT " + Moment(7) + " | SET b 2 PXAT " + Moment(7)});
  EXPECT_EQ(Of("GETEX a PERSIST"), Lines{"PERSIST a"});
  EXPECT_EQ(Of("GETEX a EX 1"), Lines{"PEXPIREAT a " + Moment(1000)});
  EXPECT_EQ(Of("GETEX a EXAT 1"), Lines{"DEL a"});
  EXPECT_EQ(Of("GETDEL b"), Lines{"DEL b"});
  Do({"SET k v"});
  EXPECT_EQ(Of("DELEX k IFEQ v"), Lines{"DEL k"});
}

TEST_F(EffectsTest, KeepsSumsOfFloatsAsValues) {
  EXPECT_EQ(Of("INCRBYFLOAT k 1.5"), Lines{"SET k 1.5 KEEPTTL"});
  EXPECT_EQ(Of("HINCRBYFLOAT h f 0.25"), Lines{"HSET h f 0.25"});
  EXPECT_EQ(Of("HINCRBY h n 3"), Lines{"HSET h n 3"});
  Do({"HPEXPIREAT h 9999999999999 FIELDS 1 n"});
  EXPECT_EQ(Of("HINCRBY h n 3"), Lines{"HSETEX h KEEPTTL FIELDS 1 n 6"});
}

TEST_F(EffectsTest, KeepsExpiryTimesAsMoments) {
  Do({"SET k v"});
  EXPECT_EQ(Of("EXPIRE k 10 NX"), Lines{"PEXPIREAT k " + Moment(10'000)});
  EXPECT_EQ(Of("EXPIRE k 10 NX"), Lines());
  EXPECT_EQ(Of("PERSIST k"), Lines{"PERSIST k"});
  EXPECT_EQ(Of("PEXPIRE k -1"), Lines{"DEL k"});
}

TEST_F(EffectsTest, KeepsTheDeletionOfAKeyWhoseTimeHasPassedWithWhatMetIt) {
  Do({"SET k v PX 5", "SET other v PX 5"});
  clock_.Advance(10'000);
  EXPECT_EQ(Of("GET k"), Lines{"DEL k"});
  EXPECT_EQ(Of("INCR other"), Lines{"DEL other | INCR other"});
}

TEST_F(EffectsTest, KeepsTheDeletionOfAKeyThatTheMaintenanceFoundByItself) {
  Do({"SET k v PX 5"});
  clock_.Advance(10'000);
  store_.RemoveAllExpired();
  EXPECT_EQ(units_.Take(), Lines{"DEL k"});
}

TEST_F(EffectsTest, KeepsTheDeletionOfAKeyThatAScanFoundByItself) {
  Do({"SELECT 2", "SET k v PX 5"});
  clock_.Advance(10'000);
  EXPECT_EQ(Of("RANDOMKEY"), Lines{"<2> DEL k"});
}

TEST_F(EffectsTest, KeepsTheDeletionOfFieldsWhoseTimeHasPassed) {
  Do({"HSET h a 1 b 2 c 3"});
  EXPECT_EQ(Of("HPEXPIRE h 5 FIELDS 2 a b"), Lines{"HPEXPIREAT h " + Moment(5) + " FIELDS 2 a b"});
  clock_.Advance(10'000);
  EXPECT_EQ(Of("HSET h d 4"), Lines{"HDEL h a b | HSET h d 4"});
  Do({"HPEXPIRE h 5 FIELDS 2 c d"});
  clock_.Advance(10'000);
  store_.RemoveAllExpired();
  EXPECT_EQ(units_.Take(), Lines{"DEL h"});
}

TEST_F(EffectsTest, KeepsFieldsWithAbsoluteTimes) {
  EXPECT_EQ(Of("HSETEX h EX 5 FIELDS 2 a 1 b 2"),
            Lines{"HSETEX h PXAT " + Moment(5000) + " FIELDS 2 a 1 b 2"});
  EXPECT_EQ(Of("HSETEX h FIELDS 1 c 3"), Lines{"HSET h c 3"});
  EXPECT_EQ(Of("HGETEX h PX 7 FIELDS 2 a absent"), Lines{"HPEXPIREAT h " + Moment(7) + " FIELDS 1 a"});
  EXPECT_EQ(Of("HGETEX h PERSIST FIELDS 1 a"), Lines{"HPERSIST h FIELDS 1 a"});
  EXPECT_EQ(Of("HPERSIST h FIELDS 2 a b"), Lines{"HPERSIST h FIELDS 1 b"});
  EXPECT_EQ(Of("HGETDEL h FIELDS 1 a"), Lines{"HDEL h a"});
  EXPECT_EQ(Of("HEXPIREAT h 0 FIELDS 1 b"), Lines{"HDEL h b"});
  EXPECT_EQ(Of("HSETNX h n 1"), Lines{"HSET h n 1"});
}

// The journal is read with a clock that stands long ago: the field's old time would be kept there.
TEST_F(EffectsTest, KeepsNoTimeOfAFieldThatIsPastItsOwn) {
  Do({"HSET h stays 1"});
  for (int i = 0; i < 300; ++i) Do({"HSETEX h PX 5 FIELDS 1 f" + std::to_string(i) + " v"});
  Do({"HSETEX h PX 50000 FIELDS 1 lasts v"});
  clock_.Advance(10'000);
  // Only so many are reclaimed by the first write.
  Do({"HSET h stays 2"});
  const Lines units = Of("HSETEX h KEEPTTL FIELDS 3 f299 new stays 3 lasts new");
  ASSERT_EQ(units.size(), 1u);
  EXPECT_EQ(units[0].substr(units[0].find("HSET h")),
            "HSET h f299 new stays 3 | HSETEX h KEEPTTL FIELDS 1 lasts new");
}

TEST_F(EffectsTest, KeepsTheMembersThatChanceChose) {
  Do({"SADD s a b c"});
  const Lines one = Of("SPOP s");
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0], "SREM s " + reply_.substr(4, 1));
  EXPECT_EQ(Of("SPOP s 5"), Lines{"DEL s"});
  Do({"SADD s a b c"});
  const Lines two = Of("SPOP s 2");
  EXPECT_EQ(two, Lines{"SREM s " + reply_.substr(8, 1) + " " + reply_.substr(15, 1)});
}

TEST_F(EffectsTest, KeepsPopsWithoutWaiting) {
  Do({"RPUSH l a b c d e", "ZADD z 1 a 2 b 3 c"});
  EXPECT_EQ(Of("BLPOP absent l 0"), Lines{"LPOP l"});
  EXPECT_EQ(Of("BLMPOP 0 1 l RIGHT COUNT 2"), Lines{"RPOP l 2"});
  EXPECT_EQ(Of("BLMOVE l m LEFT RIGHT 0"), Lines{"LMOVE l m LEFT RIGHT"});
  EXPECT_EQ(Of("BRPOPLPUSH l m 0"), Lines{"LMOVE l m RIGHT LEFT"});
  EXPECT_EQ(Of("BZPOPMIN z 0"), Lines{"ZPOPMIN z 1"});
  EXPECT_EQ(Of("BZMPOP 0 1 z MAX COUNT 9"), Lines{"ZPOPMAX z 2"});
}

TEST_F(EffectsTest, KeepsWhatAClientThatWaitedGotBehindWhatServedIt) {
  LocalClient waiting(store_);
  ASSERT_EQ(CallWords(waiting, "BLPOP l 0"), "(waits)");
  EXPECT_EQ(Of("RPUSH l a b"), (Lines{"RPUSH l a b", "LPOP l"}));
  EXPECT_NE(waiting.TakeWaited(), "");
}

TEST_F(EffectsTest, KeepsATransactionAsOneUnit) {
  Do({"MULTI", "SET a 1", "GET a", "SELECT 3", "INCR b", "SPOP absent"});
  EXPECT_EQ(Of("EXEC"), Lines{"SET a 1 | SELECT 3 | INCR b"});
  EXPECT_EQ(Of("INCR b"), Lines{"<3> INCR b"});
  Do({"SELECT 0", "MULTI", "SET a 1", "FLUSHALL", "SET c 1"});
  EXPECT_EQ(Of("EXEC"), Lines{"SET a 1 | FLUSHALL | SET c 1"});
}

TEST_F(EffectsTest, KeepsStreamEntriesWithTheirIds) {
  EXPECT_EQ(Of("XADD x * f v"), Lines{"XADD x " + Moment(0) + "-0 f v"});
  EXPECT_EQ(Of("XADD x NOMKSTREAM MAXLEN 1 * f v"), Lines{"XADD x MAXLEN = 1 " + Moment(0) + "-1 f v"});
  EXPECT_EQ(Of("XTRIM x MAXLEN ~ 1"), Lines());
  EXPECT_EQ(Of("XTRIM x MINID 99999999999999"), Lines{"XTRIM x MAXLEN = 0"});
}

TEST_F(EffectsTest, KeepsWhatConsumersWereGiven) {
  Do({"XADD x 1-0 f v", "XADD x 2-0 f v", "XGROUP CREATE x g 0"});
  const std::string now = Moment(0);
  EXPECT_EQ(Of("XREADGROUP GROUP g c COUNT 1 STREAMS x >"),
            Lines{"XGROUP CREATECONSUMER x g c | XCLAIM x g c 0 1-0 TIME " + now +
                  " RETRYCOUNT 1 FORCE JUSTID LASTID 1-0 | XGROUP SETID x g 1-0 ENTRIESREAD 1"});
  EXPECT_EQ(Of("XREADGROUP GROUP g c NOACK STREAMS x >"), Lines{"XGROUP SETID x g 2-0 ENTRIESREAD 2"});
  EXPECT_EQ(Of("XREADGROUP GROUP g c STREAMS x 0"),
            Lines{"XCLAIM x g c 0 1-0 TIME " + now + " RETRYCOUNT 2 FORCE JUSTID LASTID 2-0"});
  EXPECT_EQ(Of("XCLAIM x g d 0 1-0 JUSTID"), Lines{"XGROUP CREATECONSUMER x g d | XCLAIM x g d 0 1-0 TIME " +
                                                   now + " RETRYCOUNT 2 FORCE JUSTID LASTID 2-0"});
  EXPECT_EQ(Of("XACKDEL x g IDS 1 1-0"), Lines{"XACK x g 1-0 | XDEL x 1-0"});
}

TEST_F(EffectsTest, KeepsThatPendingEntriesWereFoundDeleted) {
  Do({"XADD x 1-0 f v", "XGROUP CREATE x g 0", "XREADGROUP GROUP g c STREAMS x >", "XDEL x 1-0"});
  EXPECT_EQ(Of("XAUTOCLAIM x g c 0 0"), Lines{"XACK x g 1-0"});
}

TEST_F(EffectsTest, KeepsWhatSortStoredElementByElement) {
  Do({"RPUSH l b a"});
  EXPECT_EQ(Of("SORT l ALPHA STORE s"), Lines{"DEL s | RPUSH s a b"});
  EXPECT_EQ(Of("SORT absent STORE s"), Lines{"DEL s"});
  EXPECT_EQ(Of("SORT absent STORE s"), Lines());
}

// The other way round, reading the journal would remove what SORT stored, or refuse HDEL on a list.
TEST_F(EffectsTest, KeepsWhatIsPastItsTimeBeforeWhatSortPutsInItsPlace) {
  Do({"RPUSH l b a", "SET s v PX 5", "HSET h stays 1", "HSETEX h PX 5 FIELDS 1 f v"});
  clock_.Advance(10'000);
  EXPECT_EQ(Of("SORT l ALPHA STORE s"), Lines{"DEL s | DEL s | RPUSH s a b"});
  EXPECT_EQ(Of("SORT l ALPHA STORE h"), Lines{"HDEL h f | DEL h | RPUSH h a b"});
}

TEST_F(EffectsTest, KeepsARestoredKeyWithItsMoment) {
  Do({"SET k 7"});
  const std::string reply = Call({"DUMP", "k"});
  const std::string payload = reply.substr(reply.find('\n') + 1, reply.size() - reply.find('\n') - 3);
  units_.Take();
  Call({"RESTORE", "r", "5", payload});
  EXPECT_EQ(units_.Take(), Lines{"RESTORE r " + Moment(5) + " " + payload + " REPLACE ABSTTL"});
}

TEST_F(EffectsTest, KeepsCommandsOnWholeDatabases) {
  Do({"SET k v"});
  EXPECT_EQ(Of("SWAPDB 0 1"), Lines{"SWAPDB 0 1"});
  EXPECT_EQ(Of("FLUSHDB"), Lines());
  EXPECT_EQ(Of("FLUSHALL"), Lines{"FLUSHALL"});
}

}  // namespace
}  // namespace nacre
