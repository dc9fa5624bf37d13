#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr const char* kOk = "+OK\r\n";
constexpr const char* kWaits = "(waits)";

class StreamCommandTest : public CommandTest {
 protected:
  void Add(std::string_view key, std::string_view id) { Call({"XADD", key, id, "f", "v"}); }

  LocalClient other_{store_};
};

TEST_F(StreamCommandTest, XaddMakesIdsOfTheClock) {
  EXPECT_EQ(Call({"XADD", "s", "*", "f", "v"}), "$15\r\n1700000000123-0\r\n");
  EXPECT_EQ(Call({"XADD", "s", "*", "f", "v"}), "$15\r\n1700000000123-1\r\n");
  EXPECT_EQ(Call({"XADD", "s", "1700000000123-*", "f", "v"}), "$15\r\n1700000000123-2\r\n");
}

TEST_F(StreamCommandTest, XaddRefusesAnIdBehindTheLastOfAll) {
  Add("s", "18446744073709551615-18446744073709551615");
  EXPECT_EQ(Call({"XADD", "s", "*", "f", "v"}),
            "-ERR The stream has exhausted the last possible ID, unable to add more items\r\n");
}

TEST_F(StreamCommandTest, XaddWithAcknowledgedOnlyKeepsWhatAGroupNeeds) {
  for (const char* id : {"1-1", "2-1", "3-1"}) Add("s", id);
  Call({"XGROUP", "CREATE", "s", "g", "2-1"});
  EXPECT_EQ(Call({"XADD", "s", "ACKED", "MAXLEN", "1", "4-1", "f", "v"}), "$3\r\n4-1\r\n");
  EXPECT_EQ(Call({"XLEN", "s"}), ":2\r\n");
  EXPECT_EQ(Call({"XTRIM", "s", "MAXLEN", "0", "KEEPREF", "ACKED"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"XTRIM", "s", "KEEPREF", "MAXLEN", "0"}), ":2\r\n");
}

TEST_F(StreamCommandTest, AStreamOutlivesItsEntries) {
  Add("s", "1-1");
  EXPECT_EQ(Call({"XDEL", "s", "1-1"}), ":1\r\n");
  EXPECT_EQ(Call({"EXISTS", "s"}), ":1\r\n");
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "s"}), "$6\r\nstream\r\n");
}

TEST_F(StreamCommandTest, XdelexTellsWhatBecameOfEachId) {
  for (const char* id : {"1-1", "2-1", "3-1"}) Add("s", id);
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XREADGROUP", "GROUP", "g", "c", "COUNT", "2", "STREAMS", "s", ">"});
  Call({"XACK", "s", "g", "1-1"});
  EXPECT_EQ(Call({"XDELEX", "s", "ACKED", "IDS", "4", "1-1", "2-1", "3-1", "9-1"}),
            "*4\r\n:1\r\n:2\r\n:2\r\n:-1\r\n");
  EXPECT_EQ(Call({"XDELEX", "s", "IDS", "1", "2-1"}), "*1\r\n:1\r\n");
  EXPECT_EQ(Call({"XPENDING", "s", "g"}),
            "*4\r\n:1\r\n$3\r\n2-1\r\n$3\r\n2-1\r\n*1\r\n*2\r\n$1\r\nc\r\n$1\r\n1\r\n");
  const uint64_t changes = store_.changes;
  EXPECT_EQ(Call({"XDELEX", "s", "IDS", "1", "2-1", "DELREF"}), "*1\r\n:-1\r\n");
  EXPECT_EQ(store_.changes - changes, 1u) << "it is pending no more";
  EXPECT_EQ(Call({"XPENDING", "s", "g"}), "*4\r\n:0\r\n$-1\r\n$-1\r\n*-1\r\n");
  EXPECT_EQ(Call({"XDELEX", "none", "IDS", "2", "1-1", "2-1"}), "*2\r\n:-1\r\n:-1\r\n");
}

TEST_F(StreamCommandTest, XdelexChecksItsIds) {
  EXPECT_EQ(Call({"XDELEX", "s", "IDS", "0", "1-1"}), "-ERR Number of IDs must be a positive integer\r\n");
  EXPECT_EQ(Call({"XDELEX", "s", "IDS", "2", "1-1"}),
            "-ERR The `numids` parameter must match the number of arguments\r\n");
  EXPECT_EQ(Call({"XDELEX", "s", "IDS", "1", "1-1", "2-1"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"XDELEX", "s", "ACKED", "DELREF", "2-1"}), "-ERR syntax error\r\n");
}

