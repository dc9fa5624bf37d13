#include "engine/journal/backup.h"

#include <memory>
#include <utility>

#include "engine/journal/journal_files.h"
#include "engine/snapshot/snapshots.h"
#include "engine/store.h"
#include "rdb/rdb_file_encoder.h"

namespace nacre {

std::string StartBackup(Store& store, BackupRequest request, bool& started) {
  started = false;
  const auto files = std::make_shared<JournalFiles>(request.directory, request.name);
  std::string error = files->Load();
  if (error.empty() && !files->manifest().empty()) error = request.directory + " has a journal already";
  if (error.empty()) error = files->MakeDirectory();
  if (!error.empty()) return error;
  const std::string base = files->NextBaseName("rdb");
  SnapshotRequest snapshot;
  snapshot.encoder = std::make_unique<RdbFileEncoder>(RdbFileEncoder::Options{.compress = request.compress});
  snapshot.path = files->PathOf(base);
  snapshot.at_cut = [](SnapshotCut& cut) { cut.metadata.is_journal_base = true; };
  snapshot.on_done = [files, base, on_done = std::move(request.on_done)](const SnapshotResult& result) {
    on_done(result.error.empty() ? files->NameBase(base) : result.error);
  };
  started = store.snapshots().Start(std::move(snapshot));
  return {};
}

}  // namespace nacre
