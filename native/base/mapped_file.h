// A file's bytes, read where the system keeps them: nothing is copied, and what was
// read can be forgotten.

#ifndef NACRE_BASE_MAPPED_FILE_H_
#define NACRE_BASE_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace nacre {

class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // Opens a file for one reading from its start to its end; empty, or what went wrong:
  // "cannot read /data/dump.rdb: Permission denied". Requires: called once.
  std::string Open(const std::string& path);

  // Requires: nobody makes the file shorter as long as this is looked at.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace nacre

#endif  // NACRE_BASE_MAPPED_FILE_H_
