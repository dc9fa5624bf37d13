// The scripts that run now, one a thread at most: what other threads may know of
// them, and how they are ended.

#ifndef NACRE_COMMANDS_SCRIPTING_RUNNING_SCRIPTS_H_
#define NACRE_COMMANDS_SCRIPTING_RUNNING_SCRIPTS_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

class RunningScripts {
 public:
  // A thread's place.
  class alignas(64) Seat {
   public:
    // The thread's script begins. What the arguments view must stay until Stop.
    void Start(std::string_view name, bool is_function, std::span<const std::string_view> command,
               int64_t now_ns);
    void Stop();

    // Whether the script is to end; asked by its interpreter now and then.
    bool IsKilled() const { return killed_ns_.load(std::memory_order_relaxed) != 0; }
    // It has written: nobody may end it from now on.
    void NoteWrite() {
      if (!has_written_.load(std::memory_order_relaxed)) TurnWriter();
    }
    bool has_written() const { return has_written_.load(std::memory_order_relaxed); }
    // The shards that it has locked, a bit each.
    std::atomic<uint64_t> shards{0};
    // What the thread's interpreter has allocated.
    std::atomic<uint64_t> interpreter_bytes{0};
    // Sets what ends the thread of a script that does not end otherwise; null: nothing does. It is called
    // once, and the thread runs nothing more from then on: nobody knows when it ends.
    void SetEndThread(std::function<void()> end_thread);
    // Whether the thread is to be ended.
    bool IsCondemned() const { return condemned_.load(std::memory_order_acquire); }

   private:
    friend class RunningScripts;
    void TurnWriter();

    std::mutex mutex_;
    std::string_view name_;
    bool is_function_ = false;
    std::span<const std::string_view> command_;
    std::atomic<int64_t> started_ns_{0};  // Monotonic; 0: none runs.
    std::atomic<int64_t> killed_ns_{0};   // When it was to end; 0: it is not.
    std::atomic<bool> has_written_{false};
    std::atomic<bool> condemned_{false};
    std::function<void()> end_thread_;  // Under mutex_.
  };

  RunningScripts() = default;
  RunningScripts(const RunningScripts&) = delete;
  RunningScripts& operator=(const RunningScripts&) = delete;

  // A new seat, owned here until it is given back.
  Seat& AddSeat();
  void RemoveSeat(Seat& seat);

  enum class KillResult { kKilled, kNoneRuns, kHasWritten, kIsScript, kIsFunction };
  // Has the script, or function, end that has been slow for longest.
  KillResult Kill(bool function);

  struct Description {
    std::string name;
    std::vector<std::string> command;
    int64_t duration_ms;
  };
  // Of the function that has run for longest, if any runs.
  std::optional<Description> DescribeFunction();

  // Of the interpreters of all threads.
  uint64_t InterpreterBytes();

  // Whether a script has run for so long that others are told, as of the last look.
  bool IsSlow() const { return slow_.load(std::memory_order_relaxed); }
  // What they are told then.
  std::string_view BusyError() const;

  struct Look {
    bool any = false;          // Some script runs.
    bool slow = false;         // One has run for longer than the threshold.
    uint64_t slow_shards = 0;  // That such scripts have locked.
  };
  // Looks at all seats, notes what is slow, and ends the threads of scripts that should have ended. A
  // threshold of 0 means that nothing is slow.
  Look LookAround(int64_t threshold_ms, int64_t now_ns);

 private:
  // The slow script that started first; null if there is none. With mutex_ held.
  Seat* Slowest();

  std::mutex mutex_;  // Of the list. Comes before the seats'.
  std::vector<std::unique_ptr<Seat>> seats_;
  std::atomic<bool> slow_{false};
  std::atomic<bool> slow_is_function_{false};
  int64_t threshold_ns_ = 0;  // As of the last look.
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SCRIPTING_RUNNING_SCRIPTS_H_
