#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

class LcsCommand : public StringCommandTest {
 protected:
  LcsCommand() { Call({"MSET", "a", "ohmytext", "b", "mynewtext"}); }
};

TEST_F(LcsCommand, FindsTheSubsequence) { EXPECT_EQ(Call({"LCS", "a", "b"}), Bulk("mytext")); }

TEST_F(LcsCommand, WithLenCountsItsBytes) { EXPECT_EQ(Call({"LCS", "a", "b", "LEN"}), ":6\r\n"); }

TEST_F(LcsCommand, WithIdxTellsWhereTheMatchesAre) {
  EXPECT_EQ(Call({"LCS", "a", "b", "IDX"}),
            "*4\r\n$7\r\nmatches\r\n*2\r\n"
            "*2\r\n*2\r\n:4\r\n:7\r\n*2\r\n:5\r\n:8\r\n"
            "*2\r\n*2\r\n:2\r\n:3\r\n*2\r\n:0\r\n:1\r\n"
            "$3\r\nlen\r\n:6\r\n");
}

TEST_F(LcsCommand, LeavesOutShortMatches) {
  EXPECT_EQ(Call({"LCS", "a", "b", "IDX", "MINMATCHLEN", "4", "WITHMATCHLEN"}),
            "*4\r\n$7\r\nmatches\r\n*1\r\n"
            "*3\r\n*2\r\n:4\r\n:7\r\n*2\r\n:5\r\n:8\r\n:4\r\n"
            "$3\r\nlen\r\n:6\r\n");
  EXPECT_EQ(Call({"LCS", "a", "b", "IDX", "MINMATCHLEN", "9223372036854775807"}),
            "*4\r\n$7\r\nmatches\r\n*0\r\n$3\r\nlen\r\n:6\r\n");
}

TEST_F(LcsCommand, AnswersWithAMapInResp3) {
  client_.state().resp_version = 3;
  EXPECT_EQ(Call({"LCS", "a", "absent", "IDX"}), "%2\r\n$7\r\nmatches\r\n*0\r\n$3\r\nlen\r\n:0\r\n");
}

TEST_F(LcsCommand, TakesAbsentKeysForEmptyStrings) {
  EXPECT_EQ(Call({"LCS", "absent", "b"}), Bulk(""));
  EXPECT_EQ(Call({"LCS", "absent", "absent", "LEN"}), kZero);
}

TEST_F(LcsCommand, ComparesAKeyWithItself) {
  EXPECT_EQ(Call({"LCS", "a", "a"}), Bulk("ohmytext"));
  Call({"SET", "a", "-120"});
  EXPECT_EQ(Call({"LCS", "a", "a"}), Bulk("-120"));
}

TEST_F(LcsCommand, RefusesOptionsThatMakeNoSense) {
  EXPECT_EQ(Call({"LCS", "a", "b", "LEN", "IDX"}),
            "-ERR If you want both the length and indexes, please just use IDX.\r\n");
  EXPECT_EQ(Call({"LCS", "a", "b", "MINMATCHLEN"}), kSyntaxError);
  EXPECT_EQ(Call({"LCS", "a", "b", "MINMATCHLEN", "x"}), kNotInteger);
  EXPECT_EQ(Call({"LCS", "a", "b", "WHAT"}), kSyntaxError);
}

TEST_F(LcsCommand, RefusesTablesBeyondTheLimit) {
  store_.settings().proto_max_bulk_len.set(9 * 10 * 4 - 1);
  EXPECT_EQ(Call({"LCS", "a", "b", "LEN"}),
            "-ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len\r\n");
  store_.settings().proto_max_bulk_len.set(9 * 10 * 4);
  EXPECT_EQ(Call({"LCS", "a", "b", "LEN"}), ":6\r\n");
}

}  // namespace
}  // namespace nacre
