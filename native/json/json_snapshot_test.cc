#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/random.h"
#include "engine/command_test.h"
#include "json/json_snapshot_decoder.h"
#include "json/json_snapshot_encoder.h"
#include "snapshot/keyspace_loader.h"
#include "snapshot/standing_keyspace.h"

namespace nacre {
namespace {

constexpr HashSeed kSeed{1, 2};

// What Redis begins with.
const ValueLimits kLimits{
    .list = ListLimits(-2),
    .set = {.intset_entries = 512, .listpack_entries = 128, .listpack_value = 64, .seed = kSeed},
    .sorted_set = {.entries = 128, .name_bytes = 64},
    .hash = {.packed_fields = 128, .packed_bytes = 64, .seed = kSeed},
};

const std::string kHeader =
    R"({"format":"nacre snapshot","version":1,"nacre":"0.1.0","created_at_ms":1700000000123,"used_bytes":77,)"
    R"("journal_base":false,"stable_order":true,"extra":[]})"
    "\n";

SnapshotMetadata Metadata() {
  SnapshotMetadata metadata;
  metadata.created_at_ms = 1'700'000'000'123;
  metadata.used_bytes = 77;
  return metadata;
}

std::string Snapshot(Store& store, const SnapshotMetadata& metadata,
                     const std::vector<std::string>& libraries = {}) {
  std::string text;
  JsonSnapshotEncoder encoder({.order = MemberOrder::kSorted});
  WriteStandingKeyspace(store.keyspace(), metadata, libraries, KeyOrder::kSorted, encoder,
                        [&](std::string_view piece) {
                          text += piece;
                          return true;
                        });
  return text;
}

// The lines between the first and the last.
std::string Documents(const std::string& snapshot) {
  const size_t first = snapshot.find('\n') + 1;
  return snapshot.substr(first, snapshot.rfind('\n', snapshot.size() - 2) + 1 - first);
}

class JsonSnapshot : public CommandTest {
 protected:
  JsonSnapshot() { store_.settings().enable_debug_command.set(static_cast<int64_t>(DebugPermission::kYes)); }

  std::string Digest() { return Call({"DEBUG", "DIGEST"}); }
  std::string Written() { return Documents(Snapshot(store_, Metadata())); }

  std::optional<SnapshotError> Load(std::string_view snapshot, bool verify_checksum = true) {
    KeyspaceLoader loader(store_.keyspace(), {.now_ms = kStartUs / 1000}, nullptr);
    JsonSnapshotDecoder decoder(
        {.limits = kLimits, .longest_string = 1 << 20, .verify_checksum = verify_checksum});
    auto error = decoder.Decode(snapshot, loader);
    libraries_ = loader.libraries();
    metadata_ = loader.metadata();
    return error;
  }

  // The error of a snapshot that consists of these documents, as "line: message".
  std::string ErrorIn(const std::string& documents) {
    Call({"FLUSHALL"});
    const size_t lines = static_cast<size_t>(std::count(documents.begin(), documents.end(), '\n'));
    const auto error =
        Load(kHeader + documents + R"({"end":true,"documents":)" + std::to_string(lines) + "}\n");
    return error ? error->message : "none";
  }

  // That snapshots of the data, loaded, give the same data, and the same snapshot.
  void ExpectRoundTrip() {
    const std::string digest = Digest();
    const std::string snapshot = Snapshot(store_, Metadata());
    Call({"FLUSHALL"});
    const auto error = Load(snapshot);
    ASSERT_FALSE(error.has_value()) << error->message << " at " << error->offset << " of " << snapshot;
    EXPECT_EQ(Digest(), digest);
    EXPECT_EQ(Snapshot(store_, Metadata()), snapshot);
  }

