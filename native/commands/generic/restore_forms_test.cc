// RESTORE of every form in which Redis and Valkey wrote collections, and of what
// looks like them.

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "engine/command_test.h"
#include "rdb/made_bytes.h"

namespace nacre {
namespace {

using Strings = std::vector<std::string>;

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

  static std::string Array(const Strings& items) {
    std::string reply = '*' + std::to_string(items.size()) + "\r\n";
    for (const std::string& item : items) reply += '$' + std::to_string(item.size()) + "\r\n" + item + "\r\n";
    return reply;
  }

 private:
  size_t EmptyBytes() {
    Call({"SET", "k", "v"});
    Call({"DEL", "k"});
    return store_.keyspace().bytes();
  }

  const size_t bytes_ = EmptyBytes();
};

using RestoredLists = RestoredForms;

const std::vector<std::string_view> kWholeList = {"LRANGE", "k", "0", "-1"};

TEST_F(RestoredLists, AreReadInEveryForm) {
  const std::string answer = Array({"a", "12", "bc"});
  const std::string ziplist = ZiplistBytes({ZiplistText("a"), "\xfe\x0c", ZiplistText("bc")});
  ExpectRestored(RdbType::kList, LengthBytes(3) + StringBytes("a") + "\xc0\x0c" + StringBytes("bc"),
                 kWholeList, answer);
  ExpectRestored(RdbType::kListZiplist, StringBytes(ziplist), kWholeList, answer);
  ExpectRestored(RdbType::kListZiplists,
                 LengthBytes(3) + StringBytes(ZiplistBytes({ZiplistText("a")})) +
                     StringBytes(ZiplistBytes({})) +
                     StringBytes(ZiplistBytes({"\xfe\x0c", ZiplistText("bc")})),
                 kWholeList, answer);
  ExpectRestored(RdbType::kListListpacks,
                 LengthBytes(2) + LengthBytes(2) + StringBytes(ListpackBytes({"a"})) + LengthBytes(2) +
                     StringBytes(ListpackBytes({"x", "bc"})),
                 kWholeList, Array({"a", "x", "bc"}));
  ExpectRestored(RdbType::kListListpacks,
                 LengthBytes(2) + LengthBytes(1) + StringBytes("plain") + LengthBytes(2) +
                     StringBytes(ListpackBytes({"bc"})),
                 kWholeList, Array({"plain", "bc"}));
}

TEST_F(RestoredLists, AreRefusedIfDamagedOrEmpty) {
  const std::string packed = LengthBytes(2) + StringBytes(ListpackBytes({"bc"}));
  ExpectAllPartsRefused(RdbType::kListListpacks, LengthBytes(2) + LengthBytes(1) + StringBytes("p") + packed);
  ExpectAllPartsRefused(RdbType::kList, LengthBytes(2) + StringBytes("a") + StringBytes("b"));
  ExpectAllPartsRefused(RdbType::kListZiplist, StringBytes(ZiplistBytes({ZiplistText("a")})));
  ExpectRefused(RdbType::kListListpacks, LengthBytes(1) + LengthBytes(3) + StringBytes("x"));
  ExpectRefused(RdbType::kListListpacks, LengthBytes(1) + LengthBytes(2) + StringBytes(ListpackBytes({})));
  ExpectRefused(RdbType::kList, LengthBytes(0));
  ExpectRefused(RdbType::kListZiplist, StringBytes(ZiplistBytes({})));
  ExpectRefused(RdbType::kList, std::string("\x80\xff\xff\xff\xff", 5));
}

using RestoredSets = RestoredForms;

TEST_F(RestoredSets, AreReadInEveryForm) {
  ExpectRestored(RdbType::kSet, LengthBytes(2) + StringBytes("a") + "\xc0\x0c",
                 {"SMISMEMBER", "k", "a", "12", "b"}, "*3\r\n:1\r\n:1\r\n:0\r\n");
  ExpectRestored(RdbType::kSetListpack, StringBytes(ListpackBytes({"a", "b"})),
                 {"SMISMEMBER", "k", "a", "b", "c"}, "*3\r\n:1\r\n:1\r\n:0\r\n", 11);
  const std::string integers = NumberBytes(uint32_t{2}) + NumberBytes(uint32_t{2}) +
                               NumberBytes(int16_t{-5}) + NumberBytes(int16_t{7});
  ExpectRestored(RdbType::kSetIntegers, StringBytes(integers), {"SMEMBERS", "k"}, Array({"-5", "7"}));
  EXPECT_EQ(Restore(RdbType::kSetIntegers, StringBytes(integers)), "+OK\r\n");
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$6\r\nintset\r\n");
}

TEST_F(RestoredSets, AreRefusedIfDamagedOrEmpty) {
  const std::string head = NumberBytes(uint32_t{2}) + NumberBytes(uint32_t{2});
  ExpectAllPartsRefused(RdbType::kSet, LengthBytes(2) + StringBytes("a") + StringBytes("b"));
  ExpectAllPartsRefused(RdbType::kSetListpack, StringBytes(ListpackBytes({"a", "b"})), 11);
  ExpectRefused(RdbType::kSet, LengthBytes(2) + StringBytes("a") + StringBytes("a"));
  ExpectRefused(RdbType::kSet, LengthBytes(0));
  ExpectRefused(RdbType::kSetListpack, StringBytes(ListpackBytes({"a", "a"})), 11);
  ExpectRefused(RdbType::kSetListpack, StringBytes(ListpackBytes({})), 11);
  ExpectRefused(RdbType::kSetIntegers, StringBytes(head + NumberBytes(int16_t{7}) + NumberBytes(int16_t{7})));
  ExpectRefused(RdbType::kSetIntegers, StringBytes(head + NumberBytes(int16_t{8}) + NumberBytes(int16_t{7})));
  ExpectRefused(RdbType::kSetIntegers, StringBytes(NumberBytes(uint32_t{2}) + NumberBytes(uint32_t{0})));
}

using RestoredSortedSets = RestoredForms;

const std::vector<std::string_view> kWholeSortedSet = {"ZRANGE", "k", "0", "-1", "WITHSCORES"};

TEST_F(RestoredSortedSets, AreReadInEveryForm) {
  const std::string answer = Array({"a", "-1.5", "b", "2"});
  ExpectRestored(RdbType::kSortedSet,
                 LengthBytes(2) + StringBytes("b") + NumberBytes(2.0) + StringBytes("a") + NumberBytes(-1.5),
                 kWholeSortedSet, answer);
  ExpectRestored(
      RdbType::kSortedSetText,
      LengthBytes(2) + StringBytes("b") + StringBytes("2") + StringBytes("a") + StringBytes("-1.5"),
      kWholeSortedSet, answer);
  ExpectRestored(RdbType::kSortedSetText,
                 LengthBytes(2) + StringBytes("b") + '\xfe' + StringBytes("a") + '\xff', kWholeSortedSet,
                 Array({"a", "-inf", "b", "inf"}));
  ExpectRestored(RdbType::kSortedSetZiplist,
                 StringBytes(ZiplistBytes({ZiplistText("a"), ZiplistText("-1.5"), ZiplistText("b"), "\xf3"})),
                 kWholeSortedSet, answer);
  ExpectRestored(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({"a", "-1.5", "b", "2.0"})),
                 kWholeSortedSet, answer);
}

