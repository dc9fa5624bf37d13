#include "base/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <system_error>
#include <vector>

#include "base/number.h"

namespace nacre {
namespace {

enum class Operation : uint8_t { kOpen, kWrite, kSync, kRename, kRemove, kTruncate };
constexpr std::array<std::string_view, 6> kOperationNames = {"open",   "write",  "sync",
                                                             "rename", "remove", "truncate"};

enum class Action : uint8_t { kError, kHalf, kTorn, kKill, kKillAfter };

struct Fault {
  Operation operation;
  uint64_t first;
  uint64_t last;
  Action action;
  int error;
};

struct Faults {
  std::mutex mutex;
  std::vector<Fault> faults;
  std::array<uint64_t, kOperationNames.size()> counts{};
};

std::atomic<bool> has_faults{false};

Faults& TheFaults() {
  static Faults* faults = new Faults;
  return *faults;
}

std::string_view TakeField(std::string_view& text, char end) {
  const size_t size = std::min(text.find(end), text.size());
  const std::string_view field = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return field;
}

bool ParseAction(std::string_view name, Fault& fault) {
  fault.action = Action::kError;
  if (name == "EIO") {
    fault.error = EIO;
  } else if (name == "ENOSPC") {
    fault.error = ENOSPC;
  } else if (name == "EACCES") {
    fault.error = EACCES;
  } else if (name == "half") {
    fault.action = Action::kHalf;
  } else if (name == "torn") {
    fault.action = Action::kTorn;
  } else if (name == "kill") {
    fault.action = Action::kKill;
  } else if (name == "killafter") {
    fault.action = Action::kKillAfter;
  } else {
    return false;
  }
  return true;
}

std::optional<Fault> ParseFault(std::string_view text) {
  Fault fault{};
  const std::string_view name = TakeField(text, ':');
  const auto* const found = std::find(kOperationNames.begin(), kOperationNames.end(), name);
  if (found == kOperationNames.end()) return std::nullopt;
  fault.operation = static_cast<Operation>(found - kOperationNames.begin());
  std::string_view range = TakeField(text, ':');
  const auto first = ParseUnsigned(TakeField(range, '-'));
  const auto last = range.empty() ? first : ParseUnsigned(range);
  if (!first || !last || !ParseAction(text, fault)) return std::nullopt;
  fault.first = *first;
  fault.last = *last;
  return fault;
}

// What is to happen to this operation, the next of its kind.
std::optional<Fault> MeetFault(Operation operation) {
  if (!has_faults.load(std::memory_order_relaxed)) [[likely]]
    return std::nullopt;
  Faults& all = TheFaults();
  std::lock_guard lock(all.mutex);
  const uint64_t count = ++all.counts[static_cast<size_t>(operation)];
  for (const Fault& fault : all.faults) {
    if (fault.operation != operation || count < fault.first || count > fault.last) continue;
    if (fault.action == Action::kKill) ::raise(SIGKILL);
    return fault;
  }
  return std::nullopt;
}

// Does the operation, unless its fault is an error.
template <class Work>
int WithFault(Operation operation, Work&& work) {
  const std::optional<Fault> fault = MeetFault(operation);
  if (fault && fault->action == Action::kError) {
    errno = fault->error;
    return -1;
  }
  int result;
  do {
    result = work();
  } while (result < 0 && errno == EINTR);
  if (fault && fault->action != Action::kError) ::raise(SIGKILL);
  return result;
}

[[maybe_unused]] const bool read_environment = [] {
  const char* const faults = std::getenv("NACRE_DISK_FAULTS");
  if (faults != nullptr && !SetDiskFaults(faults)) {
    std::fprintf(stderr, "NACRE_DISK_FAULTS is not a list of faults: %s\n", faults);
    std::exit(1);
  }
  return true;
}();

}  // namespace

int DiskOpen(const std::string& path, int flags, unsigned permissions) {
  return WithFault(Operation::kOpen, [&] { return ::open(path.c_str(), flags | O_CLOEXEC, permissions); });
}

ssize_t DiskWrite(int descriptor, std::string_view bytes) {
  const std::optional<Fault> fault = MeetFault(Operation::kWrite);
  if (fault && fault->action == Action::kError) {
    errno = fault->error;
    return -1;
  }
  const bool halves = fault && fault->action != Action::kKillAfter;
  const size_t size = halves ? bytes.size() / 2 : bytes.size();
  ssize_t written;
  do {
    written = ::write(descriptor, bytes.data(), size);
  } while (written < 0 && errno == EINTR);
  if (fault && fault->action != Action::kHalf) ::raise(SIGKILL);
  return written;
}

int DiskSync(int descriptor) {
  return WithFault(Operation::kSync, [&] { return ::fdatasync(descriptor); });
}

int DiskRename(const std::string& from, const std::string& to) {
  return WithFault(Operation::kRename, [&] { return ::rename(from.c_str(), to.c_str()); });
}

int DiskRemove(const std::string& path) {
  return WithFault(Operation::kRemove, [&] { return ::unlink(path.c_str()); });
}

int DiskTruncate(int descriptor, uint64_t size) {
  return WithFault(Operation::kTruncate, [&] { return ::ftruncate(descriptor, static_cast<off_t>(size)); });
}

std::string DiskFailure(std::string_view what, const std::string& path) {
  return "cannot " + std::string(what) + " " + path + ": " + std::generic_category().message(errno);
}

bool SetDiskFaults(std::string_view faults) {
  std::vector<Fault> parsed;
  while (!faults.empty()) {
    const std::string_view text = TakeField(faults, ' ');
    if (text.empty()) continue;
    const std::optional<Fault> fault = ParseFault(text);
    if (!fault) return false;
    parsed.push_back(*fault);
  }
  Faults& all = TheFaults();
  std::lock_guard lock(all.mutex);
  all.counts = {};
  all.faults = std::move(parsed);
  has_faults.store(!all.faults.empty(), std::memory_order_relaxed);
  return true;
}

}  // namespace nacre
