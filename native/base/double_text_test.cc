#include "base/double_text.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "base/random.h"

namespace nacre {
namespace {

std::string TextOf(double value) {
  char text[kLongestDouble];
  return {text, FormatDouble(value, text)};
}

TEST(FormatDouble, WritesTheFewestDigits) {
  const struct {
    double value;
    const char* text;
  } cases[] = {
      {0, "0"},
      {-0.0, "-0"},
      {3, "3"},
      {-3.5, "-3.5"},
      {0.1, "0.1"},
      {3.141, "3.141"},
      {1.0 / 3, "0.3333333333333333"},
      {0x1p52, "4503599627370496"},
      {-0x1p52, "-4503599627370496"},
      {1e15, "1000000000000000"},
      {1e17, "1e+17"},
      {1e21, "1e+21"},
      {1.5e300, "1.5e+300"},
      {-1.5e300, "-1.5e+300"},
      {123456789012345680000.0, "123456789012345680000"},
      {0.0001, "0.0001"},
      {0.000001, "0.000001"},
      {1e-7, "1e-7"},
      {-1.25e-7, "-1.25e-7"},
      {5e-324, "5e-324"},
      {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
      {std::numeric_limits<double>::infinity(), "inf"},
      {-std::numeric_limits<double>::infinity(), "-inf"},
      {std::numeric_limits<double>::quiet_NaN(), "nan"},
  };
  for (const auto& [value, text] : cases) EXPECT_EQ(TextOf(value), text);
}

TEST(FormatDouble, WritesWhatReadsBackAsTheSameNumber) {
  const uint64_t seed = SystemEntropy();
  Random random(seed);
  for (int round = 0; round < 100'000; ++round) {
    const double value = std::bit_cast<double>(random.Next());
    if (!std::isfinite(value)) continue;
    const std::string text = TextOf(value);
    ASSERT_LT(text.size(), 40u);
    ASSERT_EQ(std::strtod(text.c_str(), nullptr), value) << text << ", seed " << seed;
  }
}

TEST(FormatDouble, WritesExactIntegersAsIntegers) {
  for (const double value : {0.0, -0.0, 1.0, -7.0, 0x1p52, -0x1p52})
    EXPECT_TRUE(IsExactInteger(value)) << value;
  for (const double value : {0.5, 0x1p53, -1e300, std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(IsExactInteger(value)) << value;
  }
}

}  // namespace
}  // namespace nacre
