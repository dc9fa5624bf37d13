#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

constexpr int64_t kStartMs = 1'700'000'000'123;

class FieldExpiry : public CommandTest {
 protected:
  void SetUp() override {
    store_.ApplySetting("notify_keyspace_events", kEventKeyevent | kEventHash | kEventGeneric);
    Call({"HSET", "h", "a", "1", "b", "2", "c", "3"});
    Call({"HSET", "table", "a", "1", "b", "2", "long", std::string(100, 'x')});
  }

  void Advance(int64_t milliseconds) { clock_.Advance(milliseconds * 1000); }
  std::string Exists(std::string_view key) { return Call({"EXISTS", key}); }
  std::string EncodingOf(std::string_view key) { return Call({"OBJECT", "ENCODING", key}); }
};

TEST_F(FieldExpiry, AFieldIsGoneWhenItsTimeHasCome) {
  for (const char* key : {"h", "table"}) {
    EXPECT_EQ(Call({"HPEXPIRE", key, "100", "FIELDS", "2", "a", "nofield"}), "*2\r\n:1\r\n:-2\r\n");
    Advance(99);
    EXPECT_EQ(Call({"HGET", key, "a"}), "$1\r\n1\r\n");
    EXPECT_EQ(Call({"HPTTL", key, "FIELDS", "3", "a", "b", "nofield"}), "*3\r\n:1\r\n:-1\r\n:-2\r\n");
    Advance(1);
    EXPECT_EQ(Call({"HGET", key, "a"}), "$-1\r\n");
    EXPECT_EQ(Call({"HLEN", key}), ":2\r\n");
    EXPECT_EQ(Call({"HEXISTS", key, "a"}), ":0\r\n");
    EXPECT_EQ(Call({"HSETNX", key, "a", "new"}), ":1\r\n");
    EXPECT_EQ(Call({"HTTL", key, "FIELDS", "1", "a"}), "*1\r\n:-1\r\n");
  }
}

