#include "base/adaptive_mutex.h"

namespace nacre {
namespace {

// About as long as a short command runs under its shard's lock.
constexpr int kSpins = 128;

}  // namespace

// False, without the lock, if it is held for long and the caller is not patient.
bool AdaptiveMutex::LockSlow(bool patient) {
  for (int i = 0; i < kSpins; ++i) {
    if (state_.load(std::memory_order_relaxed) == kFree && try_lock()) return true;
    SpinPause();
  }
  // From here on the lock is taken in the state that makes its holder wake a
  // sleeper, since another thread may sleep beside this one.
  uint32_t seen = state_.load(std::memory_order_relaxed);
  while (true) {
    if (seen == kFree) {
      if (state_.compare_exchange_strong(seen, kHeldWithSleepers, std::memory_order_acquire)) return true;
      continue;
    }
    if (seen == kHeldForLong && !patient) return false;
    if (seen == kHeld && !state_.compare_exchange_strong(seen, kHeldWithSleepers)) continue;
    state_.wait(seen == kHeldForLong ? kHeldForLong : kHeldWithSleepers, std::memory_order_relaxed);
    seen = state_.load(std::memory_order_relaxed);
  }
}

// One that wakes wakes the next when it unlocks; sleepers of before and after a mark are told together.
void AdaptiveMutex::Wake(uint32_t before) {
  if (before == kHeldForLong) {
    state_.notify_all();
  } else {
    state_.notify_one();
  }
}

void AdaptiveMutex::MarkLong() {
  uint32_t seen = state_.load(std::memory_order_relaxed);
  while (seen == kHeld || seen == kHeldWithSleepers) {
    if (state_.compare_exchange_strong(seen, kHeldForLong)) return state_.notify_all();
  }
}

void AdaptiveMutex::MarkLongIfAwaited() {
  uint32_t seen = kHeldWithSleepers;
  if (state_.compare_exchange_strong(seen, kHeldForLong)) state_.notify_all();
}

}  // namespace nacre
