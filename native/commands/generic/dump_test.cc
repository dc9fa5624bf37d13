#include <gtest/gtest.h>

#include <string>

#include "engine/command_test.h"
#include "rdb/made_bytes.h"

namespace nacre {
namespace {

const std::string kOk = "+OK\r\n";
const std::string kBadData = "-ERR Bad data format\r\n";
const std::string kBadFooter = "-ERR DUMP payload version or checksum are wrong\r\n";

class DumpCommand : public CommandTest {
 protected:
  // What DUMP returns for a key that is there.
  std::string Dump(std::string_view key) {
    const std::string reply = Call({"DUMP", key});
    const size_t start = reply.find("\r\n") + 2;
    return reply.substr(start, reply.size() - start - 2);
  }
};

using RestoreCommand = DumpCommand;

TEST_F(DumpCommand, AnswersNullWithoutAKey) { EXPECT_EQ(Call({"DUMP", "none"}), "$-1\r\n"); }

TEST_F(DumpCommand, WritesWhatRedisWrites) {
  Call({"SET", "k", "hello"});
  EXPECT_EQ(Dump("k"), std::string("\0\x05hello\n\0cr\xdfve4 \n", 17));
  Call({"SET", "k", "12"});
  EXPECT_EQ(Dump("k"), PayloadBytes(std::string("\0\xc0\x0c", 3)));
}

TEST_F(DumpCommand, CompressesOnlyIfItIsConfigured) {
  Call({"SET", "k", std::string(1'000, 'x')});
  EXPECT_LT(Dump("k").size(), 50u);
  store_.settings().rdbcompression.set(0);
  EXPECT_EQ(Dump("k").size(), 1'013u);
}

TEST_F(RestoreCommand, GivesValueAndEncodingBack) {
  const std::string values[] = {
      "", "12", "9223372036854775807", "text", std::string(45, 'x'), std::string(100'000, 'y')};
  for (const std::string& value : values) {
    Call({"SET", "a", value});
    EXPECT_EQ(Call({"RESTORE", "b", "0", Dump("a"), "REPLACE"}), kOk);
    EXPECT_EQ(Call({"GET", "b"}), Call({"GET", "a"}));
    EXPECT_EQ(Call({"OBJECT", "ENCODING", "b"}), Call({"OBJECT", "ENCODING", "a"}));
    EXPECT_EQ(Call({"PTTL", "b"}), ":-1\r\n");
  }
}

TEST_F(RestoreCommand, SetsTheTimeToLive) {
  Call({"SET", "a", "1"});
  const std::string payload = Dump("a");
  Call({"RESTORE", "b", "1000", payload});
  EXPECT_EQ(Call({"PTTL", "b"}), ":1000\r\n");
  Call({"RESTORE", "c", "1800000000000", payload, "absttl"});
  EXPECT_EQ(Call({"PEXPIRETIME", "c"}), ":1800000000000\r\n");
}

TEST_F(RestoreCommand, LeavesAKeyThatIsThereAlone) {
  Call({"SET", "a", "1"});
  const std::string payload = Dump("a");
  Call({"SET", "a", "2"});
  EXPECT_EQ(Call({"RESTORE", "a", "0", payload}), "-BUSYKEY Target key name already exists.\r\n");
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n2\r\n");
  EXPECT_EQ(Call({"RESTORE", "a", "0", payload, "REPLACE"}), kOk);
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n1\r\n");
}

TEST_F(RestoreCommand, RemovesAReplacedKeyIfTheTimeHasPassed) {
  Call({"SET", "a", "1"});
  const std::string payload = Dump("a");
  const uint64_t before = store_.changes;
  EXPECT_EQ(Call({"RESTORE", "none", "1", payload, "ABSTTL"}), kOk);
  EXPECT_EQ(store_.changes, before);
  EXPECT_EQ(Call({"RESTORE", "none", "9223372036854775807", payload}), kOk);
  EXPECT_EQ(Call({"EXISTS", "none"}), ":0\r\n");
  EXPECT_EQ(Call({"RESTORE", "a", "1", payload, "ABSTTL", "REPLACE"}), kOk);
  EXPECT_EQ(Call({"EXISTS", "a"}), ":0\r\n");
  EXPECT_EQ(store_.changes, before + 1);
}

TEST_F(RestoreCommand, SetsTheIdleTime) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"RESTORE", "b", "0", Dump("a"), "IDLETIME", "1000"}), kOk);
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "b"}), ":1000\r\n");
}

TEST_F(RestoreCommand, SetsTheFrequencyUnderAnLfuPolicy) {
  store_.settings().access_policy.set(static_cast<int64_t>(AccessPolicy::kLfu));
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"RESTORE", "b", "0", Dump("a"), "FREQ", "200"}), kOk);
  EXPECT_EQ(Call({"OBJECT", "FREQ", "b"}), ":200\r\n");
}

