// A directory that belongs to one process: whoever else wants it is told who has it.

#ifndef NACRE_BASE_DIRECTORY_LOCK_H_
#define NACRE_BASE_DIRECTORY_LOCK_H_

#include <string>

namespace nacre {

// The lock is one of the operating system on the file nacre.lock, so it ends with the
// process, however that ends.
class DirectoryLock {
 public:
  DirectoryLock() = default;
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;
  ~DirectoryLock();

  // Takes the directory. Returns an empty text, or why it cannot be had.
  std::string Take(const std::string& directory);
  // The directory that was taken, or an empty text.
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  int descriptor_ = -1;
};

}  // namespace nacre

#endif  // NACRE_BASE_DIRECTORY_LOCK_H_