TEST_F(RestoredSortedSets, AreRefusedIfDamagedOrEmpty) {
  ExpectAllPartsRefused(RdbType::kSortedSet, LengthBytes(1) + StringBytes("b") + NumberBytes(2.0));
  ExpectAllPartsRefused(RdbType::kSortedSetText, LengthBytes(1) + StringBytes("b") + StringBytes("2"));
  ExpectAllPartsRefused(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({"a", "-1.5", "b", "2.0"})));
  const std::string nan = NumberBytes(std::numeric_limits<double>::quiet_NaN());
  ExpectRefused(RdbType::kSortedSet, LengthBytes(1) + StringBytes("b") + nan);
  ExpectRefused(RdbType::kSortedSet,
                LengthBytes(2) + StringBytes("b") + NumberBytes(2.0) + StringBytes("b") + NumberBytes(3.0));
  ExpectRefused(RdbType::kSortedSet, LengthBytes(0));
  ExpectRefused(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({"a", "1.5", "b"})));
  ExpectRefused(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({"a", "1.5", "a", "2.5"})));
  ExpectRefused(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({"a", "x"})));
  ExpectRefused(RdbType::kSortedSetListpack, StringBytes(ListpackBytes({})));
}

using RestoredHashes = RestoredForms;

TEST_F(RestoredHashes, AreReadInEveryForm) {
  const std::vector<std::string_view> question = {"HMGET", "k", "f", "g"};
  const std::string answer = Array({"v", "12"});
  ExpectRestored(RdbType::kHash,
                 LengthBytes(2) + StringBytes("f") + StringBytes("v") + StringBytes("g") + "\xc0\x0c",
                 question, answer);
  ExpectRestored(RdbType::kHashZipmap,
                 StringBytes(std::string("\x02\x01"
                                         "f"
                                         "\x01\0"
                                         "v"
                                         "\x01"
                                         "g"
                                         "\x02\x01"
                                         "12?\xff",
                                         14)),
                 question, answer);
  ExpectRestored(
      RdbType::kHashZiplist,
      StringBytes(ZiplistBytes({ZiplistText("f"), ZiplistText("v"), ZiplistText("g"), "\xfe\x0c"})), question,
      answer);
  ExpectRestored(RdbType::kHashListpack, StringBytes(ListpackBytes({"f", "v", "g", "w"})), question,
                 Array({"v", "w"}));
}

