#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

using Object = CommandTest;

TEST_F(Object, AnswersNullWithoutAKey) {
  for (const char* name : {"ENCODING", "REFCOUNT", "IDLETIME", "FREQ"}) {
    EXPECT_EQ(Call({"OBJECT", name, "none"}), "$-1\r\n") << name;
  }
}

TEST_F(Object, EncodingNamesHowAStringIsHeld) {
  Call({"SET", "a", "12"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "a"}), "$3\r\nint\r\n");
  Call({"SET", "a", std::string(44, 'x')});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "a"}), "$6\r\nembstr\r\n");
  Call({"SET", "a", std::string(45, 'x')});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "a"}), "$3\r\nraw\r\n");
}

TEST_F(Object, RefcountIsThatOfRedisForSharedIntegers) {
  for (const char* shared : {"0", "9999"}) {
    Call({"SET", "a", shared});
    EXPECT_EQ(Call({"OBJECT", "REFCOUNT", "a"}), ":2147483647\r\n") << shared;
  }
  for (const char* own : {"-1", "10000", "x"}) {
    Call({"SET", "a", own});
    EXPECT_EQ(Call({"OBJECT", "REFCOUNT", "a"}), ":1\r\n") << own;
  }
}

TEST_F(Object, RefcountSharesNothingWhileEvictionReadsAccessClocks) {
  Call({"SET", "a", "1"});
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLru));
  EXPECT_EQ(Call({"OBJECT", "REFCOUNT", "a"}), ":2147483647\r\n");
  store_.settings().maxmemory.set(1'000'000);
  EXPECT_EQ(Call({"OBJECT", "REFCOUNT", "a"}), ":1\r\n");
}

TEST_F(Object, IdletimeCountsSecondsSinceTheLastUse) {
  Call({"SET", "a", "1"});
  clock_.Advance(10'000'000);
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":10\r\n");
  Call({"GET", "a"});
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":0\r\n");
}

TEST_F(Object, IdletimeIsNotTrackedUnderAnLfuPolicy) {
  Call({"SET", "a", "1"});
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  EXPECT_EQ(
      Call({"OBJECT", "IDLETIME", "a"}),
      "-ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching "
      "between policies at runtime LRU and LFU data will take some time to adjust.\r\n");
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "none"}), "$-1\r\n");
}

TEST_F(Object, FreqIsTrackedOnlyUnderAnLfuPolicy) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"OBJECT", "FREQ", "a"}),
            "-ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that "
            "when switching between policies at runtime LRU and LFU data will take some time to adjust.\r\n");
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  Call({"SET", "b", "1"});
  EXPECT_EQ(Call({"OBJECT", "FREQ", "b"}), ":5\r\n");
}

TEST_F(Object, FreqGrowsWithUseAndDecaysByTheMinute) {
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  Call({"SET", "a", "1"});
  store_.settings().lfu_log_factor.set(0);
  for (int i = 0; i < 10; ++i) Call({"GET", "a"});
  EXPECT_EQ(Call({"OBJECT", "FREQ", "a"}), ":15\r\n");
  clock_.Advance(3 * 60'000'000ll);
  EXPECT_EQ(Call({"OBJECT", "FREQ", "a"}), ":12\r\n");
}

}  // namespace
}  // namespace nacre
