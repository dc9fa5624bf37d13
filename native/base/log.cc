#include "base/log.h"

#include <mutex>
#include <utility>

namespace nacre {
namespace {

struct Listening {
  std::mutex mutex;
  std::function<void(LogLevel, std::string_view)> listener;
};

// Never destroyed: threads may log while the process ends.
Listening& TheListening() {
  static auto* const listening = new Listening;
  return *listening;
}

}  // namespace

void SetLogListener(std::function<void(LogLevel, std::string_view)> listener) {
  Listening& listening = TheListening();
  std::lock_guard lock(listening.mutex);
  listening.listener = std::move(listener);
}

void Log(LogLevel level, std::string_view message) {
  Listening& listening = TheListening();
  std::lock_guard lock(listening.mutex);
  if (listening.listener) listening.listener(level, message);
}

}  // namespace nacre
