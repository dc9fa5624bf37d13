// Time as the store sees it. Expiry times are absolute Unix milliseconds; they
// are compared with a Clock that the owner of the store injects.

#ifndef NACRE_BASE_CLOCK_H_
#define NACRE_BASE_CLOCK_H_

#include <atomic>
#include <cstdint>

namespace nacre {

// A source of wall-clock time. Safe to read from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  // Microseconds since the Unix epoch.
  virtual int64_t NowMicroseconds() const = 0;
  // Milliseconds since the Unix epoch.
  int64_t NowMilliseconds() const { return NowMicroseconds() / 1000; }
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  int64_t NowMicroseconds() const override;
};

// A clock that moves only when it is told to; the test kit's.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(int64_t start_us) : now_us_(start_us) {}
  int64_t NowMicroseconds() const override { return now_us_.load(std::memory_order_relaxed); }
  void Set(int64_t now_us) { now_us_.store(now_us, std::memory_order_relaxed); }
  void Advance(int64_t delta_us) { now_us_.fetch_add(delta_us, std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> now_us_;
};

// Nanoseconds of the machine's monotonic clock, for durations.
int64_t MonotonicNanoseconds();

// A counter that is cheap to read (the time-stamp counter where there is one),
// for the duration of single commands. Convert differences with TicksToNanoseconds.
uint64_t ReadTicks();

// Nanoseconds in `ticks` of ReadTicks. The first call measures the counter's rate.
int64_t TicksToNanoseconds(uint64_t ticks);
// The other way round.
uint64_t NanosecondsToTicks(uint64_t nanoseconds);

}  // namespace nacre

#endif  // NACRE_BASE_CLOCK_H_
