#include "engine/journal/journal_loader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "base/disk.h"
#include "base/mapped_file.h"
#include "base/number.h"
#include "commands/value_limits.h"
#include "rdb/rdb_file_decoder.h"
#include "snapshot/parallel_loader.h"

namespace nacre {
namespace {

constexpr size_t kBatch = 32;
// A "#" begins a note, of which the journal knows one: the time.
constexpr std::string_view kTimeNote = "#TS:";
constexpr size_t kLongestNote = 1024;

}  // namespace

JournalLoader::JournalLoader(Store& store, const JournalFiles& files, const JournalLoadOptions& options,
                             LoadProgress* progress)
    : store_(store),
      files_(files),
      options_(options),
      progress_(progress),
      executor_(store, options.alone ? Executor::Home::kBehindClosedGate : Executor::Home::kAtGate),
      client_(store.clients().NextId()),
      reply_(output_) {
  client_.address.Set("in-process:0");
  executor_.SetScriptEngine(&libraries_);
  executor_.BeginReplay(store.clock().NowMilliseconds());
}

JournalLoadResult JournalLoader::Load() {
  const JournalManifest& manifest = files_.manifest();
  // Empty files may follow the last that was written to: they wait for a rewrite that did not come.
  size_t parts = manifest.increments.size();
  // One that is not there is a loss.
  while (parts != 0 && files_.IsEmpty(manifest.increments[parts - 1])) --parts;
  bool loads = !manifest.base || LoadBase(manifest.base->name, parts == 0);
  for (size_t i = 0; loads && !stopped_ && i < parts; ++i) {
    loads = LoadFile(manifest.increments[i].name, i + 1 == parts);
  }
  result_.libraries = store_.scripts().LibraryCodes();
  return std::move(result_);
}

bool JournalLoader::Damaged(uint64_t offset, const std::string& what) {
  const std::string path = files_.PathOf(name_);
  result_.error = "the journal's file " + path + " is damaged at offset " + std::to_string(offset) + ": " +
                  what + ". To cut it off there, run: nacre check --fix " + path;
  return false;
}

bool JournalLoader::LoadBase(const std::string& name, bool is_last) {
  MappedFile file;
  result_.error = file.Open(files_.PathOf(name));
  if (!result_.error.empty()) return false;
  const std::string_view bytes = file.bytes();
  if (!IsRdbFile(bytes)) return LoadFile(name, is_last);
  name_ = name;
  std::vector<std::string> libraries;
  size_t consumed = 0;
  auto error = DecodeBase(bytes, LoadingThreads(), libraries, consumed);
  if (error) {
    // One thread can tell the place of an entry that was refused.
    store_.keyspace().Empty();
    error = DecodeBase(bytes, 0, libraries, consumed);
  }
  if (error) return Damaged(error->offset, error->message);
  const std::string refusal = libraries_.Keep(store_.scripts(), libraries);
  if (!refusal.empty()) return Damaged(0, refusal);
  result_.bytes += consumed;
  // Commands behind it are those of an older server's file.
  return consumed == bytes.size() || LoadCommands(name, bytes, is_last, consumed);
}

std::optional<SnapshotError> JournalLoader::DecodeBase(std::string_view bytes, size_t threads,
                                                       std::vector<std::string>& libraries,
                                                       size_t& consumed) {
  RdbFileDecoder decoder({.limits = commands::ValueLimitsOf(store_.settings(), store_.keyspace().seed()),
                          .longest_string = kAnyLength});
  KeyspaceLoader loader(store_.keyspace(),
                        {.now_ms = store_.clock().NowMilliseconds(),
                         .drop_expired = false,
                         .clocks_are_lfu = store_.settings().policy() == AccessPolicy::kLfu,
                         .key_delay_us = 0},
                        progress_);
  ParallelLoader inserter(loader, threads);
  auto error = decoder.Decode(bytes, inserter);
  auto refusal = inserter.Finish();
  if (!error && refusal) error = SnapshotError{bytes.size(), *std::move(refusal)};
  libraries = loader.libraries();
  consumed = decoder.consumed();
  return error;
}

bool JournalLoader::LoadFile(const std::string& name, bool is_last) {
  MappedFile file;
  result_.error = file.Open(files_.PathOf(name));
  if (!result_.error.empty()) return false;
  return LoadCommands(name, file.bytes(), is_last, 0);
}

bool JournalLoader::LoadCommands(const std::string& name, std::string_view bytes, bool is_last,
                                 uint64_t begin) {
  if (!Replay(name, bytes, is_last, begin)) return false;
  return !torn_at_ || CutTail(name, bytes, *torn_at_);
}

// Keeps what stands behind `offset` in a file of its own, and cuts it off.
bool JournalLoader::CutTail(const std::string& name, std::string_view bytes, uint64_t offset) {
  const std::string path = files_.PathOf(name);
  const std::string_view tail = bytes.substr(offset);
  if (!options_.cuts_torn_tail) {
    return Damaged(offset, "it ends within a record, and aof-load-truncated is no");
  }
  result_.notice = "the journal's file " + path + " ended within a record: its last " +
                   std::to_string(tail.size()) + " bytes, from offset " + std::to_string(offset);
  if (options_.keeps_files) {
    result_.notice += ", were left out";
    return true;
  }
  const std::string kept = path + ".torn-at-" + std::to_string(offset);
  const auto fail = [&](std::string_view what, const std::string& which) {
    result_.error = DiskFailure(what, which);
    return false;
  };
  const int copy = DiskOpen(kept, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (copy < 0) return fail("create", kept);
  const bool copied = DiskWrite(copy, tail) == static_cast<ssize_t>(tail.size()) && DiskSync(copy) == 0;
  ::close(copy);
  if (!copied) return fail("write", kept);
  const int descriptor = DiskOpen(path, O_WRONLY, 0);
  if (descriptor < 0) return fail("open", path);
  const bool cut = DiskTruncate(descriptor, offset) == 0 && DiskSync(descriptor) == 0;
  ::close(descriptor);
  if (!cut) return fail("truncate", path);
  result_.notice += ", were cut off and are kept in " + kept;
  return true;
}

bool JournalLoader::Replay(const std::string& name, std::string_view bytes, bool is_last, uint64_t begin) {
  name_ = name;
  torn_at_.reset();
  uint64_t offset = begin;
  failed_ = false;
  while (offset < bytes.size() && !stopped_) {
    executor_.Begin();
    batch_.clear();
    Step step = Step::kCommand;
    while (batch_.size() < kBatch && offset < bytes.size()) {
      step = ReadOne(bytes, offset);
      if (step != Step::kCommand && step != Step::kAnnotation) break;
      offset += consumed_;
    }
    const bool ran = RunBatch();
    executor_.End();
    if (!ran || step == Step::kFailed) return false;
    if (step == Step::kStop) stopped_ = true;
    if (step == Step::kTorn) break;
    if (progress_ != nullptr)
      progress_->bytes.store(result_.bytes + offset - begin, std::memory_order_relaxed);
    if (progress_ != nullptr && progress_->cancelled.load(std::memory_order_relaxed)) {
      result_.error = "loading was cancelled";
      return false;
    }
  }
  result_.bytes += offset - begin;
  const bool in_unit = client_.transaction != nullptr;
  if (in_unit) client_.EndTransaction();
  if (stopped_ || (offset == bytes.size() && !in_unit)) return true;
  const uint64_t torn = in_unit ? unit_start_ : offset;
  if (!is_last) return Damaged(torn, "it ends within a record, and the journal goes on in another file");
  torn_at_ = torn;
  return true;
}

JournalLoader::Step JournalLoader::ReadAnnotation(std::string_view bytes, uint64_t offset) {
  const std::string_view note = bytes.substr(offset, kLongestNote);
  const size_t end = note.find("\r\n");
  if (end == std::string_view::npos) {
    if (note.size() < kLongestNote) return Step::kTorn;
    Damaged(offset, "a note has no end");
    return Step::kFailed;
  }
  consumed_ = end + 2;
  if (!note.starts_with(kTimeNote)) return Step::kAnnotation;
  const auto seconds = ParseInteger(note.substr(kTimeNote.size(), end - kTimeNote.size()));
  if (!seconds || *seconds < 0 || *seconds > INT64_MAX / 1000) {
    Damaged(offset, "a note of the time has no number");
    return Step::kFailed;
  }
  if (options_.until_ms && *seconds * 1000 > *options_.until_ms) return Step::kStop;
  result_.reached_ms = *seconds * 1000;
  return Step::kAnnotation;
}

// Reads a command, and prepares it.
JournalLoader::Step JournalLoader::ReadOne(std::string_view bytes, uint64_t offset) {
  if (bytes[offset] == '#') return ReadAnnotation(bytes, offset);
  if (bytes[offset] != '*') {
    Damaged(offset, "a command was expected");
    return Step::kFailed;
  }
  RespLimits limits;
  limits.max_bulk_bytes = INT64_MAX;
  switch (parser_.Parse(bytes.substr(offset), limits)) {
    case RespParser::Result::kNeedMore:
      parser_.Restart();
      return Step::kTorn;
    case RespParser::Result::kError:
      Damaged(offset, parser_.error());
      parser_.Restart();
      return Step::kFailed;
    case RespParser::Result::kNothing:
      Damaged(offset, "a command has no words");
      return Step::kFailed;
    case RespParser::Result::kCommand:
      break;
  }
  consumed_ = parser_.consumed();
  batch_.push_back(offset);
  executor_.Prepare(parser_.arguments(), client_.database.load(std::memory_order_relaxed));
  return Step::kCommand;
}

bool JournalLoader::RunBatch() {
  if (batch_.size() > 1) executor_.HintEntries(client_.database.load(std::memory_order_relaxed));
  for (size_t i = 0; i < batch_.size(); ++i) {
    if (!RunOne(i)) return false;
  }
  return true;
}

bool JournalLoader::RunOne(size_t index) {
  const uint64_t errors = reply_.errors();
  const bool was_in_unit = client_.transaction != nullptr;
  output_.Clear();
  if (executor_.Run(index, client_, reply_) != Executor::Outcome::kDone) {
    return Damaged(batch_[index], "a journal cannot have this command, which serves a client or the server");
  }
  if (!was_in_unit && client_.transaction != nullptr) unit_start_ = batch_[index];
  ++result_.commands;
  if (reply_.errors() == errors) return true;
  std::string what = "a command fails: " + std::string(output_.view().substr(0, 200));
  what.resize(std::min(what.size(), what.find('\r')));
  return Damaged(batch_[index], what);
}

}  // namespace nacre
