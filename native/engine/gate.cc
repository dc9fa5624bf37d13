#include "engine/gate.h"

#include <chrono>
#include <thread>

namespace nacre {
namespace {

constexpr int kSpins = 1000;
constexpr std::chrono::microseconds kPollInterval(20);

}  // namespace

Gate::Seat& Gate::AddSeat() {
  std::lock_guard lock(closer_);
  seats_.push_back(std::make_unique<Seat>());
  return *seats_.back();
}

void Gate::RemoveSeat(Seat& seat) {
  std::lock_guard lock(closer_);
  std::erase_if(seats_, [&](const std::unique_ptr<Seat>& owned) { return owned.get() == &seat; });
}

bool Gate::EnterSlow(Seat& seat, bool patient) {
  while (true) {
    seat.inside_.store(0, std::memory_order_release);
    const uint32_t closed = closed_.load(std::memory_order_acquire);
    if (closed == kClosedForLong && !patient) return false;
    if (closed != kOpen) {
      closed_.wait(closed, std::memory_order_acquire);
      continue;
    }
    seat.inside_.store(1, std::memory_order_seq_cst);
    if (closed_.load(std::memory_order_seq_cst) == kOpen) return true;
  }
}

bool Gate::WaitUntilOutside(const Seat& seat, bool patient) {
  for (int spins = 0; seat.inside_.load(std::memory_order_seq_cst) != 0; ++spins) {
    if (spins < kSpins) {
      SpinPause();
    } else {
      if (!patient && slow_.load(std::memory_order_relaxed)) return false;
      std::this_thread::sleep_for(kPollInterval);
    }
  }
  return true;
}

void Gate::Close() {
  closer_.lock();
  closed_.store(kClosed, std::memory_order_seq_cst);
  for (const std::unique_ptr<Seat>& seat : seats_) WaitUntilOutside(*seat, true);
}

bool Gate::CloseUnlessSlow() {
  if (!closer_.LockUnlessLong()) return false;
  closed_.store(kClosed, std::memory_order_seq_cst);
  for (const std::unique_ptr<Seat>& seat : seats_) {
    if (WaitUntilOutside(*seat, false)) continue;
    Open();
    return false;
  }
  return true;
}

void Gate::Open() {
  closed_.store(kOpen, std::memory_order_seq_cst);
  closed_.notify_all();
  closer_.unlock();
}

void Gate::SetSlow(bool slow) {
  slow_.store(slow, std::memory_order_relaxed);
  uint32_t closed = kClosed;
  if (!slow || !closed_.compare_exchange_strong(closed, kClosedForLong)) return;
  closer_.MarkLong();
  closed_.notify_all();
}

}  // namespace nacre
