// The commands that took longest, newest first (SLOWLOG).

#ifndef NACRE_ENGINE_SLOW_LOG_H_
#define NACRE_ENGINE_SLOW_LOG_H_

#include <cstdint>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

struct SlowLogEntry {
  int64_t id;
  int64_t time_s;  // Unix seconds.
  int64_t duration_us;
  std::vector<std::string> arguments;  // Shortened as Redis does: 32 of them, 128 bytes each.
  std::string client_address;
  std::string client_name;
};

// Thread-safe.
class SlowLog {
 public:
  // Adds an entry and drops the oldest beyond `limit`.
  void Add(std::span<const std::string_view> arguments, int64_t time_s, int64_t duration_us,
           std::string client_address, std::string client_name, size_t limit);
  // Up to `count` entries, newest first; all when negative.
  std::vector<SlowLogEntry> Get(int64_t count) const;
  size_t size() const;
  void Reset();

 private:
  mutable std::mutex mutex_;
  std::deque<SlowLogEntry> entries_;  // Newest in front.
  int64_t next_id_ = 0;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SLOW_LOG_H_
