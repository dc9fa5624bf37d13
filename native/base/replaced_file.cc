#include "base/replaced_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/disk.h"

namespace nacre {
namespace {

// So much is handed to the disk at once.
constexpr uint64_t kSyncEvery = 16u << 20;

std::string FailureText(std::string_view what, const std::string& path, int error) {
  return "cannot " + std::string(what) + " " + path + ": " + std::generic_category().message(error);
}

std::string DirectoryOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

ReplacedFile::~ReplacedFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_path_.c_str());
}

std::string ReplacedFile::Failure(std::string_view what, const std::string& path) const {
  return FailureText(what, path, errno);
}

std::string ReplacedFile::Open() {
  static std::atomic<unsigned> number{0};
  temporary_path_ =
      path_ + "." + std::to_string(::getpid()) + "-" + std::to_string(number.fetch_add(1)) + ".tmp";
  descriptor_ = DiskOpen(temporary_path_, O_WRONLY | O_CREAT | O_EXCL, 0644);
  return descriptor_ < 0 ? Failure("create", temporary_path_) : std::string();
}

std::string ReplacedFile::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = DiskWrite(descriptor_, bytes);
    if (written < 0) return Failure("write", temporary_path_);
    bytes.remove_prefix(static_cast<size_t>(written));
    size_ += static_cast<uint64_t>(written);
  }
  if (!options_.incremental || size_ - synced_ < kSyncEvery) return {};
  synced_ = size_;
  return DiskSync(descriptor_) == 0 ? std::string() : Failure("sync", temporary_path_);
}

std::string ReplacedFile::Commit() {
  if (DiskSync(descriptor_) != 0) return Failure("sync", temporary_path_);
  if (DiskRename(temporary_path_, path_) != 0) return Failure("rename", temporary_path_);
  ::close(descriptor_);
  descriptor_ = -1;
  return SyncDirectoryOf(path_);
}

std::string SyncDirectoryOf(const std::string& path) {
  const std::string directory = DirectoryOf(path);
  const int descriptor = DiskOpen(directory, O_RDONLY | O_DIRECTORY, 0);
  if (descriptor < 0) return FailureText("open", directory, errno);
  const bool synced = DiskSync(descriptor) == 0 || errno == EINVAL;
  const int error = errno;
  ::close(descriptor);
  return synced ? std::string() : FailureText("sync", directory, error);
}

}  // namespace nacre
