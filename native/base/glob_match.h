// Glob-style patterns as Redis reads them:
//
//   *        any run of bytes, also an empty one
//   ?        any one byte
//   [a-z_]   one byte of a set; [^a-z] one byte outside of it
//   \x       the byte x itself, also within a set
//
// A set that is never closed ends with the pattern, a range may be written
// backwards, and bytes of a range compare as signed numbers.

#ifndef NACRE_BASE_GLOB_MATCH_H_
#define NACRE_BASE_GLOB_MATCH_H_

#include <string_view>

namespace nacre {

// Whether the whole of `text` matches `pattern`. An empty text matches only the
// empty pattern, not "*", as in Redis. At most O(pattern * text).
bool GlobMatches(std::string_view pattern, std::string_view text);

}  // namespace nacre

#endif  // NACRE_BASE_GLOB_MATCH_H_
