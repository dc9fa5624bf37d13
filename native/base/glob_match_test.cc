#include "base/glob_match.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace nacre {
namespace {

TEST(GlobMatch, TakesPlainBytesAsTheyAre) {
  EXPECT_TRUE(GlobMatches("key", "key"));
  EXPECT_FALSE(GlobMatches("key", "keys"));
  EXPECT_FALSE(GlobMatches("keys", "key"));
  EXPECT_FALSE(GlobMatches("key", "KEY"));
  EXPECT_TRUE(GlobMatches(std::string_view("a\0b", 3), std::string_view("a\0b", 3)));
}

TEST(GlobMatch, MatchesAnyRunWithAStar) {
  EXPECT_TRUE(GlobMatches("*", "anything"));
  EXPECT_TRUE(GlobMatches("a*c", "ac"));
  EXPECT_TRUE(GlobMatches("a*c", "abcbc"));
  EXPECT_FALSE(GlobMatches("a*c", "abcb"));
  EXPECT_TRUE(GlobMatches("a**", "a"));
  EXPECT_TRUE(GlobMatches("*a*b*", "xxayybzz"));
  EXPECT_FALSE(GlobMatches("*a*b*", "xxbyyazz"));
}

TEST(GlobMatch, MatchesOneByteWithAQuestionMark) {
  EXPECT_TRUE(GlobMatches("h?llo", "hello"));
  EXPECT_FALSE(GlobMatches("h?llo", "hllo"));
  EXPECT_TRUE(GlobMatches("?", "\xff"));
}

TEST(GlobMatch, MatchesNothingButTheEmptyPatternWithAnEmptyText) {
  EXPECT_TRUE(GlobMatches("", ""));
  EXPECT_FALSE(GlobMatches("*", ""));
  EXPECT_FALSE(GlobMatches("**", ""));
  EXPECT_FALSE(GlobMatches("", "a"));
}

TEST(GlobMatch, MatchesOneByteOfASet) {
  EXPECT_TRUE(GlobMatches("h[ae]llo", "hello"));
  EXPECT_FALSE(GlobMatches("h[ae]llo", "hillo"));
  EXPECT_TRUE(GlobMatches("[a-c]", "b"));
  EXPECT_FALSE(GlobMatches("[a-c]", "d"));
  EXPECT_FALSE(GlobMatches("[]", "]"));
}

TEST(GlobMatch, MatchesOneByteOutsideOfANegatedSet) {
  EXPECT_TRUE(GlobMatches("h[^e]llo", "hallo"));
  EXPECT_FALSE(GlobMatches("h[^e]llo", "hello"));
  EXPECT_TRUE(GlobMatches("[^]", "^"));
}

TEST(GlobMatch, TurnsARangeThatIsWrittenBackwards) { EXPECT_TRUE(GlobMatches("[c-a]", "b")); }

TEST(GlobMatch, ComparesBytesOfARangeAsSignedNumbers) {
  EXPECT_TRUE(GlobMatches("[a-\xff]", std::string_view("\0", 1)));
  EXPECT_FALSE(GlobMatches("[a-\xff]", "z"));
}

TEST(GlobMatch, ReadsABracketBehindAHyphenAsTheEndOfARange) {
  EXPECT_TRUE(GlobMatches("[a-]", "]"));
  EXPECT_TRUE(GlobMatches("[a-]", "_"));
  EXPECT_FALSE(GlobMatches("[a-]", "-"));
}

TEST(GlobMatch, EndsAnUnclosedSetWithThePattern) {
  EXPECT_TRUE(GlobMatches("[abc", "b"));
  EXPECT_FALSE(GlobMatches("[abc", "d"));
  EXPECT_FALSE(GlobMatches("[", "["));
  EXPECT_TRUE(GlobMatches("[^", "["));
}

TEST(GlobMatch, TakesAnEscapedByteAsItIs) {
  EXPECT_TRUE(GlobMatches("a\\*b", "a*b"));
  EXPECT_FALSE(GlobMatches("a\\*b", "axb"));
  EXPECT_TRUE(GlobMatches("[\\]]", "]"));
  EXPECT_TRUE(GlobMatches("[\\-x]", "-"));
  EXPECT_TRUE(GlobMatches("a\\", "a\\"));
}

TEST(GlobMatch, EndsSoonOnManyStars) {
  std::string pattern;
  for (int i = 0; i < 5000; ++i) pattern += "a*";
  pattern += 'b';
  EXPECT_FALSE(GlobMatches(pattern, std::string(10'000, 'a')));
}

}  // namespace
}  // namespace nacre
