// A file that is replaced as a whole: written beside its place, made durable, and
// put there in one step, so that its place holds the old or the new content and
// never a part, whatever happens to the machine.
//
//   write to "<name>.<pid>-<n>.tmp", fsync it, rename, fsync the directory

#ifndef NACRE_BASE_REPLACED_FILE_H_
#define NACRE_BASE_REPLACED_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nacre {

// Used by one thread at a time. Methods that can fail return an empty text or what went wrong:
// "cannot write /data/dump.rdb.7-1.tmp: No space left on device".
class ReplacedFile {
 public:
  struct Options {
    bool incremental = true;  // Hands what was written to the disk every few megabytes, not all at the end.
  };

  ReplacedFile(std::string path, const Options& options) : path_(std::move(path)), options_(options) {}
  ReplacedFile(const ReplacedFile&) = delete;
  ReplacedFile& operator=(const ReplacedFile&) = delete;
  // Removes what was written if it was not put into place.
  ~ReplacedFile();

  // Creates the file beside its place, readable by its owner and, as the umask says, others.
  std::string Open();
  std::string Write(std::string_view bytes);
  // Puts it into place. Nothing more can be written.
  std::string Commit();

  uint64_t size() const { return size_; }

 private:
  std::string Failure(std::string_view what, const std::string& path) const;

  const std::string path_;
  const Options options_;
  std::string temporary_path_;
  int descriptor_ = -1;
  uint64_t size_ = 0;
  uint64_t synced_ = 0;
};

// Makes the names in a directory durable; empty, or what went wrong.
std::string SyncDirectoryOf(const std::string& path);

}  // namespace nacre

#endif  // NACRE_BASE_REPLACED_FILE_H_
