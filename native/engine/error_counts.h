// How often each error was replied, by its code: INFO errorstats.

#ifndef NACRE_ENGINE_ERROR_COUNTS_H_
#define NACRE_ENGINE_ERROR_COUNTS_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace nacre {

// Thread-safe: one thread counts, others add it up.
class ErrorCounts {
 public:
  using Map = std::map<std::string, uint64_t, std::less<>>;

  // Codes that are told apart; scripts may invent any number of them.
  static constexpr size_t kMostCodes = 128;

  void Count(std::string_view code, uint64_t times = 1) {
    std::lock_guard lock(mutex_);
    total_ += times;
    const auto found = counts_.find(code);
    if (found != counts_.end()) {
      found->second += times;
    } else if (counts_.size() < kMostCodes) {
      counts_.emplace(code, times);
    }
  }

  // Adds these counts to `other`.
  void AddTo(ErrorCounts& other) const {
    std::scoped_lock lock(mutex_, other.mutex_);
    for (const auto& [code, times] : counts_) other.counts_[code] += times;
    other.total_ += total_;
  }

  void Reset() {
    std::lock_guard lock(mutex_);
    counts_.clear();
    total_ = 0;
  }

  // All errors, those with a code too many included.
  uint64_t total() const {
    std::lock_guard lock(mutex_);
    return total_;
  }
  Map counts() const {
    std::lock_guard lock(mutex_);
    return counts_;
  }

 private:
  mutable std::mutex mutex_;
  Map counts_;
  uint64_t total_ = 0;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_ERROR_COUNTS_H_
