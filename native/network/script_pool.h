// The threads that run scripts for a store's lanes, and what waits for them.
//
// A lane leaves a request and has its session stand still; the first thread that is
// free takes it, runs its commands, and answers the lane. Scripts of one request run
// one after another; requests have no order among them.

#ifndef NACRE_NETWORK_SCRIPT_POOL_H_
#define NACRE_NETWORK_SCRIPT_POOL_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "commands/scripting/script.h"
#include "commands/transaction.h"
#include "engine/executor.h"
#include "network/control_plane.h"

namespace nacre {

class ScriptPool : public ProcedureHome {
 public:
  // A thread that runs scripts.
  class Worker {
   public:
    virtual ~Worker() = default;
    // Has it call Take soon. Any thread, without locks.
    virtual void Wake() = 0;
    // Wakes the lanes for which it has left replies. Any thread.
    virtual void TellReplies() = 0;
    // Which one it is, for who started it.
    virtual uint32_t number() const = 0;
  };

  enum class Kind {
    kShared,  // Of all scripts; the store's watch has it refuse what waits for a slow one.
    kHome,    // Of the procedures of one thread.
  };

  ScriptPool(Store& store, Kind kind);
  ScriptPool(const ScriptPool&) = delete;
  ScriptPool& operator=(const ScriptPool&) = delete;
  // Requires: no worker is left.
  ~ScriptPool() override;

  // Queues requests, or refuses them: with BUSY if a slow script keeps all workers busy. Any thread.
  void Post(ScriptRequests requests);

  // A worker joins, and is idle.
  void Join(Worker& worker);
  // It leaves. Returns when it will not be woken any more.
  void Leave(Worker& worker);
  // The next request for a worker that is done with the last; null if there is none: it is idle then.
  std::unique_ptr<ScriptRequest> Take(Worker& worker);

  // Who starts and ends workers. Called on any thread, under a lock: it only leaves word.
  class Starter {
   public:
    virtual ~Starter() = default;
    // A request has come, and there is no worker at all.
    virtual void NeedWorkers() = 0;
    // The script of this worker was to end, and does not.
    virtual void EndWorker(uint32_t number) = 0;
  };
  // Null: there are to be no workers: requests are refused, those that wait too, with `refusal`, or, if that
  // is empty, a general error.
  void SetStarter(std::shared_ptr<Starter> starter, std::string refusal = {});
  // To be called when a worker's script does not end. Any thread.
  void EndWorker(uint32_t number);

 private:
  // Workers that were idle and are to be woken.
  using Woken = std::vector<Worker*>;

  void OnLook(bool slow);
  void Refuse(std::string_view error);
  bool SomeScriptIsSlow();
  // Whether there is a worker for the requests, now or soon; they are queued then. With the lock.
  bool QueueIfServed(ScriptRequests& requests, Woken& woken);
  // Both with the lock.
  void Queue(ScriptRequests& requests, Woken& woken);
  void WakeIdle(size_t most, Woken& woken);
  void Wake(const Woken& woken);

  Store& store_;
  const Kind kind_;
  std::mutex mutex_;
  std::shared_ptr<Starter> starter_;
  std::string refusal_;
  std::deque<std::unique_ptr<ScriptRequest>> waiting_;
  std::vector<Worker*> workers_;
  std::vector<Worker*> idle_;
  std::atomic<size_t> waking_{0};  // Calls of Wake that have not ended: they know workers.
};

inline ScriptRequests OneRequest(std::unique_ptr<ScriptRequest> request) {
  ScriptRequests requests;
  requests.push_back(std::move(request));
  return requests;
}

// The lanes for which a worker has left replies and which it has not woken yet: to wake a lane takes longer
// than a short script. Thread-safe.
class UntoldReplies {
 public:
  // Wakes all if the first has waited for long. `now_ns`: of MonotonicNanoseconds.
  void Add(const std::shared_ptr<ReplyPort>& port, int64_t now_ns);
  // Wakes all. To be called when there is nothing more to run.
  void Tell();

 private:
  void TellLocked();

  std::mutex mutex_;
  std::vector<std::shared_ptr<ReplyPort>> ports_;
  int64_t since_ns_ = 0;
};

// Runs the request's commands one after another and leaves the answer at the request's port, which is not
// woken. `client` is the worker's own; it stands for the one that asked. False, without an answer, if
// `ends()` came true before all had run: the request has what is left, for another worker.
bool RunScriptRequest(ScriptRequest& request, Executor& executor, ClientState& client,
                      const std::function<bool()>& ends);

}  // namespace nacre

#endif  // NACRE_NETWORK_SCRIPT_POOL_H_
