// Compares GlobMatches with the plainest algorithm: for each piece of the
// pattern, the set of positions of the text that can be reached before it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "base/glob_match.h"

namespace nacre {
namespace {

constexpr size_t kLongestInput = 512;

// Which of the 256 bytes one piece matches, and where the next one begins.
struct Piece {
  bool star = false;
  bool bytes[256] = {};
  size_t next = 0;
};

void AddRange(Piece& piece, char from, char to) {
  int low = static_cast<signed char>(from);
  int high = static_cast<signed char>(to);
  if (low > high) std::swap(low, high);
  for (int value = low; value <= high; ++value) piece.bytes[static_cast<uint8_t>(value)] = true;
}

Piece ReadSet(std::string_view pattern, size_t at) {
  Piece piece;
  const bool negated = pattern.substr(at).starts_with('^');
  if (negated) ++at;
  for (; at < pattern.size() && pattern[at] != ']'; ++at) {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) {
      ++at;
      AddRange(piece, pattern[at], pattern[at]);
    } else if (at + 2 < pattern.size() && pattern[at + 1] == '-') {
      AddRange(piece, pattern[at], pattern[at + 2]);
      at += 2;
    } else {
      AddRange(piece, pattern[at], pattern[at]);
    }
  }
  if (negated) {
    for (bool& byte : piece.bytes) byte = !byte;
  }
  piece.next = at < pattern.size() ? at + 1 : at;
  return piece;
}

Piece ReadPiece(std::string_view pattern, size_t at) {
  if (pattern[at] == '[') return ReadSet(pattern, at + 1);
  Piece piece;
  piece.star = pattern[at] == '*';
  if (pattern[at] == '?') {
    for (bool& byte : piece.bytes) byte = true;
  } else {
    if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    piece.bytes[static_cast<uint8_t>(pattern[at])] = true;
  }
  piece.next = at + 1;
  return piece;
}

bool MatchesPlainly(std::string_view pattern, std::string_view text) {
  if (text.empty()) return pattern.empty();
  std::vector<bool> reached(text.size() + 1);
  reached[0] = true;
  for (size_t at = 0; at < pattern.size();) {
    const Piece piece = ReadPiece(pattern, at);
    std::vector<bool> after(text.size() + 1);
    for (size_t i = 0; i <= text.size(); ++i) {
      if (piece.star) {
        after[i] = reached[i] || (i > 0 && after[i - 1]);
      } else if (i > 0) {
        after[i] = reached[i - 1] && piece.bytes[static_cast<uint8_t>(text[i - 1])];
      }
    }
    reached = after;
    at = piece.next;
  }
  return reached[text.size()];
}

}  // namespace
}  // namespace nacre

// The first byte says how many of the others are the pattern.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0 || size > nacre::kLongestInput) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const size_t pattern_size = data[0] < rest.size() ? data[0] : rest.size();
  const std::string_view pattern = rest.substr(0, pattern_size);
  const std::string_view text = rest.substr(pattern_size);
  NACRE_ASSERT(nacre::GlobMatches(pattern, text) == nacre::MatchesPlainly(pattern, text));
  return 0;
}