  std::vector<std::string> libraries_;
  std::vector<std::pair<std::string, std::string>> metadata_;
};

TEST_F(JsonSnapshot, OfAnEmptyStoreHasTwoLines) {
  const std::string snapshot = Snapshot(store_, Metadata());
  EXPECT_EQ(snapshot, kHeader + R"({"end":true,"documents":0,"checksum":"crc64:0000000000000000"})"
                                "\n");
  EXPECT_FALSE(Load(snapshot).has_value());
}

TEST_F(JsonSnapshot, StringsAreText) {
  Call({"SET", "greeting", "hello"});
  Call({"SET", "number", "-12"});
  Call({"SET", "\xff", std::string_view("\0\xfe", 2)});
  Call({"SET", "soon", "gone", "PXAT", "1700000000999"});
  EXPECT_EQ(Written(), R"({"db":0,"key":"greeting","type":"string","value":"hello"})"
                       "\n"
                       R"({"db":0,"key":"number","type":"string","value":"-12"})"
                       "\n"
                       R"({"db":0,"key":"soon","type":"string","expire_at_ms":1700000000999,"value":"gone"})"
                       "\n"
                       R"({"db":0,"key":{"base64":"/w=="},"type":"string","value":{"base64":"AP4="}})"
                       "\n");
  ExpectRoundTrip();
}

TEST_F(JsonSnapshot, ListsSetsAndSortedSetsAreArrays) {
  Call({"RPUSH", "l", "b", "1", "", "b"});
  Call({"SADD", "numbers", "10", "9", "-3"});
  Call({"SADD", "words", "z", "a", "m", "5"});
  Call({"ZADD", "z", "inf", "most", "-inf", "least", "0.1", "tenth", "-0", "zero", "1e20", "large"});
  EXPECT_EQ(Written(),
            R"({"db":0,"key":"l","type":"list","value":["b","1","","b"]})"
            "\n"
            R"({"db":0,"key":"numbers","type":"set","value":["-3","10","9"]})"
            "\n"
            R"({"db":0,"key":"words","type":"set","value":["5","a","m","z"]})"
            "\n"
            R"({"db":0,"key":"z","type":"zset","value":[["least","-inf"],["zero",0],["tenth",0.1],)"
            R"(["large",1e+20],["most","inf"]]})"
            "\n");
  ExpectRoundTrip();
}

TEST_F(JsonSnapshot, HashesArePairsWithExpiryTimesWhereFieldsHaveThem) {
  Call({"HSET", "h", "name", "Ann", "age", "30", "token", "t"});
  Call({"HPEXPIREAT", "h", "1800000000000", "FIELDS", "1", "token"});
  EXPECT_EQ(Written(), R"({"db":0,"key":"h","type":"hash","value":[["age","30"],["name","Ann"],)"
                       R"(["token","t",1800000000000]]})"
                       "\n");
  ExpectRoundTrip();
  EXPECT_EQ(Call({"HPEXPIRETIME", "h", "FIELDS", "2", "token", "age"}), "*2\r\n:1800000000000\r\n:-1\r\n");
}

TEST_F(JsonSnapshot, StreamsHaveTheirGroupsAndAllMetadata) {
  Call({"XADD", "s", "1-1", "f", "v", "g", "w"});
  Call({"XADD", "s", "1-2", "f", "x"});
  Call({"XADD", "s", "2-0", "f", "y"});
  Call({"XDEL", "s", "1-2"});
  Call({"XGROUP", "CREATE", "s", "readers", "0"});
  Call({"XGROUP", "CREATE", "s", "idle", "1-1", "ENTRIESREAD", "1"});
  Call({"XGROUP", "CREATECONSUMER", "s", "readers", "bob"});
  Call({"XREADGROUP", "GROUP", "readers", "ann", "COUNT", "1", "STREAMS", "s", ">"});
  EXPECT_EQ(
      Written(),
      R"({"db":0,"key":"s","type":"stream","value":{"last_id":"2-0","max_deleted_id":"1-2","entries_added":3,)"
      R"("entries":[["1-1",[["f","v"],["g","w"]]],["2-0",[["f","y"]]]],"groups":[)"
      R"({"name":"idle","last_delivered_id":"1-1","entries_read":1,"consumers":[]},)"
      R"({"name":"readers","last_delivered_id":"1-1","entries_read":null,"consumers":[)"
      R"({"name":"ann","seen_at_ms":1700000000123,"active_at_ms":1700000000123,)"
      R"("pending":[["1-1",1700000000123,1]]},)"
      R"({"name":"bob","seen_at_ms":1700000000123,"active_at_ms":null,"pending":[]}]}]}})"
      "\n");
  const std::string info = Call({"XINFO", "STREAM", "s", "FULL"});
  ExpectRoundTrip();
  EXPECT_EQ(Call({"XINFO", "STREAM", "s", "FULL"}), info);
}

TEST_F(JsonSnapshot, ACountThatWentBeyondTheHighestNumberStays) {
  Call({"XADD", "s", "1-1", "f", "v"});
  Call({"XADD", "s", "2-1", "f", "v"});
  Call({"XGROUP", "CREATE", "s", "g", "1-1", "ENTRIESREAD", "9223372036854775807"});
  Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"});
  const std::string groups = Call({"XINFO", "GROUPS", "s"});
  EXPECT_NE(groups.find(":-9223372036854775808\r\n"), std::string::npos) << groups;
  ExpectRoundTrip();
  EXPECT_EQ(Call({"XINFO", "GROUPS", "s"}), groups);
}

TEST_F(JsonSnapshot, AStreamMayBeEmpty) {
  Call({"XADD", "s", "7-0", "f", "v"});
  Call({"XDEL", "s", "7-0"});
  EXPECT_EQ(Written(), R"({"db":0,"key":"s","type":"stream","value":{"last_id":"7-0","max_deleted_id":"7-0",)"
                       R"("entries_added":1,"entries":[],"groups":[]}})"
                       "\n");
  ExpectRoundTrip();
}

TEST_F(JsonSnapshot, LibrariesStandBeforeEntriesOfAllDatabases) {
  Call({"SET", "a", "0"});
  Call({"SELECT", "3"});
  Call({"SET", "a", "3"});
  const std::vector<std::string> libraries{"#!lua name=one\nreturn 1", "#!lua name=two"};
  const std::string snapshot = Snapshot(store_, Metadata(), libraries);
  EXPECT_EQ(Documents(snapshot), R"({"library":"#!lua name=one\nreturn 1"})"
                                 "\n"
                                 R"({"library":"#!lua name=two"})"
                                 "\n"
                                 R"({"db":0,"key":"a","type":"string","value":"0"})"
                                 "\n"
                                 R"({"db":3,"key":"a","type":"string","value":"3"})"
                                 "\n");
  Call({"FLUSHALL"});
  EXPECT_FALSE(Load(snapshot).has_value());
  EXPECT_EQ(libraries_, libraries);
  EXPECT_EQ(Call({"GET", "a"}), "$1\r\n3\r\n");
}

TEST_F(JsonSnapshot, AccessClocksAreWrittenIfTheMetadataSaySo) {
  Call({"SET", "a", "1"});
  SnapshotMetadata metadata = Metadata();
  metadata.created_at_ms += 90'000;
  metadata.clock = SavedClock::kIdleTime;
  const std::string snapshot = Snapshot(store_, metadata);
  EXPECT_EQ(Documents(snapshot), R"({"db":0,"key":"a","type":"string","idle_seconds":90,"value":"1"})"
                                 "\n");
  Call({"FLUSHALL"});
  EXPECT_FALSE(Load(snapshot).has_value());
  EXPECT_EQ(Call({"OBJECT", "IDLETIME", "a"}), ":90\r\n");
}

TEST_F(JsonSnapshot, MetadataAreThoseOfRdbByName) {
  SnapshotMetadata metadata = Metadata();
  metadata.is_journal_base = true;
  metadata.extra = {{"repl-offset", "17"}};
  EXPECT_FALSE(Load(Snapshot(store_, metadata)).has_value());
  const std::vector<std::pair<std::string, std::string>> expected = {{"nacre-ver", "0.1.0"},
                                                                     {"ctime", "1700000000"},
                                                                     {"used-mem", "77"},
                                                                     {"aof-base", "1"},
                                                                     {"repl-offset", "17"}};
  EXPECT_EQ(metadata_, expected);
}

TEST_F(JsonSnapshot, EqualDataHaveEqualLastLines) {
  Call({"SADD", "s", "a", "b", "c"});
  Call({"SET", "k", "v"});
  const std::string first = Snapshot(store_, Metadata());
  Call({"FLUSHALL"});
  Call({"SET", "k", "v"});
  Call({"SADD", "s", "c", "a", "b"});
  SnapshotMetadata later = Metadata();
  later.created_at_ms += 1000;
  const std::string second = Snapshot(store_, later);
  EXPECT_NE(first, second);
  EXPECT_EQ(first.substr(first.find('\n')), second.substr(second.find('\n')));
}

TEST_F(JsonSnapshot, MembersMayBeInAnyOrderIfTheTypeIsBeforeTheValue) {
  EXPECT_EQ(ErrorIn(R"( { "type":"string", "value" : "v", "key":"k","expire_at_ms":1800000000000, "db":2 } )"
                    "\r\n"),
            "none");
  Call({"SELECT", "2"});
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\nv\r\n");
  EXPECT_EQ(ErrorIn(R"({"value":"v","type":"string","key":"k","db":2})"
                    "\n"),
            "line 2: the type has to stand before the value");
}

TEST_F(JsonSnapshot, WhatIsPastItsTimeIsLeftOut) {
  EXPECT_EQ(ErrorIn(R"({"db":0,"key":"k","type":"string","expire_at_ms":1600000000000,"value":"v"})"
                    "\n"),
            "none");
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

// An entry of database 0 with the key "k", and what is wrong with it.
struct WrongEntry {
  std::string_view type;
  std::string_view value;
  std::string_view error;
};

TEST_F(JsonSnapshot, ValuesThatCannotBeAreRefused) {
  const WrongEntry entries[] = {
      {"string", R"(["v"])", "this should be a string"},
      {"list", R"("v")", "this should be an array"},
      {"list", R"([])", "only streams may be empty"},
      {"list", R"([1])", "this should be a string"},
      {"set", R"([])", "only streams may be empty"},
      {"set", R"(["a","b","a"])", "the member is there twice"},
      {"hash", R"([])", "only streams may be empty"},
      {"hash", R"([["f"]])", "an element is missing"},
      {"hash", R"([["f","v","1"]])", "this should be a number"},
      {"hash", R"([["f","v",-1]])", "this is no expiry time"},
      {"hash", R"([["f","v",281474976710655]])", "this is no expiry time"},
      {"hash", R"([["f","v",1,2]])", "an element too many"},
      {"hash", R"([["f","v"],["f","w"]])", "the field is there twice"},
      {"zset", R"([])", "only streams may be empty"},
      {"zset", R"([["m"]])", "an element is missing"},
      {"zset", R"([["m",1,2]])", "an element too many"},
      {"zset", R"([["m","nan"]])", "this should be a number, \"inf\" or \"-inf\""},
      {"zset", R"([["m",1],["m",2]])", "the member is there twice"},
      {"bag", R"([])", "there is no such type"},
  };
  for (const WrongEntry& entry : entries) {
    const std::string text = R"({"db":0,"key":"k","type":")" + std::string(entry.type) + R"(","value":)" +
                             std::string(entry.value) + "}\n";
    EXPECT_EQ(ErrorIn(text), "line 2: " + std::string(entry.error)) << text;
  }
}

TEST_F(JsonSnapshot, StreamsThatCannotBeAreRefused) {
  const std::pair<std::string, std::string_view> streams[] = {
      {R"("last_id":"1-0","max_deleted_id":"0-0","entries_added":1,"entries":[["2-0",[["f","v"]]]],"groups":[])",
       "an entry's ID is above last_id"},
      {R"("last_id":"1-0","max_deleted_id":"0-0","entries_added":0,"entries":[["1-0",[["f","v"]]]],"groups":[])",
       "there are more entries than entries_added"},
      {R"("last_id":"1-0","max_deleted_id":"0-0","entries_added":2,"entries":[["1-0",[]],["1-0",[]]],"groups":[])",
       "the entry's ID does not follow the one before"},
      {R"("last_id":"1-0","max_deleted_id":"0-0","entries_added":2,"entries":[])",
       "the stream lacks a member"},
      {R"("last_id":"1-0","last_id":"1-0")", "the member is there twice"},
      {R"("last_id":"1")", "this is no ID of a stream"},
      {R"("last_id":"1-01")", "this is no ID of a stream"},
      {R"("length":1)", "streams have no such member"},
      {R"("entries":[["1-0",[["f"]]]])", "an element is missing"},
      {R"("entries":[["1-0",[["f","v","w"]]]])", "an element too many"},
      {R"("groups":[{"name":"g"}])", "the group lacks a member"},
      {R"("groups":[{"consumers":[{"name":"c"}]}])", "the consumer lacks a member"},
      {R"("groups":[{"consumers":[{"pending":[["1-0",1,-1]]}]}])", "this number may not be negative"},
      {R"("groups":[{"name":"g","last_delivered_id":"0-0","entries_read":0,"consumers":[)"
       R"({"name":"c","seen_at_ms":1,"active_at_ms":1,"pending":[["1-0",1,1],["1-0",1,1]]}]}])",
       "an entry is pending twice"},
      {R"("groups":[{"name":"g","last_delivered_id":"0-0","entries_read":0,"consumers":[)"
       R"({"name":"c","seen_at_ms":1,"active_at_ms":1,"pending":[]},)"
       R"({"name":"c","seen_at_ms":1,"active_at_ms":1,"pending":[]}]}])",
       "the consumer is there twice"},
      {R"("groups":[{"name":"g","last_delivered_id":"0-0","entries_read":0,"consumers":[]},)"
       R"({"name":"g","last_delivered_id":"0-0","entries_read":0,"consumers":[]}])",
       "the group is there twice"},
  };
  for (const auto& [members, error] : streams) {
    const std::string text = R"({"db":0,"key":"k","type":"stream","value":{)" + members + "}}\n";
    EXPECT_EQ(ErrorIn(text), "line 2: " + std::string(error)) << text;
  }
}

TEST_F(JsonSnapshot, DocumentsThatCannotBeAreRefused) {
  const std::pair<std::string, std::string_view> documents[] = {
      {R"({})", "the document is empty"},
      {R"({"name":1})", "no document has such a member"},
      {R"({"db":0,"library":"x"})", "this member belongs to another kind of document"},
      {R"({"db":0,"db":0})", "the member is there twice"},
      {R"({"db":0,"key":"k","type":"string"})", "the entry lacks a member"},
      {R"({"db":4294967296})", "this number is too large"},
      {R"({"db":-1})", "this should be a whole number of 64 bits that is not negative"},
      {R"({"db":16,"key":"k","type":"string","value":"v"})",
       "there is a database 16, but this server is configured to have 16 databases"},
      {R"({"db":0,"key":"k","type":"string","expire_at_ms":-1,"value":"v"})", "this is no expiry time"},
      {R"({"db":0,"key":"k","type":"string","frequency":256,"value":"v"})", "this number is too large"},
      {R"({"format":"nacre snapshot","version":1})", "only the first line may be a header"},
      {R"({"db":0,"key":"k","type":"string","value":"v"} {})", "something follows the document on its line"},
      {"", "this should be an object"},
  };
  for (const auto& [text, error] : documents) {
    EXPECT_EQ(ErrorIn(text + "\n"), "line 2: " + std::string(error)) << text;
  }
  const std::string twice = R"({"db":0,"key":"k","type":"string","value":"v"})"
                            "\n";
  EXPECT_EQ(ErrorIn(twice + twice), "line 3: the key is there twice");
}

TEST_F(JsonSnapshot, AFileOfAnotherKindIsRefused) {
  const std::pair<std::string_view, std::string_view> files[] = {
      {"", "line 1: the text ends too early"},
      {"REDIS0011", "line 1: this should be an object"},
      {R"({"format":"other","version":1})", "line 1: this is no snapshot of nacre"},
      {R"({"format":"nacre snapshot","version":2})", "line 1: this version of the format is not known"},
      {R"({"format":"nacre snapshot"})", "line 1: the first line lacks a member"},
      {R"({"end":true,"documents":0})", "line 1: this is no snapshot of nacre"},
  };
  for (const auto& [file, message] : files) {
    const auto error = Load(file);
    ASSERT_TRUE(error.has_value()) << file;
    EXPECT_EQ(error->message, message) << file;
  }
}

class JsonSnapshotOfAll : public JsonSnapshot {
 protected:
  JsonSnapshotOfAll() {
    Call({"SET", "string", "v\xc3\xa4lue \"quoted\""});
    Call({"SET", "bytes", "\xff\xfe", "PXAT", "1800000000000"});
    Call({"RPUSH", "list", "a", "b"});
    Call({"SADD", "set", "1", "2"});
    Call({"ZADD", "zset", "1.5", "m"});
    Call({"HSET", "hash", "f", "v"});
    Call({"XADD", "stream", "1-0", "f", "v"});
    Call({"XGROUP", "CREATE", "stream", "g", "0"});
    Call({"XREADGROUP", "GROUP", "g", "c", "STREAMS", "stream", ">"});
    snapshot_ = Snapshot(store_, Metadata(), {"#!lua name=x"});
  }

  std::string snapshot_;
};

TEST_F(JsonSnapshotOfAll, ThatEndsTooEarlyIsAlwaysNoticed) {
  const size_t last_line = snapshot_.rfind('\n', snapshot_.size() - 2) + 1;
  for (size_t size = 0; size < snapshot_.size() - 1; ++size) {
    Call({"FLUSHALL"});
    const auto error = Load(std::string_view(snapshot_).substr(0, size));
    ASSERT_TRUE(error.has_value()) << size;
    // What was cut off begins where the text ends.
    EXPECT_EQ(error->offset, size) << error->message;
  }
  EXPECT_GT(last_line, 0u);
}

TEST_F(JsonSnapshotOfAll, InWhichAByteWasChangedIsNeverTakenForWhole) {
  const size_t first = snapshot_.find('\n') + 1;
  for (size_t at = first; at < snapshot_.size() - 1; ++at) {
    std::string damaged = snapshot_;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    Call({"FLUSHALL"});
    EXPECT_TRUE(Load(damaged).has_value()) << at;
    Call({"FLUSHALL"});
    // Without the checksum it may be another snapshot, but nothing worse.
    Load(damaged, false);
  }
}

TEST_F(JsonSnapshotOfAll, WithAWrongNumberOfDocumentsIsRefused) {
  const size_t line = snapshot_.find('\n') + 1;
  const size_t next = snapshot_.find('\n', line) + 1;
  Call({"FLUSHALL"});
  const auto error = Load(snapshot_.substr(0, line) + snapshot_.substr(next));
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->message, "the last line tells of 8 documents, but there are 7");
  Call({"FLUSHALL"});
  const auto rest = Load(snapshot_ + "{}");
  ASSERT_TRUE(rest.has_value());
  EXPECT_EQ(rest->message, "something follows the last line");
}

TEST_F(JsonSnapshotOfAll, OfManyPiecesIsRead) {
  const std::string large(3 << 20, 'x');
  for (const char* key : {"p", "q", "r", "s"}) Call({"SET", key, large});
  const std::string digest = Digest();
  const std::string snapshot = Snapshot(store_, Metadata());
  Call({"FLUSHALL"});
  KeyspaceLoader loader(store_.keyspace(), {.now_ms = kStartUs / 1000}, nullptr);
  EXPECT_FALSE(JsonSnapshotDecoder({.limits = kLimits}).Decode(snapshot, loader).has_value());
  EXPECT_EQ(Digest(), digest);
}

// Data of all types, from any bytes.
class JsonSnapshotOfRandomData : public JsonSnapshot {
 protected:
  std::string Bytes() {
    static constexpr std::string_view kPieces[] = {"a",  "bcdefghij", "7",        "-",   "\"",
                                                   "\n", "\x01",      "\xc3\xa4", "\xff"};
    std::string bytes;
    const uint64_t kinds = 1 + random_.Below(std::size(kPieces));
    for (uint64_t left = random_.Below(12); left != 0; --left) bytes += kPieces[random_.Below(kinds)];
    return OneIn(4) ? Number() : bytes;
  }
  std::string Number() { return std::to_string(static_cast<int64_t>(random_.Next() >> random_.Below(64))); }
  std::string Score() {
    return OneIn(3) ? Number() : std::to_string(static_cast<double>(random_.Next()) / 1e7) + "5";
  }
  bool OneIn(uint64_t times) { return random_.Below(times) == 0; }

