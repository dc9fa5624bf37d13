#include "network/script_runner.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/clock.h"

namespace nacre {
namespace {

// While scripts come one after another, they are waited for beside the event loop: to be woken through it
// costs twice as much.
constexpr std::chrono::milliseconds kLinger{2};
// The event loop has its turn at least so often: Node and V8 have work of their own there.
constexpr int64_t kLongestStayNs = 50'000'000;
// So many requests of one lane in one stay have its loop asked for. Scripts that take long do not get there.
constexpr uint32_t kManyRequests = 64;
// Other connections of a lane whose loop this is are seen to at least so often, between scripts.
constexpr int64_t kLongestSliceNs = 500'000;

}  // namespace

void ScriptRunner::Leave() {
  ReturnLane();
  pool_.Leave(*this);
  TellAll();
}

void ScriptRunner::Wake() {
  std::unique_lock lock(mutex_);
  woken_ = true;
  const Station station = station_;
  const std::shared_ptr<ReplyPort> lane = station == Station::kLane ? driven_ : nullptr;
  const bool tells = station == Station::kEventLoop && !std::exchange(told_, true);
  lock.unlock();
  if (tells) {
    WakeEventLoop();
  } else if (station == Station::kCondition) {
    woken_condition_.notify_one();
  } else if (station == Station::kLane && std::this_thread::get_id() != thread_) {
    lane->loan()->Interrupt();
  }
}

void ScriptRunner::RunAll() {
  const int64_t deadline_ns = MonotonicNanoseconds() + kLongestStayNs;
  run_in_stay_ = 0;
  SetStation(Station::kRequests);
  Stop stop;
  do {
    stop = RunWaiting(deadline_ns);
    if (stop == Stop::kNothing) stop = RunLane(deadline_ns);
    if (stop == Stop::kNothing) AskForLane();
  } while (stop == Stop::kNothing && Linger());
  TellAll();
  ComeBack(stop);
}

// To the event loop, which is to call again if there is, or may be, more to do.
void ScriptRunner::ComeBack(Stop stop) {
  {
    std::lock_guard lock(mutex_);
    station_ = Station::kEventLoop;
    told_ = stop == Stop::kTime || (stop == Stop::kNothing && woken_);
    if (!told_) return;
  }
  WakeEventLoop();
}

ScriptRunner::Stop ScriptRunner::RunWaiting(int64_t until_ns) {
  TakeWord();
  while (std::unique_ptr<ScriptRequest> request = pool_.Take(*this)) {
    const bool done = RunRequest(*request);
    const int64_t now_ns = MonotonicNanoseconds();
    if (done) LeaveReply(request->port, now_ns);
    if (!done || Ends()) {
      Leave();
      if (!done) pool_.Post(OneRequest(std::move(request)));
      return Stop::kEnd;
    }
    if (now_ns > until_ns) return Stop::kTime;
  }
  untold_.Tell();
  return Stop::kNothing;
}

void ScriptRunner::LeaveReply(const std::shared_ptr<ReplyPort>& port, int64_t now_ns) {
  ++run_in_stay_;
  if (runs_lane_ && port == lane_) {
    // The next turn of its loop begins with them.
    untold_lane_ = true;
    return;
  }
  if (loan_ == nullptr) lane_ = port;
  untold_.Add(port, now_ns);
  // Nobody watches over procedures.
  if (kind_ == Kind::kProcedures) untold_.Tell();
}

// Runs the loop that was lent, if any was, and the scripts that come, until none come any more.
ScriptRunner::Stop ScriptRunner::RunLane(int64_t deadline_ns) {
  if (loan_ == nullptr) return Stop::kNothing;
  Stop stop = Stop::kNothing;
  LoopLoan::Entry entry = loan_->Enter(*this);
  if (entry == LoopLoan::Entry::kEntered) SetStation(Station::kLane);
  while (entry == LoopLoan::Entry::kEntered && stop != Stop::kEnd) {
    const LoopLoan::Turn turn = RunTurns(stop == Stop::kTime);
    if (turn == LoopLoan::Turn::kIdle || turn == LoopLoan::Turn::kEnded) {
      ReturnLane();
      // Another lane may have left word that RunTurns took.
      return RunWaiting(deadline_ns);
    }
    loan_->Exit();
    const int64_t now_ns = MonotonicNanoseconds();
    stop = RunWaiting(std::min(deadline_ns, now_ns + kLongestSliceNs));
    if (stop == Stop::kTime && now_ns > deadline_ns) break;
    if (stop != Stop::kEnd) entry = loan_->Enter(*this);
  }
  SetStation(Station::kRequests);
  if (entry == LoopLoan::Entry::kNoMore) ReturnLane();
  return stop;
}

// Turns of the loop until there are scripts to run. `more`: there are some already.
LoopLoan::Turn ScriptRunner::RunTurns(bool more) {
  while (true) {
    const bool waits = !more && !TakeWord();
    untold_lane_ = false;
    const LoopLoan::Turn turn = loan_->RunTurn(waits);
    if (turn != LoopLoan::Turn::kOther || !waits) return turn;
  }
}

void ScriptRunner::AskForLane() {
  // The threads of procedures have their event loop to see to.
  if (loan_ != nullptr || kind_ == Kind::kProcedures || run_in_stay_ < kManyRequests) return;
  loan_ = lane_->loan();
  run_in_stay_ = 0;
  if (loan_ != nullptr && !loan_->Ask(*this)) loan_ = nullptr;
}

void ScriptRunner::ReturnLane() {
  if (loan_ == nullptr) return;
  std::exchange(loan_, nullptr)->Return(*this);
  run_in_stay_ = 0;
  SetStation(Station::kRequests);
  TellAll();
}

void ScriptRunner::TellAll() {
  untold_.Tell();
  if (std::exchange(untold_lane_, false)) lane_->WakeForReplies();
}

// Whether there is something to do.
bool ScriptRunner::Linger() {
  if (kind_ == Kind::kProcedures) return false;
  std::unique_lock lock(mutex_);
  station_ = Station::kCondition;
  woken_condition_.wait_for(lock, kLinger, [&] { return woken_; });
  station_ = Station::kRequests;
  return woken_;
}

void ScriptRunner::SetStation(Station station) {
  runs_lane_ = station == Station::kLane;
  std::lock_guard lock(mutex_);
  station_ = station;
  driven_ = runs_lane_ ? lane_ : nullptr;
}

// Whether it was woken since this was asked last.
bool ScriptRunner::TakeWord() {
  std::lock_guard lock(mutex_);
  return std::exchange(woken_, false);
}

}  // namespace nacre
