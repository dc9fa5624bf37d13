#include "base/adaptive_mutex.h"

namespace nacre {
namespace {

// About as long as a short command runs under its shard's lock.
constexpr int kSpins = 128;

}  // namespace

void AdaptiveMutex::LockSlow() {
  for (int i = 0; i < kSpins; ++i) {
    if (state_.load(std::memory_order_relaxed) == kFree && try_lock()) return;
    SpinPause();
  }
  // From here on the lock is taken in the state that makes its holder wake a
  // sleeper, since another thread may sleep beside this one.
  while (state_.exchange(kHeldWithSleepers, std::memory_order_acquire) != kFree) {
    state_.wait(kHeldWithSleepers, std::memory_order_relaxed);
  }
}

}  // namespace nacre
