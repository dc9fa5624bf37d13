#include "protocol/resp_parser.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace nacre {
namespace {

using Command = std::vector<std::string>;
using Result = RespParser::Result;
using namespace std::string_view_literals;

constexpr RespLimits kLimits{};
constexpr RespLimits kStranger{.authenticated = false};

// What a stream means: its commands, and the error that ends it, if any.
struct Reading {
  std::vector<Command> commands;
  std::string error;

  bool operator==(const Reading&) const = default;
};

// Reads a stream that arrives in pieces which end at `ends`, each time at another address.
Reading ReadPieces(std::string_view stream, const std::vector<size_t>& ends, const RespLimits& limits) {
  RespParser parser;
  Reading reading;
  size_t consumed = 0;
  for (const size_t end : ends) {
    const std::string copy(stream.substr(consumed, end - consumed));
    std::string_view rest = copy;
    Result result;
    while ((result = parser.Parse(rest, limits)) == Result::kCommand || result == Result::kNothing) {
      if (result == Result::kCommand) {
        reading.commands.emplace_back(parser.arguments().begin(), parser.arguments().end());
      }
      rest.remove_prefix(parser.consumed());
      consumed += parser.consumed();
    }
    if (result == Result::kError) {
      reading.error = parser.error();
      return reading;
    }
  }
  return reading;
}

Reading ReadAll(std::string_view stream, const RespLimits& limits = kLimits) {
  return ReadPieces(stream, {stream.size()}, limits);
}

std::vector<Command> CommandsOf(std::string_view stream) {
  const Reading reading = ReadAll(stream);
  EXPECT_EQ(reading.error, "");
  return reading.commands;
}

std::string ErrorOf(std::string_view stream, const RespLimits& limits = kLimits) {
  return ReadAll(stream, limits).error;
}

TEST(RespParser, ReadsAnArrayOfBulkStrings) {
  EXPECT_EQ(CommandsOf("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\nvalue\r\n"),
            (std::vector<Command>{{"SET", "k", "value"}}));
}

TEST(RespParser, TakesBytesOfAnyKindInABulkString) {
  constexpr std::string_view stream = "*2\r\n$4\r\nECHO\r\n$6\r\n\0\r\n$*\n\r\n"sv;
  EXPECT_EQ(CommandsOf(stream), (std::vector<Command>{{"ECHO", std::string("\0\r\n$*\n", 6)}}));
}

TEST(RespParser, ReadsCommandsThatFollowEachOther) {
  EXPECT_EQ(CommandsOf("*1\r\n$4\r\nPING\r\nPING x\r\n*2\r\n$3\r\nGET\r\n$0\r\n\r\n"),
            (std::vector<Command>{{"PING"}, {"PING", "x"}, {"GET", ""}}));
}

TEST(RespParser, PassesOverEmptyCommands) {
  EXPECT_EQ(CommandsOf("*0\r\n*-1\r\n*-10\r\n\r\n\n   \r\nPING\r\n"), (std::vector<Command>{{"PING"}}));
}

TEST(RespParser, DoesNotLookAtTheBytesBehindABulkString) {
  EXPECT_EQ(CommandsOf("*1\r\n$4\r\nPINGxxPING\r\n"), (std::vector<Command>{{"PING"}, {"PING"}}));
}

TEST(RespParser, ReadsMoreArgumentsThanItReserves) {
  std::string stream = "*5000\r\n";
  Command expected;
  for (int i = 0; i < 5000; ++i) {
    expected.push_back(std::to_string(i));
    stream += "$" + std::to_string(expected.back().size()) + "\r\n" + expected.back() + "\r\n";
  }
  EXPECT_EQ(CommandsOf(stream), std::vector<Command>{expected});
}

TEST(RespParser, ReadsLengthsOfManyDigits) {
  const std::string value(1'234'567, 'x');
  EXPECT_EQ(CommandsOf("*2\r\n$3\r\nGET\r\n$1234567\r\n" + value + "\r\n"),
            (std::vector<Command>{{"GET", value}}));
}

TEST(RespParser, SaysHowManyBytesTheCommandNeeds) {
  RespParser parser;
  EXPECT_EQ(parser.Parse("*2\r\n$3\r\nGET\r\n$1000\r\nabc", kLimits), Result::kNeedMore);
  EXPECT_EQ(parser.bytes_needed(), 20u + 1002u);
}

TEST(RespParser, RefusesBadNumbersOfArguments) {
  const std::string error = "ERR Protocol error: invalid multibulk length";
  for (const std::string_view number : {"", "x", "1x", "+1", "01", " 1", "1 ", "-", "2147483648", "1e3",
                                        "9223372036854775808", "99999999999999999999"}) {
    EXPECT_EQ(ErrorOf("*" + std::string(number) + "\r\n"), error) << number;
  }
  EXPECT_EQ(ErrorOf("*2147483647\r\n"), "");
}

TEST(RespParser, RefusesBadLengths) {
  const std::string error = "ERR Protocol error: invalid bulk length";
  for (const std::string_view number :
       {"", "-1", "x", "1x", "+1", "01", "536870913", "9223372036854775808"}) {
    EXPECT_EQ(ErrorOf("*1\r\n$" + std::string(number) + "\r\n"), error) << number;
  }
  EXPECT_EQ(ErrorOf("*1\r\n$536870912\r\n"), "");
  EXPECT_EQ(ErrorOf("*1\r\n$101\r\n", {.max_bulk_bytes = 100}), error);
  EXPECT_EQ(ErrorOf("*1\r\n$100\r\n", {.max_bulk_bytes = 100}), "");
}

TEST(RespParser, RefusesWhatIsNoBulkString) {
  EXPECT_EQ(ErrorOf("*1\r\nPING\r\n"), "ERR Protocol error: expected '$', got 'P'");
  EXPECT_EQ(ErrorOf("*2\r\n$3\r\nGET\r\n:1\r\n"), "ERR Protocol error: expected '$', got ':'");
}

TEST(RespParser, RefusesLinesThatNeverEnd) {
  const std::string digits(64 * 1024 + 1, '1');
  EXPECT_EQ(ErrorOf("*" + digits), "ERR Protocol error: too big mbulk count string");
  EXPECT_EQ(ErrorOf("*1\r\n$" + digits), "ERR Protocol error: too big bulk count string");
  EXPECT_EQ(ErrorOf("P" + digits), "ERR Protocol error: too big inline request");
  EXPECT_EQ(ErrorOf(std::string(64 * 1024, 'P')), "");
}

TEST(RespParser, LetsAZeroByteHideTheEndOfALine) {
  for (const std::string_view stream :
       {"PING\0\r\nPING\r\n"sv, "*1\0\r\n"sv, "*1\r\n$4\0\r\nPING\r\n"sv, "\0\r\n"sv}) {
    EXPECT_EQ(ReadAll(stream), Reading{});
  }
  EXPECT_EQ(ErrorOf(std::string("PING\0\r\n", 7) + std::string(64 * 1024, 'x')),
            "ERR Protocol error: too big inline request");
}

TEST(RespParser, LimitsClientsThatHaveNotAuthenticated) {
  EXPECT_EQ(ErrorOf("*10\r\n$16384\r\n", kStranger), "");
  EXPECT_EQ(ErrorOf("*11\r\n", kStranger), "ERR Protocol error: unauthenticated multibulk length");
  EXPECT_EQ(ErrorOf("*1\r\n$16385\r\n", kStranger), "ERR Protocol error: unauthenticated bulk length");
}

TEST(RespParser, ForgetsAnUnfinishedCommand) {
  RespParser parser;
  EXPECT_EQ(parser.Parse("*2\r\n$3\r\nGET\r\n$1", kLimits), Result::kNeedMore);
  parser.Restart();
  EXPECT_EQ(parser.Parse("*1\r\n$4\r\nPING\r\n", kLimits), Result::kCommand);
  EXPECT_EQ(parser.arguments().size(), 1u);
}

TEST(SplitWords, KnowsQuotesAndEscapes) {
  const auto split = [](std::string_view line) {
    std::vector<std::string> words;
    EXPECT_TRUE(SplitWords(line, words)) << line;
    return words;
  };
  EXPECT_EQ(split("a  b\tc"), (Command{"a", "b", "c"}));
  EXPECT_EQ(split(R"("a b" 'c d' "" '')"), (Command{"a b", "c d", "", ""}));
  EXPECT_EQ(split(R"("\n\r\t\b\a\\\"\q")"), (Command{"\n\r\t\b\a\\\"q"}));
  EXPECT_EQ(split(R"("\x41\xfF\x4" 'it\'s' '\n')"), (Command{"A\xffx4", "it's", "\\n"}));
  EXPECT_EQ(split(R"(a"b c" d)"), (Command{"ab c", "d"}));
  EXPECT_EQ(split("a\vb"), (Command{"a\vb"}));
  EXPECT_EQ(split("   "), Command{});
}

