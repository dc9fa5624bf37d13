// The right to run a lane's event loop. The lane's own thread, the owner, lends it to a thread that runs
// scripts, the guest, while one script comes after another: who asks for a script and who runs it are then
// the same thread, and neither has to wake the other.
//
//               Ask             Lend              Enter
//      kHome --------> kAsked --------> kFree <----------> kUsed
//        ^                |               |       Exit       |
//        +----------------+---------------+------------------+
//           Return, or from kFree: the owner, if that lasts
//
// Only who has the loop touches it and what belongs to the lane: the owner in kHome and kAsked, the guest in
// kUsed. Before the guest runs a script it lets go of the loop (kFree). Should the script run for long, the
// owner takes the loop back, so that nobody else waits for it.

#ifndef NACRE_NETWORK_LOOP_LOAN_H_
#define NACRE_NETWORK_LOOP_LOAN_H_

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace nacre {

// The thread that runs the loop of another. Each has one object of it.
class LoopGuest {
 public:
  virtual ~LoopGuest() = default;
  // The loop is free for it. Called by the owner, with a lock: it only leaves word.
  virtual void LoopIsFree() = 0;
};

// Thread-safe; may outlive its lane.
class LoopLoan {
 public:
  // What came of one turn of the loop.
  enum class Turn {
    kScripts,  // Scripts were posted.
    kOther,    // Nothing that concerns the guest.
    kIdle,     // No script has come for a while.
    kEnded,    // The lane has ended.
  };

  // The lane.
  class Owner {
   public:
    virtual ~Owner() = default;
    // Has the loop come round. Any thread.
    virtual void WakeLoop() = 0;
    // Handles what there is; `waits`: waits for it, up to a few milliseconds.
    virtual Turn RunTurn(bool waits) = 0;
  };

  explicit LoopLoan(Owner& owner) : owner_(owner) {}
  LoopLoan(const LoopLoan&) = delete;
  LoopLoan& operator=(const LoopLoan&) = delete;

  // Asks for the loop; false if it is not to be had now.
  bool Ask(LoopGuest& guest);
  enum class Entry { kEntered, kNotYet, kNoMore };
  // Takes the loop if it is free. kNoMore: the owner has taken it back.
  Entry Enter(LoopGuest& guest);
  // Requires: the guest has entered.
  Turn RunTurn(bool waits) { return owner_.RunTurn(waits); }
  // Lets go of the loop for a while.
  void Exit();
  // Gives back what the guest has of the loan, even if it has only asked for it.
  void Return(LoopGuest& guest);
  // Ends the turn that waits, if a guest runs it.
  void Interrupt();

  // The owner's side.

  bool IsAsked();
  // Lends the loop to who asked for it. Returns when the owner has it again.
  void Lend();
  // Nothing is lent any more. Called by whoever has the loop.
  void End();

 private:
  enum class State { kHome, kAsked, kFree, kUsed };

  // With the lock.
  void BringHome();

  Owner& owner_;
  std::mutex mutex_;
  std::condition_variable home_;
  State state_ = State::kHome;
  LoopGuest* guest_ = nullptr;  // Null in kHome alone.
  bool is_lent_ = false;        // From Lend until the loop is home, whatever is asked then.
  int64_t free_since_ns_ = 0;   // In kFree.
  bool ended_ = false;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_LOOP_LOAN_H_