TEST_F(StreamCommandTest, XackdelAcknowledgesAndDeletesWhatNoOtherGroupNeeds) {
  for (const char* id : {"1-1", "2-1"}) Add("s", id);
  for (const char* group : {"g", "h"}) {
    Call({"XGROUP", "CREATE", "s", group, "0"});
    Call({"XREADGROUP", "GROUP", group, "c", "STREAMS", "s", ">"});
  }
  EXPECT_EQ(Call({"XACKDEL", "s", "g", "ACKED", "IDS", "2", "1-1", "5-1"}), "*2\r\n:2\r\n:-1\r\n");
  EXPECT_EQ(Call({"XACKDEL", "s", "h", "ACKED", "IDS", "1", "1-1"}), "*1\r\n:1\r\n");
  EXPECT_EQ(Call({"XACKDEL", "s", "g", "DELREF", "IDS", "1", "2-1"}), "*1\r\n:1\r\n");
  EXPECT_EQ(Call({"XPENDING", "s", "h"}), "*4\r\n:0\r\n$-1\r\n$-1\r\n*-1\r\n");
  EXPECT_EQ(Call({"XLEN", "s"}), ":0\r\n");
}

TEST_F(StreamCommandTest, XreadOfTheLastEntryGivesIt) {
  for (const char* id : {"1-1", "2-1", "3-1"}) Add("s", id);
  Call({"XDEL", "s", "3-1"});
  EXPECT_EQ(Call({"XREAD", "STREAMS", "s", "+"}),
            "*1\r\n*2\r\n$1\r\ns\r\n*1\r\n*2\r\n$3\r\n2-1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
}

TEST_F(StreamCommandTest, XreadWaitsForWhatComesAfterTheLastEntry) {
  Add("s", "1-1");
  for (const char* id : {"$", "2-5"}) {
    EXPECT_EQ(other_.Call({"XREAD", "BLOCK", "0", "STREAMS", "n", "s", "$", id}), kWaits);
    EXPECT_EQ(other_.TakeWaited(), "");
    Call({"SET", "n", "text"});
    Call({"DEL", "n"});
    EXPECT_EQ(other_.TakeWaited(), "") << "what is no stream does not wake it";
    Add("s", id[0] == '$' ? "2-1" : "3-1");
    EXPECT_NE(other_.TakeWaited(), "");
    Call({"XTRIM", "s", "MAXLEN", "0"});
    Add("s", id[0] == '$' ? "2-5" : "4-1");
  }
}

TEST_F(StreamCommandTest, XreadThatWaitedGetsTheNewEntriesOnly) {
  Add("s", "1-1");
  EXPECT_EQ(other_.Call({"XREAD", "BLOCK", "0", "STREAMS", "s", "$"}), kWaits);
  Call({"XDEL", "s", "1-1"});
  EXPECT_EQ(other_.TakeWaited(), "");
  Add("s", "2-1");
  EXPECT_EQ(other_.TakeWaited(),
            "*1\r\n*2\r\n$1\r\ns\r\n*1\r\n*2\r\n$3\r\n2-1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
}

TEST_F(StreamCommandTest, XreadgroupWaitsForNewEntriesAndTakesThem) {
  Call({"XGROUP", "CREATE", "s", "g", "$", "MKSTREAM"});
  EXPECT_EQ(other_.Call({"XREADGROUP", "GROUP", "g", "c", "BLOCK", "0", "STREAMS", "s", ">"}), kWaits);
  Add("s", "1-1");
  EXPECT_EQ(other_.TakeWaited(),
            "*1\r\n*2\r\n$1\r\ns\r\n*1\r\n*2\r\n$3\r\n1-1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n");
  EXPECT_EQ(Call({"XPENDING", "s", "g", "-", "+", "10"}), "*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\nc\r\n:0\r\n:1\r\n");
}

TEST_F(StreamCommandTest, XreadgroupHearsThatItsStreamOrGroupIsGone) {
  const std::string no_group =
      "-NOGROUP No such key 's' or consumer group 'g' in XREADGROUP with GROUP option\r\n";
  const std::vector<std::string_view> read{"XREADGROUP", "GROUP",   "g", "c", "BLOCK",
                                           "0",          "STREAMS", "s", ">"};
  const std::vector<std::string_view> create{"XGROUP", "CREATE", "s", "g", "$", "MKSTREAM"};
  Call(create);
  EXPECT_EQ(other_.Call(read), kWaits);
  Call({"XGROUP", "DESTROY", "s", "g"});
  EXPECT_EQ(other_.TakeWaited(), no_group);
  Call(create);
  EXPECT_EQ(other_.Call(read), kWaits);
  Call({"DEL", "s"});
  EXPECT_EQ(other_.TakeWaited(), no_group);
  Call(create);
  EXPECT_EQ(other_.Call(read), kWaits);
  Call({"SET", "s", "text"});
  EXPECT_EQ(other_.TakeWaited(), "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
}

TEST_F(StreamCommandTest, XgroupDestroyDoesNotBreakAWatch) {
  Add("s", "1-1");
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  other_.Call({"WATCH", "s"});
  Call({"XGROUP", "DESTROY", "s", "g"});
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  other_.Call({"MULTI"});
  EXPECT_EQ(other_.Call({"EXEC"}), "*0\r\n");
}

TEST_F(StreamCommandTest, XreadgroupReadsAKeyThatIsThereTwiceInTurns) {
  for (const char* id : {"1-1", "2-1", "3-1"}) Add("s", id);
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  const std::string reply =
      Call({"XREADGROUP", "GROUP", "g", "c", "COUNT", "2", "STREAMS", "s", "s", ">", ">"});
  EXPECT_EQ(reply.substr(0, 4), "*2\r\n");
  EXPECT_NE(reply.find("3-1"), std::string::npos);
  EXPECT_EQ(Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"}), "*-1\r\n");
}

TEST_F(StreamCommandTest, XreadgroupOfAConsumerCalledLikeTheOptionIsRefused) {
  Call({"XGROUP", "CREATE", "s", "g", "0", "MKSTREAM"});
  EXPECT_EQ(Call({"XREADGROUP", "COUNT", "1", "GROUP", "g", "STREAMS", "STREAMS", "s", ">"}),
            "-ERR syntax error\r\n");
}

TEST_F(StreamCommandTest, XinfoTellsSeenAndActiveTimes) {
  Add("s", "1-1");
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  clock_.Advance(5'000'000);
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  Call({"XREADGROUP", "GROUP", "g", "d", "STREAMS", "s", ">"});
  clock_.Advance(1'000'000);
  EXPECT_EQ(Call({"XINFO", "CONSUMERS", "s", "g"}),
            "*2\r\n"
            "*8\r\n$4\r\nname\r\n$1\r\nc\r\n$7\r\npending\r\n:1\r\n$4\r\nidle\r\n:1000\r\n$8\r\ninactive\r\n:"
            "6000\r\n"
            "*8\r\n$4\r\nname\r\n$1\r\nd\r\n$7\r\npending\r\n:0\r\n$4\r\nidle\r\n:1000\r\n$8\r\ninactive\r\n:"
            "-1\r\n");
}

TEST_F(StreamCommandTest, XsetidMayNotFallBelowWhatWasDeleted) {
  for (const char* id : {"1-1", "2-1", "3-1"}) Add("s", id);
  Call({"XDEL", "s", "3-1"});
  EXPECT_EQ(Call({"XSETID", "s", "2-5"}),
            "-ERR The ID specified in XSETID is smaller than current max_deleted_entry_id\r\n");
  EXPECT_EQ(Call({"XSETID", "s", "3-1"}), kOk);
}

TEST_F(StreamCommandTest, TheHighestCountOfDeliveriesStays) {
  Add("s", "1-1");
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XCLAIM", "s", "g", "c", "0", "1-1", "FORCE", "RETRYCOUNT", "9223372036854775807"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", "0"});
  EXPECT_EQ(Call({"XPENDING", "s", "g", "-", "+", "1"}),
            "*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\nc\r\n:0\r\n:9223372036854775807\r\n");
}

TEST_F(StreamCommandTest, MemoryComesBack) {
  const std::string before = Call({"MEMORY", "USAGE", "s"});
  for (int i = 1; i < 300; ++i) Add("s", std::to_string(i) + "-1");
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  Call({"COPY", "s", "t"});
  Call({"RENAME", "t", "u"});
  EXPECT_EQ(Call({"XINFO", "GROUPS", "s"}), Call({"XINFO", "GROUPS", "u"}));
  EXPECT_EQ(Call({"MEMORY", "USAGE", "s"}), Call({"MEMORY", "USAGE", "u"}));
  Call({"DEL", "s", "u"});
  EXPECT_EQ(Call({"MEMORY", "USAGE", "s"}), before);
}

}  // namespace
}  // namespace nacre
