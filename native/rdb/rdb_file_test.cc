#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/seeded_test.h"
#include "engine/command_test.h"
#include "engine/local_client.h"
#include "engine/snapshot/snapshot_run.h"
#include "engine/store.h"
#include "rdb/made_bytes.h"
#include "rdb/rdb_file_decoder.h"
#include "rdb/rdb_file_encoder.h"
#include "snapshot/keyspace_loader.h"

namespace nacre {
namespace {

const ValueLimits kLimits{
    .list = ListLimits(-2),
    .set = {.intset_entries = 512, .listpack_entries = 128, .listpack_value = 64, .seed = {1, 2}},
    .sorted_set = {.entries = 128, .name_bytes = 64},
    .hash = {.packed_fields = 512, .packed_bytes = 64, .seed = {1, 2}},
};

std::string Saved(Store& store, const RdbFileEncoder::Options& how = {}, SavedClock clock = SavedClock::kNone,
                  const std::vector<std::string>& libraries = {}) {
  SnapshotRun run(store.keyspace(), store.gate(),
                  {.encoder = std::make_unique<RdbFileEncoder>(how), .at_cut = [&](SnapshotCut& cut) {
                     cut.metadata.clock = clock;
                     cut.libraries = libraries;
                   }});
  run.Cut();
  std::string bytes;
  EXPECT_EQ(run.Walk([&](std::string_view piece) {
    bytes.append(piece);
    return std::string();
  }),
            "");
  return bytes;
}

// Notes what it gets.
class Notes final : public SnapshotReceiver {
 public:
  void Metadata(std::string_view name, std::string_view value) override {
    text += "meta " + std::string(name) + "=" + std::string(value) + "\n";
  }
  Refusal Library(std::string_view code) override {
    text += "library " + std::string(code) + "\n";
    return std::nullopt;
  }
  Refusal Database(uint32_t database, const std::optional<DatabaseSizes>& sizes) override {
    text += "database " + std::to_string(database);
    if (sizes) text += " " + std::to_string(sizes->keys) + " " + std::to_string(sizes->expires);
    text += "\n";
    return std::nullopt;
  }
  Refusal Entry(SavedEntry&& entry) override {
    text += "entry " + std::to_string(entry.database) + " " + std::string(entry.key);
    if (entry.type == ValueType::kString) text += " " + std::string(entry.string);
    if (entry.expire_at_ms != kNoExpiry) text += " at " + std::to_string(entry.expire_at_ms);
    if (entry.idle_seconds) text += " idle " + std::to_string(*entry.idle_seconds);
    if (entry.frequency) text += " used " + std::to_string(*entry.frequency);
    text += "\n";
    return std::nullopt;
  }

  std::string text;
};

// What a file tells, or "offset: message".
std::string Told(std::string_view bytes, bool verify_checksum = true) {
  Notes notes;
  RdbFileDecoder decoder({.limits = kLimits, .verify_checksum = verify_checksum});
  const auto error = decoder.Decode(bytes, notes);
  if (!error) return notes.text;
  return std::to_string(error->offset) + ": " + error->message;
}

std::string WithChecksum(std::string bytes) {
  bytes += '\xff';
  return bytes + NumberBytes(Crc64(0, bytes));
}

class RdbFileTest : public CommandTest {
 protected:
  // Loads the bytes into another store; its digest, or the error.
  std::string DigestOf(std::string_view bytes) {
    Store copy({.seed = 2, .clock = &clock_, .maintained = false});
    KeyspaceLoader loader(copy.keyspace(), {.now_ms = clock_.NowMilliseconds()}, nullptr);
    RdbFileDecoder decoder({.limits = kLimits});
    const auto error = decoder.Decode(bytes, loader);
    if (error) return std::to_string(error->offset) + ": " + error->message;
    copy.settings().enable_debug_command.set(1);
    return LocalClient(copy).Call({"DEBUG", "DIGEST"});
  }

