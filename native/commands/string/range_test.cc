#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

constexpr const char* kTooLong = "-ERR string exceeds maximum allowed size (proto-max-bulk-len)\r\n";

using AppendCommand = StringCommandTest;

TEST_F(AppendCommand, CreatesAnAbsentKeyAsSetDoes) {
  EXPECT_EQ(Call({"APPEND", "k", "12"}), ":2\r\n");
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
  EXPECT_EQ(Call({"APPEND", "empty", ""}), kZero);
  EXPECT_TRUE(Has("empty"));
}

TEST_F(AppendCommand, AddsToTheEndAndMakesTheValueRaw) {
  Call({"SET", "k", "12", "PX", "10"});
  EXPECT_EQ(Call({"APPEND", "k", "3"}), ":3\r\n");
  EXPECT_EQ(Get("k"), Bulk("123"));
  EXPECT_EQ(EncodingOf("k"), Encoding::kRaw);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
}

TEST_F(AppendCommand, OfNothingMakesTheValueRawToo) {
  Call({"SET", "k", "text"});
  EXPECT_EQ(Call({"APPEND", "k", ""}), ":4\r\n");
  EXPECT_EQ(EncodingOf("k"), Encoding::kRaw);
  EXPECT_EQ(store_.changes, 2u);
}

TEST_F(AppendCommand, GrowsAStringPieceByPiece) {
  std::string expected;
  for (int i = 0; i < 2000; ++i) {
    const std::string piece(static_cast<size_t>(i % 7), static_cast<char>('a' + i % 26));
    expected += piece;
    EXPECT_EQ(Call({"APPEND", "k", piece}), ":" + std::to_string(expected.size()) + "\r\n");
  }
  EXPECT_EQ(Get("k"), Bulk(expected));
}

TEST_F(AppendCommand, RefusesToExceedTheLimit) {
  store_.settings().proto_max_bulk_len.set(10);
  Call({"SET", "k", "12345"});
  EXPECT_EQ(Call({"APPEND", "k", "123456"}), kTooLong);
  EXPECT_EQ(Call({"APPEND", "k", "12345"}), ":10\r\n");
  EXPECT_EQ(Call({"APPEND", "k", ""}), ":10\r\n");
}

using SetrangeCommand = StringCommandTest;

TEST_F(SetrangeCommand, OverwritesInTheMiddle) {
  Call({"SET", "k", "Hello World", "PX", "10"});
  EXPECT_EQ(Call({"SETRANGE", "k", "6", "Redis"}), ":11\r\n");
  EXPECT_EQ(Get("k"), Bulk("Hello Redis"));
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
  EXPECT_EQ(EncodingOf("k"), Encoding::kRaw);
  EXPECT_EQ(Call({"SETRANGE", "k", "1", "a"}), ":11\r\n");
  EXPECT_EQ(Get("k"), Bulk("Hallo Redis"));
}

TEST_F(SetrangeCommand, FillsTheGapWithZeroBytes) {
  EXPECT_EQ(Call({"SETRANGE", "k", "3", "ab"}), ":5\r\n");
  EXPECT_EQ(Get("k"), Bulk(std::string_view("\0\0\0ab", 5)));
  Call({"SET", "n", "12"});
  EXPECT_EQ(Call({"SETRANGE", "n", "3", "4"}), ":4\r\n");
  EXPECT_EQ(Get("n"), Bulk(std::string_view("12\0004", 4)));
}

TEST_F(SetrangeCommand, OfNothingChangesNothing) {
  EXPECT_EQ(Call({"SETRANGE", "k", "5", ""}), kZero);
  EXPECT_FALSE(Has("k"));
  Call({"SET", "k", "12"});
  EXPECT_EQ(Call({"SETRANGE", "k", "9223372036854775807", ""}), ":2\r\n");
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
  EXPECT_EQ(store_.changes, 1u);
}

TEST_F(SetrangeCommand, RefusesBadOffsets) {
  EXPECT_EQ(Call({"SETRANGE", "k", "-1", "x"}), "-ERR offset is out of range\r\n");
  EXPECT_EQ(Call({"SETRANGE", "k", "x", "x"}), kNotInteger);
  EXPECT_EQ(Call({"SETRANGE", "k", "536870912", "x"}), kTooLong);
  EXPECT_EQ(Call({"SETRANGE", "k", "9223372036854775807", "x"}), kTooLong);
  EXPECT_FALSE(Has("k"));
}

using GetrangeCommand = StringCommandTest;

TEST_F(GetrangeCommand, ReturnsThePartBetweenTwoOffsets) {
  Call({"SET", "k", "This is a string"});
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "3"}), Bulk("This"));
  EXPECT_EQ(Call({"GETRANGE", "k", "-3", "-1"}), Bulk("ing"));
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "-1"}), Bulk("This is a string"));
  EXPECT_EQ(Call({"GETRANGE", "k", "10", "100"}), Bulk("string"));
  EXPECT_EQ(Call({"GETRANGE", "k", "5", "3"}), Bulk(""));
  EXPECT_EQ(Call({"GETRANGE", "k", "100", "200"}), Bulk(""));
  EXPECT_EQ(Call({"SUBSTR", "k", "-100", "3"}), Bulk("This"));
}

TEST_F(GetrangeCommand, TakesAnEndBeforeTheBeginningForTheFirstByte) {
  Call({"SET", "k", "abc"});
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "-100"}), Bulk("a"));
  EXPECT_EQ(Call({"GETRANGE", "k", "-100", "-99"}), Bulk("a"));
  EXPECT_EQ(Call({"GETRANGE", "k", "-99", "-100"}), Bulk(""));
}

TEST_F(GetrangeCommand, HandlesEmptyAbsentAndIntegerValues) {
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "-1"}), Bulk(""));
  Call({"SET", "k", ""});
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "-1"}), Bulk(""));
  Call({"SET", "k", "-1234"});
  EXPECT_EQ(Call({"GETRANGE", "k", "0", "1"}), Bulk("-1"));
}

TEST_F(GetrangeCommand, AcceptsTheExtremeOffsets) {
  Call({"SET", "k", "abc"});
  EXPECT_EQ(Call({"GETRANGE", "k", "-9223372036854775808", "9223372036854775807"}), Bulk("abc"));
  EXPECT_EQ(Call({"GETRANGE", "k", "9223372036854775808", "0"}), kNotInteger);
  EXPECT_EQ(Call({"GETRANGE", "absent", "0", "x"}), kNotInteger);
}

}  // namespace
}  // namespace nacre