TEST_F(FieldExpiry, TheKeyGoesWithTheLastField) {
  for (const char* key : {"h", "table"}) {
    Call({"HPEXPIRE", key, "100", "FIELDS", "2", "a", "b"});
    Call({"HPEXPIRE", key, "200", "FIELDS", "2", "c", "long"});
    Advance(150);
    EXPECT_EQ(Exists(key), ":1\r\n");
    Advance(50);
    EXPECT_EQ(Exists(key), ":0\r\n");
    EXPECT_EQ(Call({"TYPE", key}), "+none\r\n");
  }
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(FieldExpiry, TheMaintenanceReclaimsFieldsAndKeys) {
  Call({"HPEXPIRE", "h", "100", "FIELDS", "3", "a", "b", "c"});
  Call({"HPEXPIRE", "table", "100", "FIELDS", "1", "long"});
  const size_t before = store_.keyspace().bytes();
  Advance(100);
  store_.RemoveAllExpired();
  EXPECT_LT(store_.keyspace().bytes(), before - 100);
  EXPECT_EQ(Call({"DBSIZE"}), ":1\r\n");
  EXPECT_EQ(Call({"HLEN", "table"}), ":2\r\n");
}

TEST_F(FieldExpiry, TheMaintenanceDrainsALargeHashInSlices) {
  for (int i = 0; i < 3000; ++i) {
    const std::string field = std::to_string(i);
    Call({"HSET", "large", field, "value"});
    Call({"HPEXPIRE", "large", "100", "FIELDS", "1", field});
  }
  Call({"HSET", "large", "stays", "1"});
  Advance(100);
  // It is exact at once, however much is left to reclaim.
  EXPECT_EQ(Call({"HLEN", "large"}), ":1\r\n");
  EXPECT_EQ(Call({"HGETALL", "large"}), "*2\r\n$5\r\nstays\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"HRANDFIELD", "large"}), "$5\r\nstays\r\n");
  store_.RunMaintenance(1'000'000);
  EXPECT_EQ(Call({"HLEN", "large"}), ":1\r\n");
  Call({"DEL", "large", "h", "table"});
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(FieldExpiry, ATimeThatIsPastRemovesTheField) {
  EXPECT_EQ(Call({"HEXPIRE", "h", "0", "FIELDS", "1", "a"}), "*1\r\n:2\r\n");
  EXPECT_EQ(Call({"HPEXPIREAT", "h", "1", "FIELDS", "1", "b"}), "*1\r\n:2\r\n");
  EXPECT_EQ(Call({"HLEN", "h"}), ":1\r\n");
  EXPECT_EQ(Call({"HEXPIREAT", "h", "1", "FIELDS", "1", "c"}), "*1\r\n:2\r\n");
  EXPECT_EQ(Exists("h"), ":0\r\n");
}

TEST_F(FieldExpiry, ConditionsCompareWithTheCurrentTime) {
  const auto expire = [&](std::string_view time, std::string_view condition) {
    return Call({"HEXPIRE", "h", time, condition, "FIELDS", "1", "a"});
  };
  const std::string done = "*1\r\n:1\r\n";
  const std::string failed = "*1\r\n:0\r\n";
  EXPECT_EQ(expire("100", "XX"), failed);
  EXPECT_EQ(expire("100", "GT"), failed) << "no time is for ever";
  EXPECT_EQ(expire("100", "LT"), done);
  EXPECT_EQ(expire("100", "NX"), failed);
  EXPECT_EQ(expire("100", "GT"), failed);
  EXPECT_EQ(expire("100", "lt"), failed);
  EXPECT_EQ(expire("200", "gt"), done);
  EXPECT_EQ(expire("150", "xx"), done);
  EXPECT_EQ(Call({"HEXPIRETIME", "h", "FIELDS", "1", "a"}), "*1\r\n:1700000151\r\n");
  EXPECT_EQ(Call({"HPEXPIRETIME", "h", "FIELDS", "1", "a"}),
            "*1\r\n:" + std::to_string(kStartMs + 150'000) + "\r\n");
  EXPECT_EQ(expire("0", "GT"), failed) << "a condition that fails keeps the field";
}

TEST_F(FieldExpiry, WrongArgumentsAreRefused) {
  const std::string no_fields = "-ERR Mandatory argument FIELDS is missing or not at the right position\r\n";
  const std::string mismatch = "-ERR The `numfields` parameter must match the number of arguments\r\n";
  EXPECT_EQ(Call({"HEXPIRE", "h", "1", "FELDS", "1", "a"}), no_fields);
  EXPECT_EQ(Call({"HTTL", "h", "FELDS", "1", "a"}), no_fields);
  EXPECT_EQ(Call({"HEXPIRE", "h", "1", "FIELDS", "0", "a"}),
            "-ERR Parameter `numFields` should be greater than 0\r\n");
  EXPECT_EQ(Call({"HPERSIST", "h", "FIELDS", "x", "a"}),
            "-ERR Number of fields must be a positive integer\r\n");
  EXPECT_EQ(Call({"HEXPIRE", "h", "1", "FIELDS", "2", "a"}), mismatch);
  EXPECT_EQ(Call({"HGETDEL", "h", "FIELDS", "1", "a", "b"}), mismatch);
  EXPECT_EQ(Call({"HEXPIRE", "h", "-1", "FIELDS", "1", "a"}), "-ERR invalid expire time, must be >= 0\r\n");
  EXPECT_EQ(Call({"HPEXPIREAT", "h", "70368744177664", "FIELDS", "1", "a"}),
            "-ERR invalid expire time in 'hpexpireat' command\r\n");
  Call({"SET", "s", "v"});
  EXPECT_EQ(Call({"HEXPIRE", "s", "1", "FIELDS", "1", "a"}).substr(0, 10), "-WRONGTYPE");
  EXPECT_EQ(Call({"HTTL", "absent", "FIELDS", "1", "a"}), "*1\r\n:-2\r\n");
  EXPECT_EQ(Call({"HPEXPIRE", "absent", "9", "FIELDS", "2", "a", "b"}), "*2\r\n:-2\r\n:-2\r\n");
}

TEST_F(FieldExpiry, WritesClearTheTimeAndIncrementsKeepIt) {
  const auto ttl = [&] { return Call({"HTTL", "h", "FIELDS", "1", "a"}); };
  Call({"HEXPIRE", "h", "100", "FIELDS", "1", "a"});
  Call({"HINCRBY", "h", "a", "5"});
  Call({"HINCRBYFLOAT", "h", "a", "0.5"});
  EXPECT_EQ(ttl(), "*1\r\n:100\r\n");
  EXPECT_EQ(Call({"HPERSIST", "h", "FIELDS", "3", "a", "b", "x"}), "*3\r\n:1\r\n:-1\r\n:-2\r\n");
  EXPECT_EQ(ttl(), "*1\r\n:-1\r\n");
  Call({"HEXPIRE", "h", "100", "FIELDS", "1", "a"});
  Call({"HSET", "h", "a", "7"});
  EXPECT_EQ(ttl(), "*1\r\n:-1\r\n");
}

TEST_F(FieldExpiry, ACopyAndARenamedHashKeepTheTimes) {
  Call({"HPEXPIRE", "h", "100", "FIELDS", "3", "a", "b", "c"});
  Call({"COPY", "h", "copy"});
  Call({"RENAME", "h", "renamed"});
  Call({"MOVE", "renamed", "1"});
  EXPECT_EQ(EncodingOf("copy"), "$10\r\nlistpackex\r\n");
  Advance(100);
  EXPECT_EQ(Exists("copy"), ":0\r\n");
  Call({"SELECT", "1"});
  EXPECT_EQ(Exists("renamed"), ":0\r\n");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(FieldExpiry, TheKeysOwnExpiryStandsBesideThatOfItsFields) {
  Call({"HPEXPIRE", "h", "100", "FIELDS", "1", "a"});
  Call({"PEXPIRE", "h", "50"});
  Call({"PERSIST", "h"});
  Advance(100);
  EXPECT_EQ(Call({"HLEN", "h"}), ":2\r\n");
  Call({"HPEXPIRE", "h", "100", "FIELDS", "1", "b"});
  Call({"PEXPIRE", "h", "50"});
  Advance(50);
  EXPECT_EQ(Exists("h"), ":0\r\n");
}

TEST_F(FieldExpiry, ExpiredFieldsEmitTheirEvents) {
  std::vector<std::string> events;
  store_.events().SetListener([&](const KeyEvent& event) { events.emplace_back(event.event); });
  Call({"HPEXPIRE", "h", "100", "FIELDS", "1", "a"});
  Call({"HPEXPIRE", "h", "200", "FIELDS", "2", "b", "c"});
  Call({"HPERSIST", "h", "FIELDS", "1", "c"});
  Call({"HEXPIRE", "h", "0", "FIELDS", "1", "c"});
  Advance(100);
  Call({"HGET", "h", "a"});
  Advance(100);
  Call({"HGET", "h", "a"});
  EXPECT_EQ(events, (std::vector<std::string>{"hexpire", "hexpire", "hpersist", "hdel", "hexpired",
                                              "hexpired", "del"}));
}

TEST_F(FieldExpiry, ATimeThatIsPastSetsFieldsAndRemovesThemAtOnce) {
  std::vector<std::string> events;
  store_.events().SetListener([&](const KeyEvent& event) { events.emplace_back(event.event); });
  EXPECT_EQ(Call({"HSETEX", "h", "EX", "0", "FIELDS", "2", "a", "9", "new", "9"}), ":1\r\n");
  EXPECT_EQ(Call({"HMGET", "h", "a", "new", "b"}), "*3\r\n$-1\r\n$-1\r\n$1\r\n2\r\n");
  EXPECT_EQ(Call({"HSETEX", "absent", "PXAT", "1", "FIELDS", "1", "a", "9"}), ":1\r\n");
  EXPECT_EQ(Exists("absent"), ":0\r\n");
  EXPECT_EQ(events, (std::vector<std::string>{"hset", "hdel", "hset", "hdel", "del"}));
}

TEST_F(FieldExpiry, HgetexReadsAndChangesTheTime) {
  EXPECT_EQ(Call({"HGETEX", "h", "EX", "10", "FIELDS", "2", "a", "x"}), "*2\r\n$1\r\n1\r\n$-1\r\n");
  EXPECT_EQ(Call({"HTTL", "h", "FIELDS", "1", "a"}), "*1\r\n:10\r\n");
  EXPECT_EQ(Call({"HGETEX", "h", "PERSIST", "FIELDS", "1", "a"}), "*1\r\n$1\r\n1\r\n");
  EXPECT_EQ(Call({"HTTL", "h", "FIELDS", "1", "a"}), "*1\r\n:-1\r\n");
  EXPECT_EQ(Call({"HGETEX", "h", "PX", "0", "FIELDS", "3", "a", "b", "c"}),
            "*3\r\n$1\r\n1\r\n$1\r\n2\r\n$1\r\n3\r\n");
  EXPECT_EQ(Exists("h"), ":0\r\n");
  EXPECT_EQ(Call({"HGETEX", "h", "EX", "1", "PERSIST", "FIELDS", "1", "a"}),
            "-ERR Only one of EX, PX, EXAT, PXAT or PERSIST arguments can be specified\r\n");
  EXPECT_EQ(Call({"HGETEX", "h", "FIELDS", "2", "a"}),
            "-ERR wrong number of arguments for 'hgetex' command\r\n");
}

TEST_F(FieldExpiry, HgetdelReadsAndRemoves) {
  EXPECT_EQ(Call({"HGETDEL", "h", "FIELDS", "3", "a", "x", "a"}), "*3\r\n$1\r\n1\r\n$-1\r\n$-1\r\n");
  EXPECT_EQ(Call({"HGETDEL", "h", "FIELDS", "2", "b", "c"}), "*2\r\n$1\r\n2\r\n$1\r\n3\r\n");
  EXPECT_EQ(Exists("h"), ":0\r\n");
  EXPECT_EQ(Call({"HGETDEL", "h", "FIELDS", "1", "a"}), "*1\r\n$-1\r\n");
}

TEST_F(FieldExpiry, HsetexSetsValuesWithATimeUnderACondition) {
  EXPECT_EQ(Call({"HSETEX", "new", "EX", "10", "FIELDS", "2", "a", "1", "b", "2"}), ":1\r\n");
  EXPECT_EQ(Call({"HTTL", "new", "FIELDS", "2", "a", "b"}), "*2\r\n:10\r\n:10\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FNX", "FIELDS", "2", "x", "1", "b", "2"}), ":0\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FXX", "FIELDS", "2", "x", "1", "b", "2"}), ":0\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FXX", "KEEPTTL", "FIELDS", "1", "a", "9"}), ":1\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FXX", "FIELDS", "1", "b", "9"}), ":1\r\n");
  EXPECT_EQ(Call({"HTTL", "new", "FIELDS", "2", "a", "b"}), "*2\r\n:10\r\n:-1\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "PXAT", "1", "FIELDS", "2", "a", "1", "b", "1"}), ":1\r\n");
  EXPECT_EQ(Exists("new"), ":0\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FXX", "EX", "60", "KEEPTTL", "FIELDS", "1", "a", "1"}),
            "-ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified\r\n");
  EXPECT_EQ(Call({"HSETEX", "new", "FXX", "FNX", "FIELDS", "1", "a", "1"}),
            "-ERR Only one of FXX or FNX arguments can be specified\r\n");
}

TEST_F(FieldExpiry, TheAccountReturnsToZero) {
  Call({"HPEXPIRE", "h", "100", "FIELDS", "1", "a"});
  Call({"HPEXPIRE", "table", "100", "FIELDS", "3", "a", "b", "long"});
  Advance(100);
  Call({"HGETALL", "h"});
  store_.RemoveAllExpired();
  Call({"HDEL", "h", "b", "c"});
  Call({"FLUSHALL"});
  EXPECT_EQ(store_.keyspace().bytes(), 0u);
}

}  // namespace
}  // namespace nacre
