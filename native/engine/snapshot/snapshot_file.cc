#include "engine/snapshot/snapshot_file.h"

#include "base/mapped_file.h"
#include "base/replaced_file.h"
#include "commands/value_limits.h"
#include "snapshot/parallel_loader.h"
#include "snapshot/standing_keyspace.h"

namespace nacre {
namespace {

// Counts what it gets, and hands it on if there is anybody to get it.
class CountingReceiver final : public SnapshotReceiver {
 public:
  CountingReceiver(SnapshotReceiver* loader, LoadProgress& progress, SnapshotFileReport& report)
      : loader_(loader), progress_(progress), report_(report) {}

  void Metadata(std::string_view name, std::string_view value) override {
    report_.metadata.emplace_back(name, value);
  }

  Refusal Library(std::string_view code) override {
    report_.libraries.emplace_back(code);
    return std::nullopt;
  }

  Refusal Database(uint32_t database, const std::optional<DatabaseSizes>& sizes) override {
    return loader_ != nullptr ? loader_->Database(database, sizes) : std::nullopt;
  }

  Refusal Entry(SavedEntry&& entry) override {
    DatabaseSizes& sizes = report_.databases[entry.database];
    ++sizes.keys;
    sizes.expires += entry.expire_at_ms == kNoExpiry ? 0 : 1;
    ++report_.types[entry.type];
    if (loader_ != nullptr) return loader_->Entry(std::move(entry));
    progress_.keys.fetch_add(1, std::memory_order_relaxed);
    return std::nullopt;
  }

  Refusal Reached(uint64_t offset) override {
    progress_.bytes.store(offset, std::memory_order_relaxed);
    if (progress_.cancelled.load(std::memory_order_relaxed)) return "the work was cancelled";
    return std::nullopt;
  }

 private:
  SnapshotReceiver* const loader_;
  LoadProgress& progress_;
  SnapshotFileReport& report_;
};

bool VerifiesChecksums(const Settings& settings) {
  return settings.rdbchecksum.get() != 0 && settings.skip_checksum_validation.get() == 0;
}

SnapshotFileReport Read(Store& store, const SnapshotReading& reading, SnapshotReceiver* loader,
                        LoadProgress& progress) {
  SnapshotFileReport report;
  MappedFile file;
  report.error = file.Open(reading.path);
  if (!report.error.empty()) return report;
  report.bytes = file.bytes().size();
  report.format = SnapshotFormatOf(file.bytes());
  if (!report.format) {
    report.error = "the file begins as no snapshot does";
    report.offset = 0;
    return report;
  }
  const Settings& settings = store.settings();
  const auto decoder = MakeSnapshotDecoder(
      *report.format, {.limits = commands::ValueLimitsOf(settings, store.keyspace().seed()),
                       .longest_string = kAnyLength,
                       .verify_checksum = reading.verify_checksum && VerifiesChecksums(settings)});
  CountingReceiver receiver(loader, progress, report);
  if (const auto error = decoder->Decode(file.bytes(), receiver)) {
    report.error = error->message;
    report.offset = error->offset;
  } else {
    report.snapshot_bytes = decoder->consumed();
  }
  return report;
}

// What WriteStandingKeyspace writes, counted and put into a file.
class FileWriting {
 public:
  FileWriting(const SnapshotWriting& writing, LoadProgress& progress)
      : file_(writing.path, {.incremental = true}), progress_(progress) {}

  bool Write(std::string_view piece, std::string& error) {
    error = file_.Write(piece);
    progress_.bytes.store(file_.size(), std::memory_order_relaxed);
    if (error.empty() && progress_.cancelled.load(std::memory_order_relaxed))
      error = "the work was cancelled";
    return error.empty();
  }

  ReplacedFile& file() { return file_; }

 private:
  ReplacedFile file_;
  LoadProgress& progress_;
};

}  // namespace

SnapshotFileReport CheckSnapshotFile(Store& store, const SnapshotReading& reading, LoadProgress& progress) {
  return Read(store, reading, nullptr, progress);
}

SnapshotFileReport LoadSnapshotFile(Store& store, const SnapshotReading& reading, LoadProgress& progress) {
  KeyspaceLoader loader(store.keyspace(),
                        {.now_ms = store.clock().NowMilliseconds(),
                         .drop_expired = reading.drop_expired,
                         .replace = reading.replace,
                         .clocks_are_lfu = store.settings().policy() == AccessPolicy::kLfu,
                         .key_delay_us = reading.key_delay_us},
                        &progress);
  ParallelLoader threads(
      loader, reading.parallel && !reading.replace && reading.key_delay_us == 0 ? LoadingThreads() : 0);
  SnapshotFileReport report = Read(store, reading, &threads, progress);
  const auto refusal = threads.Finish();
  if (refusal && report.error.empty()) report.error = *refusal;
  return report;
}

SnapshotFileReport WriteSnapshotFile(Store& store, const SnapshotWriting& writing, LoadProgress& progress) {
  SnapshotFileReport report;
  report.format = writing.format;
  FileWriting output(writing, progress);
  report.error = output.file().Open();
  if (!report.error.empty()) return report;
  const Settings& settings = store.settings();
  const auto encoder = MakeSnapshotEncoder(writing.format, writing.order, settings);
  SnapshotMetadata metadata;
  metadata.created_at_ms = store.clock().NowMilliseconds();
  metadata.used_bytes = store.keyspace().bytes();
  metadata.clock = SavedClockOf(settings);
  const KeyOrder order = writing.order == SnapshotOrder::kStable ? KeyOrder::kSorted : KeyOrder::kAsHeld;
  const bool written =
      WriteStandingKeyspace(store.keyspace(), metadata, writing.libraries, order, *encoder,
                            [&](std::string_view piece) { return output.Write(piece, report.error); });
  if (written) report.error = output.file().Commit();
  report.bytes = output.file().size();
  return report;
}

}  // namespace nacre
