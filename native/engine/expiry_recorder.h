// Keeps what expires: as part of the unit of the thread that met it, where that runs
// commands, else as a unit of its own.

#ifndef NACRE_ENGINE_EXPIRY_RECORDER_H_
#define NACRE_ENGINE_EXPIRY_RECORDER_H_

#include "commands/effect_log.h"
#include "keyspace/expiry_listener.h"

namespace nacre {

class ExpiryRecorder final : public ExpiryListener {
 public:
  explicit ExpiryRecorder(EffectSink& sink) : sink_(sink) {}

  void KeyRemoved(uint32_t database, std::string_view key) override;
  void MembersRemoved(uint32_t database, std::string_view key, std::span<const std::string> members) override;

  // The log of the unit that this thread is making; null: none.
  static void SetThreadLog(EffectLog* log);
  static EffectLog* ThreadLog();

 private:
  void Keep(uint32_t database, std::span<const std::string_view> words);

  EffectSink& sink_;
};

// While it lives and `apart` is true, what this thread meets expired is no part of its unit.
class KeepingApart {
 public:
  explicit KeepingApart(bool apart) : apart_(apart) {
    if (!apart_) return;
    log_ = ExpiryRecorder::ThreadLog();
    ExpiryRecorder::SetThreadLog(nullptr);
  }
  ~KeepingApart() {
    if (apart_) ExpiryRecorder::SetThreadLog(log_);
  }
  KeepingApart(const KeepingApart&) = delete;
  KeepingApart& operator=(const KeepingApart&) = delete;

 private:
  const bool apart_;
  EffectLog* log_ = nullptr;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_EXPIRY_RECORDER_H_
