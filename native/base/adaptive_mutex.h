// A mutex of four bytes that spins for a short while and then sleeps in the
// kernel. Free and contended states are one word; an uncontended lock is one
// compare-and-swap, an unlock one exchange.

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
    if (!state_.compare_exchange_strong(expected, kHeld, std::memory_order_acquire)) LockSlow();
  }

  bool try_lock() {
    uint32_t expected = kFree;
    return state_.compare_exchange_strong(expected, kHeld, std::memory_order_acquire);
  }

  // Requires: the calling thread holds the lock.
  void unlock() {
    if (state_.exchange(kFree, std::memory_order_release) == kHeldWithSleepers) state_.notify_one();
  }

 private:
  static constexpr uint32_t kFree = 0;
  static constexpr uint32_t kHeld = 1;
  static constexpr uint32_t kHeldWithSleepers = 2;

  void LockSlow();

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
