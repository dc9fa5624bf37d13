#include "engine/latency_monitor.h"

#include <algorithm>

namespace nacre {

void LatencyMonitor::Add(std::string_view event, int64_t time_s, int64_t latency_ms) {
  std::lock_guard lock(mutex_);
  auto found = events_.find(event);
  if (found == events_.end()) found = events_.emplace(event, History{}).first;
  History& history = found->second;
  history.worst_ms = std::max(history.worst_ms, latency_ms);
  if (!history.samples.empty() && history.samples.back().time_s == time_s) {
    history.samples.back().latency_ms = std::max(history.samples.back().latency_ms, latency_ms);
    return;
  }
  if (history.samples.size() == kSamples) history.samples.erase(history.samples.begin());
  history.samples.push_back({time_s, latency_ms});
}

std::vector<LatencyMonitor::Event> LatencyMonitor::Events() const {
  std::lock_guard lock(mutex_);
  std::vector<Event> events;
  for (const auto& [name, history] : events_) events.push_back({name, history.worst_ms, history.samples});
  return events;
}

size_t LatencyMonitor::Reset(std::span<const std::string> names) {
  std::lock_guard lock(mutex_);
  size_t forgotten = 0;
  if (names.empty()) {
    forgotten = events_.size();
    events_.clear();
  }
  for (const std::string& name : names) forgotten += events_.erase(name);
  return forgotten;
}

}  // namespace nacre
