// A number that one thread counts up and any thread reads.

#ifndef NACRE_BASE_COUNTER_H_
#define NACRE_BASE_COUNTER_H_

#include <atomic>
#include <cstdint>

namespace nacre {

// One writer at a time, so that an addition is a plain load and store.
class Counter {
 public:
  uint64_t get() const { return value_.load(std::memory_order_relaxed); }
  void Add(uint64_t amount) { value_.store(get() + amount, std::memory_order_relaxed); }
  void Reset() { value_.store(0, std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

}  // namespace nacre

#endif  // NACRE_BASE_COUNTER_H_