  void Change() {
    Call({"SELECT", std::to_string(random_.Below(3))});
    const std::string n = std::to_string(random_.Below(4));
    const uint64_t count = OneIn(10) ? 200 : 1 + random_.Below(4);
    for (uint64_t i = 0; i < count; ++i) {
      Call({"SADD", "set" + n, Bytes()});
      Call({"SADD", "integers" + n, Number()});
      Call({"RPUSH", "list" + n, Bytes()});
      Call({"ZADD", "zset" + n, Score(), Bytes()});
      Call({"HSET", "hash" + n, Bytes(), Bytes()});
      Call({"XADD", "stream" + n, "*", Bytes(), Bytes()});
    }
    Call({"SET", Bytes(), Bytes()});
    const std::string field = Bytes();
    Call({"HSETEX", "hash" + n, "PX", "100000", "FIELDS", "1", field, Bytes()});
    Call({"XGROUP", "CREATE", "stream" + n, Bytes(), "0"});
    Call({"XGROUP", "CREATE", "stream" + n, "g", "0"});
    Call({"XREADGROUP", "GROUP", "g", Bytes(), "COUNT", "3", "STREAMS", "stream" + n, ">"});
    Call({"XAUTOCLAIM", "stream" + n, "g", "c", "0", "0", "COUNT", "2"});
    Call({"XTRIM", "stream" + n, "MAXLEN", std::to_string(random_.Below(50))});
    Call({"PEXPIRE", "set" + n, "100000"});
    clock_.Advance(1000);
  }

  std::string Call(const std::vector<std::string>& words) {
    return JsonSnapshot::Call(std::vector<std::string_view>(words.begin(), words.end()));
  }

  const uint64_t seed_ = std::getenv("NACRE_SEED") != nullptr
                             ? std::strtoull(std::getenv("NACRE_SEED"), nullptr, 10)
                             : SystemEntropy();
  Random random_{seed_};
};

TEST_F(JsonSnapshotOfRandomData, LoadedGivesTheSameDataAndTheSameSnapshot) {
  SCOPED_TRACE("NACRE_SEED=" + std::to_string(seed_));
  for (int round = 0; round < 20; ++round) {
    for (int changes = 0; changes < 5; ++changes) Change();
    ExpectRoundTrip();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace nacre
