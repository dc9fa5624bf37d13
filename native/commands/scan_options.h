// What SCAN, HSCAN, SSCAN and ZSCAN have in common: cursors and options.

#ifndef NACRE_COMMANDS_SCAN_OPTIONS_H_
#define NACRE_COMMANDS_SCAN_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "base/glob_match.h"
#include "commands/command_context.h"

namespace nacre::commands {

struct ScanOptions {
  size_t count = 10;
  std::optional<std::string_view> pattern;
  std::optional<std::string_view> type;
  bool without_values = false;

  bool Matches(std::string_view name) const { return !pattern || GlobMatches(*pattern, name); }

  // Buckets to look at before a call returns with less than it was asked for: a
  // table that shrinks has many empty buckets.
  size_t most_buckets() const {
    constexpr size_t kBucketsPerCount = 10;
    constexpr size_t kMost = std::numeric_limits<size_t>::max();
    return count > kMost / kBucketsPerCount ? kMost : count * kBucketsPerCount;
  }
};

// Which options a command takes besides MATCH and COUNT; one bit each.
enum ScanOptionSet : unsigned { kTakesMatchAndCount = 0, kTakesType = 1, kTakesNoValues = 2 };

// The cursor in `text`, as strtoul reads it: also with a sign, also nothing at
// all. Nothing after an error reply.
std::optional<uint64_t> ParseScanCursor(CommandContext& context, std::string_view text);

// The options from argument `first` on; nothing after an error reply. A command on
// a key looks for the key before this, since a missing key answers whatever follows.
std::optional<ScanOptions> ParseScanOptions(CommandContext& context, size_t first, unsigned taken);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SCAN_OPTIONS_H_