TEST(SplitWords, RefusesUnbalancedQuotes) {
  std::vector<std::string> words;
  for (const std::string_view line : {"\"a", "'a", "\"a\"b", "'a'b", "\"a\\", "'a\\'"}) {
    EXPECT_FALSE(SplitWords(line, words)) << line;
  }
}

// A stream of commands in all their spellings, some with mistakes.
class StreamMaker {
 public:
  explicit StreamMaker(uint64_t seed) : random_(seed) {}

  std::string Make() {
    std::string stream;
    for (size_t left = Below(8); left > 0; --left) stream += MakeCommand();
    return stream;
  }
  std::vector<size_t> Cut(size_t size) {
    std::vector<size_t> ends;
    const size_t longest = 1 + Below(40);
    for (size_t at = 0; at < size;) ends.push_back(at = std::min(size, at + 1 + Below(longest)));
    return ends;
  }
  bool Flip() { return Below(2) == 0; }

 private:
  size_t Below(size_t bound) { return static_cast<size_t>(random_.Next() % bound); }

  std::string MakeCommand() {
    static constexpr const char* kOdd[] = {"\r\n",
                                           "\n",
                                           "*0\r\n",
                                           "*-1\r\n",
                                           "PING\r\n",
                                           "SET 'a b' \"\\x00\"\n",
                                           "*1\r\n$3\r\nabcXY",
                                           "a\"b\r\n",
                                           "*1\r\n:1\r\n",
                                           "*x\r\n",
                                           "*1\r\n$-1\r\n"};
    if (Below(3) == 0) return kOdd[Below(std::size(kOdd) - (Below(4) == 0 ? 0 : 4))];
    const size_t count = 1 + Below(20);
    std::string command = "*" + std::to_string(count) + "\r\n";
    for (size_t i = 0; i < count; ++i) {
      const size_t size = Below(8) == 0 ? Below(2000) : Below(12);
      command += "$" + std::to_string(size) + "\r\n";
      for (size_t byte = 0; byte < size; ++byte) command += static_cast<char>(random_.Next());
      command += "\r\n";
    }
    return command;
  }

  Random random_;
};

TEST(RespParser, ReadsTheSameCommandsHoweverAStreamIsCut) {
  const char* given = std::getenv("NACRE_SEED");
  const uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : SystemEntropy();
  RecordProperty("seed", std::to_string(seed));
  StreamMaker maker(seed);
  for (int round = 0; round < 3000; ++round) {
    const std::string stream = maker.Make();
    const RespLimits& limits = maker.Flip() ? kLimits : kStranger;
    const Reading whole = ReadAll(stream, limits);
    ASSERT_EQ(whole, ReadPieces(stream, maker.Cut(stream.size()), limits)) << "NACRE_SEED=" << seed;
  }
}

}  // namespace
}  // namespace nacre
