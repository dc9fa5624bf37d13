#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace nacre {

void AssertionFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "nacre: assertion failed: %s (%s:%d)\n", condition, file, line);
  std::fflush(stderr);
  std::abort();
}

}  // namespace nacre
