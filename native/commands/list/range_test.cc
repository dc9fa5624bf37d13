#include "commands/list/list_command_test.h"

namespace nacre {
namespace {

class Range : public ListCommandTest {
 protected:
  Range() {
    Call({"RPUSH", "l", "a", "b", "c", "d"});
    Events();
    Changes();
  }
};
using Ltrim = Range;
using Lindex = Range;
using Lpos = Range;

TEST_F(Range, CountsNegativeIndexesFromTheTail) {
  EXPECT_EQ(Call({"LRANGE", "l", "1", "2"}), Bulks({"b", "c"}));
  EXPECT_EQ(Call({"LRANGE", "l", "-2", "-1"}), Bulks({"c", "d"}));
  EXPECT_EQ(Call({"LRANGE", "l", "-100", "100"}), Bulks({"a", "b", "c", "d"}));
  EXPECT_EQ(Call({"LRANGE", "l", "2", "1"}), "*0\r\n");
  EXPECT_EQ(Call({"LRANGE", "l", "4", "9"}), "*0\r\n");
  EXPECT_EQ(Call({"LRANGE", "l", "-9", "-8"}), "*0\r\n");
  EXPECT_EQ(Call({"LRANGE", "l", "-9223372036854775808", "9223372036854775807"}), Elements("l"));
  EXPECT_EQ(Call({"LRANGE", "none", "0", "-1"}), "*0\r\n");
}

TEST_F(Range, ChecksItsIndexesBeforeTheKey) {
  Call({"SET", "s", "x"});
  EXPECT_EQ(Call({"LRANGE", "s", "0", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"LTRIM", "s", "x", "0"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"LRANGE", "s", "0", "1"}),
            "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n");
}

TEST_F(Ltrim, KeepsTheRange) {
  EXPECT_EQ(Call({"LTRIM", "l", "1", "-2"}), "+OK\r\n");
  EXPECT_EQ(Elements("l"), Bulks({"b", "c"}));
  EXPECT_EQ(Changes(), 2u);
  EXPECT_EQ(Events(), "ltrim:l");
}

TEST_F(Ltrim, RemovesAListThatItEmpties) {
  EXPECT_EQ(Call({"LTRIM", "l", "9", "9"}), "+OK\r\n");
  EXPECT_EQ(Call({"EXISTS", "l"}), ":0\r\n");
  EXPECT_EQ(Events(), "ltrim:l del:l");
  EXPECT_EQ(Changes(), 4u);
  EXPECT_EQ(Call({"LTRIM", "none", "0", "1"}), "+OK\r\n");
  EXPECT_EQ(Events(), "");
}

TEST_F(Ltrim, TellsOfARangeThatIsTheWholeList) {
  EXPECT_EQ(Call({"LTRIM", "l", "0", "-1"}), "+OK\r\n");
  EXPECT_EQ(Changes(), 0u);
  EXPECT_EQ(Events(), "ltrim:l");
}

TEST_F(Lindex, FindsElementsFromBothEnds) {
  EXPECT_EQ(Call({"LINDEX", "l", "0"}), Bulk("a"));
  EXPECT_EQ(Call({"LINDEX", "l", "-1"}), Bulk("d"));
  EXPECT_EQ(Call({"LINDEX", "l", "4"}), "$-1\r\n");
  EXPECT_EQ(Call({"LINDEX", "l", "-5"}), "$-1\r\n");
  EXPECT_EQ(Call({"LINDEX", "l", "x"}), "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"LINDEX", "none", "x"}), "$-1\r\n");
  EXPECT_EQ(Call({"LLEN", "l"}), ":4\r\n");
  EXPECT_EQ(Call({"LLEN", "none"}), ":0\r\n");
}

TEST_F(Lindex, FindsElementsOfALongList) {
  std::vector<std::string> numbers;
  for (int i = 0; i < 100'000; ++i) numbers.push_back(std::to_string(i));
  std::vector<std::string_view> call = {"RPUSH", "long"};
  call.insert(call.end(), numbers.begin(), numbers.end());
  EXPECT_EQ(Call(call), ":100000\r\n");
  for (const std::string_view index : {"0", "1", "777", "49999", "50000", "99999"}) {
    EXPECT_EQ(Call({"LINDEX", "long", index}), Bulk(index));
  }
  EXPECT_EQ(Call({"LRANGE", "long", "54321", "54323"}), Bulks({"54321", "54322", "54323"}));
  Call({"LTRIM", "long", "99997", "-1"});
  EXPECT_EQ(Elements("long"), Bulks({"99997", "99998", "99999"}));
  EXPECT_EQ(Encoding("long"), Bulk("listpack"));
}

TEST_F(Lpos, FindsTheFirstMatch) {
  Call({"RPUSH", "l", "b", "c", "b"});
  EXPECT_EQ(Call({"LPOS", "l", "b"}), ":1\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "RANK", "2"}), ":4\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "RANK", "-1"}), ":6\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "RANK", "4"}), "$-1\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "COUNT", "0"}), "*3\r\n:1\r\n:4\r\n:6\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "COUNT", "2", "RANK", "-2"}), "*2\r\n:4\r\n:1\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "MAXLEN", "1"}), "$-1\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "MAXLEN", "2", "COUNT", "9"}), "*1\r\n:1\r\n");
  EXPECT_EQ(Call({"LPOS", "none", "b"}), "$-1\r\n");
  EXPECT_EQ(Call({"LPOS", "none", "b", "COUNT", "1"}), "*0\r\n");
}

TEST_F(Lpos, ChecksItsOptions) {
  EXPECT_EQ(
      Call({"LPOS", "l", "b", "RANK", "0"}),
      "-ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative "
      "to start from the end of the list\r\n");
  EXPECT_EQ(
      Call({"LPOS", "l", "b", "RANK", "-9223372036854775808"}),
      "-ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "COUNT", "-1"}), "-ERR COUNT can't be negative\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "MAXLEN", "-1"}), "-ERR MAXLEN can't be negative\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "RANK"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"LPOS", "l", "b", "RANK", "x"}), "-ERR value is not an integer or out of range\r\n");
}

}  // namespace
}  // namespace nacre
