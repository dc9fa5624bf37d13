#include "engine/expiry_recorder.h"

#include <array>
#include <vector>

namespace nacre {
namespace {

thread_local EffectLog* thread_log = nullptr;

}  // namespace

void ExpiryRecorder::SetThreadLog(EffectLog* log) { thread_log = log; }

EffectLog* ExpiryRecorder::ThreadLog() { return thread_log; }

void ExpiryRecorder::KeyRemoved(uint32_t database, std::string_view key) {
  Keep(database, std::array<std::string_view, 2>{"DEL", key});
}

void ExpiryRecorder::MembersRemoved(uint32_t database, std::string_view key,
                                    std::span<const std::string> members) {
  std::vector<std::string_view> words = {"HDEL", key};
  words.insert(words.end(), members.begin(), members.end());
  Keep(database, words);
}

void ExpiryRecorder::Keep(uint32_t database, std::span<const std::string_view> words) {
  if (thread_log != nullptr) return thread_log->Append(database, words);
  EffectLog unit;
  unit.Append(database, words);
  sink_.Append(unit);
}

}  // namespace nacre
