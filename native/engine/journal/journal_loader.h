// Reads a journal again: the base into an empty keyspace, and then the commands of the
// increments, each run as it was. Libraries of functions are not compiled: that is the
// caller's part (engine/library_keeper.h).
//
// Commands run long before any expiry time (CommandContext::IsReplay): what expired says
// the journal. What ends within a unit, at the end of the last file, was being written
// when the server stopped: it is cut off, and kept beside the file. All other damage is
// an error that names the file, the place, and what to do.

#ifndef NACRE_ENGINE_JOURNAL_JOURNAL_LOADER_H_
#define NACRE_ENGINE_JOURNAL_JOURNAL_LOADER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/executor.h"
#include "engine/journal/journal_files.h"
#include "engine/library_keeper.h"
#include "engine/store.h"
#include "protocol/resp_parser.h"
#include "protocol/resp_reply_writer.h"
#include "snapshot/keyspace_loader.h"

namespace nacre {

struct JournalLoadOptions {
  bool cuts_torn_tail = true;                      // aof-load-truncated
  bool keeps_files = false;                        // Nothing is cut, whatever is found.
  bool alone = false;                              // The caller keeps the gate closed.
  std::optional<int64_t> until_ms = std::nullopt;  // Stops at the first record of a later second.
};

struct JournalLoadResult {
  std::string error;   // Empty: the keyspace is that of the journal.
  std::string notice;  // What was cut off, and where it is kept.
  uint64_t commands = 0;
  uint64_t bytes = 0;
  int64_t reached_ms = 0;              // The last time that was noted in the journal, or 0.
  std::vector<std::string> libraries;  // The code of those of functions, now in the store.
};

class JournalLoader {
 public:
  // `progress` may be null.
  JournalLoader(Store& store, const JournalFiles& files, const JournalLoadOptions& options,
                LoadProgress* progress);

  // Requires: nobody else changes the store, and it keeps no journal yet, or the gate is closed, as the
  // options say. O(bytes).
  JournalLoadResult Load();

  // For tools and fuzzers: runs the commands in `bytes`, which are those of `name`, from `begin` on; false
  // after an error. `is_last` allows a torn end, of which torn_at() tells the place.
  bool Replay(const std::string& name, std::string_view bytes, bool is_last, uint64_t begin = 0);
  std::optional<uint64_t> torn_at() const { return torn_at_; }
  const JournalLoadResult& result() const { return result_; }

 private:
  enum class Step { kCommand, kAnnotation, kTorn, kStop, kFailed };

  bool LoadBase(const std::string& name, bool is_last);
  std::optional<SnapshotError> DecodeBase(std::string_view bytes, size_t threads,
                                          std::vector<std::string>& libraries, size_t& consumed);
  bool LoadFile(const std::string& name, bool is_last);
  // Replays, and cuts a torn end off.
  bool LoadCommands(const std::string& name, std::string_view bytes, bool is_last, uint64_t begin);
  bool CutTail(const std::string& name, std::string_view bytes, uint64_t offset);
  Step ReadOne(std::string_view bytes, uint64_t offset);
  Step ReadAnnotation(std::string_view bytes, uint64_t offset);
  bool RunBatch();
  bool RunOne(size_t index);
  bool Damaged(uint64_t offset, const std::string& what);

  Store& store_;
  const JournalFiles& files_;
  const JournalLoadOptions options_;
  LoadProgress* const progress_;
  JournalLoadResult result_;
  LibraryKeeper libraries_;
  Executor executor_;
  ClientState client_;
  ByteBuffer output_;
  RespReplyWriter reply_;
  RespParser parser_;
  std::string name_;             // Of the file that is read.
  std::vector<uint64_t> batch_;  // Where the prepared commands begin.
  uint64_t consumed_ = 0;        // Bytes of what ReadOne read.
  uint64_t unit_start_ = 0;      // Where the transaction that is open begins.
  std::optional<uint64_t> torn_at_;
  bool stopped_ = false;  // The moment that was asked for is reached.
  bool failed_ = false;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_JOURNAL_LOADER_H_
