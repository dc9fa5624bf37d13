// ZUNION, ZINTER, ZDIFF, with their forms that store, and ZINTERCARD.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/sorted_set/score_source.h"
#include "commands/sorted_set/sorted_set_arguments.h"
#include "commands/sorted_set/sorted_set_store.h"
#include "generated/handlers/sorted_set.h"

namespace nacre::commands {
namespace {

enum class Operation : uint8_t { kUnion, kIntersection, kDifference };
enum class Aggregate : uint8_t { kSum, kMin, kMax };

// Which command it is.
struct CombinationForm {
  Operation operation;
  bool stores = false;
  bool counts = false;  // ZINTERCARD
};

struct Combination {
  std::vector<ScoreSource> sources;
  Aggregate aggregate = Aggregate::kSum;
  bool with_scores = false;
  size_t limit = 0;  // None.
};

// Reads the number of keys at argument `at`; nothing after an error reply.
std::optional<size_t> ParseKeyCount(CommandContext& context, size_t at) {
  const auto count = ParseInteger(context.arg(at));
  if (!count) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*count < 1) {
    context.reply().Error("ERR at least 1 input key is needed for '" + std::string(context.command().name) +
                          "' command");
    return std::nullopt;
  }
  if (static_cast<uint64_t>(*count) > context.argc() - at - 1) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  return static_cast<size_t>(*count);
}

// Finds what the keys hold; false after an error reply.
bool FindSources(CommandContext& context, size_t first_key, size_t count, Combination& combination) {
  combination.sources.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    const KeyRef& key = context.key(first_key + i);
    const Table::Position position = context.FindToRead(key);
    if (!position) {
      combination.sources.emplace_back();
      continue;
    }
    const Entry* entry = context.TableOf(key).At(position);
    if (entry->type() == ValueType::kSortedSet) {
      combination.sources.emplace_back(static_cast<const SortedSetValue*>(entry->collection()));
    } else if (entry->type() == ValueType::kSet) {
      combination.sources.emplace_back(static_cast<const SetValue*>(entry->collection()));
    } else {
      context.reply().WrongType();
      return false;
    }
  }
  return true;
}

bool ParseAggregate(CommandContext& context, size_t at, Aggregate& aggregate) {
  if (context.ArgIs(at, "sum")) {
    aggregate = Aggregate::kSum;
  } else if (context.ArgIs(at, "min")) {
    aggregate = Aggregate::kMin;
  } else if (context.ArgIs(at, "max")) {
    aggregate = Aggregate::kMax;
  } else {
    context.reply().SyntaxError();
    return false;
  }
  return true;
}

bool ParseWeights(CommandContext& context, size_t at, Combination& combination) {
  for (ScoreSource& source : combination.sources) {
    const auto weight = ParseDouble(context.arg(at++));
    if (!weight) {
      context.reply().Error("ERR weight value is not a float");
      return false;
    }
    source.weight = *weight;
  }
  return true;
}

bool ParseLimit(CommandContext& context, size_t at, size_t& limit) {
  const auto number = ParseNumberFrom(context, context.arg(at), 0, "ERR LIMIT can't be negative");
  if (number) limit = static_cast<size_t>(*number);
  return number.has_value();
}

