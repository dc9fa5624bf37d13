// The journal's directory: which files there are, and the manifest that says so. A file
// is named there before anything is written to it that must not be lost, and removed only
// when the manifest no longer needs it, so that a crash at any moment leaves a whole journal.

#ifndef NACRE_ENGINE_JOURNAL_JOURNAL_FILES_H_
#define NACRE_ENGINE_JOURNAL_JOURNAL_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/journal/manifest.h"

namespace nacre {

// A file that is open for appending.
struct JournalFile {
  int descriptor = -1;
  std::string name;
  uint64_t size = 0;
};

// Used by one thread at a time. Methods that can fail return an empty text, or what went wrong.
class JournalFiles {
 public:
  // `name` is appendfilename, with which all names begin.
  JournalFiles(std::string directory, std::string name)
      : directory_(std::move(directory)), name_(std::move(name)) {}

  // Reads the manifest; an absent one is empty. The directory need not be there.
  std::string Load();
  // Makes the directory if it is not there.
  std::string MakeDirectory();

  const JournalManifest& manifest() const { return manifest_; }
  const std::string& directory() const { return directory_; }
  std::string PathOf(std::string_view file) const { return directory_ + "/" + std::string(file); }
  std::string manifest_name() const { return name_ + ".manifest"; }

  // Opens the last increment, or a first one that it adds to the manifest.
  std::string OpenIncrement(JournalFile& file);
  // Makes the next increment. It is part of the journal from now on if `joins`, else only
  // once Rebase names it.
  std::string MakeIncrement(bool joins, JournalFile& file);
  // The name that the next base has. `extension` is "rdb" or "aof".
  std::string NextBaseName(std::string_view extension) const;
  // The base `name`, which is there, and the increments from `first` on become the journal;
  // all else becomes history, which is removed unless `keeps_history`. What cannot be removed is left to the
  // next time.
  std::string Rebase(const std::string& name, const JournalFile& first, bool keeps_history);
  // The base `name`, which is there, becomes the whole journal. Requires: there is none yet.
  std::string NameBase(const std::string& name);
  // Makes a file that stands alone, as older servers have it, the base of the journal, and ends
  // what a crash left of this. Nothing if there is no such file, or another journal.
  std::string Adopt(const std::string& path);

  // Whether a file is there, without a byte in it.
  bool IsEmpty(const JournalPart& part) const;
  // Bytes of a file, 0 if it is not there.
  uint64_t SizeOf(const JournalPart& part) const;
  // Bytes of all files of the journal.
  uint64_t TotalSize() const;

 private:
  std::string Persist(const JournalManifest& manifest);
  std::string RemoveHistory();

  const std::string directory_;
  const std::string name_;
  JournalManifest manifest_;
};

// Reads a whole file, at most `limit` bytes of it. Empty, or what went wrong; `is_absent` if it is not there.
std::string ReadSmallFile(const std::string& path, size_t limit, std::string& content, bool& is_absent);

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_JOURNAL_FILES_H_
