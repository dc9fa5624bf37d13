#include "base/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "base/disk.h"

namespace nacre {
namespace {

constexpr size_t kLongestOwner = 64;

// What the owner wrote of itself.
std::string ReadOwner(int descriptor) {
  char text[kLongestOwner];
  const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
  std::string owner(text, size > 0 ? static_cast<size_t>(size) : 0);
  owner.resize(std::min(owner.size(), owner.find_first_not_of("0123456789")));
  return owner;
}

}  // namespace

DirectoryLock::~DirectoryLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string DirectoryLock::Take(const std::string& directory) {
  const std::string path = directory + "/nacre.lock";
  const int descriptor = DiskOpen(path, O_RDWR | O_CREAT, 0644);
  if (descriptor < 0) return DiskFailure("open", path);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const bool is_taken = errno == EWOULDBLOCK;
    std::string error = DiskFailure("lock", path);
    const std::string owner = ReadOwner(descriptor);
    ::close(descriptor);
    if (!is_taken) return error;
    return "the directory " + directory + " is in use" +
           (owner.empty() ? std::string() : " by the process " + owner) +
           "; a store has one process at a time";
  }
  const std::string own = std::to_string(::getpid()) + "\n";
  // Only a help for people: the lock holds without it.
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const ssize_t written = ::pwrite(descriptor, own.data(), own.size(), 0);
  descriptor_ = descriptor;
  directory_ = directory;
  return {};
}

}  // namespace nacre
