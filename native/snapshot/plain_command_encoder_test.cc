#include "snapshot/plain_command_encoder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command_test.h"
#include "snapshot/standing_keyspace.h"

namespace nacre {
namespace {

// Takes an array of bulk strings off the front of `text`.
std::vector<std::string_view> TakeCommand(std::string_view& text) {
  const auto number = [&](char mark) {
    EXPECT_EQ(text[0], mark);
    const size_t end = text.find("\r\n");
    const size_t value = std::strtoull(text.data() + 1, nullptr, 10);
    text.remove_prefix(end + 2);
    return value;
  };
  std::vector<std::string_view> words(number('*'));
  for (std::string_view& word : words) {
    const size_t size = number('$');
    word = text.substr(0, size);
    text.remove_prefix(size + 2);
  }
  return words;
}

std::string Joined(const std::vector<std::string_view>& words) {
  std::string line;
  for (const std::string_view word : words) line.append(line.empty() ? "" : " ").append(word);
  return line;
}

class SnapshotOfCommands : public CommandTest {
 protected:
  SnapshotOfCommands() {
    store_.settings().enable_debug_command.set(static_cast<int64_t>(DebugPermission::kYes));
  }

  std::string Written(const std::vector<std::string>& libraries = {}) {
    std::string text;
    PlainCommandEncoder encoder;
    WriteStandingKeyspace(store_.keyspace(), {}, libraries, KeyOrder::kSorted, encoder,
                          [&](std::string_view piece) {
                            text += piece;
                            return true;
                          });
    return text;
  }

  std::vector<std::string> Lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) lines.push_back(Joined(TakeCommand(text)));
    return lines;
  }

  // That the commands, executed on an empty store, give the same data.
  void ExpectSameData() {
    const std::string digest = Call({"DEBUG", "DIGEST"});
    const std::string commands = Written();
    Call({"FLUSHALL"});
    for (std::string_view left = commands; !left.empty();) {
      const std::vector<std::string_view> words = TakeCommand(left);
      const std::string reply = Call(words);
      EXPECT_NE(reply[0], '-') << Joined(words) << ": " << reply;
    }
    EXPECT_EQ(Call({"DEBUG", "DIGEST"}), digest);
  }
};

TEST_F(SnapshotOfCommands, HasTheCommandsThatMakeEachKey) {
  Call({"SET", "a", "hello world", "PXAT", "1800000000000"});
  Call({"RPUSH", "b", "x", "7"});
  Call({"ZADD", "c", "0.5", "m", "inf", "n"});
  Call({"HSET", "d", "f", "v"});
  Call({"HPEXPIREAT", "d", "1800000000000", "FIELDS", "1", "f"});
  Call({"SELECT", "9"});
  Call({"SADD", "e", "3"});
  const std::vector<std::string> expected = {
      "FUNCTION LOAD #!lua name=x",
      "SELECT 0",
      "SET a hello world",
      "PEXPIREAT a 1800000000000",
      "RPUSH b x 7",
      "ZADD c 0.5 m inf n",
      "HSET d f v",
      "HPEXPIREAT d 1800000000000 FIELDS 1 f",
      "SELECT 9",
      "SADD e 3",
  };
  EXPECT_EQ(Lines(Written({"#!lua name=x"})), expected);
  ExpectSameData();
}

TEST_F(SnapshotOfCommands, AddsMembersAFewAtATime) {
  for (int i = 0; i < 150; ++i) {
    const std::string number = std::to_string(i);
    Call({"RPUSH", "list", number});
    Call({"SADD", "set", "m" + number});
    Call({"ZADD", "zset", number, "m" + number});
    Call({"HSET", "hash", "f" + number, number});
  }
  EXPECT_EQ(Lines(Written()).size(), 1u + 4 * 3);
  ExpectSameData();
}

TEST_F(SnapshotOfCommands, MakesStreamsWithTheirGroups) {
  Call({"XADD", "s", "1-1", "f", "v", "g", "w"});
  Call({"XADD", "s", "1-2", "f", "x"});
  Call({"XADD", "s", "2-0", "f", "y"});
  Call({"XDEL", "s", "1-2"});
  Call({"XGROUP", "CREATE", "s", "g", "0"});
  Call({"XREADGROUP", "GROUP", "g", "ann", "COUNT", "1", "STREAMS", "s", ">"});
  const std::vector<std::string> expected = {
      "SELECT 0",
      "XADD s 1-1 f v g w",
      "XADD s 2-0 f y",
      "XSETID s 2-0 ENTRIESADDED 3 MAXDELETEDID 1-2",
      "XGROUP CREATE s g 1-1 ENTRIESREAD -1",
      "XGROUP CREATECONSUMER s g ann",
      "XCLAIM s g ann 0 1-1 TIME 1700000000123 RETRYCOUNT 1 JUSTID FORCE",
  };
  EXPECT_EQ(Lines(Written()), expected);
  ExpectSameData();
}

TEST_F(SnapshotOfCommands, MakesEmptyStreams) {
  Call({"XGROUP", "CREATE", "fresh", "g", "$", "MKSTREAM"});
  Call({"XADD", "spent", "5-0", "f", "v"});
  Call({"XDEL", "spent", "5-0"});
  ExpectSameData();
  EXPECT_EQ(Call({"XLEN", "fresh"}), ":0\r\n");
}

}  // namespace
}  // namespace nacre
