#include <gtest/gtest.h>

#include "commands/set/set_command_test.h"

namespace nacre {
namespace {

using Sadd = SetCommandTest;
using Srem = SetCommandTest;
using Smove = SetCommandTest;

TEST_F(Sadd, CountsTheMembersThatAreNew) {
  EXPECT_EQ(Call({"SADD", "s", "a", "b", "a"}), ":2\r\n");
  EXPECT_EQ(Call({"SADD", "s", "b", "c"}), ":1\r\n");
  EXPECT_EQ(MembersOf("s"), (Members{"a", "b", "c"}));
  EXPECT_EQ(store_.changes, 3u);
  EXPECT_EQ(Call({"SADD", "s", "a"}), ":0\r\n");
  EXPECT_EQ(store_.changes, 3u);
}

TEST_F(Sadd, TellsOfAnAdditionOnce) {
  RecordEvents();
  Call({"SADD", "s", "a", "b"});
  Call({"SADD", "s", "a"});
  EXPECT_EQ(TakeEvents(), "sadd s, ");
}

TEST_F(Sadd, RefusesAnotherType) {
  Call({"SET", "s", "a"});
  EXPECT_EQ(Call({"SADD", "s", "a"}), kWrongType);
  EXPECT_EQ(Call({"SREM", "s", "a"}), kWrongType);
}

TEST_F(Sadd, ChoosesTheFormForAllThatIsGivenAtOnce) {
  AddRange("integers", "", 0, 512);
  EXPECT_EQ(EncodingOf("integers"), "intset");
  AddRange("more", "", 0, 513);
  EXPECT_EQ(EncodingOf("more"), "hashtable");
  AddRange("texts", "m", 0, 128);
  EXPECT_EQ(EncodingOf("texts"), "listpack");
  AddRange("texts", "m", 0, 129);
  EXPECT_EQ(EncodingOf("texts"), "hashtable");
}

TEST_F(Sadd, FollowsTheLimitsThatAreConfigured) {
  store_.settings().set_max_intset_entries.set(2);
  store_.settings().set_max_listpack_entries.set(3);
  store_.settings().set_max_listpack_value.set(4);
  for (const char* member : {"1", "2"}) Call({"SADD", "s", member});
  EXPECT_EQ(EncodingOf("s"), "intset");
  Call({"SADD", "s", "text"});
  EXPECT_EQ(EncodingOf("s"), "listpack");
  Call({"SADD", "s", "more"});
  EXPECT_EQ(EncodingOf("s"), "hashtable");
  Call({"SADD", "long", "texts"});
  EXPECT_EQ(EncodingOf("long"), "hashtable");
}

TEST_F(Sadd, ReturnsItsMemory) {
  // A table keeps its first bucket.
  Call({"SADD", "s", "a"});
  Call({"DEL", "s"});
  const size_t before = store_.keyspace().bytes();
  for (const char* prefix : {"", "m", "a member that is a little longer "}) {
    for (const int count : {5, 200, 2000}) {
      AddRange("s", prefix, 0, count);
      EXPECT_GT(store_.keyspace().bytes(), before);
      Call({"DEL", "s"});
    }
  }
  AddRange("s", "m", 0, 2000);
  Call({"SPOP", "s", "1990"});
  Call({"SPOP", "s", "100"});
  EXPECT_EQ(Call({"EXISTS", "s"}), ":0\r\n");
  EXPECT_EQ(store_.keyspace().bytes(), before);
}

TEST_F(Srem, RemovesTheKeyWithItsLastMember) {
  Call({"SADD", "s", "a", "b", "c"});
  RecordEvents();
  EXPECT_EQ(Call({"SREM", "s", "a", "x", "a"}), ":1\r\n");
  EXPECT_EQ(TakeEvents(), "srem s, ");
  EXPECT_EQ(Call({"SREM", "s", "x"}), ":0\r\n");
  EXPECT_EQ(TakeEvents(), "");
  EXPECT_EQ(Call({"SREM", "s", "b", "c", "d"}), ":2\r\n");
  EXPECT_EQ(TakeEvents(), "srem s, del s, ");
  EXPECT_EQ(Call({"EXISTS", "s"}), ":0\r\n");
  EXPECT_EQ(Call({"SREM", "s", "a"}), ":0\r\n");
  EXPECT_EQ(store_.changes, 6u);
}

TEST_F(Smove, MovesAMember) {
  Call({"SADD", "a", "1", "2"});
  RecordEvents();
  EXPECT_EQ(Call({"SMOVE", "a", "b", "1"}), ":1\r\n");
  EXPECT_EQ(TakeEvents(), "srem a, sadd b, ");
  EXPECT_EQ(Call({"SMOVE", "a", "b", "1"}), ":0\r\n");
  EXPECT_EQ(TakeEvents(), "");
  EXPECT_EQ(Call({"SMOVE", "a", "b", "2"}), ":1\r\n");
  EXPECT_EQ(TakeEvents(), "srem a, del a, sadd b, ");
  EXPECT_EQ(MembersOf("b"), (Members{"1", "2"}));
}

TEST_F(Smove, CountsOneChangeWhereTheDestinationHadTheMember) {
  Call({"SADD", "a", "1", "2"});
  Call({"SADD", "b", "1"});
  const uint64_t before = store_.changes;
  EXPECT_EQ(Call({"SMOVE", "a", "b", "1"}), ":1\r\n");
  EXPECT_EQ(store_.changes, before + 1);
  Call({"SMOVE", "a", "b", "2"});
  EXPECT_EQ(store_.changes, before + 3);
}

TEST_F(Smove, ToItselfOnlyTellsWhetherTheMemberIsThere) {
  Call({"SADD", "a", "1"});
  const uint64_t before = store_.changes;
  EXPECT_EQ(Call({"SMOVE", "a", "a", "1"}), ":1\r\n");
  EXPECT_EQ(Call({"SMOVE", "a", "a", "2"}), ":0\r\n");
  EXPECT_EQ(store_.changes, before);
}

TEST_F(Smove, LooksAtTypesOnlyIfThereIsASource) {
  Call({"SET", "string", "1"});
  EXPECT_EQ(Call({"SMOVE", "none", "string", "1"}), ":0\r\n");
  EXPECT_EQ(Call({"SMOVE", "string", "none", "1"}), kWrongType);
  Call({"SADD", "a", "1"});
  EXPECT_EQ(Call({"SMOVE", "a", "string", "x"}), kWrongType);
  EXPECT_EQ(MembersOf("a"), (Members{"1"}));
}

}  // namespace
}  // namespace nacre
