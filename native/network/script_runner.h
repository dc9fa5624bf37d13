// What a thread that runs scripts does when there are some: it takes requests from the pool, and, while they
// come one after another, runs the event loop of the lane from which they come (loop_loan.h). The thread has
// an event loop of its own, which it comes back to when there is nothing more to do, and now and then anyway.

#ifndef NACRE_NETWORK_SCRIPT_RUNNER_H_
#define NACRE_NETWORK_SCRIPT_RUNNER_H_

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "network/loop_loan.h"
#include "network/script_pool.h"

namespace nacre {

// Made and used on its thread, where nothing else is said.
class ScriptRunner : public ScriptPool::Worker, private LoopGuest {
 public:
  enum class Kind {
    kScripts,
    kProcedures,  // Its event loop has other work, too: it does not wait for requests beside it.
  };

  ScriptRunner(ScriptPool& pool, Kind kind) : pool_(pool), kind_(kind) {}
  // Requires: it has left.
  ~ScriptRunner() override = default;

  // To be called by the event loop after WakeEventLoop.
  void RunAll();
  // No request is run after this, and nobody wakes it.
  void Leave();

  // Any thread.
  void Wake() final;
  void TellReplies() final { untold_.Tell(); }

 protected:
  // Has the event loop call RunAll. Any thread.
  virtual void WakeEventLoop() = 0;
  // Answers at the request's port, or returns false: the request has what is left for others.
  virtual bool RunRequest(ScriptRequest& request) = 0;
  // Whether the thread is being ended, or is to be.
  virtual bool Ends() = 0;

 private:
  // Where it finds out that there is something to do.
  enum class Station {
    kEventLoop,
    kRequests,   // In RunAll: it looks before it comes back from there.
    kCondition,  // Lingers.
    kLane,       // Runs a lane's loop.
  };
  // Why it stopped running scripts.
  enum class Stop {
    kNothing,  // There are no more.
    kTime,     // It has run them for long enough.
    kEnd,      // The thread is being ended, which leaves what waits to others.
  };

  Stop RunWaiting(int64_t until_ns);
  void LeaveReply(const std::shared_ptr<ReplyPort>& port, int64_t now_ns);
  Stop RunLane(int64_t deadline_ns);
  LoopLoan::Turn RunTurns(bool more);
  void AskForLane();
  void ReturnLane();
  void TellAll();
  bool Linger();
  void SetStation(Station station);
  bool TakeWord();
  void ComeBack(Stop stop);
  void LoopIsFree() override { Wake(); }

  ScriptPool& pool_;
  const Kind kind_;
  const std::thread::id thread_ = std::this_thread::get_id();
  UntoldReplies untold_;

  std::shared_ptr<ReplyPort> lane_;  // Whose script ran last; with a loan, the lane that lends.
  LoopLoan* loan_ = nullptr;         // Of lane_, if its loop was asked for.
  bool runs_lane_ = false;
  bool untold_lane_ = false;  // Whether lane_ was not told of replies, since it is run here.
  uint32_t run_in_stay_ = 0;  // Requests since the last stop in the event loop.

  std::mutex mutex_;
  std::condition_variable woken_condition_;
  Station station_ = Station::kEventLoop;  // Under mutex_.
  bool woken_ = false;                     // Under mutex_.
  bool told_ = false;                      // Under mutex_: whether the event loop is to call RunAll.
  std::shared_ptr<ReplyPort> driven_;      // Under mutex_: in kLane, the lane.
};

}  // namespace nacre

#endif  // NACRE_NETWORK_SCRIPT_RUNNER_H_
