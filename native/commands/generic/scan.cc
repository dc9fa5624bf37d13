// SCAN. A cursor is a place in one shard's table with the shard's number below it:
//
//   cursor = table cursor << kShardBits | shard
//
// Table cursors are as small as the table (see HashTable), so cursors are small
// numbers, which clients with double-precision integers hold exactly. Shards
// follow one another; a table cursor of 0 means the start of a shard, and the
// cursor 0 the end of them all.

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"
#include "commands/command_context.h"
#include "commands/scan_options.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

// A shard's lock is let go after so many buckets; some microseconds.
constexpr size_t kBucketsPerHold = 16;

// Keys copied out of the tables, since their locks are let go before the reply is written.
class FoundKeys {
 public:
  void Add(std::string_view key) {
    bytes_.Append(key);
    ends_.push_back(bytes_.size());
  }

  void WriteTo(ReplyWriter& reply) const {
    reply.Array(ends_.size());
    size_t start = 0;
    for (const size_t end : ends_) {
      reply.Bulk(bytes_.view().substr(start, end - start));
      start = end;
    }
  }

 private:
  ByteBuffer bytes_;
  std::vector<size_t> ends_;
};

// One call of SCAN: walks on from a cursor until it has looked at enough.
class Walk {
 public:
  Walk(CommandContext& context, uint64_t cursor, const ScanOptions& options)
      : context_(context),
        options_(options),
        shard_(cursor & (kShardCount - 1)),
        table_cursor_(cursor >> kShardBits),
        buckets_left_(options.most_buckets()) {}

  void Run() {
    while (shard_ < kShardCount && !IsDone()) {
      bool shard_ends = true;
      const bool visited = context_.keyspace().VisitShard(
          shard_, context_.database(), [&](Table& table) { shard_ends = HoldAndWalk(table); });
      // A script holds the shard for long: the caller may go on from there later.
      if (!visited) return;
      if (!shard_ends) continue;
      ++shard_;
      table_cursor_ = 0;
    }
  }

  uint64_t cursor() const { return shard_ == kShardCount ? 0 : table_cursor_ << kShardBits | shard_; }
  const FoundKeys& found() const { return found_; }

 private:
  bool IsDone() const { return looked_at_ >= options_.count || buckets_left_ == 0; }

  // Walks on while the shard's lock is held; true at the end of the shard.
  bool HoldAndWalk(Table& table) {
    for (size_t i = 0; i < kBucketsPerHold && !IsDone(); ++i) {
      --buckets_left_;
      const Table::ScanStep step =
          table.ScanLive(table_cursor_, context_.now_ms(), [&](const Entry& entry) { LookAt(entry); });
      ShardStatistics::Count(context_.keyspace().ShardAt(shard_).statistics.expired, step.removed);
      table_cursor_ = step.cursor;
      if (table_cursor_ == 0) return true;
    }
    return false;
  }

  void LookAt(const Entry& entry) {
    ++looked_at_;
    if (options_.type && !TypeMatches(entry.type())) return;
    if (options_.Matches(entry.key())) found_.Add(entry.key());
  }

  bool TypeMatches(ValueType type) const { return EqualsIgnoringCase(*options_.type, TypeName(type)); }

  CommandContext& context_;
  const ScanOptions& options_;
  size_t shard_;
  uint64_t table_cursor_;
  size_t buckets_left_;
  size_t looked_at_ = 0;
  FoundKeys found_;
};

}  // namespace

void Scan(CommandContext& context) {
  const auto cursor = ParseScanCursor(context, context.arg(1));
  if (!cursor) return;
  const auto options = ParseScanOptions(context, 2, kTakesType);
  if (!options) return;
  Walk walk(context, *cursor, *options);
  walk.Run();
  context.reply().Array(2);
  context.reply().Bulk(std::to_string(walk.cursor()));
  walk.found().WriteTo(context.reply());
}

}  // namespace nacre::commands
