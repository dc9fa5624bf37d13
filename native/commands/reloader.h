// Saves all data and loads it again, for DEBUG RELOAD and LOADAOF. The engine implements it.

#ifndef NACRE_COMMANDS_RELOADER_H_
#define NACRE_COMMANDS_RELOADER_H_

#include <string>

namespace nacre {

struct ReloadOptions {
  bool save = true;    // Else the file that there is is loaded.
  bool flush = true;   // Empties the store before it loads.
  bool merge = false;  // What the file has replaces what is there.
};

class Reloader {
 public:
  virtual ~Reloader() = default;
  // Writes the snapshot to its place. Empty, or what went wrong. Requires: the gate is closed, and the
  // caller holds no shard's lock, for all of these.
  virtual std::string Save() = 0;
  // Loads it from there. Empty, or what went wrong; then what was loaded stays.
  virtual std::string Load(const ReloadOptions& options) = 0;
  // Has all that was done written to the journal, and loads that in its place, likewise.
  virtual std::string LoadJournal() = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_RELOADER_H_
