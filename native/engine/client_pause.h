// CLIENT PAUSE: until when commands, or only writes, are held back.

#ifndef NACRE_ENGINE_CLIENT_PAUSE_H_
#define NACRE_ENGINE_CLIENT_PAUSE_H_

#include <atomic>
#include <cstdint>

#include "commands/command_spec.h"

namespace nacre {

// Thread-safe.
class ClientPause {
 public:
  // Holds commands back until `end_ms` (Unix milliseconds): all, or those that
  // write. An end that lies before the present one, or a weaker mode, does not
  // shorten or weaken a pause that lasts.
  void Begin(int64_t end_ms, bool all, int64_t now_ms) {
    const bool active = IsActive(now_ms);
    if (!active) round_.fetch_add(1, std::memory_order_relaxed);
    all_.store(all || (active && all_.load(std::memory_order_relaxed)), std::memory_order_relaxed);
    if (!active || end_ms > end_ms_.load(std::memory_order_relaxed)) {
      end_ms_.store(end_ms, std::memory_order_relaxed);
    }
  }
  // A number that tells one pause from the next.
  uint32_t round() const { return round_.load(std::memory_order_relaxed); }
  // Whether anything is held back.
  bool IsActive(int64_t now_ms) const { return end_ms_.load(std::memory_order_relaxed) > now_ms; }

  void End() { end_ms_.store(0, std::memory_order_relaxed); }

  // Whether it holds back a command with these flags, its own or of the commands that it executes.
  bool Holds(uint32_t flags, int64_t now_ms) const {
    const int64_t end_ms = end_ms_.load(std::memory_order_relaxed);
    if (end_ms == 0 || end_ms <= now_ms) return false;
    return all_.load(std::memory_order_relaxed) || (flags & (kFlagWrite | kFlagMayReplicate)) != 0;
  }

 private:
  std::atomic<int64_t> end_ms_{0};
  std::atomic<bool> all_{false};
  std::atomic<uint32_t> round_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_CLIENT_PAUSE_H_
