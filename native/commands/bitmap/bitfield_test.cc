#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/random.h"
#include "engine/command_test.h"

namespace nacre {
namespace {

class Bitfield : public CommandTest {};

constexpr std::string_view kBadType =
    "-ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64 is.\r\n";

TEST_F(Bitfield, SetsAndReturnsTheOldValue) {
  EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", "0", "255", "SET", "i8", "0", "1", "GET", "i8", "0"}),
            "*3\r\n:0\r\n:-1\r\n:1\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$1\r\n\x01\r\n");
}

TEST_F(Bitfield, ReadsZeroPastTheEnd) {
  Call({"SET", "k", "\xff"});
  EXPECT_EQ(Call({"BITFIELD", "k", "GET", "u8", "4", "GET", "i64", "1000", "GET", "u63", "0"}),
            "*3\r\n:240\r\n:0\r\n:9187343239835811840\r\n");
  EXPECT_EQ(Call({"STRLEN", "k"}), ":1\r\n");
}

TEST_F(Bitfield, CountsOffsetsInFieldsBehindAHash) {
  EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", "#2", "7", "GET", "u8", "16"}), "*2\r\n:0\r\n:7\r\n");
  EXPECT_EQ(Call({"STRLEN", "k"}), ":3\r\n");
}

TEST_F(Bitfield, AppliesOverflowToTheOperationsBehindIt) {
  EXPECT_EQ(
      Call({"BITFIELD", "k",    "INCRBY", "u2", "0", "5", "OVERFLOW", "SAT",  "INCRBY", "u2", "2", "5",
            "OVERFLOW", "FAIL", "INCRBY", "u2", "4", "5", "OVERFLOW", "WRAP", "INCRBY", "i4", "8", "9"}),
      "*4\r\n:1\r\n:3\r\n$-1\r\n:-7\r\n");
  EXPECT_EQ(Call({"HELLO", "3"}).substr(0, 1), "%");
  EXPECT_EQ(Call({"BITFIELD", "k", "OVERFLOW", "FAIL", "SET", "i4", "0", "8"}), "*1\r\n_\r\n");
}

TEST_F(Bitfield, SaturatesAValueThatIsSet) {
  EXPECT_EQ(
      Call({"BITFIELD", "k",    "OVERFLOW", "SAT", "SET", "i8",  "0",  "200", "GET", "i8",  "0",  "SET", "i8",
            "0",        "-200", "GET",      "i8",  "0",   "SET", "u8", "0",   "-1",  "GET", "u8", "0"}),
      "*6\r\n:0\r\n:127\r\n:127\r\n:-128\r\n:128\r\n:255\r\n");
}

// Redis computes the distance to the largest number in a signed integer, which
// overflows here, and takes the largest instead.
TEST_F(Bitfield, SaturatesFarBelowTheSmallestNumberAtTheSmallest) {
  EXPECT_EQ(
      Call({"BITFIELD", "k", "OVERFLOW", "SAT", "SET", "i8", "0", "-9223372036854775808", "GET", "i8", "0"}),
      "*2\r\n:0\r\n:-128\r\n");
}

TEST_F(Bitfield, MakesRoomEvenWhereTheOperationFails) {
  EXPECT_EQ(Call({"BITFIELD", "k", "OVERFLOW", "FAIL", "SET", "u4", "12", "16"}), "*1\r\n$-1\r\n");
  EXPECT_EQ(Call({"STRLEN", "k"}), ":2\r\n");
  EXPECT_EQ(store_.changes, 0u);
}

TEST_F(Bitfield, CountsAChangeForEachFieldThatChanges) {
  Call({"BITFIELD", "k", "SET", "u8", "0", "1", "SET", "u8", "8", "0"});
  EXPECT_EQ(store_.changes, 2u);
  Call({"BITFIELD", "k", "SET", "u8", "0", "1", "SET", "u8", "8", "1", "GET", "u8", "0"});
  EXPECT_EQ(store_.changes, 3u);
}

TEST_F(Bitfield, DoesNothingWithoutOperations) {
  EXPECT_EQ(Call({"BITFIELD", "k"}), "*0\r\n");
  EXPECT_EQ(Call({"BITFIELD", "k", "OVERFLOW", "SAT"}), "*0\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$-1\r\n");
}

TEST_F(Bitfield, RefusesBadTypes) {
  for (const std::string_view type : {"u64", "i65", "u0", "i0", "x8", "", "i", "8", "I8", "i-1", "i08"}) {
    EXPECT_EQ(Call({"BITFIELD", "k", "GET", type, "x"}), kBadType) << type;
  }
}

TEST_F(Bitfield, RefusesBadOffsetsValuesAndWords) {
  for (const std::string_view offset :
       {"-1", "x", "", "#", "#-1", "##1", "4294967296", "#9223372036854775807"}) {
    EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", offset, "x"}),
              "-ERR bit offset is not an integer or out of range\r\n")
        << offset;
  }
  EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", "0", "x"}),
            "-ERR value is not an integer or out of range\r\n");
  EXPECT_EQ(Call({"BITFIELD", "k", "OVERFLOW", "x"}), "-ERR Invalid OVERFLOW type specified\r\n");
  EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", "0"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"BITFIELD", "k", "SET", "u8", "0", "1", "GET"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"GET", "k"}), "$-1\r\n");
}

