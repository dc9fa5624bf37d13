// A copy of a store while it runs: a directory whose journal has a base and nothing else.

#ifndef NACRE_ENGINE_JOURNAL_BACKUP_H_
#define NACRE_ENGINE_JOURNAL_BACKUP_H_

#include <functional>
#include <string>

namespace nacre {

class Store;

struct BackupRequest {
  std::string directory;  // Of the journal (appenddirname); made if it is not there.
  std::string name;       // appendfilename
  bool compress = true;
  // On another thread; the error is empty if the copy is whole and durable.
  std::function<void(const std::string& error)> on_done;
};

// Begins to write the state of now. Returns an empty text, or what went wrong; then, or if `started` is
// false since another snapshot is under way, on_done is not called.
std::string StartBackup(Store& store, BackupRequest request, bool& started);

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_BACKUP_H_
