// RESTORE of every form in which Redis and Valkey wrote collections, and of what
// looks like them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"
#include "rdb/made_bytes.h"

namespace nacre {
namespace {

class RestoredForms : public CommandTest {
 protected:
  std::string Restore(RdbType type, std::string_view value, uint16_t version = 10) {
    return Call({"RESTORE", "k", "0", PayloadBytes(type, value, version), "REPLACE"});
  }

  // Restores the value, and then a dump of it: what a call answers must be the same.
  void ExpectRestored(RdbType type, const std::string& value, const std::vector<std::string_view>& question,
                      const std::string& answer, uint16_t version = 10) {
    EXPECT_EQ(Restore(type, value, version), "+OK\r\n");
    EXPECT_EQ(Call(question), answer);
    const std::string reply = Call({"DUMP", "k"});
    const size_t start = reply.find("\r\n") + 2;
    const std::string dump = reply.substr(start, reply.size() - start - 2);
    EXPECT_EQ(Call({"RESTORE", "k", "0", dump, "REPLACE"}), "+OK\r\n");
    EXPECT_EQ(Call(question), answer);
    Call({"DEL", "k"});
    EXPECT_EQ(store_.keyspace().bytes(), bytes_);
  }

  // No part of the value may do for it, and a key that is there stays.
  void ExpectRefused(RdbType type, const std::string& value, uint16_t version = 10) {
    Call({"SET", "k", "before"});
    EXPECT_EQ(Restore(type, value, version), "-ERR Bad data format\r\n");
    EXPECT_EQ(Call({"GET", "k"}), "$6\r\nbefore\r\n");
    Call({"DEL", "k"});
  }
  void ExpectAllPartsRefused(RdbType type, const std::string& value, uint16_t version = 10) {
    for (size_t size = 0; size < value.size(); ++size) ExpectRefused(type, value.substr(0, size), version);
    ExpectRefused(type, value + '\0', version);
  }

 private:
  size_t EmptyBytes() {
    Call({"SET", "k", "v"});
    Call({"DEL", "k"});
    return store_.keyspace().bytes();
  }

  const size_t bytes_ = EmptyBytes();
};

// A stream of one entry, 1-1, that consumer "c" of group "g" was given and has not
// acknowledged; each part can be replaced.
struct StreamParts {
  std::string id = std::string("\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01", 16);
  std::string node = ListpackBytes({"1", "0", "1", "f", "0", "2", "0", "0", "v", "4"});
  std::string length = LengthBytes(1);
  std::string last_id = LengthBytes(1) + LengthBytes(1);
  std::string pending = LengthBytes(1) + id + NumberBytes(int64_t{1'700'000'000'000}) + LengthBytes(3);
  std::string pending_of_consumer = LengthBytes(1) + id;
  size_t groups = 1;

  std::string Bytes(RdbType type) const {
    std::string bytes = LengthBytes(1) + StringBytes(id) + StringBytes(node) + length + last_id;
    if (type != RdbType::kStream1) {
      bytes += LengthBytes(1) + LengthBytes(1) + LengthBytes(0) + LengthBytes(0) + LengthBytes(1);
    }
    bytes += LengthBytes(groups);
    for (size_t i = 0; i < groups; ++i) bytes += GroupBytes(type);
    return bytes;
  }

 private:
  std::string GroupBytes(RdbType type) const {
    std::string bytes = StringBytes("g") + LengthBytes(1) + LengthBytes(1);
    if (type != RdbType::kStream1) bytes += LengthBytes(1);
    bytes += pending + LengthBytes(1) + StringBytes("c") + NumberBytes(int64_t{1'700'000'000'000});
    if (type == RdbType::kStream3) bytes += NumberBytes(int64_t{-1});
    return bytes + pending_of_consumer;
  }
};

constexpr RdbType kStreamForms[] = {RdbType::kStream1, RdbType::kStream2, RdbType::kStream3};

using RestoredStreams = RestoredForms;

TEST_F(RestoredStreams, AreReadInEveryForm) {
  const std::string entries = "*1\r\n*2\r\n$3\r\n1-1\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n";
  const std::string pending = "*4\r\n:1\r\n$3\r\n1-1\r\n$3\r\n1-1\r\n*1\r\n*2\r\n$1\r\nc\r\n$1\r\n1\r\n";
  for (const RdbType form : kStreamForms) {
    ExpectRestored(form, StreamParts().Bytes(form), {"XRANGE", "k", "-", "+"}, entries, 11);
    ExpectRestored(form, StreamParts().Bytes(form), {"XPENDING", "k", "g"}, pending, 11);
  }
}

TEST_F(RestoredStreams, AreDumpedInTheOldestFormThatHoldsThem) {
  const auto dumped_version = [&](RdbType form) {
    EXPECT_EQ(Restore(form, StreamParts().Bytes(form), 11), "+OK\r\n");
    const std::string reply = Call({"DUMP", "k"});
    return LoadLittleEndian<uint16_t>(reply.data() + reply.size() - 12);
  };
  EXPECT_EQ(dumped_version(RdbType::kStream1), 10);
  EXPECT_EQ(dumped_version(RdbType::kStream2), 10);
  // A consumer that was seen, but never given anything by its own account.
  EXPECT_EQ(dumped_version(RdbType::kStream3), 11);
}

TEST_F(RestoredStreams, MayBeEmpty) {
  Call({"XADD", "k", "1-1", "f", "v"});
  Call({"XDEL", "k", "1-1"});
  const std::string reply = Call({"DUMP", "k"});
  const size_t start = reply.find("\r\n") + 2;
  EXPECT_EQ(Call({"RESTORE", "other", "0", reply.substr(start, reply.size() - start - 2)}), "+OK\r\n");
  EXPECT_EQ(Call({"XLEN", "other"}), ":0\r\n");
  EXPECT_EQ(Call({"XADD", "other", "1-1", "f", "v"}).substr(0, 4), "-ERR");
}

TEST_F(RestoredStreams, AreRefusedIfDamaged) {
  const std::string other_id("\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0\x01", 16);
  for (const RdbType form : kStreamForms) {
    ExpectAllPartsRefused(form, StreamParts().Bytes(form), 11);
    const auto refuse = [&](const StreamParts& parts) { ExpectRefused(form, parts.Bytes(form), 11); };
    StreamParts parts;
    parts.length = LengthBytes(2);
    refuse(parts);
    parts = {};
    parts.last_id = LengthBytes(1) + LengthBytes(0);
    refuse(parts);
    parts = {};
    parts.node = ListpackBytes({"2", "0", "1", "f", "0", "2", "0", "0", "v", "4"});
    refuse(parts);
    parts.node = ListpackBytes({"1", "0", "1", "f", "0", "2", "0", "0", "v", "5"});
    refuse(parts);
    parts.node = ListpackBytes({"1", "0", "1", "f", "0"});
    refuse(parts);
    parts = {};
    parts.pending_of_consumer = LengthBytes(0);  // Pending with nobody.
    refuse(parts);
    parts.pending_of_consumer = LengthBytes(1) + other_id;  // Pending with a consumer alone.
    refuse(parts);
    parts.pending_of_consumer = LengthBytes(2) + parts.id + parts.id;
    refuse(parts);
    parts = {};
    parts.groups = 2;  // Of the same name.
    refuse(parts);
  }
}

}  // namespace
}  // namespace nacre
