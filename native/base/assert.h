// Assertions that stay in every build: a broken invariant in a database must
// stop the process before it can reach a file or a replica.

#ifndef NACRE_BASE_ASSERT_H_
#define NACRE_BASE_ASSERT_H_

namespace nacre {

// Prints the failed condition with its place to standard error and aborts.
[[noreturn]] void AssertionFailed(const char* condition, const char* file, int line);

}  // namespace nacre

#define NACRE_ASSERT(condition)                                 \
  do {                                                          \
    if (!(condition)) [[unlikely]] {                            \
      ::nacre::AssertionFailed(#condition, __FILE__, __LINE__); \
    }                                                           \
  } while (false)

#endif  // NACRE_BASE_ASSERT_H_
