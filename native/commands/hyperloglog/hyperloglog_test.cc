#include "structures/hyperloglog.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr std::string_view kNotHyperLogLog = "-WRONGTYPE Key is not a valid HyperLogLog string value.\r\n";
constexpr std::string_view kCorrupted = "-INVALIDOBJ Corrupted HLL object detected\r\n";

class HyperLogLogCommands : public CommandTest {
 protected:
  // Adds the elements "e<from>" up to "e<to>".
  std::string AddRange(std::string_view key, int from, int to) {
    std::vector<std::string> elements;
    for (int i = from; i < to; ++i) elements.push_back("e" + std::to_string(i));
    std::vector<std::string_view> words = {"PFADD", key};
    words.insert(words.end(), elements.begin(), elements.end());
    return Call(words);
  }

  int64_t Count(const std::vector<std::string_view>& keys) {
    std::vector<std::string_view> words = {"PFCOUNT"};
    words.insert(words.end(), keys.begin(), keys.end());
    return std::stoll(Call(words).substr(1));
  }

  std::string EncodingOf(std::string_view key) { return Call({"PFDEBUG", "ENCODING", key}); }
};

using Pfadd = HyperLogLogCommands;
using Pfcount = HyperLogLogCommands;
using Pfmerge = HyperLogLogCommands;
using Pfdebug = HyperLogLogCommands;

TEST_F(Pfadd, TellsWhetherARegisterWasRaised) {
  EXPECT_EQ(Call({"PFADD", "h", "a", "b", "c"}), ":1\r\n");
  EXPECT_EQ(store_.changes, 4u);
  EXPECT_EQ(Call({"PFADD", "h", "a", "b", "c"}), ":0\r\n");
  EXPECT_EQ(Call({"PFADD", "h"}), ":0\r\n");
  EXPECT_EQ(store_.changes, 4u);
  EXPECT_EQ(Call({"PFADD", "new"}), ":1\r\n");
  EXPECT_EQ(Call({"PFDEBUG", "DECODE", "h"}), "$44\r\nZ:8436 v:1,1 Z:4274 v:2,1 Z:3068 v:1,1 Z:603\r\n");
}

TEST_F(Pfadd, KeepsTheExpiryTimeThroughBothForms) {
  Call({"PFADD", "h", "a"});
  Call({"PEXPIRE", "h", "1000"});
  AddRange("h", 0, 100);
  EXPECT_EQ(EncodingOf("h"), "+sparse\r\n");
  EXPECT_EQ(Call({"PTTL", "h"}), ":1000\r\n");
  AddRange("h", 0, 5000);
  EXPECT_EQ(EncodingOf("h"), "+dense\r\n");
  EXPECT_EQ(Call({"PTTL", "h"}), ":1000\r\n");
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "h"}), "$3\r\nraw\r\n");
}

TEST_F(Pfadd, BecomesDenseAtTheConfiguredSize) {
  store_.settings().hll_sparse_max_bytes.set(100);
  AddRange("h", 0, 20);
  EXPECT_EQ(EncodingOf("h"), "+sparse\r\n");
  AddRange("h", 20, 60);
  EXPECT_EQ(EncodingOf("h"), "+dense\r\n");
  EXPECT_EQ(Count({"h"}), 60);
}

TEST_F(Pfadd, GivesADenseStringNoRoomToGrow) {
  AddRange("h", 0, 5000);
  Call({"SET", "same", std::string(hyperloglog::kDenseBytes, 'x')});
  EXPECT_EQ(Call({"MEMORY", "USAGE", "h"}), Call({"MEMORY", "USAGE", "same"}));
}

TEST_F(Pfadd, ReturnsItsMemory) {
  // A table keeps its first bucket.
  Call({"PFADD", "h", "a"});
  Call({"PFADD", "m", "a"});
  Call({"DEL", "h", "m"});
  const size_t before = store_.keyspace().bytes();
  for (const int count : {1, 100, 1000, 5000}) AddRange("h", 0, count);
  Call({"PFMERGE", "m", "h"});
  Call({"DEL", "h", "m"});
  EXPECT_EQ(store_.keyspace().bytes(), before);
}

TEST_F(Pfcount, CountsExactlyWhileElementsAreFew) {
  EXPECT_EQ(Count({"none"}), 0);
  AddRange("h", 0, 10);
  EXPECT_EQ(Count({"h"}), 10);
  EXPECT_EQ(Count({"h", "none"}), 10);
  AddRange("other", 5, 15);
  EXPECT_EQ(Count({"h", "other"}), 15);
  EXPECT_EQ(Count({"none", "none"}), 0);
}

TEST_F(Pfcount, KeepsTheEstimateInTheString) {
  AddRange("h", 0, 10);
  const uint64_t before = store_.changes;
  EXPECT_EQ(Count({"h"}), 10);
  EXPECT_EQ(store_.changes, before + 1);
  EXPECT_EQ(Call({"GETRANGE", "h", "8", "15"}), std::string("$8\r\n\x0a\0\0\0\0\0\0\0\r\n", 14));
  EXPECT_EQ(Count({"h"}), 10);
  EXPECT_EQ(Count({"h", "h"}), 10);
  EXPECT_EQ(store_.changes, before + 1);
  AddRange("h", 10, 20);
  EXPECT_EQ(Count({"h"}), 20);
}

