#include "base/clock.h"

#include <time.h>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace nacre {
namespace {

int64_t ReadNanoseconds(clockid_t id) {
  timespec now;
  clock_gettime(id, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// Measures how many nanoseconds a tick lasts, over half a millisecond.
double MeasureNanosecondsPerTick() {
#if defined(__x86_64__)
  const int64_t start_ns = MonotonicNanoseconds();
  const uint64_t start_ticks = ReadTicks();
  int64_t now_ns = start_ns;
  while (now_ns - start_ns < 500'000) now_ns = MonotonicNanoseconds();
  return static_cast<double>(now_ns - start_ns) / static_cast<double>(ReadTicks() - start_ticks);
#else
  return 1.0;
#endif
}

double NanosecondsPerTick() {
  static const double ns_per_tick = MeasureNanosecondsPerTick();
  return ns_per_tick;
}

}  // namespace

int64_t SystemClock::NowMicroseconds() const { return ReadNanoseconds(CLOCK_REALTIME) / 1000; }

int64_t MonotonicNanoseconds() { return ReadNanoseconds(CLOCK_MONOTONIC); }

uint64_t ReadTicks() {
#if defined(__x86_64__)
  return __rdtsc();
#else
  return static_cast<uint64_t>(MonotonicNanoseconds());
#endif
}

int64_t TicksToNanoseconds(uint64_t ticks) {
  return static_cast<int64_t>(static_cast<double>(ticks) * NanosecondsPerTick());
}

uint64_t NanosecondsToTicks(uint64_t nanoseconds) {
  return static_cast<uint64_t>(static_cast<double>(nanoseconds) / NanosecondsPerTick());
}

}  // namespace nacre
