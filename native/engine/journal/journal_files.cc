#include "engine/journal/journal_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/disk.h"
#include "base/log.h"

namespace nacre {
namespace {

constexpr size_t kLongestManifest = 1 << 20;

uint64_t BytesAt(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 ? static_cast<uint64_t>(status.st_size) : 0;
}

bool Exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::string SyncDirectory(const std::string& path) {
  const int descriptor = DiskOpen(path, O_RDONLY | O_DIRECTORY, 0);
  if (descriptor < 0) return DiskFailure("open", path);
  std::string error =
      DiskSync(descriptor) == 0 || errno == EINVAL ? std::string() : DiskFailure("sync", path);
  ::close(descriptor);
  return error;
}

// Writes a new file and makes it durable.
std::string WriteWhole(const std::string& path, std::string_view content) {
  const int descriptor = DiskOpen(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (descriptor < 0) return DiskFailure("create", path);
  std::string error;
  while (!content.empty() && error.empty()) {
    const ssize_t written = DiskWrite(descriptor, content);
    if (written < 0) {
      error = DiskFailure("write", path);
    } else {
      content.remove_prefix(static_cast<size_t>(written));
    }
  }
  if (error.empty() && DiskSync(descriptor) != 0) error = DiskFailure("sync", path);
  ::close(descriptor);
  return error;
}

}  // namespace

std::string ReadSmallFile(const std::string& path, size_t limit, std::string& content, bool& is_absent) {
  content.clear();
  is_absent = false;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    is_absent = errno == ENOENT;
    return DiskFailure("open", path);
  }
  char piece[4096];
  ssize_t size;
  while ((size = ::read(descriptor, piece, sizeof piece)) > 0 && content.size() <= limit) {
    content.append(piece, static_cast<size_t>(size));
  }
  std::string error = size < 0 ? DiskFailure("read", path) : std::string();
  ::close(descriptor);
  if (content.size() > limit) return path + " is too long";
  return error;
}

std::string JournalFiles::Load() {
  manifest_ = {};
  std::string content;
  bool is_absent;
  std::string error = ReadSmallFile(PathOf(manifest_name()), kLongestManifest, content, is_absent);
  if (is_absent) return {};
  if (error.empty()) error = ParseManifest(content, manifest_);
  if (error.empty()) return {};
  return "the journal's manifest " + PathOf(manifest_name()) + " cannot be used: " + error;
}

std::string JournalFiles::MakeDirectory() {
  if (::mkdir(directory_.c_str(), 0755) == 0) {
    return SyncDirectory(directory_.substr(0, std::max<size_t>(directory_.rfind('/'), 1)));
  }
  return errno == EEXIST ? std::string() : DiskFailure("create", directory_);
}

std::string JournalFiles::Persist(const JournalManifest& manifest) {
  const std::string path = PathOf(manifest_name());
  const std::string temporary = PathOf("temp-" + manifest_name());
  std::string error = WriteWhole(temporary, manifest.Format());
  if (error.empty() && DiskRename(temporary, path) != 0) error = DiskFailure("rename", temporary);
  if (error.empty()) error = SyncDirectory(directory_);
  if (error.empty()) manifest_ = manifest;
  return error;
}

std::string JournalFiles::OpenIncrement(JournalFile& file) {
  if (manifest_.increments.empty()) return MakeIncrement(true, file);
  file.name = manifest_.increments.back().name;
  file.descriptor = DiskOpen(PathOf(file.name), O_WRONLY | O_APPEND | O_CREAT, 0644);
  if (file.descriptor < 0) return DiskFailure("open", PathOf(file.name));
  file.size = BytesAt(PathOf(file.name));
  return {};
}

std::string JournalFiles::MakeIncrement(bool joins, JournalFile& file) {
  const uint64_t sequence = manifest_.NextIncrement();
  file.name = name_ + "." + std::to_string(sequence) + ".incr.aof";
  file.size = 0;
  // What a crash left behind under this name is in no manifest.
  file.descriptor = DiskOpen(PathOf(file.name), O_WRONLY | O_APPEND | O_CREAT | O_TRUNC, 0644);
  if (file.descriptor < 0) return DiskFailure("create", PathOf(file.name));
  if (!joins) return {};
  JournalManifest manifest = manifest_;
  manifest.increments.push_back({file.name, sequence});
  std::string error = Persist(manifest);
  if (error.empty()) return {};
  ::close(file.descriptor);
  file.descriptor = -1;
  return error;
}

std::string JournalFiles::NextBaseName(std::string_view extension) const {
  return name_ + "." + std::to_string(manifest_.NextBase()) + ".base." + std::string(extension);
}

std::string JournalFiles::Rebase(const std::string& name, const JournalFile& first, bool keeps_history) {
  JournalManifest manifest = manifest_;
  const JournalPart base{name, manifest.NextBase()};
  const auto is_first = [&](const JournalPart& part) { return part.name == first.name; };
  const auto kept = std::find_if(manifest.increments.begin(), manifest.increments.end(), is_first);
  std::vector<JournalPart> increments(kept, manifest.increments.end());
  if (increments.empty()) increments.push_back({first.name, manifest.NextIncrement()});
  manifest.increments.erase(kept, manifest.increments.end());
  manifest.Retire();
  manifest.base = base;
  manifest.increments = std::move(increments);
  std::string error = Persist(manifest);
  if (!error.empty() || keeps_history) return error;
  // The new base is in use: what could not be removed stays history, for the next time.
  const std::string failure = RemoveHistory();
  if (!failure.empty()) Log(LogLevel::kWarning, "The journal's history is kept for now: " + failure);
  return {};
}

std::string JournalFiles::NameBase(const std::string& name) {
  JournalManifest manifest;
  manifest.base = JournalPart{name, 1};
  return Persist(manifest);
}

std::string JournalFiles::RemoveHistory() {
  if (manifest_.history.empty()) return {};
  for (const JournalPart& part : manifest_.history) {
    if (DiskRemove(PathOf(part.name)) != 0 && errno != ENOENT)
      return DiskFailure("remove", PathOf(part.name));
  }
  JournalManifest manifest = manifest_;
  manifest.history.clear();
  return Persist(manifest);
}

// The manifest comes first: a base that it names and that is not there is still outside.
std::string JournalFiles::Adopt(const std::string& path) {
  const bool is_ours = manifest_.base && manifest_.base->name == name_;
  if ((!manifest_.empty() && !is_ours) || !Exists(path) || Exists(PathOf(name_))) return {};
  std::string error = MakeDirectory();
  if (error.empty() && !is_ours) {
    JournalManifest manifest;
    manifest.base = JournalPart{name_, 1};
    error = Persist(manifest);
  }
  if (!error.empty()) return error;
  if (DiskRename(path, PathOf(name_)) != 0) return DiskFailure("rename", path);
  return SyncDirectory(directory_);
}

bool JournalFiles::IsEmpty(const JournalPart& part) const {
  return Exists(PathOf(part.name)) && SizeOf(part) == 0;
}

uint64_t JournalFiles::SizeOf(const JournalPart& part) const { return BytesAt(PathOf(part.name)); }

uint64_t JournalFiles::TotalSize() const {
  uint64_t total = manifest_.base ? SizeOf(*manifest_.base) : 0;
  for (const JournalPart& part : manifest_.increments) total += SizeOf(part);
  return total;
}

}  // namespace nacre
