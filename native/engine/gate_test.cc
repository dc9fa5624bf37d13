#include "engine/gate.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace nacre {
namespace {

TEST(Gate, LetsSeatsInAndOutWhileItIsOpen) {
  Gate gate;
  Gate::Seat& first = gate.AddSeat();
  Gate::Seat& second = gate.AddSeat();
  gate.Enter(first);
  gate.Enter(second);
  gate.Leave(second);
  gate.Leave(first);
  gate.RemoveSeat(first);
  gate.RemoveSeat(second);
}

TEST(Gate, ClosesAtOnceWhenNobodyIsInside) {
  Gate gate;
  gate.AddSeat();
  const ClosedGate closed(gate);
}

TEST(Gate, WaitsForThoseInsideBeforeItIsClosed) {
  Gate gate;
  Gate::Seat& seat = gate.AddSeat();
  gate.Enter(seat);
  std::atomic<bool> left{false};
  std::thread closer([&] {
    const ClosedGate closed(gate);
    EXPECT_TRUE(left);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  left = true;
  gate.Leave(seat);
  closer.join();
}

TEST(Gate, KeepsThoseOutWhoComeWhileItIsClosed) {
  Gate gate;
  Gate::Seat& seat = gate.AddSeat();
  gate.Close();
  std::atomic<bool> entered{false};
  std::thread comer([&] {
    gate.Enter(seat);
    entered = true;
    gate.Leave(seat);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_FALSE(entered);
  gate.Open();
  comer.join();
  EXPECT_TRUE(entered);
}

TEST(Gate, LetsASeatBeAddedAndRemovedWhileOthersWork) {
  Gate gate;
  std::atomic<bool> done{false};
  std::thread closer([&] {
    while (!done) const ClosedGate closed(gate);
  });
  for (int i = 0; i < 200; ++i) {
    Gate::Seat& seat = gate.AddSeat();
    gate.Enter(seat);
    gate.Leave(seat);
    gate.RemoveSeat(seat);
  }
  done = true;
  closer.join();
}

// The number is plain: ThreadSanitizer sees it if a closer is ever not alone,
// or if entering does not see what a closer wrote.
TEST(Gate, LeavesAClosersWritesToItAlone) {
  constexpr int kClosers = 2;
  constexpr int kRounds = 200;
  Gate gate;
  int shared = 0;
  std::atomic<int> closing{kClosers};
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      Gate::Seat& seat = gate.AddSeat();
      int last = 0;
      while (closing != 0) {
        gate.Enter(seat);
        const int seen = shared;
        EXPECT_GE(seen, last);
        EXPECT_EQ(shared, seen);
        last = seen;
        gate.Leave(seat);
      }
      gate.RemoveSeat(seat);
    });
  }
  for (int i = 0; i < kClosers; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < kRounds; ++round) {
        const ClosedGate closed(gate);
        ++shared;
      }
      --closing;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(shared, kClosers * kRounds);
}

}  // namespace
}  // namespace nacre
