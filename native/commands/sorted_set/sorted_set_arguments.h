// What the commands of sorted sets have in common: how they read ranges and
// numbers, and how they reply with members and scores.

#ifndef NACRE_COMMANDS_SORTED_SET_SORTED_SET_ARGUMENTS_H_
#define NACRE_COMMANDS_SORTED_SET_SORTED_SET_ARGUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "commands/command_context.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {

// How long sets remain packed, as configured now.
SortedSetValue::PackedLimits PackedLimitsOf(CommandContext& context);

// Each of these reads arguments; nothing (or false) after an error reply.

std::optional<double> ParseScore(CommandContext& context, std::string_view text);
// From the texts of the lower and the upper bound: "1.5", "(1.5", "-inf".
std::optional<ScoreRange> ParseScoreRange(CommandContext& context, std::string_view min,
                                          std::string_view max);
// The same for names: "[a", "(a", "-", "+".
std::optional<NameRange> ParseNameRange(CommandContext& context, std::string_view min, std::string_view max);
// An integer that is not negative.
std::optional<int64_t> ParseCount(CommandContext& context, std::string_view text);
// The same with an error text of the caller's, for whatever is wrong with the number.
std::optional<int64_t> ParseNumberFrom(CommandContext& context, std::string_view text, int64_t least,
                                       std::string_view error);

// The members between two indexes, both included; negative ones count from the end.
RankRange RanksBetween(int64_t start, int64_t stop, size_t size);

// The header of a reply with `count` members, and each of them: pairs in RESP3,
// one after another in RESP2.
void WriteMembersHeader(ReplyWriter& reply, size_t count, bool with_scores);
inline void WriteMember(ReplyWriter& reply, std::string_view name, double score, bool with_scores) {
  if (with_scores && reply.IsResp3()) reply.Array(2);
  reply.Bulk(name);
  if (with_scores) reply.Double(score);
}

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SORTED_SET_SORTED_SET_ARGUMENTS_H_
