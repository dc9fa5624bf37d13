#include "commands/string/string_command_test.h"
#include "keyspace/access_clock.h"

namespace nacre {
namespace {

using SetCommand = StringCommandTest;

constexpr const char* kInvalidExpiry = "-ERR invalid expire time in 'set' command\r\n";

TEST_F(SetCommand, StoresAStringThatGetReturns) {
  EXPECT_EQ(Call({"SET", "k", "hello"}), kOk);
  EXPECT_EQ(Get("k"), Bulk("hello"));
}

TEST_F(SetCommand, IsBinarySafe) {
  const std::string_view value("\0\r\n\xff", 4);
  EXPECT_EQ(Call({"SET", value, value}), kOk);
  EXPECT_EQ(Get(value), Bulk(value));
}

TEST_F(SetCommand, StoresTheEmptyString) {
  Call({"SET", "", ""});
  EXPECT_EQ(Get(""), Bulk(""));
}

TEST_F(SetCommand, ChoosesTheEncodingOfRedis) {
  Call({"SET", "int", "-9223372036854775808"});
  Call({"SET", "too-big", "9223372036854775808"});
  Call({"SET", "padded", "007"});
  Call({"SET", "short", std::string(44, 'x')});
  Call({"SET", "long", std::string(45, 'x')});
  EXPECT_EQ(EncodingOf("int"), Encoding::kInt);
  EXPECT_EQ(EncodingOf("too-big"), Encoding::kEmbstr);
  EXPECT_EQ(EncodingOf("padded"), Encoding::kEmbstr);
  EXPECT_EQ(EncodingOf("short"), Encoding::kEmbstr);
  EXPECT_EQ(EncodingOf("long"), Encoding::kRaw);
}

TEST_F(SetCommand, RemovesTheExpiryTime) {
  Call({"SET", "k", "v", "EX", "10"});
  Call({"SET", "k", "w"});
  EXPECT_EQ(ExpiryOf("k"), kNoExpiry);
}

TEST_F(SetCommand, TakesExpiryTimesFromNowAndAbsolute) {
  EXPECT_EQ(Call({"SET", "k", "v", "ex", "10"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10'000);
  EXPECT_EQ(Call({"SET", "k", "v", "PX", "10"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
  EXPECT_EQ(Call({"SET", "k", "v", "EXAT", "1800000000"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), 1'800'000'000'000);
  EXPECT_EQ(Call({"SET", "k", "v", "PXAT", "1800000000001"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), 1'800'000'000'001);
}

TEST_F(SetCommand, LetsTheKeyGoWhenItsTimeComes) {
  Call({"SET", "k", "v", "PX", "10"});
  clock_.Advance(9'000);
  EXPECT_EQ(Get("k"), Bulk("v"));
  clock_.Advance(1'000);
  EXPECT_EQ(Get("k"), kNull);
}

TEST_F(SetCommand, WithATimeThatHasPassedRemovesTheKey) {
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"SET", "k", "w", "EXAT", "1"}), kOk);
  EXPECT_FALSE(Has("k"));
  EXPECT_EQ(Call({"SET", "new", "w", "PXAT", "1"}), kOk);
  EXPECT_FALSE(Has("new"));
}

TEST_F(SetCommand, WithKeepttlKeepsTheExpiryTime) {
  Call({"SET", "k", "v", "PX", "10"});
  EXPECT_EQ(Call({"SET", "k", "w", "KEEPTTL"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
  EXPECT_EQ(Call({"SET", "new", "w", "KEEPTTL"}), kOk);
  EXPECT_EQ(ExpiryOf("new"), kNoExpiry);
}

TEST_F(SetCommand, RefusesTimesThatAreNoPositiveIntegers) {
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "abc"}), kNotInteger);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "1.5"}), kNotInteger);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "9223372036854775808"}), kNotInteger);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "0"}), kInvalidExpiry);
  EXPECT_EQ(Call({"SET", "k", "v", "PXAT", "-1"}), kInvalidExpiry);
  EXPECT_FALSE(Has("k"));
}