TEST_F(Pfcount, GivesTheSameInBothForms) {
  AddRange("sparse", 0, 800);
  Call({"COPY", "sparse", "dense"});
  EXPECT_EQ(Call({"PFDEBUG", "TODENSE", "dense"}), ":1\r\n");
  EXPECT_EQ(Call({"PFDEBUG", "TODENSE", "dense"}), ":0\r\n");
  EXPECT_EQ(EncodingOf("sparse"), "+sparse\r\n");
  EXPECT_EQ(Count({"sparse"}), Count({"dense"}));
  EXPECT_EQ(Count({"sparse", "dense"}), Count({"dense"}));
}

TEST_F(Pfmerge, UnitesWithWhatTheDestinationHas) {
  AddRange("a", 0, 10);
  AddRange("b", 10, 20);
  AddRange("to", 20, 30);
  EXPECT_EQ(Call({"PFMERGE", "to", "a", "b", "none"}), "+OK\r\n");
  EXPECT_EQ(Count({"to"}), 30);
  EXPECT_EQ(EncodingOf("to"), "+sparse\r\n");
  EXPECT_EQ(Call({"PFMERGE", "made"}), "+OK\r\n");
  EXPECT_EQ(Count({"made"}), 0);
}

TEST_F(Pfmerge, IsDenseIfASourceIs) {
  AddRange("a", 0, 10);
  AddRange("b", 0, 20);
  Call({"PFDEBUG", "TODENSE", "b"});
  Call({"PFMERGE", "to", "a", "b"});
  EXPECT_EQ(EncodingOf("to"), "+dense\r\n");
  EXPECT_EQ(Count({"to"}), 20);
}

TEST_F(Pfmerge, IsDenseIfTheUnionIsTooLarge) {
  store_.settings().hll_sparse_max_bytes.set(150);
  AddRange("a", 0, 30);
  AddRange("b", 30, 60);
  Call({"PFMERGE", "to", "a", "b"});
  EXPECT_EQ(EncodingOf("to"), "+dense\r\n");
  EXPECT_EQ(Count({"to"}), 60);
}

TEST_F(Pfdebug, ShowsRegisters) {
  Call({"PFADD", "h", "a"});
  const std::string registers = Call({"PFDEBUG", "GETREG", "h"});
  EXPECT_TRUE(registers.starts_with("*16384\r\n:0\r\n"));
  EXPECT_EQ(EncodingOf("h"), "+dense\r\n");
  EXPECT_EQ(Call({"PFDEBUG", "DECODE", "h"}), "-ERR HLL encoding is not sparse\r\n");
  EXPECT_EQ(Call({"PFDEBUG", "other", "h"}), "-ERR Unknown PFDEBUG subcommand 'other'\r\n");
  EXPECT_EQ(Call({"PFDEBUG", "GETREG", "none"}), "-ERR The specified key does not exist\r\n");
}

TEST_F(HyperLogLogCommands, RefuseOtherValues) {
  Call({"SADD", "set", "a"});
  Call({"SET", "integer", "12345678901234567"});
  Call({"SET", "text", "a text that is long enough"});
  for (const char* key : {"integer", "text", "set"}) {
    const bool is_set = std::string_view(key) == "set";
    const std::string_view error =
        is_set ? "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n" : kNotHyperLogLog;
    EXPECT_EQ(Call({"PFADD", key, "a"}), error);
    EXPECT_EQ(Call({"PFCOUNT", key}), error);
    EXPECT_EQ(Call({"PFCOUNT", "none", key}), error);
    EXPECT_EQ(Call({"PFMERGE", "to", key}), error);
    EXPECT_EQ(Call({"PFMERGE", key}), error);
    EXPECT_EQ(Call({"PFDEBUG", "ENCODING", key}), error);
  }
  EXPECT_EQ(Call({"EXISTS", "to"}), ":0\r\n");
}

TEST_F(HyperLogLogCommands, DetectRunsThatAreNotValid) {
  const std::string header = hyperloglog::Empty().substr(0, 15) + '\x80';
  for (const std::string& runs : {std::string(), std::string("\x7f\xfe"), std::string("\x7f\xff\x80")}) {
    Call({"SET", "h", header + runs});
    EXPECT_EQ(Call({"PFCOUNT", "h"}), kCorrupted);
    EXPECT_EQ(Call({"PFCOUNT", "h", "none"}), kCorrupted);
    EXPECT_EQ(Call({"PFMERGE", "to", "h"}), kCorrupted);
    EXPECT_EQ(Call({"PFDEBUG", "GETREG", "h"}), kCorrupted);
    EXPECT_EQ(Call({"PFDEBUG", "TODENSE", "h"}), kCorrupted);
  }
  Call({"SET", "h", header});
  EXPECT_EQ(Call({"PFADD", "h", "a"}), kCorrupted);
  EXPECT_EQ(Call({"EXISTS", "to"}), ":0\r\n");
}

TEST_F(HyperLogLogCommands, PassTheirSelfTest) { EXPECT_EQ(Call({"PFSELFTEST"}), "+OK\r\n"); }

}  // namespace
}  // namespace nacre
