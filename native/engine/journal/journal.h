// The journal of a store: where its effects are kept, as Redis 7's append-only file is.
//
//   Load    before anybody serves the store: what the files say, into the keyspace
//   Begin   effects continue the files that were loaded
//   BeginAfresh   the same for a store that had no journal, or another one: from a new base on
//   Rewrite       a new base, and new increments behind it, while all goes on
//   End     effects are kept no more
//
// Rewriting needs no fork. A new increment is made and named in the manifest; at the cut
// of a snapshot (engine/snapshot/), behind the closed gate, effects turn to it; when the
// snapshot is durable, one change of the manifest makes it the base, and the files before
// the cut history. docs/internals/journal.md has the whole of it.

#ifndef NACRE_ENGINE_JOURNAL_JOURNAL_H_
#define NACRE_ENGINE_JOURNAL_JOURNAL_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/journal/journal_files.h"
#include "engine/journal/journal_loader.h"
#include "engine/journal/journal_writer.h"
#include "engine/snapshot/snapshot_run.h"

namespace nacre {

class Store;

struct JournalStatus {
  bool enabled = false;
  bool rewriting = false;
  bool waits_for_base = false;  // It begins when the rewrite is done.
  bool last_rewrite_succeeded = true;
  int64_t last_rewrite_ms = -1;     // How long it took; -1: none was made.
  int64_t current_rewrite_ms = -1;  // For how long one has been under way.
  uint64_t base_size = 0;           // Bytes of the journal when it was last rewritten, or loaded.
  uint64_t size = 0;                // Bytes of its files now, what is pending included.
  JournalWriterStatus writer;
};

struct JournalRewrite {
  bool as_snapshot = true;  // aof-use-rdb-preamble
  bool compress = true;
  bool keeps_history = false;
  bool incremental_fsync = true;
  bool while_loading = false;  // As SnapshotRequest's.
  int64_t key_delay_us = 0;
  // On another thread; the error is empty if the new base is in use.
  std::function<void(const std::string& error)> on_done;
};

// Methods are called by one thread at a time, status and the writer by any. Those that can
// fail return an empty text, or what went wrong.
class Journal {
 public:
  explicit Journal(Store& store) : store_(store) {}
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal();

  // Names the files: `directory` is that of appenddirname, `name` is appendfilename. An older
  // server's single file at `single_file`, if there is one and no manifest, is taken over.
  std::string Open(std::string directory, std::string name, const std::string& single_file);
  // Whether there is anything to load.
  bool HasFiles() const { return files_ != nullptr && !files_->manifest().empty(); }
  // As JournalLoader::Load. Requires: Open.
  JournalLoadResult Load(const JournalLoadOptions& options, LoadProgress* progress);
  // The same for a journal that is being kept, in place of all that the store has: what was done is on disk
  // first. Refused while its base is still to come, or others change it. Requires: the caller has closed the
  // gate.
  std::string Reload();

  // Requires: Open, and no thread is inside the gate but the caller's, who is outside.
  std::string Begin();
  // Begins with a rewrite. False in `started` if a snapshot is under way, or the rewrite of a journal that
  // has ended: then nothing was done. Requires: it has not begun.
  std::string BeginAfresh(JournalRewrite rewrite, bool& started);
  // Likewise. Requires: it has begun.
  std::string Rewrite(JournalRewrite rewrite, bool& started);
  // Ends it, with all that was appended on disk; nothing if it has not begun.
  void End();

  // What threads append to and wait for; null while there is none. It stays valid as long as the store.
  JournalWriter* writer() const { return writer_.load(std::memory_order_acquire); }

  // Whether commands should wait for the disk before they change more.
  bool MustWait() const {
    const JournalWriter* const current = writer();
    return current != nullptr && current->IsBehind() && !current->failed();
  }

  // Never waits: while others change the journal, sizes are those that were last looked at.
  JournalStatus status();

 private:
  JournalWriter& MakeWriter(JournalFile file);
  void UseWriter(JournalWriter* writer);
  // Starts the snapshot that becomes the new base; effects turn to `next` at its cut.
  std::string StartRewrite(JournalRewrite rewrite, JournalFile next, bool& started);
  std::string FinishRewrite(const std::string& snapshot_error, const std::string& base,
                            const JournalFile& first, bool keeps_history);
  void GiveUpBeginning();

  Store& store_;
  // Of what is not atomic. Who holds it may wait for the gate; so nobody waits for it behind the closed gate.
  std::mutex mutex_;
  std::unique_ptr<JournalFiles> files_;
  std::vector<std::unique_ptr<JournalWriter>> writers_;  // Only the last may be in use.
  std::atomic<JournalWriter*> writer_{nullptr};
  std::atomic<bool> ending_{false};
  // Changed with the lock, read by status without it.
  std::atomic<bool> rewriting_{false};
  std::atomic<bool> waits_for_base_{false};
  std::atomic<bool> last_rewrite_succeeded_{true};
  std::atomic<int64_t> last_rewrite_ms_{-1};
  std::atomic<int64_t> rewrite_began_ns_{0};
  std::atomic<uint64_t> base_size_{0};
  std::atomic<uint64_t> seen_size_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_JOURNAL_H_
