// What keeps a store from serving all commands for a while: it is being loaded, or
// what was to be written to disk could not be.

#ifndef NACRE_ENGINE_SERVICE_STATE_H_
#define NACRE_ENGINE_SERVICE_STATE_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "commands/command_spec.h"

namespace nacre {

// Any thread.
class ServiceState {
 public:
  // One bit each.
  enum Reason : uint32_t {
    kLoading = 1u << 0,         // Only commands that may run meanwhile are served.
    kSnapshotFailed = 1u << 1,  // Writes are refused, and PING, so that whoever monitors the server notices.
    kJournalFailed = 1u << 2,   // The same.
  };

  // One load; false most of the time.
  bool IsRestricted() const { return reasons_.load(std::memory_order_relaxed) != 0; }
  bool Is(Reason reason) const { return (reasons_.load(std::memory_order_acquire) & reason) != 0; }

  // `error` is what refused commands are answered with.
  void Begin(Reason reason, std::string error) {
    std::lock_guard lock(mutex_);
    ErrorOf(reason) = std::move(error);
    reasons_.fetch_or(reason, std::memory_order_release);
  }
  void BeginLoading() { Begin(kLoading, "LOADING Redis is loading the dataset in memory"); }
  void End(Reason reason) { reasons_.fetch_and(~uint32_t{reason}, std::memory_order_release); }

  // The error for a command with these flags, of its own or of the commands that it executes;
  // empty: it is served.
  std::string RefusalOf(uint32_t flags, bool all_may_load, bool is_ping) const {
    std::lock_guard lock(mutex_);
    const uint32_t reasons = reasons_.load(std::memory_order_acquire);
    const bool notices_failure = (flags & kFlagWrite) != 0 || is_ping;
    if ((reasons & kJournalFailed) != 0 && notices_failure) return journal_error_;
    if ((reasons & kSnapshotFailed) != 0 && notices_failure) return snapshot_error_;
    if ((reasons & kLoading) != 0 && !all_may_load) return loading_error_;
    return {};
  }

 private:
  std::string& ErrorOf(Reason reason) {
    if (reason == kLoading) return loading_error_;
    return reason == kJournalFailed ? journal_error_ : snapshot_error_;
  }

  mutable std::mutex mutex_;
  std::atomic<uint32_t> reasons_{0};
  std::string loading_error_;
  std::string snapshot_error_;
  std::string journal_error_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_SERVICE_STATE_H_
