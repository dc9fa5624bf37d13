#include "commands/sorted_set/sorted_set_arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "base/number.h"

namespace nacre::commands {
namespace {

// A bound is read as C's strtod reads it: spaces may precede it, nothing at all
// is 0, and a zero byte ends it.
bool ParseBound(std::string_view text, double& bound, bool& excludes) {
  excludes = !text.empty() && text[0] == '(';
  if (excludes) text.remove_prefix(1);
  if (const auto plain = ParseDouble(text)) {
    bound = *plain;
    return true;
  }
  const std::string copy(text);
  char* end = nullptr;
  bound = std::strtod(copy.c_str(), &end);
  return *end == '\0' && !std::isnan(bound);
}

bool ParseNameBound(std::string_view text, NameBound& bound) {
  if (text.empty()) return false;
  const bool is_alone = text.size() == 1 || text[1] == '\0';
  bound.name = text.substr(1);
  switch (text[0]) {
    case '-':
      bound.kind = NameBound::Kind::kLeast;
      return is_alone;
    case '+':
      bound.kind = NameBound::Kind::kGreatest;
      return is_alone;
    case '[':
      bound.kind = NameBound::Kind::kIncluded;
      return true;
    case '(':
      bound.kind = NameBound::Kind::kExcluded;
      return true;
    default:
      return false;
  }
}

}  // namespace

SortedSetValue::PackedLimits PackedLimitsOf(CommandContext& context) {
  const Settings& settings = context.settings();
  return {static_cast<size_t>(std::max<int64_t>(settings.zset_max_listpack_entries.get(), 0)),
          static_cast<size_t>(std::max<int64_t>(settings.zset_max_listpack_value.get(), 0))};
}

std::optional<double> ParseScore(CommandContext& context, std::string_view text) {
  const auto score = ParseDouble(text);
  if (!score) context.reply().Error("ERR value is not a valid float");
  return score;
}

std::optional<ScoreRange> ParseScoreRange(CommandContext& context, std::string_view min,
                                          std::string_view max) {
  ScoreRange range;
  if (ParseBound(min, range.min, range.excludes_min) && ParseBound(max, range.max, range.excludes_max)) {
    return range;
  }
  context.reply().Error("ERR min or max is not a float");
  return std::nullopt;
}

std::optional<NameRange> ParseNameRange(CommandContext& context, std::string_view min, std::string_view max) {
  NameRange range;
  if (ParseNameBound(min, range.min) && ParseNameBound(max, range.max)) return range;
  context.reply().Error("ERR min or max not valid string range item");
  return std::nullopt;
}

std::optional<int64_t> ParseCount(CommandContext& context, std::string_view text) {
  return ParseNumberFrom(context, text, 0, "ERR value is out of range, must be positive");
}

std::optional<int64_t> ParseNumberFrom(CommandContext& context, std::string_view text, int64_t least,
                                       std::string_view error) {
  const auto number = ParseInteger(text);
  if (number && *number >= least) return number;
  context.reply().Error(error);
  return std::nullopt;
}

RankRange RanksBetween(int64_t start, int64_t stop, size_t size) {
  const auto members = static_cast<int64_t>(size);
  if (start < 0) start = std::max<int64_t>(start + members, 0);
  if (stop < 0) stop += members;
  if (start > stop || start >= members) return {};
  stop = std::min(stop, members - 1);
  return {static_cast<size_t>(start), static_cast<size_t>(stop - start + 1)};
}

void WriteMembersHeader(ReplyWriter& reply, size_t count, bool with_scores) {
  reply.Array(with_scores && !reply.IsResp3() ? count * 2 : count);
}

}  // namespace nacre::commands
