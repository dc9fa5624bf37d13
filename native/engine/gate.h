// The gate that every thread enters before it runs commands and leaves after.
//
// To enter is one store and one load; to close is to wait until everybody is
// out. While the gate is closed its closer is alone with the store: whole-store
// commands run so, and memory that prefetching may look at is freed so.
//
// Entering stores "inside" and then loads "closed"; closing stores "closed" and
// then loads "inside"; both pairs are sequentially consistent, so that one of
// the two sees the other. Leaving does not wake a closer: it would need a fence
// for each batch, where a closer that polls costs only the closer.
//
// A script may stay inside, or keep the gate closed, for seconds. While the gate is
// marked as slow, whoever waits at it in EnterUnlessSlow or CloseUnlessSlow gives up.

#ifndef NACRE_ENGINE_GATE_H_
#define NACRE_ENGINE_GATE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "base/adaptive_mutex.h"

namespace nacre {

class Gate {
 public:
  // A thread's place at the gate.
  class alignas(64) Seat {
   private:
    friend class Gate;
    std::atomic<uint32_t> inside_{0};
  };

  Gate() = default;
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // A new seat, owned by the gate until it is given back. Not from inside.
  Seat& AddSeat();
  // Requires: the seat is not inside.
  void RemoveSeat(Seat& seat);

  // Waits while the gate is closed. Requires: the seat is not inside.
  void Enter(Seat& seat) {
    seat.inside_.store(1, std::memory_order_seq_cst);
    if (closed_.load(std::memory_order_seq_cst) != kOpen) [[unlikely]] {
      EnterSlow(seat, true);
    }
  }

  // The same, but returns false, outside, if the gate is closed and slow.
  bool EnterUnlessSlow(Seat& seat) {
    seat.inside_.store(1, std::memory_order_seq_cst);
    return closed_.load(std::memory_order_seq_cst) == kOpen || EnterSlow(seat, false);
  }

  void Leave(Seat& seat) { seat.inside_.store(0, std::memory_order_release); }

  // Closes the gate and waits until everybody is out; closers take turns.
  // Requires: the caller is not inside.
  void Close();
  // The same, but returns false, with nothing done, if that takes long because the gate is slow.
  bool CloseUnlessSlow();
  void Open();

  // Whether a script makes others wait for long. Any thread; to be said again and again while it lasts,
  // since it also wakes who waits already.
  void SetSlow(bool slow);

 private:
  static constexpr uint32_t kOpen = 0;
  static constexpr uint32_t kClosed = 1;
  static constexpr uint32_t kClosedForLong = 2;

  bool EnterSlow(Seat& seat, bool patient);
  // False if it takes long and the caller is not patient.
  bool WaitUntilOutside(const Seat& seat, bool patient);

  std::atomic<uint32_t> closed_{kOpen};
  std::atomic<bool> slow_{false};
  AdaptiveMutex closer_;  // Held while the gate is closed, and to change seats_.
  std::vector<std::unique_ptr<Seat>> seats_;
};

// Stays inside the gate for a scope. Requires: the seat is not inside.
class GateVisit {
 public:
  GateVisit(Gate& gate, Gate::Seat& seat) : gate_(gate), seat_(seat) { gate_.Enter(seat_); }
  ~GateVisit() { gate_.Leave(seat_); }
  GateVisit(const GateVisit&) = delete;
  GateVisit& operator=(const GateVisit&) = delete;

 private:
  Gate& gate_;
  Gate::Seat& seat_;
};

// Keeps the gate closed for a scope.
class ClosedGate {
 public:
  explicit ClosedGate(Gate& gate) : gate_(gate) { gate_.Close(); }
  ~ClosedGate() { gate_.Open(); }
  ClosedGate(const ClosedGate&) = delete;
  ClosedGate& operator=(const ClosedGate&) = delete;

 private:
  Gate& gate_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_GATE_H_
