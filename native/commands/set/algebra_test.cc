#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "base/random.h"
#include "commands/set/set_command_test.h"

namespace nacre {
namespace {

using SetAlgebra = SetCommandTest;

TEST_F(SetAlgebra, CombinesSetsOfAllForms) {
  AddRange("integers", "", 0, 600);
  AddRange("few", "", 590, 610);
  Call({"SADD", "texts", "595", "m", "999"});
  EXPECT_EQ(MembersIn(Call({"SINTER", "integers", "few", "texts"})), (Members{"595"}));
  EXPECT_EQ(MembersIn(Call({"SINTER", "texts", "few"})), (Members{"595"}));
  EXPECT_EQ(MembersIn(Call({"SDIFF", "texts", "integers", "none", "few"})), (Members{"m", "999"}));
  EXPECT_EQ(MembersIn(Call({"SDIFF", "few", "integers", "texts"})).size(), 10u);
  EXPECT_EQ(MembersIn(Call({"SUNION", "few", "none", "texts", "few"})).size(), 22u);
  EXPECT_EQ(Call({"SDIFF", "few", "few"}), "*0\r\n");
  EXPECT_EQ(Call({"SINTER", "few", "none"}), "*0\r\n");
}

TEST_F(SetAlgebra, CountsWhatIsCommonUpToALimit) {
  AddRange("a", "m", 0, 1000);
  AddRange("b", "m", 500, 1500);
  EXPECT_EQ(Call({"SINTERCARD", "2", "a", "b"}), ":500\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "2", "a", "b", "LIMIT", "0"}), ":500\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "2", "a", "b", "limit", "7"}), ":7\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "1", "a", "LIMIT", "3"}), ":3\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "2", "a", "none"}), ":0\r\n");
}

TEST_F(SetAlgebra, ChecksTheArgumentsOfSintercard) {
  EXPECT_EQ(Call({"SINTERCARD", "0", "a"}), "-ERR numkeys should be greater than 0\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "x", "a"}), "-ERR numkeys should be greater than 0\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "2", "a"}), "-ERR Number of keys can't be greater than number of args\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "1", "a", "b"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "1", "a", "LIMIT"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SINTERCARD", "1", "a", "LIMIT", "-1"}), "-ERR LIMIT can't be negative\r\n");
}

TEST_F(SetAlgebra, StoresOverAnyTypeAndTakesTheExpiryAway) {
  Call({"SADD", "a", "1", "2", "3"});
  Call({"SADD", "b", "2", "3", "4"});
  Call({"SET", "to", "text", "EX", "100"});
  RecordEvents();
  EXPECT_EQ(Call({"SINTERSTORE", "to", "a", "b"}), ":2\r\n");
  EXPECT_EQ(Call({"TTL", "to"}), ":-1\r\n");
  EXPECT_EQ(MembersOf("to"), (Members{"2", "3"}));
  EXPECT_EQ(Call({"SUNIONSTORE", "to", "a", "b"}), ":4\r\n");
  EXPECT_EQ(Call({"SDIFFSTORE", "to", "a", "b"}), ":1\r\n");
  EXPECT_EQ(TakeEvents(), "sinterstore to, sunionstore to, sdiffstore to, ");
}

TEST_F(SetAlgebra, StoresOverASource) {
  Call({"SADD", "a", "1", "2", "3"});
  Call({"SADD", "b", "2", "x"});
  EXPECT_EQ(Call({"SUNIONSTORE", "a", "a", "b"}), ":4\r\n");
  EXPECT_EQ(Call({"SDIFFSTORE", "a", "a", "b"}), ":2\r\n");
  EXPECT_EQ(Call({"SINTERSTORE", "b", "a", "b"}), ":0\r\n");
  EXPECT_EQ(MembersOf("a"), (Members{"1", "3"}));
}

TEST_F(SetAlgebra, LeavesNoKeyWithAnEmptyResult) {
  Call({"SADD", "a", "1"});
  Call({"SET", "to", "text"});
  RecordEvents();
  const uint64_t before = store_.changes;
  EXPECT_EQ(Call({"SINTERSTORE", "to", "a", "none"}), ":0\r\n");
  EXPECT_EQ(Call({"SDIFFSTORE", "to", "a", "a"}), ":0\r\n");
  EXPECT_EQ(Call({"SUNIONSTORE", "to", "none"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "to"}), ":0\r\n");
  EXPECT_EQ(TakeEvents(), "del to, ");
  EXPECT_EQ(store_.changes, before + 1);
}

TEST_F(SetAlgebra, LooksAtEveryTypeBeforeAnything) {
  Call({"SET", "string", "1"});
  Call({"SADD", "a", "1"});
  for (const char* command : {"SINTER", "SUNION", "SDIFF", "SINTERSTORE", "SUNIONSTORE", "SDIFFSTORE"}) {
    EXPECT_EQ(Call({command, "none", "none", "string"}), kWrongType);
    EXPECT_EQ(Call({command, "a", "a", "string"}), kWrongType);
  }
  EXPECT_EQ(Call({"SINTERCARD", "2", "none", "string"}), kWrongType);
  EXPECT_EQ(MembersOf("a"), (Members{"1"}));
}

TEST_F(SetAlgebra, StoresIntegersAsIntegers) {
  AddRange("table", "", 0, 600);
  Call({"SADD", "packed", "m", "1", "2", "3"});
  Call({"SINTERSTORE", "to", "table", "packed"});
  EXPECT_EQ(EncodingOf("to"), "intset");
  Call({"SDIFFSTORE", "to", "packed", "none"});
  EXPECT_EQ(EncodingOf("to"), "listpack");
  Call({"SUNIONSTORE", "to", "table", "packed"});
  EXPECT_EQ(EncodingOf("to"), "hashtable");
}

// Random sets under every number of keys, against what the standard library makes of them.
TEST_F(SetAlgebra, AgreesWithOrderedSets) {
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> keys;
    std::vector<Members> models;
    for (uint64_t i = 0; i < 1 + random.Below(4); ++i) {
      keys.push_back("key" + std::to_string(i));
      Call({"DEL", keys.back()});
      const auto from = static_cast<int>(random.Below(100));
      AddRange(keys.back(), random.Below(2) == 0 ? "" : "m", from,
               from + 1 + static_cast<int>(random.Below(300)));
      AddRange(keys.back(), "", 50, 60);
      models.push_back(MembersOf(keys.back()));
    }
    Members common = models[0];
    Members all = models[0];
    Members left = models[0];
    for (size_t i = 1; i < models.size(); ++i) {
      Members next[3];
      std::ranges::set_intersection(common, models[i], std::inserter(next[0], next[0].end()));
      std::ranges::set_union(all, models[i], std::inserter(next[1], next[1].end()));
      std::ranges::set_difference(left, models[i], std::inserter(next[2], next[2].end()));
      common.swap(next[0]);
      all.swap(next[1]);
      left.swap(next[2]);
    }
    const auto combine = [&](std::string_view command) {
      std::vector<std::string_view> words = {command};
      words.insert(words.end(), keys.begin(), keys.end());
      return MembersIn(Call(words));
    };
    EXPECT_EQ(combine("SINTER"), common);
    EXPECT_EQ(combine("SUNION"), all);
    EXPECT_EQ(combine("SDIFF"), left);
  }
}

}  // namespace
}  // namespace nacre
