#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

constexpr size_t kFirstOption = 3;

struct PositionOptions {
  ListEnd from = ListEnd::kHead;
  size_t rank = 1;              // The first match that counts.
  std::optional<size_t> count;  // How many are wanted, 0 for all; nothing: one.
  size_t compared_at_most = std::numeric_limits<size_t>::max();
};

// False after an error reply.
bool ParseRank(CommandContext& context, std::string_view text, PositionOptions& options) {
  const auto rank = ParseInteger(text);
  if (!rank) {
    context.reply().NotInteger();
    return false;
  }
  if (*rank == std::numeric_limits<int64_t>::min()) {
    context.reply().Error(
        "ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807");
    return false;
  }
  if (*rank == 0) {
    context.reply().Error(
        "ERR RANK can't be zero: use 1 to start from the first match, 2 from the second ... or use negative "
        "to "
        "start from the end of the list");
    return false;
  }
  options.from = *rank < 0 ? ListEnd::kTail : ListEnd::kHead;
  options.rank = static_cast<size_t>(*rank < 0 ? -*rank : *rank);
  return true;
}

// Nothing after an error reply.
std::optional<size_t> ParseNotNegative(CommandContext& context, std::string_view text,
                                       std::string_view error) {
  const auto number = ParseInteger(text);
  if (number && *number >= 0) return static_cast<size_t>(*number);
  context.reply().Error(error);
  return std::nullopt;
}

// Nothing after an error reply. An option that is repeated overrides itself.
std::optional<PositionOptions> ParsePositionOptions(CommandContext& context) {
  PositionOptions options;
  for (size_t i = kFirstOption; i < context.argc(); i += 2) {
    const bool has_value = i + 1 < context.argc();
    if (has_value && context.ArgIs(i, "rank")) {
      if (!ParseRank(context, context.arg(i + 1), options)) return std::nullopt;
    } else if (has_value && context.ArgIs(i, "count")) {
      options.count = ParseNotNegative(context, context.arg(i + 1), "ERR COUNT can't be negative");
      if (!options.count) return std::nullopt;
    } else if (has_value && context.ArgIs(i, "maxlen")) {
      const auto most = ParseNotNegative(context, context.arg(i + 1), "ERR MAXLEN can't be negative");
      if (!most) return std::nullopt;
      options.compared_at_most = *most == 0 ? std::numeric_limits<size_t>::max() : *most;
    } else {
      context.reply().SyntaxError();
      return std::nullopt;
    }
  }
  return options;
}

std::vector<size_t> FindMatches(const ListValue& list, std::string_view element,
                                const PositionOptions& options) {
  const PackedValue wanted(element);
  const size_t most = options.count.value_or(1);
  std::vector<size_t> indexes;
  size_t distance = 0;  // From the end where the search began.
  size_t matches = 0;
  list.Walk(options.from, 0, options.compared_at_most, [&](const PackedValue& value) {
    if (value == wanted && ++matches >= options.rank) {
      indexes.push_back(options.from == ListEnd::kHead ? distance : list.size() - 1 - distance);
    }
    ++distance;
    return most == 0 || indexes.size() < most;
  });
  return indexes;
}

}  // namespace

void Lpos(CommandContext& context) {
  const auto options = ParsePositionOptions(context);
  if (!options) return;
  const ListValue* list;
  if (!FindCollection(context, context.key(), list)) return context.reply().WrongType();
  const auto indexes = list == nullptr ? std::vector<size_t>() : FindMatches(*list, context.arg(2), *options);
  if (options->count) {
    context.reply().Array(indexes.size());
    for (const size_t index : indexes) context.reply().Integer(static_cast<int64_t>(index));
  } else if (indexes.empty()) {
    context.reply().Null();
  } else {
    context.reply().Integer(static_cast<int64_t>(indexes[0]));
  }
}

}  // namespace nacre::commands