// Reads the options from argument `at` on; false after an error reply.
bool ParseOptions(CommandContext& context, const CombinationForm& form, size_t at, Combination& combination) {
  const bool aggregates = form.operation != Operation::kDifference && !form.counts;
  while (at < context.argc()) {
    const size_t left = context.argc() - at;
    if (aggregates && left > combination.sources.size() && context.ArgIs(at, "weights")) {
      if (!ParseWeights(context, at + 1, combination)) return false;
      at += combination.sources.size() + 1;
    } else if (aggregates && left >= 2 && context.ArgIs(at, "aggregate")) {
      if (!ParseAggregate(context, at + 1, combination.aggregate)) return false;
      at += 2;
    } else if (!form.stores && !form.counts && context.ArgIs(at, "withscores")) {
      combination.with_scores = true;
      ++at;
    } else if (form.counts && left >= 2 && context.ArgIs(at, "limit")) {
      if (!ParseLimit(context, at + 1, combination.limit)) return false;
      at += 2;
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

// As in Redis a key of another type is an error before a wrong option is.
std::optional<Combination> ParseCombination(CommandContext& context, const CombinationForm& form) {
  const size_t count_at = form.stores ? 2 : 1;
  const auto keys = ParseKeyCount(context, count_at);
  Combination combination;
  if (!keys || !FindSources(context, form.stores ? 1 : 0, *keys, combination) ||
      !ParseOptions(context, form, count_at + 1 + *keys, combination)) {
    return std::nullopt;
  }
  return combination;
}

// What is no number (infinity times zero, or less itself) counts as zero.
double Weighted(double score, double weight) {
  const double weighted = score * weight;
  return std::isnan(weighted) ? 0 : weighted;
}

double Aggregated(double score, double other, Aggregate aggregate) {
  switch (aggregate) {
    case Aggregate::kSum: {
      const double sum = score + other;
      return std::isnan(sum) ? 0 : sum;
    }
    case Aggregate::kMin:
      return other < score ? other : score;
    case Aggregate::kMax:
      return other > score ? other : score;
  }
  return score;
}

void Unite(const Combination& combination, ScoredMembers& result) {
  for (const ScoreSource& source : combination.sources) {
    source.VisitWhile([&](std::string_view name, double score) {
      const double weighted = Weighted(score, source.weight);
      const uint64_t hash = ScoredMembers::HashOf(name);
      ScoredMember* member = result.Find(name, hash);
      if (member != nullptr) {
        member->score = Aggregated(member->score, weighted, combination.aggregate);
      } else {
        result.AddUnordered(name, hash, weighted);
      }
      return true;
    });
  }
}

// Calls visit(name, score) for each member that all sources have, until it returns false.
template <class Visit>
void VisitCommon(const Combination& combination, Visit&& visit) {
  const ScoreSource& smallest = combination.sources[0];
  smallest.VisitWhile([&](std::string_view name, double score) {
    double total = Weighted(score, smallest.weight);
    for (size_t i = 1; i < combination.sources.size(); ++i) {
      const ScoreSource& source = combination.sources[i];
      const auto other = source.IsSameAs(smallest) ? std::optional(score) : source.ScoreOf(name);
      if (!other) return true;
      total = Aggregated(total, *other * source.weight, combination.aggregate);
    }
    return visit(name, total);
  });
}

void Intersect(const Combination& combination, ScoredMembers& result) {
  VisitCommon(combination, [&](std::string_view name, double score) {
    result.AddUnordered(name, ScoredMembers::HashOf(name), score);
    return true;
  });
}

// Looks the first source's members up in the others, or takes the others' members
// out of a copy of it: whichever means less work.
void Subtract(const Combination& combination, ScoredMembers& result) {
  const std::vector<ScoreSource>& sources = combination.sources;
  const ScoreSource& first = sources[0];
  size_t others = 0;
  for (size_t i = 1; i < sources.size(); ++i) {
    if (sources[i].IsSameAs(first)) return;
    others += sources[i].size();
  }
  const bool looks_up = first.size() * (sources.size() - 1) <= first.size() + others;
  first.VisitWhile([&](std::string_view name, double score) {
    const auto has_it = [&](const ScoreSource& source) { return source.ScoreOf(name).has_value(); };
    if (!looks_up || std::none_of(sources.begin() + 1, sources.end(), has_it)) {
      result.AddUnordered(name, ScoredMembers::HashOf(name), score);
    }
    return true;
  });
  if (looks_up) return;
  for (size_t i = 1; i < sources.size(); ++i) {
    sources[i].VisitWhile([&](std::string_view name, double) {
      const uint64_t hash = ScoredMembers::HashOf(name);
      ScoredMember* member = result.Find(name, hash);
      if (member != nullptr) result.RemoveUnordered(member, hash);
      return result.size() != 0;
    });
  }
}

// Members that several sources have are summed up in this order, so that rounding is Redis's.
void SmallestFirst(Combination& combination) {
  std::stable_sort(
      combination.sources.begin(), combination.sources.end(),
      [](const ScoreSource& left, const ScoreSource& right) { return left.size() < right.size(); });
}

std::unique_ptr<ScoredMembers> Combine(Combination& combination, Operation operation) {
  auto result = std::make_unique<ScoredMembers>();
  if (operation == Operation::kDifference) {
    Subtract(combination, *result);
  } else {
    SmallestFirst(combination);
    operation == Operation::kUnion ? Unite(combination, *result) : Intersect(combination, *result);
  }
  result->Sort();
  return result;
}

void ReplyCombination(CommandContext& context, Operation operation) {
  auto combination = ParseCombination(context, {.operation = operation});
  if (!combination) return;
  const auto members = Combine(*combination, operation);
  WriteMembersHeader(context.reply(), members->size(), combination->with_scores);
  for (SortedTree::Place place = members->order().First(); place; place.Advance()) {
    WriteMember(context.reply(), place.member()->name(), place.score(), combination->with_scores);
  }
}

void StoreCombination(CommandContext& context, Operation operation, std::string_view event) {
  auto combination = ParseCombination(context, {.operation = operation, .stores = true});
  if (combination) StoreMembers(context, Combine(*combination, operation), event);
}

}  // namespace

void Zunion(CommandContext& context) { ReplyCombination(context, Operation::kUnion); }

void Zinter(CommandContext& context) { ReplyCombination(context, Operation::kIntersection); }

void Zdiff(CommandContext& context) { ReplyCombination(context, Operation::kDifference); }

void Zunionstore(CommandContext& context) { StoreCombination(context, Operation::kUnion, "zunionstore"); }

void Zinterstore(CommandContext& context) {
  StoreCombination(context, Operation::kIntersection, "zinterstore");
}

void Zdiffstore(CommandContext& context) { StoreCombination(context, Operation::kDifference, "zdiffstore"); }

void Zintercard(CommandContext& context) {
  auto combination = ParseCombination(context, {.operation = Operation::kIntersection, .counts = true});
  if (!combination) return;
  SmallestFirst(*combination);
  size_t count = 0;
  VisitCommon(*combination, [&](std::string_view, double) { return ++count != combination->limit; });
  context.reply().Integer(static_cast<int64_t>(count));
}

}  // namespace nacre::commands
