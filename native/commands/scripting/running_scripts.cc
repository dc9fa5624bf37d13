#include "commands/scripting/running_scripts.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"

namespace nacre {
namespace {

// A script that is to end has so long until its thread is ended instead.
constexpr int64_t kDeafNs = 200'000'000;

}  // namespace

void RunningScripts::Seat::Start(std::string_view name, bool is_function,
                                 std::span<const std::string_view> command, int64_t now_ns) {
  std::lock_guard lock(mutex_);
  name_ = name;
  is_function_ = is_function;
  command_ = command;
  killed_ns_.store(0, std::memory_order_relaxed);
  has_written_.store(false, std::memory_order_relaxed);
  started_ns_.store(now_ns, std::memory_order_seq_cst);
}

void RunningScripts::Seat::Stop() {
  std::lock_guard lock(mutex_);
  started_ns_.store(0, std::memory_order_relaxed);
  name_ = {};
  command_ = {};
}

void RunningScripts::Seat::SetEndThread(std::function<void()> end_thread) {
  std::lock_guard lock(mutex_);
  end_thread_ = std::move(end_thread);
}

// Under the lock, so that no script is killed that has just begun to write.
void RunningScripts::Seat::TurnWriter() {
  std::lock_guard lock(mutex_);
  has_written_.store(true, std::memory_order_relaxed);
}

RunningScripts::Seat& RunningScripts::AddSeat() {
  std::lock_guard lock(mutex_);
  seats_.push_back(std::make_unique<Seat>());
  return *seats_.back();
}

void RunningScripts::RemoveSeat(Seat& seat) {
  std::lock_guard lock(mutex_);
  std::erase_if(seats_, [&](const std::unique_ptr<Seat>& owned) { return owned.get() == &seat; });
}

RunningScripts::Seat* RunningScripts::Slowest() {
  const int64_t now_ns = MonotonicNanoseconds();
  Seat* slowest = nullptr;
  int64_t first_ns = 0;
  for (const std::unique_ptr<Seat>& seat : seats_) {
    const int64_t started_ns = seat->started_ns_.load(std::memory_order_relaxed);
    if (started_ns == 0 || threshold_ns_ == 0 || now_ns - started_ns < threshold_ns_) continue;
    if (slowest != nullptr && started_ns >= first_ns) continue;
    slowest = seat.get();
    first_ns = started_ns;
  }
  return slowest;
}

RunningScripts::KillResult RunningScripts::Kill(bool function) {
  std::lock_guard lock(mutex_);
  Seat* seat = Slowest();
  if (seat == nullptr) return KillResult::kNoneRuns;
  std::lock_guard seat_lock(seat->mutex_);
  if (seat->started_ns_.load(std::memory_order_relaxed) == 0) return KillResult::kNoneRuns;
  if (seat->has_written()) return KillResult::kHasWritten;
  if (seat->is_function_ != function) return function ? KillResult::kIsScript : KillResult::kIsFunction;
  seat->killed_ns_.store(MonotonicNanoseconds(), std::memory_order_relaxed);
  return KillResult::kKilled;
}

std::optional<RunningScripts::Description> RunningScripts::DescribeFunction() {
  std::lock_guard lock(mutex_);
  const int64_t now_ns = MonotonicNanoseconds();
  std::optional<Description> longest;
  for (const std::unique_ptr<Seat>& seat : seats_) {
    std::lock_guard seat_lock(seat->mutex_);
    const int64_t started_ns = seat->started_ns_.load(std::memory_order_relaxed);
    if (started_ns == 0 || !seat->is_function_) continue;
    const int64_t duration_ms = (now_ns - started_ns) / 1'000'000;
    if (longest && longest->duration_ms >= duration_ms) continue;
    longest =
        Description{std::string(seat->name_), {seat->command_.begin(), seat->command_.end()}, duration_ms};
  }
  return longest;
}

uint64_t RunningScripts::InterpreterBytes() {
  std::lock_guard lock(mutex_);
  uint64_t bytes = 0;
  for (const std::unique_ptr<Seat>& seat : seats_) {
    bytes += seat->interpreter_bytes.load(std::memory_order_relaxed);
  }
  return bytes;
}

std::string_view RunningScripts::BusyError() const {
  return slow_is_function_.load(std::memory_order_relaxed)
             ? "BUSY Redis is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE."
             : "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.";
}

RunningScripts::Look RunningScripts::LookAround(int64_t threshold_ms, int64_t now_ns) {
  std::lock_guard lock(mutex_);
  threshold_ns_ = threshold_ms * 1'000'000;
  Look look;
  for (const std::unique_ptr<Seat>& seat : seats_) {
    const int64_t started_ns = seat->started_ns_.load(std::memory_order_seq_cst);
    if (started_ns == 0) continue;
    look.any = true;
    if (threshold_ns_ == 0 || now_ns - started_ns < threshold_ns_) continue;
    std::lock_guard seat_lock(seat->mutex_);
    if (seat->started_ns_.load(std::memory_order_relaxed) != started_ns) continue;
    const int64_t killed_ns = seat->killed_ns_.load(std::memory_order_relaxed);
    const bool deaf = killed_ns != 0 && now_ns - killed_ns > kDeafNs;
    if (deaf && seat->end_thread_ && !seat->condemned_.exchange(true)) seat->end_thread_();
    look.slow = true;
    look.slow_shards |= seat->shards.load(std::memory_order_relaxed);
    slow_is_function_.store(seat->is_function_, std::memory_order_relaxed);
  }
  slow_.store(look.slow, std::memory_order_relaxed);
  return look;
}

}  // namespace nacre
