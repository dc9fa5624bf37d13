// SCAN. A cursor is a place in one shard's table with the shard's number below it:
//
//   cursor = table cursor << kShardBits | shard
//
// Table cursors are as small as the table (see HashTable), so cursors are small
// numbers, which clients with double-precision integers hold exactly. Shards
// follow one another; a table cursor of 0 means the start of a shard, and the
// cursor 0 the end of them all.

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"
#include "base/glob_match.h"
#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers.h"

namespace nacre::commands {
namespace {

constexpr int64_t kDefaultCount = 10;

// A shard's lock is let go after so many buckets; some microseconds.
constexpr size_t kBucketsPerHold = 16;

// Buckets looked at for each key that was asked for, before a call returns
// with less: a table that shrinks has many empty buckets.
constexpr size_t kBucketsPerCount = 10;

struct ScanOptions {
  uint64_t cursor = 0;
  size_t count = kDefaultCount;
  std::optional<std::string_view> pattern;
  std::optional<std::string_view> type;
};

// The cursor in `text`, as strtoul reads it: also with a sign, also nothing at all.
std::optional<uint64_t> ParseCursor(std::string_view text) {
  if (text.empty()) return 0;
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<uint64_t>(c - '0');
    if (value > (std::numeric_limits<uint64_t>::max() - digit) / 10) return std::nullopt;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

// Reads COUNT's number; false after an error reply.
bool ParseCount(CommandContext& context, std::string_view text, ScanOptions& options) {
  const auto count = ParseInteger(text);
  if (!count) {
    context.reply().NotInteger();
    return false;
  }
  if (*count < 1) {
    context.reply().SyntaxError();
    return false;
  }
  options.count = static_cast<size_t>(*count);
  return true;
}

std::optional<ScanOptions> ParseScan(CommandContext& context) {
  ScanOptions options;
  const auto cursor = ParseCursor(context.arg(1));
  if (!cursor) {
    context.reply().Error("ERR invalid cursor");
    return std::nullopt;
  }
  options.cursor = *cursor;
  for (size_t i = 2; i < context.argc(); i += 2) {
    if (i + 1 == context.argc()) {
      context.reply().SyntaxError();
      return std::nullopt;
    }
    const std::string_view value = context.arg(i + 1);
    if (context.ArgIs(i, "count")) {
      if (!ParseCount(context, value, options)) return std::nullopt;
    } else if (context.ArgIs(i, "match")) {
      options.pattern = value;
    } else if (context.ArgIs(i, "type")) {
      options.type = value;
    } else {
      context.reply().SyntaxError();
      return std::nullopt;
    }
  }
  // The pattern that matches every key is no pattern: it matches the empty key too.
  if (options.pattern == "*") options.pattern.reset();
  return options;
}

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
  Walk(CommandContext& context, const ScanOptions& options)
      : context_(context),
        options_(options),
        shard_(options.cursor & (kShardCount - 1)),
        table_cursor_(options.cursor >> kShardBits),
        buckets_left_(options.count > std::numeric_limits<size_t>::max() / kBucketsPerCount
                          ? std::numeric_limits<size_t>::max()
                          : options.count * kBucketsPerCount) {}

  void Run() {
    while (shard_ < kShardCount && !IsDone()) {
      bool shard_ends = true;
      context_.keyspace().VisitShard(shard_, context_.database(),
                                     [&](Table& table) { shard_ends = HoldAndWalk(table); });
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
    if (!options_.pattern || GlobMatches(*options_.pattern, entry.key())) found_.Add(entry.key());
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
  const auto options = ParseScan(context);
  if (!options) return;
  Walk walk(context, *options);
  walk.Run();
  context.reply().Array(2);
  context.reply().Bulk(std::to_string(walk.cursor()));
  walk.found().WriteTo(context.reply());
}

}  // namespace nacre::commands
