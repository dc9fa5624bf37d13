#include "engine/journal/journal.h"

#include <unistd.h>

#include <chrono>
#include <thread>
#include <utility>

#include "base/clock.h"
#include "base/disk.h"
#include "engine/gate.h"
#include "engine/snapshot/snapshots.h"
#include "engine/store.h"
#include "rdb/rdb_file_encoder.h"
#include "snapshot/plain_command_encoder.h"

namespace nacre {
namespace {

// Reload waits so often, and each time so long, for threads that only look at the journal.
constexpr int kReloadTries = 100;
constexpr auto kReloadPause = std::chrono::milliseconds(1);

// Takes the lock unless somebody holds it for long.
std::unique_lock<std::mutex> LockSoon(std::mutex& mutex) {
  std::unique_lock lock(mutex, std::try_to_lock);
  for (int tries = 1; !lock && tries < kReloadTries; ++tries) {
    std::this_thread::sleep_for(kReloadPause);
    lock.try_lock();
  }
  return lock;
}

std::unique_ptr<SnapshotEncoder> MakeEncoder(const JournalRewrite& rewrite) {
  if (!rewrite.as_snapshot) return std::make_unique<PlainCommandEncoder>();
  return std::make_unique<RdbFileEncoder>(RdbFileEncoder::Options{.compress = rewrite.compress});
}

}  // namespace

Journal::~Journal() {
  for (const auto& writer : writers_) writer->Stop();
}

std::string Journal::Open(std::string directory, std::string name, const std::string& single_file) {
  std::lock_guard lock(mutex_);
  auto files = std::make_unique<JournalFiles>(std::move(directory), std::move(name));
  std::string error = files->Load();
  if (error.empty()) error = files->Adopt(single_file);
  if (error.empty()) files_ = std::move(files);
  return error;
}

JournalLoadResult Journal::Load(const JournalLoadOptions& options, LoadProgress* progress) {
  return JournalLoader(store_, *files_, options, progress).Load();
}

std::string Journal::Reload() {
  const std::unique_lock lock = LockSoon(mutex_);
  if (!lock) return "the journal is being changed; try again";
  JournalWriter* const writer = this->writer();
  if (writer == nullptr) return "the store keeps no journal";
  if (waits_for_base_) return "the journal has no base yet; try again";
  writer->RequestSync();
  if (!writer->WaitDurable(writer->appended())) return "the journal cannot be written to the disk";
  store_.keyspace().Empty();
  // The journal has these, too, but they are compiled.
  std::vector<std::shared_ptr<const FunctionLibrary>> libraries;
  for (const auto& [name, library] : store_.scripts().libraries()) libraries.push_back(library);
  store_.scripts().FlushLibraries();
  const JournalLoadOptions options{.cuts_torn_tail = false, .keeps_files = true, .alone = true};
  std::string error = JournalLoader(store_, *files_, options, nullptr).Load().error;
  store_.scripts().AddLibraries(libraries, true, true);
  return error;
}

std::string Journal::Begin() {
  std::lock_guard lock(mutex_);
  ending_ = false;
  JournalFile file;
  std::string error = files_->MakeDirectory();
  if (error.empty()) error = files_->OpenIncrement(file);
  // What a process that was killed has written may not have reached the disk.
  if (error.empty() && file.size != 0 && DiskSync(file.descriptor) != 0) {
    error = DiskFailure("sync", files_->PathOf(file.name));
    ::close(file.descriptor);
  }
  if (!error.empty()) return error;
  base_size_ = files_->TotalSize();
  JournalWriter& writer = MakeWriter(std::move(file));
  const ClosedGate closed(store_.gate());
  UseWriter(&writer);
  return {};
}

JournalWriter& Journal::MakeWriter(JournalFile file) {
  // Places go on where the writer before ended, since threads remember theirs.
  const uint64_t place = writers_.empty() ? 0 : writers_.back()->appended();
  writers_.push_back(std::make_unique<JournalWriter>(store_.settings(), store_.service(), store_.clock(),
                                                     std::move(file), place));
  return *writers_.back();
}

// Requires: the gate is closed.
void Journal::UseWriter(JournalWriter* writer) {
  store_.KeepEffects(writer);
  writer_.store(writer, std::memory_order_release);
}

std::string Journal::BeginAfresh(JournalRewrite rewrite, bool& started) {
  std::lock_guard lock(mutex_);
  started = false;
  // The rewrite of a journal that ended finds so by `ending_`.
  if (rewriting_ || store_.snapshots().status().running) return {};
  ending_ = false;
  JournalFile file;
  std::string error = files_->MakeDirectory();
  if (error.empty()) error = files_->MakeIncrement(false, file);
  if (!error.empty()) return error;
  MakeWriter(file);
  waits_for_base_ = true;
  error = StartRewrite(std::move(rewrite), std::move(file), started);
  if (!started || !error.empty()) GiveUpBeginning();
  return error;
}

std::string Journal::Rewrite(JournalRewrite rewrite, bool& started) {
  std::lock_guard lock(mutex_);
  started = false;
  if (rewriting_ || store_.snapshots().status().running) return {};
  JournalFile file;
  std::string error = files_->MakeIncrement(true, file);
  if (!error.empty()) return error;
  return StartRewrite(std::move(rewrite), std::move(file), started);
}

std::string Journal::StartRewrite(JournalRewrite rewrite, JournalFile next, bool& started) {
  const std::string base = files_->NextBaseName(rewrite.as_snapshot ? "rdb" : "aof");
  SnapshotRequest request;
  request.encoder = MakeEncoder(rewrite);
  request.path = files_->PathOf(base);
  request.incremental_fsync = rewrite.incremental_fsync;
  request.while_loading = rewrite.while_loading;
  request.key_delay_us = rewrite.key_delay_us;
  JournalWriter* const writer = writers_.back().get();
  const bool begins = waits_for_base_;
  const auto turned = std::make_shared<bool>(begins);
  request.at_cut = [this, writer, begins, next, turned](SnapshotCut& cut) {
    cut.metadata.is_journal_base = true;
    if (ending_) return;
    *turned = true;
    begins ? UseWriter(writer) : writer->Switch(next);
  };
  const auto error = std::make_shared<std::string>();
  request.on_end = [this, base, next, turned, error,
                    keeps = rewrite.keeps_history](const SnapshotResult& result) {
    if (!*turned) ::close(next.descriptor);
    *error = FinishRewrite(result.error, base, next, keeps);
  };
  request.on_done = [error, on_done = std::move(rewrite.on_done)](const SnapshotResult&) {
    if (on_done) on_done(*error);
  };
  rewriting_ = true;
  rewrite_began_ns_ = MonotonicNanoseconds();
  writer->SetBusyElsewhere(true);
  started = store_.snapshots().Start(std::move(request));
  if (started) return {};
  rewriting_ = false;
  writer->SetBusyElsewhere(false);
  // The increment that nobody turned to stays: it is empty, and its turn may come.
  if (!begins) writer->Switch(next);
  return {};
}

std::string Journal::FinishRewrite(const std::string& snapshot_error, const std::string& base,
                                   const JournalFile& first, bool keeps_history) {
  std::lock_guard lock(mutex_);
  std::string error = ending_ ? "the journal has ended" : snapshot_error;
  if (error.empty()) error = files_->Rebase(base, first, keeps_history);
  if (!writers_.empty()) writers_.back()->SetBusyElsewhere(false);
  rewriting_ = false;
  last_rewrite_succeeded_ = error.empty();
  last_rewrite_ms_ = (MonotonicNanoseconds() - rewrite_began_ns_) / 1'000'000;
  if (error.empty()) {
    base_size_ = files_->TotalSize();
    waits_for_base_ = false;
  } else if (waits_for_base_) {
    GiveUpBeginning();
  }
  return error;
}

// Requires: the lock.
void Journal::GiveUpBeginning() {
  waits_for_base_ = false;
  {
    const ClosedGate closed(store_.gate());
    UseWriter(nullptr);
  }
  writers_.back()->Stop();
}

void Journal::End() {
  std::lock_guard lock(mutex_);
  ending_ = true;
  if (rewriting_) store_.snapshots().Cancel();
  if (writer() == nullptr) return;
  {
    const ClosedGate closed(store_.gate());
    UseWriter(nullptr);
  }
  writers_.back()->Stop();
}

JournalStatus Journal::status() {
  JournalStatus status;
  const JournalWriter* const current = writer();
  status.enabled = current != nullptr;
  status.rewriting = rewriting_;
  status.waits_for_base = waits_for_base_;
  status.last_rewrite_succeeded = last_rewrite_succeeded_;
  status.last_rewrite_ms = last_rewrite_ms_;
  if (rewriting_) {
    status.current_rewrite_ms = (MonotonicNanoseconds() - rewrite_began_ns_) / 1'000'000;
  }
  status.base_size = base_size_;
  if (current == nullptr) return status;
  status.writer = current->status();
  if (const std::unique_lock lock(mutex_, std::try_to_lock); lock) seen_size_ = files_->TotalSize();
  status.size = seen_size_ + status.writer.pending_bytes;
  return status;
}

}  // namespace nacre