TEST_F(RestoredHashes, AreReadWithTheTimesOfTheirFields) {
  const std::vector<std::string_view> question = {"HPEXPIRETIME", "k", "FIELDS", "2", "f", "g"};
  const std::string answer = "*2\r\n:1800000000005\r\n:-1\r\n";
  const int64_t earliest_ms = 1'800'000'000'000;
  const std::string pairs = StringBytes("f") + StringBytes("v");
  const std::string never = StringBytes("g") + StringBytes("w");
  ExpectRestored(RdbType::kHashExpiring,
                 NumberBytes(earliest_ms) + LengthBytes(2) + LengthBytes(6) + pairs + LengthBytes(0) + never,
                 question, answer, 12);
  ExpectRestored(RdbType::kHashTimed,
                 LengthBytes(2) + pairs + NumberBytes(earliest_ms + 5) + never + NumberBytes(int64_t{-1}),
                 question, answer, 80);
  const std::string entries = ListpackBytes({"f", "v"});
  // The time of the only field as an integer of 64 bits, and none for the other.
  const std::string time = '\xf4' + NumberBytes(earliest_ms + 5) + '\x09';
  std::string triples = entries.substr(6, entries.size() - 7) + time;
  const std::string rest = ListpackBytes({"g", "w"});
  triples += rest.substr(6, rest.size() - 7) + std::string("\0\x01", 2);
  const std::string listpack =
      NumberBytes(static_cast<uint32_t>(triples.size() + 7)) + NumberBytes(uint16_t{6}) + triples + '\xff';
  ExpectRestored(RdbType::kHashListpackExpiring, NumberBytes(earliest_ms) + StringBytes(listpack), question,
                 answer, 12);
}

TEST_F(RestoredHashes, AreRefusedIfDamagedOrEmpty) {
  const std::string pair = StringBytes("f") + StringBytes("v");
  ExpectAllPartsRefused(RdbType::kHash, LengthBytes(1) + pair);
  ExpectAllPartsRefused(RdbType::kHashListpack, StringBytes(ListpackBytes({"f", "v", "g", "w"})));
  ExpectAllPartsRefused(RdbType::kHashExpiring,
                        NumberBytes(int64_t{1'800'000'000'000}) + LengthBytes(1) + LengthBytes(6) + pair, 12);
  ExpectRefused(RdbType::kHash, LengthBytes(2) + pair + pair);
  ExpectRefused(RdbType::kHash, LengthBytes(0));
  ExpectRefused(RdbType::kHashListpack, StringBytes(ListpackBytes({"f", "v", "g"})));
  ExpectRefused(RdbType::kHashListpack, StringBytes(ListpackBytes({"f", "v", "f", "w"})));
  ExpectRefused(RdbType::kHashListpack, StringBytes(ListpackBytes({})));
  ExpectRefused(RdbType::kHashExpiring, NumberBytes(int64_t{-5}) + LengthBytes(1) + LengthBytes(1) + pair,
                12);
  ExpectRefused(
      RdbType::kHashExpiring,
      NumberBytes(int64_t{5}) + LengthBytes(1) + std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff") + pair,
      12);
  // Forms that no release of Redis reads.
  ExpectRefused(RdbType::kHashTimed, LengthBytes(1) + LengthBytes(0) + pair, 12);
  ExpectRefused(static_cast<RdbType>(23), StringBytes(ListpackBytes({"f", "v", "0"})), 12);
}

// A stream of one entry, 1-1, that consumer "c" of group "g" was given and has not
// acknowledged; each part can be replaced.
struct StreamParts {
  std::string id = std::string("\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01", 16);
  std::string node = ListpackBytes({"1", "0", "1", "f", "0", "2", "0", "0", "v", "4"});
  std::string length = LengthBytes(1);
  std::string last_id = LengthBytes(1) + LengthBytes(1);
  std::string max_deleted_id = LengthBytes(0) + LengthBytes(0);
  std::string pending = LengthBytes(1) + id + NumberBytes(int64_t{1'700'000'000'000}) + LengthBytes(3);
  std::string pending_of_consumer = LengthBytes(1) + id;
  size_t groups = 1;

  std::string Bytes(RdbType type) const {
    std::string bytes = LengthBytes(1) + StringBytes(id) + StringBytes(node) + length + last_id;
    if (type != RdbType::kStream1) {
      bytes += LengthBytes(1) + LengthBytes(1) + max_deleted_id + LengthBytes(1);
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

TEST_F(RestoredStreams, MayHaveALastIdBelowWhatWasDeleted) {
  StreamParts parts;
  parts.max_deleted_id = LengthBytes(9) + LengthBytes(1);
  EXPECT_EQ(Restore(RdbType::kStream2, parts.Bytes(RdbType::kStream2)), "+OK\r\n");
  EXPECT_NE(Call({"XINFO", "STREAM", "k"}).find("$20\r\nmax-deleted-entry-id\r\n$3\r\n9-1\r\n"),
            std::string::npos);
  EXPECT_EQ(Call({"XADD", "k", "2-1", "f", "v"}), "$3\r\n2-1\r\n");
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
