#include "engine/slow_log.h"

#include <utility>

namespace nacre {
namespace {

constexpr size_t kMaxArguments = 32;
constexpr size_t kMaxArgumentBytes = 128;

std::string Shorten(std::string_view argument) {
  if (argument.size() <= kMaxArgumentBytes) return std::string(argument);
  return std::string(argument.substr(0, kMaxArgumentBytes)) + "... (" +
         std::to_string(argument.size() - kMaxArgumentBytes) + " more bytes)";
}

}  // namespace

void SlowLog::Add(std::span<const std::string_view> arguments, int64_t time_s, int64_t duration_us,
                  std::string client_address, std::string client_name, size_t limit) {
  SlowLogEntry entry{0, time_s, duration_us, {}, std::move(client_address), std::move(client_name)};
  const size_t shown = arguments.size() <= kMaxArguments ? arguments.size() : kMaxArguments - 1;
  for (size_t i = 0; i < shown; ++i) entry.arguments.push_back(Shorten(arguments[i]));
  if (shown < arguments.size()) {
    entry.arguments.push_back("... (" + std::to_string(arguments.size() - shown) + " more arguments)");
  }
  std::lock_guard lock(mutex_);
  entry.id = next_id_++;
  entries_.push_front(std::move(entry));
  while (entries_.size() > limit) entries_.pop_back();
}

std::vector<SlowLogEntry> SlowLog::Get(int64_t count) const {
  std::lock_guard lock(mutex_);
  const size_t wanted = count < 0 || static_cast<size_t>(count) > entries_.size()
                            ? entries_.size()
                            : static_cast<size_t>(count);
  return {entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(wanted)};
}

size_t SlowLog::size() const {
  std::lock_guard lock(mutex_);
  return entries_.size();
}

void SlowLog::Reset() {
  std::lock_guard lock(mutex_);
  entries_.clear();
}

}  // namespace nacre
