#include "engine/gate.h"

#include <chrono>
#include <thread>

#include "base/adaptive_mutex.h"

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

void Gate::EnterSlow(Seat& seat) {
  do {
    seat.inside_.store(0, std::memory_order_release);
    closed_.wait(1, std::memory_order_acquire);
    seat.inside_.store(1, std::memory_order_seq_cst);
  } while (closed_.load(std::memory_order_seq_cst) != 0);
}

void Gate::WaitUntilOutside(const Seat& seat) {
  for (int spins = 0; seat.inside_.load(std::memory_order_seq_cst) != 0; ++spins) {
    if (spins < kSpins) {
      SpinPause();
    } else {
      std::this_thread::sleep_for(kPollInterval);
    }
  }
}

void Gate::Close() {
  closer_.lock();
  closed_.store(1, std::memory_order_seq_cst);
  for (const std::unique_ptr<Seat>& seat : seats_) WaitUntilOutside(*seat);
}

void Gate::Open() {
  closed_.store(0, std::memory_order_seq_cst);
  closed_.notify_all();
  closer_.unlock();
}

}  // namespace nacre