  void ExpectSameAfterLoading(const RdbFileEncoder::Options& how = {}) {
    store_.settings().enable_debug_command.set(1);
    EXPECT_EQ(DigestOf(Saved(store_, how)), Call({"DEBUG", "DIGEST"}));
  }
};

TEST_F(RdbFileTest, AFileOfEveryTypeLoadsAsItWas) {
  Call({"SET", "string", "text"});
  Call({"SET", "number", "-12345678901"});
  Call({"SET", "compressible", std::string(4000, 'x')});
  Call({"SET", "expiring", "v", "PX", "60000"});
  Call({"RPUSH", "list", "a", "1", std::string(9000, 'l')});
  Call({"SADD", "integers", "1", "2", "70000"});
  Call({"SADD", "texts", "a", "b"});
  Call({"HSET", "hash", "f", "v", "g", std::string(100, 'h')});
  Call({"HPEXPIRE", "hash", "60000", "FIELDS", "1", "f"});
  Call({"ZADD", "sorted", "1.5", "a", "-inf", "b"});
  Call({"XADD", "stream", "1-1", "f", "v"});
  Call({"XGROUP", "CREATE", "stream", "group", "0"});
  Call({"XREADGROUP", "GROUP", "group", "consumer", "STREAMS", "stream", ">"});
  Call({"SELECT", "15"});
  Call({"SET", "elsewhere", "v"});
  ExpectSameAfterLoading();
  ExpectSameAfterLoading({.compress = false, .checksum = false});
}

TEST_F(RdbFileTest, TheFileOfAnEmptyStoreHasNoEntries) {
  EXPECT_EQ(
      Told(Saved(store_)),
      "meta redis-ver=7.2.4\nmeta redis-bits=64\nmeta ctime=1700000000\nmeta used-mem=0\nmeta aof-base=0\n");
}

TEST_F(RdbFileTest, LibrariesSizesAndAccessClocksAreKept) {
  Call({"SET", "key", "v", "PX", "1000"});
  clock_.Advance(500'000);
  const std::string told = Told(Saved(store_, {}, SavedClock::kIdleTime, {"#!lua name=one\ncode"}));
  EXPECT_EQ(
      told.substr(told.find("library")),
      "library #!lua name=one\ncode\ndatabase 0\ndatabase 0 1 1\nentry 0 key v at 1700000001123 idle 0\n");
}

TEST_F(RdbFileTest, EveryOpcodeIsUnderstood) {
  const std::string head = "REDIS0011";
  const std::string key = StringBytes("k") + StringBytes("v");
  const std::string aux_module = "\xf7" + LengthBytes(5) + "\x02\x01\x01\x07\x03" + "1234" + "\x04" +
                                 "12345678" + "\x05" + StringBytes("text") + std::string(1, '\0');
  std::string bytes = head;
  bytes += "\xfa" + StringBytes("name") + StringBytes("value");
  bytes += aux_module;
  bytes += "\xf5" + StringBytes("code");
  bytes += "\xfe\x03";
  bytes += "\xfb\x02\x01";
  bytes += "\xf4\x07\x01" + std::string(1, '\0');
  bytes += "\xfd" + NumberBytes(int32_t{1000}) + std::string(1, '\0') + key;
  bytes += "\xfc" + NumberBytes(int64_t{123}) + "\xf8\x05" + std::string(1, '\0') + key;
  bytes += std::string("\xf9\x09") + std::string(1, '\0') + key;
  EXPECT_EQ(Told(WithChecksum(bytes)),
            "meta name=value\nmeta module-aux=AAAAAAAAA\nlibrary code\ndatabase 3\ndatabase 3 2 1\n"
            "entry 3 k v at 1000000\nentry 3 k v at 123 idle 5\nentry 3 k v used 9\n");
}

TEST_F(RdbFileTest, VersionsBeforeTheFifthHaveNoChecksum) {
  const std::string entry = std::string(1, '\0') + StringBytes("k") + StringBytes("v");
  EXPECT_EQ(Told("REDIS0004\xfe" + std::string(1, '\0') + entry + "\xff"), "database 0\nentry 0 k v\n");
  EXPECT_EQ(Told("REDIS0005" + entry + "\xff"), "15: the file ends in the middle of the checksum");
}

TEST_F(RdbFileTest, AWrongChecksumIsRefusedAndZeroIsNone) {
  const std::string entry = "REDIS0010" + std::string(1, '\0') + StringBytes("k") + StringBytes("v") + "\xff";
  EXPECT_EQ(Told(entry + NumberBytes(uint64_t{0})), "entry 0 k v\n");
  EXPECT_EQ(Told(entry + NumberBytes(uint64_t{1})),
            "15: the checksum is wrong: something in the file was changed");
  EXPECT_EQ(Told(entry + NumberBytes(uint64_t{1}), false), "entry 0 k v\n");
}

TEST_F(RdbFileTest, WhatIsNotKnownIsRefusedWithItsPlace) {
  EXPECT_EQ(Told("RUBBISH"), "0: this is no RDB file");
  EXPECT_EQ(Told("REDIS0"), "6: the file ends in the middle of its header");
  EXPECT_EQ(Told("REDIS0013"), "0: the format's version 13 is not known");
  EXPECT_EQ(Told("REDIS00x1"), "0: the version of the format is no number");
  EXPECT_EQ(Told("REDIS0010\xf6"),
            "9: the functions are in a format that only candidates for Redis 7.0 wrote");
  EXPECT_EQ(Told("REDIS0010\xf3\x01"), "9: there is no type or opcode 243");
  EXPECT_EQ(Told("REDIS0010\x07" + StringBytes("k") + LengthBytes(1)),
            "9: the value at key 'k' is of the module AAAAAAAAA, which nacre does not have");
}

TEST_F(RdbFileTest, AFileThatIsCutAnywhereIsRefused) {
  Call({"SET", "key", std::string(100, 'x'), "PX", "5000"});
  Call({"RPUSH", "list", "a", "b"});
  Call({"HSET", "hash", "f", "v"});
  Call({"XADD", "stream", "1-1", "f", "v"});
  const std::string bytes = Saved(store_);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(DigestOf(bytes.substr(0, size))[0], '+') << size;
  }
}

TEST_F(RdbFileTest, AKeyThatIsThereTwiceIsRefused) {
  const std::string entry = std::string(1, '\0') + StringBytes("k") + StringBytes("v");
  EXPECT_EQ(DigestOf(WithChecksum("REDIS0010" + entry + entry)), "14: the key is there twice: 'k'");
}

TEST_F(RdbFileTest, ADatabaseThatDoesNotExistIsRefused) {
  EXPECT_EQ(DigestOf(WithChecksum("REDIS0010\xfe\x10")),
            "9: there is a database 16, but this server is configured to have 16 databases");
}

TEST_F(RdbFileTest, WhatHasExpiredIsNotLoaded) {
  Call({"SET", "key", "v", "PX", "1000"});
  const std::string bytes = Saved(store_);
  clock_.Advance(2'000'000);
  EXPECT_EQ(DigestOf(bytes), "+0000000000000000000000000000000000000000\r\n");
}

}  // namespace
}  // namespace nacre
