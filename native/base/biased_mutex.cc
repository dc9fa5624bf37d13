#include "base/biased_mutex.h"

#include <chrono>
#include <mutex>
#include <thread>

namespace nacre {
namespace {

// A reader is rarely long: a writer spins for about this before it sleeps.
constexpr int kSpins = 1000;
constexpr std::chrono::microseconds kPollInterval(20);

}  // namespace

ReaderSeats::Seat& ReaderSeats::Add() {
  std::unique_lock lock(mutex_);
  seats_.push_back(std::make_unique<Seat>());
  return *seats_.back();
}

void ReaderSeats::Remove(Seat& seat) {
  std::unique_lock lock(mutex_);
  std::erase_if(seats_, [&](const std::unique_ptr<Seat>& owned) { return owned.get() == &seat; });
}

void ReaderSeats::WaitUntilClear(uint64_t bits) const {
  std::shared_lock lock(mutex_);
  for (const std::unique_ptr<Seat>& seat : seats_) Wait(*seat, bits);
}

// A reader that leaves does not wake anybody: it would need to look for who waits.
void ReaderSeats::Wait(const Seat& seat, uint64_t bits) {
  for (int spins = 0; (seat.reading_.load(std::memory_order_seq_cst) & bits) != 0; ++spins) {
    if (spins < kSpins) {
      SpinPause();
    } else {
      std::this_thread::sleep_for(kPollInterval);
    }
  }
}

void BiasedMutex::Revoke() {
  biased_.store(false, std::memory_order_seq_cst);
  seats_->WaitUntilClear(uint64_t{1} << number_);
}

}  // namespace nacre
