#include <gtest/gtest.h>

#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

// What a reply of SCAN says.
struct Page {
  std::string cursor;
  std::vector<std::string> keys;
};

Page ParsePage(const std::string& reply) {
  std::vector<std::string> parts;
  size_t at = reply.find('$');
  while (at != std::string::npos) {
    const size_t start = reply.find("\r\n", at) + 2;
    const size_t size = std::strtoul(reply.c_str() + at + 1, nullptr, 10);
    parts.push_back(reply.substr(start, size));
    at = reply.find('$', start + size);
  }
  Page page{parts.at(0), {}};
  page.keys.assign(parts.begin() + 1, parts.end());
  return page;
}

class Scan : public CommandTest {
 protected:
  // All keys that a scan from start to end reports, with the options given.
  std::multiset<std::string> ScanAll(const std::vector<std::string_view>& options = {}) {
    std::multiset<std::string> keys;
    std::string cursor = "0";
    do {
      std::vector<std::string_view> arguments = {"SCAN", cursor};
      arguments.insert(arguments.end(), options.begin(), options.end());
      const Page page = ParsePage(Call(arguments));
      keys.insert(page.keys.begin(), page.keys.end());
      largest_page_ = std::max(largest_page_, page.keys.size());
      EXPECT_LT(std::strtoull(page.cursor.c_str(), nullptr, 10), 1ull << 53);
      cursor = page.cursor;
    } while (cursor != "0");
    return keys;
  }

  void Fill(int keys) {
    for (int i = 0; i < keys; ++i) Call({"SET", "key:" + std::to_string(i), "value"});
  }

  size_t largest_page_ = 0;
};

TEST_F(Scan, OfAnEmptyDatabaseEndsAtOnce) { EXPECT_EQ(Call({"SCAN", "0"}), "*2\r\n$1\r\n0\r\n*0\r\n"); }

TEST_F(Scan, ReportsEachKeyOnceWhileNothingChanges) {
  Fill(5000);
  const auto keys = ScanAll();
  EXPECT_EQ(keys.size(), 5000u);
  EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), 5000u);
}

TEST_F(Scan, ReturnsAboutAsManyKeysAsCountSays) {
  Fill(5000);
  ScanAll({"COUNT", "100"});
  EXPECT_GE(largest_page_, 100u);
  EXPECT_LT(largest_page_, 130u);
}

TEST_F(Scan, ReturnsEverythingAtOnceWithALargeCount) {
  Fill(5000);
  for (const char* count : {"5000", "9223372036854775807"}) {
    const Page page = ParsePage(Call({"SCAN", "0", "COUNT", count}));
    EXPECT_EQ(page.cursor, "0");
    EXPECT_EQ(page.keys.size(), 5000u);
  }
}

TEST_F(Scan, MatchesKeysAndTypes) {
  Fill(100);
  EXPECT_EQ(ScanAll({"MATCH", "key:1?"}).size(), 10u);
  EXPECT_EQ(ScanAll({"MATCH", "*"}).size(), 100u);
  EXPECT_EQ(ScanAll({"TYPE", "String"}).size(), 100u);
  EXPECT_EQ(ScanAll({"TYPE", "zset"}).size(), 0u);
  EXPECT_EQ(ScanAll({"TYPE", "unknown"}).size(), 0u);
}

TEST_F(Scan, RemovesExpiredKeysInsteadOfReturningThem) {
  Fill(100);
  for (int i = 0; i < 50; ++i) Call({"PEXPIRE", "key:" + std::to_string(i), "1"});
  clock_.Advance(2'000);
  EXPECT_EQ(ScanAll().size(), 50u);
  EXPECT_EQ(Call({"DBSIZE"}), ":50\r\n");
  EXPECT_EQ(store_.keyspace().expired(), 50u);
}

TEST_F(Scan, TakesEveryCursor) {
  Fill(1000);
  for (const char* cursor : {"1", "63", "64", "4095", "9007199254740991", "18446744073709551615", "-1", "+7",
                             "007", "", "-18446744073709551615"}) {
    EXPECT_EQ(Call({"SCAN", cursor}).substr(0, 4), "*2\r\n") << cursor;
  }
}

TEST_F(Scan, GoesOnWithTheNextShardWhereADatabaseWasFlushed) {
  Fill(5000);
  const Page page = ParsePage(Call({"SCAN", "0", "COUNT", "20"}));
  ASSERT_NE(page.cursor, "0");
  Call({"FLUSHALL"});
  EXPECT_EQ(Call({"SCAN", page.cursor}), "*2\r\n$1\r\n0\r\n*0\r\n");
}

TEST_F(Scan, RefusesWhatIsNoCursor) {
  for (const char* cursor : {"x", " 1", "1 ", "-", "+", "1x", "18446744073709551616", "-18446744073709551616",
                             "99999999999999999999999"}) {
    EXPECT_EQ(Call({"SCAN", cursor, "FOO"}), "-ERR invalid cursor\r\n") << cursor;
  }
}

TEST_F(Scan, RefusesBadOptionsInTheirOrder) {
  EXPECT_EQ(Call({"SCAN", "0", "COUNT"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SCAN", "0", "COUNT", "0"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"SCAN", "0", "COUNT", "x", "FOO"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"SCAN", "0", "FOO", "1", "COUNT", "x"}), "-ERR syntax error\r\n");
}

// The promise of SCAN, under growth and shrinking between the calls.
TEST_F(Scan, ReportsEveryKeyThatStaysWhileOthersComeAndGo) {
  Fill(2000);
  std::set<std::string> seen;
  std::string cursor = "0";
  int added = 0;
  int step = 0;
  do {
    const Page page = ParsePage(Call({"SCAN", cursor}));
    seen.insert(page.keys.begin(), page.keys.end());
    cursor = page.cursor;
    const bool grows = (step++ / 20) % 2 == 0;
    for (int i = 0; i < 400; ++i) {
      if (grows) Call({"SET", "other:" + std::to_string(added++), "x"});
      if (!grows && added > 0) Call({"DEL", "other:" + std::to_string(--added)});
    }
  } while (cursor != "0" && step < 10'000);
  EXPECT_EQ(cursor, "0");
  for (int i = 0; i < 2000; ++i) EXPECT_TRUE(seen.contains("key:" + std::to_string(i))) << i;
}

}  // namespace
}  // namespace nacre
