#include "network/loop_loan.h"

#include <chrono>

#include "base/clock.h"

namespace nacre {
namespace {

// How long a guest may be busy with something else before the owner takes the loop back, and how often the
// owner looks.
constexpr int64_t kLongestFreeNs = 1'000'000;
constexpr std::chrono::milliseconds kLookEvery{2};

}  // namespace

bool LoopLoan::Ask(LoopGuest& guest) {
  std::lock_guard lock(mutex_);
  if (ended_ || state_ != State::kHome) return false;
  state_ = State::kAsked;
  guest_ = &guest;
  owner_.WakeLoop();
  return true;
}

LoopLoan::Entry LoopLoan::Enter(LoopGuest& guest) {
  std::lock_guard lock(mutex_);
  if (guest_ != &guest) return Entry::kNoMore;
  if (state_ == State::kAsked) return Entry::kNotYet;
  state_ = State::kUsed;
  return Entry::kEntered;
}

void LoopLoan::Exit() {
  std::lock_guard lock(mutex_);
  state_ = State::kFree;
  free_since_ns_ = MonotonicNanoseconds();
}

void LoopLoan::Return(LoopGuest& guest) {
  std::lock_guard lock(mutex_);
  if (guest_ == &guest) BringHome();
}

void LoopLoan::Interrupt() {
  std::lock_guard lock(mutex_);
  if (!ended_) owner_.WakeLoop();
}

bool LoopLoan::IsAsked() {
  std::lock_guard lock(mutex_);
  return state_ == State::kAsked;
}

void LoopLoan::Lend() {
  std::unique_lock lock(mutex_);
  if (state_ != State::kAsked) return;
  state_ = State::kFree;
  is_lent_ = true;
  free_since_ns_ = MonotonicNanoseconds();
  guest_->LoopIsFree();
  while (is_lent_) {
    home_.wait_for(lock, kLookEvery);
    if (state_ == State::kFree && MonotonicNanoseconds() - free_since_ns_ > kLongestFreeNs) BringHome();
  }
}

void LoopLoan::End() {
  std::lock_guard lock(mutex_);
  ended_ = true;
}

void LoopLoan::BringHome() {
  state_ = State::kHome;
  is_lent_ = false;
  guest_ = nullptr;
  home_.notify_one();
}

}  // namespace nacre
