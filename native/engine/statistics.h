// Counters of the commands that one thread ran; INFO commandstats, errorstats
// and LATENCY HISTOGRAM are sums of them over threads.

#ifndef NACRE_ENGINE_STATISTICS_H_
#define NACRE_ENGINE_STATISTICS_H_

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>

#include "base/clock.h"
#include "base/counter.h"
#include "commands/command_context.h"

namespace nacre {

// How often a command ran and how long that took.
struct CommandStatistics {
  // Bucket i counts durations of 2^i to 2^(i+1)-1 ticks of ReadTicks.
  static constexpr size_t kBuckets = 48;

  Counter calls;
  Counter ticks;
  Counter rejected;  // Refused before it ran: arity, authentication.
  Counter failed;    // Ran and replied with an error.
  std::array<Counter, kBuckets> durations;

  void Record(uint64_t elapsed_ticks, bool error) {
    calls.Add(1);
    ticks.Add(elapsed_ticks);
    if (error) failed.Add(1);
    const auto width = static_cast<size_t>(std::bit_width(elapsed_ticks | 1)) - 1;
    durations[width < kBuckets ? width : kBuckets - 1].Add(1);
  }

  void Reset() {
    for (Counter* counter : {&calls, &ticks, &rejected, &failed}) counter->Reset();
    for (Counter& bucket : durations) bucket.Reset();
  }
};

// What one thread did, whichever the commands were.
struct ThreadCounters {
  Counter commands;
  Counter reads;
  Counter writes;
  KeyLookups lookups;

  void Reset() {
    for (Counter* counter : {&commands, &reads, &writes, &lookups.hits, &lookups.misses}) counter->Reset();
  }
};

// Adds `from` to `to`.
inline void AddCounters(const ThreadCounters& from, ThreadCounters& to) {
  to.commands.Add(from.commands.get());
  to.reads.Add(from.reads.get());
  to.writes.Add(from.writes.get());
  to.lookups.hits.Add(from.lookups.hits.get());
  to.lookups.misses.Add(from.lookups.misses.get());
}

// Adds `from` to `to`.
inline void AddStatistics(const CommandStatistics& from, CommandStatistics& to) {
  to.calls.Add(from.calls.get());
  to.ticks.Add(from.ticks.get());
  to.rejected.Add(from.rejected.get());
  to.failed.Add(from.failed.get());
  for (size_t i = 0; i < CommandStatistics::kBuckets; ++i) to.durations[i].Add(from.durations[i].get());
}

}  // namespace nacre

#endif  // NACRE_ENGINE_STATISTICS_H_
