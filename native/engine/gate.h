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

#ifndef NACRE_ENGINE_GATE_H_
#define NACRE_ENGINE_GATE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

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
    if (closed_.load(std::memory_order_seq_cst) != 0) [[unlikely]] {
      EnterSlow(seat);
    }
  }

  void Leave(Seat& seat) { seat.inside_.store(0, std::memory_order_release); }

  // Closes the gate and waits until everybody is out; closers take turns.
  // Requires: the caller is not inside.
  void Close();
  void Open();

 private:
  void EnterSlow(Seat& seat);
  void WaitUntilOutside(const Seat& seat);

  std::atomic<uint32_t> closed_{0};
  std::mutex closer_;  // Held while the gate is closed, and to change seats_.
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
