#include "commands/string/string_command_test.h"

namespace nacre {
namespace {

constexpr const char* kOverflow = "-ERR increment or decrement would overflow\r\n";

using IncrCommand = StringCommandTest;

TEST_F(IncrCommand, CountsFromZero) {
  EXPECT_EQ(Call({"INCR", "k"}), kOne);
  EXPECT_EQ(Call({"INCRBY", "k", "41"}), ":42\r\n");
  EXPECT_EQ(Call({"DECR", "k"}), ":41\r\n");
  EXPECT_EQ(Call({"DECRBY", "k", "50"}), ":-9\r\n");
  EXPECT_EQ(Get("k"), Bulk("-9"));
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
  EXPECT_EQ(store_.changes, 4u);
}

TEST_F(IncrCommand, KeepsTheExpiryTime) {
  Call({"SET", "k", "1", "PX", "10"});
  EXPECT_EQ(Call({"INCR", "k"}), ":2\r\n");
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
}

TEST_F(IncrCommand, ReadsAnIntegerThatIsStoredAsText) {
  Call({"SET", "k", "1"});
  Call({"APPEND", "k", "2"});
  EXPECT_EQ(Call({"INCR", "k"}), ":13\r\n");
  EXPECT_EQ(EncodingOf("k"), Encoding::kInt);
}

TEST_F(IncrCommand, RefusesValuesThatAreNoIntegers) {
  for (const char* value : {"", " 1", "1 ", "1.0", "+1", "01", "-0", "9223372036854775808", "abc"}) {
    Call({"SET", "k", value});
    EXPECT_EQ(Call({"INCR", "k"}), kNotInteger) << value;
  }
}

TEST_F(IncrCommand, RefusesIncrementsThatAreNoIntegers) {
  EXPECT_EQ(Call({"INCRBY", "k", "1.5"}), kNotInteger);
  EXPECT_EQ(Call({"INCRBY", "k", "9223372036854775808"}), kNotInteger);
  EXPECT_EQ(Call({"DECRBY", "k", "x"}), kNotInteger);
}

TEST_F(IncrCommand, RefusesToOverflow) {
  Call({"SET", "k", "9223372036854775807"});
  EXPECT_EQ(Call({"INCR", "k"}), kOverflow);
  EXPECT_EQ(Call({"DECRBY", "k", "-1"}), kOverflow);
  Call({"SET", "k", "-9223372036854775808"});
  EXPECT_EQ(Call({"DECR", "k"}), kOverflow);
  EXPECT_EQ(Call({"INCRBY", "k", "9223372036854775807"}), ":-1\r\n");
}

TEST_F(IncrCommand, CannotDecrementByTheLowestInteger) {
  EXPECT_EQ(Call({"DECRBY", "k", "-9223372036854775808"}), "-ERR decrement would overflow\r\n");
  EXPECT_EQ(Call({"INCRBY", "k", "-9223372036854775808"}), ":-9223372036854775808\r\n");
}

using IncrbyfloatCommand = StringCommandTest;

constexpr const char* kNotFloat = "-ERR value is not a valid float\r\n";

TEST_F(IncrbyfloatCommand, AddsWithoutTrailingZeros) {
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "10.50"}), Bulk("10.5"));
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "0.1"}), Bulk("10.6"));
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "-5"}), Bulk("5.6"));
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "-5.6"}), Bulk("0"));
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "5.0e3"}), Bulk("5000"));
}

TEST_F(IncrbyfloatCommand, StoresTextEvenForWholeNumbers) {
  Call({"SET", "k", "1", "PX", "10"});
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "2"}), Bulk("3"));
  EXPECT_EQ(EncodingOf("k"), Encoding::kEmbstr);
  EXPECT_EQ(ExpiryOf("k"), kStartMs + 10);
}

TEST_F(IncrbyfloatCommand, WritesLongNumbersInFull) {
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "1e60"}),
            Bulk("999999999999999999999373423426722168652130621984886772203520"));
  EXPECT_EQ(EncodingOf("k"), Encoding::kRaw);
}

TEST_F(IncrbyfloatCommand, RefusesWhatIsNoNumber) {
  for (const char* text : {"", " 1", "1 ", "1x", "nan", "1e5000"}) {
    EXPECT_EQ(Call({"INCRBYFLOAT", "absent", text}), kNotFloat) << text;
    Call({"SET", "k", text});
    EXPECT_EQ(Call({"INCRBYFLOAT", "k", "1"}), kNotFloat) << text;
  }
}

TEST_F(IncrbyfloatCommand, RefusesToProduceInfinity) {
  const char* kInfinite = "-ERR increment would produce NaN or Infinity\r\n";
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "inf"}), kInfinite);
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "-Infinity"}), kInfinite);
  Call({"SET", "k", "inf"});
  EXPECT_EQ(Call({"INCRBYFLOAT", "k", "-inf"}), kInfinite);
}

}  // namespace
}  // namespace nacre