TEST_F(RestoreCommand, ChecksOptionsThenTheKeyThenTheTimeThenThePayload) {
  const std::string syntax = "-ERR syntax error\r\n";
  const std::string busy = "-BUSYKEY Target key name already exists.\r\n";
  const std::string bad_time = "-ERR Invalid TTL value, must be >= 0\r\n";
  const std::string bad_frequency = "-ERR Invalid FREQ value, must be >= 0 and <= 255\r\n";
  const std::string not_integer = "-ERR value is not an integer or out of range\r\n";
  Call({"SET", "a", "1"});
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "FOO"}), syntax);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "IDLETIME"}), syntax);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "FREQ", "1", "IDLETIME", "1"}), syntax);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "FREQ", "256"}), bad_frequency);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "FREQ", "-1"}), bad_frequency);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "IDLETIME", "-1"}),
            "-ERR Invalid IDLETIME value, must be >= 0\r\n");
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x", "IDLETIME", "x"}), not_integer);
  EXPECT_EQ(Call({"RESTORE", "a", "-1", "x"}), busy);
  EXPECT_EQ(Call({"RESTORE", "b", "-1", "x"}), bad_time);
  EXPECT_EQ(Call({"RESTORE", "b", "x", "x"}), not_integer);
  EXPECT_EQ(Call({"RESTORE", "b", "0", "x"}), kBadFooter);
}

TEST_F(RestoreCommand, RefusesADamagedPayload) {
  Call({"SET", "a", "hello"});
  const std::string payload = Dump("a");
  for (size_t i = 0; i < payload.size(); ++i) {
    std::string damaged = payload;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    EXPECT_EQ(Call({"RESTORE", "b", "0", damaged}), kBadFooter);
    EXPECT_EQ(Call({"RESTORE", "b", "0", std::string_view(payload).substr(0, i)}), kBadFooter);
  }
  const std::string bodies[] = {
      "",
      std::string("\0", 1),
      std::string("\0\x06hello", 7),      // Too short.
      std::string("\0\x04hello", 7),      // Too long.
      "\x07\x01x",                        // A module's value.
      "\xff\x01x",                        // No type.
      std::string("\0\xc3\x01\x05x", 5),  // Compression that breaks off.
      std::string("\0\xc5\x01\x05x", 5),  // An encoding that does not exist.
  };
  for (const std::string& body : bodies) {
    EXPECT_EQ(Call({"RESTORE", "b", "0", PayloadBytes(body)}), kBadData);
    EXPECT_EQ(Call({"RESTORE", "a", "0", PayloadBytes(body), "REPLACE"}), kBadData);
  }
  EXPECT_EQ(Call({"GET", "a"}), "$5\r\nhello\r\n");
  EXPECT_EQ(Call({"EXISTS", "b"}), ":0\r\n");
}

TEST_F(RestoreCommand, ReadsVersionsUpToTheNewestThatItKnows) {
  const std::string body("\0\x01x", 3);
  EXPECT_EQ(Call({"RESTORE", "a", "0", PayloadBytes(body, 1)}), kOk);
  EXPECT_EQ(Call({"RESTORE", "b", "0", PayloadBytes(body, 12)}), kOk);
  EXPECT_EQ(Call({"RESTORE", "c", "0", PayloadBytes(body, 13)}), kBadFooter);
}

}  // namespace
}  // namespace nacre
