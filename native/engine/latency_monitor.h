// Spikes of latency by event, as LATENCY reports them: the last of each second
// in which there was one.

#ifndef NACRE_ENGINE_LATENCY_MONITOR_H_
#define NACRE_ENGINE_LATENCY_MONITOR_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

struct LatencySample {
  int64_t time_s;  // Unix seconds.
  int64_t latency_ms;
};

// Thread-safe.
class LatencyMonitor {
 public:
  // Samples that are kept of each event.
  static constexpr size_t kSamples = 160;

  struct Event {
    std::string name;
    int64_t worst_ms;                    // Since the event was last reset.
    std::vector<LatencySample> samples;  // Oldest first; never empty.
  };

  // Notes a spike. Of two in one second the longer is kept.
  void Add(std::string_view event, int64_t time_s, int64_t latency_ms);
  // All events, by name.
  std::vector<Event> Events() const;
  // Forgets the events of these names, or all when there are none. Returns how many there were.
  size_t Reset(std::span<const std::string> names);

 private:
  struct History {
    int64_t worst_ms = 0;
    std::vector<LatencySample> samples;
  };

  mutable std::mutex mutex_;
  std::map<std::string, History, std::less<>> events_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_LATENCY_MONITOR_H_