TEST_F(Bitfield, LeavesTheEncodingAloneUnlessItWrites) {
  Call({"SET", "k", "12"});
  Call({"BITFIELD", "k", "GET", "u8", "0"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$3\r\nint\r\n");
  Call({"BITFIELD", "k", "INCRBY", "u8", "0", "0"});
  EXPECT_EQ(Call({"OBJECT", "ENCODING", "k"}), "$3\r\nraw\r\n");
}

TEST_F(Bitfield, ReadOnlyFormReadsOnly) {
  Call({"SET", "k", "\xff\x01"});
  EXPECT_EQ(Call({"BITFIELD_RO", "k", "GET", "u8", "#1", "GET", "i8", "0"}), "*2\r\n:1\r\n:-1\r\n");
  EXPECT_EQ(Call({"BITFIELD_RO", "k", "SET", "u8", "0", "1"}),
            "-ERR BITFIELD_RO only supports the GET subcommand\r\n");
  EXPECT_EQ(Call({"BITFIELD_RO", "k", "INCRBY", "u8", "0", "x"}),
            "-ERR value is not an integer or out of range\r\n");
}

// The same arithmetic, one bit at a time and in numbers too wide to overflow.
class Reference {
 public:
  using Wide = __int128;

  Wide Read(bool is_signed, uint64_t offset, unsigned width) const {
    Wide value = 0;
    for (uint64_t i = offset; i < offset + width; ++i) value = value * 2 + (i < bits_.size() && bits_[i]);
    if (is_signed && value >= Wide{1} << (width - 1)) value -= Wide{1} << width;
    return value;
  }

  void Write(uint64_t offset, unsigned width, Wide value) {
    for (unsigned i = 0; i < width; ++i) bits_[offset + i] = (value >> (width - 1 - i) & 1) != 0;
  }

  void Grow(uint64_t end) { bits_.resize(std::max<size_t>(bits_.size(), (end + 7) / 8 * 8)); }

  static std::optional<Wide> Fit(Wide value, bool is_signed, unsigned width, std::string_view overflow) {
    const Wide smallest = is_signed ? -(Wide{1} << (width - 1)) : Wide{0};
    const Wide largest = smallest + (Wide{1} << width) - 1;
    if (value >= smallest && value <= largest) return value;
    if (overflow == "FAIL") return std::nullopt;
    if (overflow == "SAT") return value > largest ? largest : smallest;
    const Wide modulus = Wide{1} << width;
    return ((value - smallest) % modulus + modulus) % modulus + smallest;
  }

 private:
  std::vector<bool> bits_;
};

int64_t RandomOperand(Random& random) {
  const auto any = static_cast<int64_t>(random.Next());
  return any >> random.Below(64);
}

TEST_F(Bitfield, AgreesWithArithmeticOnBigIntegers) {
  const uint64_t seed = SystemEntropy();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random random(seed);
  Reference reference;
  for (int round = 0; round < 5000; ++round) {
    const bool is_signed = random.Below(2) == 1;
    const auto width = static_cast<unsigned>(1 + random.Below(is_signed ? 64 : 63));
    const uint64_t offset = random.Below(300);
    const std::string_view overflow = std::array<std::string_view, 3>{"WRAP", "SAT", "FAIL"}[random.Below(3)];
    const bool adds = random.Below(2) == 1;
    int64_t operand = RandomOperand(random);
    // A negative number is taken for a large one where an unsigned field is set to it.
    if (!adds && !is_signed && overflow == "SAT" && operand < 0) operand = -(operand + 1);
    reference.Grow(offset + width);
    const Reference::Wide old = reference.Read(is_signed, offset, width);
    const auto value = Reference::Fit(adds ? old + operand : operand, is_signed, width, overflow);
    if (value) reference.Write(offset, width, *value);
    const std::string type = (is_signed ? "i" : "u") + std::to_string(width);
    const std::string at = std::to_string(offset);
    const std::string reply = Call({"BITFIELD", "k", "OVERFLOW", overflow, adds ? "INCRBY" : "SET", type, at,
                                    std::to_string(operand), "GET", type, at});
    const auto number = [](Reference::Wide wide) {
      return ":" + std::to_string(static_cast<int64_t>(wide)) + "\r\n";
    };
    const std::string first = value ? number(adds ? *value : old) : "$-1\r\n";
    ASSERT_EQ(reply, "*2\r\n" + first + number(reference.Read(is_signed, offset, width)))
        << type << " at " << at << ' ' << operand << ' ' << overflow;
  }
}

}  // namespace
}  // namespace nacre
