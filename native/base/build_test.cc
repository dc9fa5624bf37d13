#include <gtest/gtest.h>

namespace nacre {
namespace {

TEST(Build, CompilesAsCpp20) { EXPECT_GE(__cplusplus, 202002L); }

}  // namespace
}  // namespace nacre
