// The 24-bit access clock of an entry: when it was last used (LRU), or how
// often (LFU), as OBJECT IDLETIME and OBJECT FREQ report it.
//
//   LRU: seconds, modulo 2^24
//   LFU: minutes, modulo 2^16, above a logarithmic counter of 8 bits

#ifndef NACRE_KEYSPACE_ACCESS_CLOCK_H_
#define NACRE_KEYSPACE_ACCESS_CLOCK_H_

#include <cstdint>

namespace nacre {

class Random;

inline constexpr uint32_t kLfuFreshCounter = 5;

// The LRU clock at `now_ms`.
uint32_t LruClock(int64_t now_ms);

// Milliseconds since the LRU clock `clock`, to the second.
int64_t LruIdleMilliseconds(uint32_t clock, int64_t now_ms);

// The LFU clock of an entry with `counter` accessed at `now_ms`.
uint32_t LfuClock(uint32_t counter, int64_t now_ms);

// The counter of `clock` at `now_ms`, decayed by one each `decay_minutes` (0: never).
uint32_t LfuCounter(uint32_t clock, int64_t now_ms, int64_t decay_minutes);

// The counter after one more access: the higher it is, the less likely it grows.
uint32_t LfuIncrement(uint32_t counter, int64_t log_factor, Random& random);

}  // namespace nacre

#endif  // NACRE_KEYSPACE_ACCESS_CLOCK_H_
