#include "keyspace/access_clock.h"

#include "base/random.h"

namespace nacre {
namespace {

constexpr uint32_t kClockMask = 0xffffff;
constexpr uint32_t kCounterLimit = 255;

uint32_t Minutes(int64_t now_ms) { return static_cast<uint32_t>(now_ms / 60000) & 0xffff; }

}  // namespace

uint32_t LruClock(int64_t now_ms) { return static_cast<uint32_t>(now_ms / 1000) & kClockMask; }

int64_t LruIdleMilliseconds(uint32_t clock, int64_t now_ms) {
  return int64_t{(LruClock(now_ms) - clock) & kClockMask} * 1000;
}

uint32_t LfuClock(uint32_t counter, int64_t now_ms) { return Minutes(now_ms) << 8 | counter; }

uint32_t LfuCounter(uint32_t clock, int64_t now_ms, int64_t decay_minutes) {
  const uint32_t counter = clock & 0xff;
  if (decay_minutes <= 0) return counter;
  const uint32_t elapsed = (Minutes(now_ms) - (clock >> 8)) & 0xffff;
  const auto periods = static_cast<uint32_t>(elapsed / decay_minutes);
  return periods > counter ? 0 : counter - periods;
}

uint32_t LfuIncrement(uint32_t counter, int64_t log_factor, Random& random) {
  if (counter >= kCounterLimit) return kCounterLimit;
  const uint32_t above_fresh = counter > kLfuFreshCounter ? counter - kLfuFreshCounter : 0;
  const double odds = 1.0 / (static_cast<double>(above_fresh) * static_cast<double>(log_factor) + 1);
  const double draw = static_cast<double>(random.Next() >> 11) * 0x1.0p-53;
  return draw < odds ? counter + 1 : counter;
}

}  // namespace nacre
