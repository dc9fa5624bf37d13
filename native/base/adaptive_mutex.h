// A mutex of four bytes that spins for a short while and then sleeps in the
// kernel. Free and contended states are one word; an uncontended lock is one
// compare-and-swap, an unlock one exchange.
//
// Some holders may hold it for seconds (scripts). Anybody may mark a mutex as held
// for long: whoever waits for it in LockUnlessLong gives up then. The mark goes with
// its holder.

#ifndef NACRE_BASE_ADAPTIVE_MUTEX_H_
#define NACRE_BASE_ADAPTIVE_MUTEX_H_

#include <atomic>
#include <cstdint>

namespace nacre {

class AdaptiveMutex {
 public:
  AdaptiveMutex() = default;
  AdaptiveMutex(const AdaptiveMutex&) = delete;
  AdaptiveMutex& operator=(const AdaptiveMutex&) = delete;

  void lock() {
    uint32_t expected = kFree;
    if (!state_.compare_exchange_strong(expected, kHeld, std::memory_order_acquire)) LockSlow(true);
  }

  // The same, but returns false, without the lock, once the holder is marked as holding it for long.
  bool LockUnlessLong() { return try_lock() || LockSlow(false); }

  bool try_lock() {
    uint32_t expected = kFree;
    return state_.compare_exchange_strong(expected, kHeld, std::memory_order_acquire);
  }

  // Requires: the calling thread holds the lock.
  void unlock() {
    const uint32_t before = state_.exchange(kFree, std::memory_order_release);
    if (before >= kHeldWithSleepers) [[unlikely]] {
      Wake(before);
    }
  }

  // Marks the holder, if there is one, as holding it for long. Any thread.
  void MarkLong();
  // The same, only if somebody waits for it.
  void MarkLongIfAwaited();

 private:
  static constexpr uint32_t kFree = 0;
  static constexpr uint32_t kHeld = 1;
  static constexpr uint32_t kHeldWithSleepers = 2;
  static constexpr uint32_t kHeldForLong = 3;  // Perhaps with sleepers.

  bool LockSlow(bool patient);
  void Wake(uint32_t before);

  std::atomic<uint32_t> state_{kFree};
};

// Tells the processor that the caller is spinning.
inline void SpinPause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

}  // namespace nacre

#endif  // NACRE_BASE_ADAPTIVE_MUTEX_H_