TEST_F(SetCommand, RefusesTimesThatOverflow) {
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "9223372036854776"}), kInvalidExpiry);
  EXPECT_EQ(Call({"SET", "k", "v", "EXAT", "9223372036854776"}), kInvalidExpiry);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "9223372036854775"}), kInvalidExpiry) << "added to now";
  EXPECT_EQ(Call({"SET", "k", "v", "PX", "9223372036854775807"}), kInvalidExpiry);
  EXPECT_EQ(Call({"SET", "k", "v", "EXAT", "9223372036854775"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "v", "PXAT", "9223372036854775807"}), kOk);
}

TEST_F(SetCommand, WithNxSetsOnlyAbsentKeys) {
  EXPECT_EQ(Call({"SET", "k", "v", "NX"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "w", "nx"}), kNull);
  EXPECT_EQ(Get("k"), Bulk("v"));
}

TEST_F(SetCommand, WithXxSetsOnlyPresentKeys) {
  EXPECT_EQ(Call({"SET", "k", "v", "XX"}), kNull);
  EXPECT_FALSE(Has("k"));
  Call({"SET", "k", "v"});
  EXPECT_EQ(Call({"SET", "k", "w", "xx"}), kOk);
  EXPECT_EQ(Get("k"), Bulk("w"));
}

TEST_F(SetCommand, WithGetReturnsTheOldValue) {
  EXPECT_EQ(Call({"SET", "k", "v", "GET"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "w", "GET"}), Bulk("v"));
  EXPECT_EQ(Get("k"), Bulk("w"));
}

TEST_F(SetCommand, WithGetAndNxReturnsTheOldValueEitherWay) {
  EXPECT_EQ(Call({"SET", "k", "v", "NX", "GET"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "w", "NX", "GET"}), Bulk("v"));
  EXPECT_EQ(Get("k"), Bulk("v"));
}

TEST_F(SetCommand, AcceptsARepeatedOptionAndTakesTheLast) {
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "10", "EX", "20", "NX", "NX"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 20'000);
}

TEST_F(SetCommand, RefusesOptionsThatExcludeEachOther) {
  EXPECT_EQ(Call({"SET", "k", "v", "NX", "XX"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "NX", "IFEQ", "a"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "IFEQ", "a", "IFNE", "b"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "10", "PX", "10"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "10", "KEEPTTL"}), kSyntaxError);
}

TEST_F(SetCommand, RefusesUnknownAndUnfinishedOptions) {
  EXPECT_EQ(Call({"SET", "k", "v", "EX"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "IFEQ"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "PERSIST"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "10"}), kSyntaxError);
  EXPECT_EQ(Call({"SET", "k", "v", "EX", "abc", "WHAT"}), kSyntaxError) << "syntax comes before numbers";
}

TEST_F(SetCommand, WithIfeqSetsOnlyKeysWithThatValue) {
  EXPECT_EQ(Call({"SET", "k", "w", "IFEQ", ""}), kNull) << "an absent key equals nothing";
  Call({"SET", "k", "10"});
  EXPECT_EQ(Call({"SET", "k", "w", "IFEQ", "11"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "w", "IFEQ", "10", "EX", "5"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "x", "IFEQ", "v", "GET"}), Bulk("w"));
  EXPECT_EQ(Get("k"), Bulk("w"));
}

TEST_F(SetCommand, WithIfneSetsAbsentKeysAndKeysWithAnotherValue) {
  EXPECT_EQ(Call({"SET", "k", "v", "IFNE", "v"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "w", "IFNE", "v"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "w", "IFNE", "V"}), kOk);
}

TEST_F(SetCommand, WithIfdeqComparesDigestsInAnyCase) {
  Call({"SET", "k", "Hello world"});
  EXPECT_EQ(Call({"SET", "k", "v", "IFDEQ", "b6acb9d84a38ff75"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "test", "IFDEQ", "B6ACB9d84a38ff74"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "v", "IFDNE", "9ec9f7918d7dfc40"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "v", "IFDNE", "0000000000000000"}), kOk);
}

