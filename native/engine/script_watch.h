// Watches over scripts that run for long. While one has run for longer than
// busy-reply-threshold, whoever waits for what it holds is told to give up, so
// that others are answered and the script can be ended.
//
// Its thread is started by the store's first script, and sleeps while none runs.

#ifndef NACRE_ENGINE_SCRIPT_WATCH_H_
#define NACRE_ENGINE_SCRIPT_WATCH_H_

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "commands/scripting/running_scripts.h"
#include "commands/settings.h"
#include "engine/gate.h"
#include "keyspace/keyspace.h"

namespace nacre {

class ScriptWatch {
 public:
  ScriptWatch(Keyspace& keyspace, Gate& gate, const Settings& settings, RunningScripts& running);
  ScriptWatch(const ScriptWatch&) = delete;
  ScriptWatch& operator=(const ScriptWatch&) = delete;
  // Ends the thread. Requires: no script runs.
  ~ScriptWatch();

  // To be called when a script has taken its seat. Any thread.
  void NoteStart() {
    if (asleep_.load(std::memory_order_seq_cst)) [[unlikely]] {
      Wake();
    }
  }

  // Sets what is called, on the watch's thread, again and again while scripts run, with whether one is slow;
  // null: nothing. When it returns, what was set before is called no more.
  void SetOnLook(std::function<void(bool slow)> on_look);

 private:
  void Wake();
  void Run();
  // Sleeps while no script runs. False at the end.
  bool AwaitScript();
  // True while scripts run.
  bool LookOnce();
  // Has those who wait for what slow scripts hold give up.
  void MarkSlow(uint64_t slow_shards);

  Keyspace& keyspace_;
  Gate& gate_;
  const Settings& settings_;
  RunningScripts& running_;
  std::atomic<bool> asleep_{true};
  std::mutex on_look_mutex_;
  std::function<void(bool slow)> on_look_;  // Under on_look_mutex_.
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ends_ = false;   // Under mutex_.
  std::thread thread_;  // Under mutex_; not started before the first script.
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SCRIPT_WATCH_H_
