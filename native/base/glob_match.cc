#include "base/glob_match.h"

#include <algorithm>
#include <cstddef>

namespace nacre {
namespace {

// What one piece of a pattern made of one byte.
struct Step {
  bool matches;
  size_t next;  // Where the next piece begins.
};

// Requires: `at` is just behind the opening bracket.
Step MatchSet(std::string_view pattern, size_t at, char byte) {
  const bool negated = at < pattern.size() && pattern[at] == '^';
  if (negated) ++at;
  bool found = false;
  while (at < pattern.size() && pattern[at] != ']') {
    const size_t left = pattern.size() - at;
    if (pattern[at] == '\\' && left >= 2) {
      found = found || pattern[at + 1] == byte;
      at += 2;
    } else if (left >= 3 && pattern[at + 1] == '-') {
      const auto [low, high] =
          std::minmax({static_cast<signed char>(pattern[at]), static_cast<signed char>(pattern[at + 2])});
      found = found || (low <= static_cast<signed char>(byte) && static_cast<signed char>(byte) <= high);
      at += 3;
    } else {
      found = found || pattern[at] == byte;
      ++at;
    }
  }
  return {found != negated, std::min(at + 1, pattern.size())};
}

// Requires: a piece other than a star begins at `at`.
Step MatchPiece(std::string_view pattern, size_t at, char byte) {
  switch (pattern[at]) {
    case '?':
      return {true, at + 1};
    case '[':
      return MatchSet(pattern, at + 1, byte);
    case '\\':
      if (at + 1 < pattern.size()) ++at;
      [[fallthrough]];
    default:
      return {pattern[at] == byte, at + 1};
  }
}

}  // namespace

// When a piece fails, only the last star needs to take one byte more: what an
// earlier star could take besides, the last one can take too.
bool GlobMatches(std::string_view pattern, std::string_view text) {
  if (text.empty()) return pattern.empty();
  size_t at = 0;
  size_t position = 0;
  size_t after_star = std::string_view::npos;
  size_t star_position = 0;
  while (position < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      after_star = ++at;
      star_position = position;
      continue;
    }
    const Step step = at < pattern.size() ? MatchPiece(pattern, at, text[position]) : Step{false, at};
    if (step.matches) {
      at = step.next;
      ++position;
    } else if (after_star != std::string_view::npos) {
      at = after_star;
      position = ++star_position;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

}  // namespace nacre