TEST_F(SetCommand, LooksAtTheDigestsLengthOnlyIfTheKeyExists) {
  EXPECT_EQ(Call({"SET", "k", "v", "IFDEQ", "abc"}), kNull);
  EXPECT_EQ(Call({"SET", "k", "v", "IFDNE", "abc"}), kOk);
  EXPECT_EQ(Call({"SET", "k", "w", "IFDNE", "abc"}), "-ERR must be exactly 16 hexadecimal characters\r\n");
  EXPECT_EQ(Call({"SET", "k", "w", "IFDEQ", "abc", "GET"}),
            "-ERR must be exactly 16 hexadecimal characters\r\n");
  EXPECT_EQ(Get("k"), Bulk("v"));
}

TEST_F(SetCommand, CountsItsChanges) {
  Call({"SET", "k", "v"});
  Call({"SET", "k", "v", "NX"});
  Call({"SET", "k", "v", "GET"});
  EXPECT_EQ(store_.changes, 2u);
}

TEST_F(SetCommand, RestartsTheIdleTime) {
  Call({"SET", "k", "v"});
  clock_.Advance(60'000'000);
  Call({"SET", "k", "w"});
  EXPECT_EQ(EntryOf("k")->clock(), LruClock(kStartMs + 60'000));
}

TEST_F(SetCommand, KeepsHowOftenTheKeyWasUsedUnderAnLfuPolicy) {
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  store_.settings().lfu_log_factor.set(0);
  Call({"SET", "k", "v"});
  for (int i = 0; i < 10; ++i) Get("k");
  Call({"SET", "k", "w"});
  Call({"APPEND", "k", "x"});
  EXPECT_EQ(EntryOf("k")->clock() & 0xff, kLfuFreshCounter + 12);
}

TEST_F(SetCommand, AnswersNullInResp3) {
  client_.state().resp_version = 3;
  EXPECT_EQ(Call({"SET", "k", "v", "XX"}), "_\r\n");
  EXPECT_EQ(Call({"SET", "k", "v", "GET"}), "_\r\n");
}

using SetexCommand = StringCommandTest;

TEST_F(SetexCommand, SetsTheTimeInSeconds) {
  EXPECT_EQ(Call({"SETEX", "k", "10", "5"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10'000);
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
}

TEST_F(SetexCommand, NamesItselfInErrors) {
  EXPECT_EQ(Call({"SETEX", "k", "0", "v"}), "-ERR invalid expire time in 'setex' command\r\n");
  EXPECT_EQ(Call({"PSETEX", "k", "-1", "v"}), "-ERR invalid expire time in 'psetex' command\r\n");
  EXPECT_EQ(Call({"SETEX", "k", "v", "10"}), kNotInteger);
}

TEST_F(SetexCommand, PsetexSetsTheTimeInMilliseconds) {
  EXPECT_EQ(Call({"PSETEX", "k", "10", "v"}), kOk);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
}

using SetnxCommand = StringCommandTest;

TEST_F(SetnxCommand, SetsOnlyAbsentKeys) {
  EXPECT_EQ(Call({"SETNX", "k", "v"}), kOne);
  EXPECT_EQ(Call({"SETNX", "k", "w"}), kZero);
  EXPECT_EQ(Get("k"), Bulk("v"));
}

TEST_F(SetnxCommand, TakesAnExpiredKeyForAbsent) {
  Call({"SET", "k", "v", "PX", "1"});
  clock_.Advance(1'000);
  EXPECT_EQ(Call({"SETNX", "k", "w"}), kOne);
  EXPECT_EQ(ExpiryOf("k"), kNoExpiry);
}

using GetsetCommand = StringCommandTest;

TEST_F(GetsetCommand, ReturnsTheOldValueAndForgetsItsExpiry) {
  EXPECT_EQ(Call({"GETSET", "k", "v"}), kNull);
  Call({"SET", "k", "v", "EX", "10"});
  EXPECT_EQ(Call({"GETSET", "k", "12"}), Bulk("v"));
  EXPECT_EQ(Get("k"), Bulk("12"));
  EXPECT_EQ(ExpiryOf("k"), kNoExpiry);
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
}

}  // namespace
}  // namespace nacre
