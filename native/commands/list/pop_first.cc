// LMPOP, and BLPOP, BRPOP and BLMPOP, which wait: elements of the first of several
// lists that has any.

#include <optional>
#include <string_view>

#include "base/number.h"
#include "commands/blocking.h"
#include "commands/list/list_end.h"
#include "generated/handlers/list.h"

namespace nacre::commands {
namespace {

struct PopOptions {
  ListEnd end = ListEnd::kHead;
  size_t count = 1;
};

// A number of at least 1; nothing after the error reply.
std::optional<size_t> ParsePositive(CommandContext& context, std::string_view text, std::string_view error) {
  const auto number = ParseInteger(text);
  if (number && *number > 0) return static_cast<size_t>(*number);
  context.reply().Error(error);
  return std::nullopt;
}

// What follows the timeout, if any: numkeys at `number_at`, keys, LEFT or RIGHT, COUNT.
// Nothing after an error reply.
std::optional<PopOptions> ParsePopOptions(CommandContext& context, size_t number_at) {
  const auto keys = ParsePositive(context, context.arg(number_at), "ERR numkeys should be greater than 0");
  if (!keys) return std::nullopt;
  if (*keys >= context.argc() - number_at - 1) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  PopOptions options;
  const size_t end_at = number_at + *keys + 1;
  const auto end = ParseListEnd(context, context.arg(end_at));
  if (!end) return std::nullopt;
  options.end = *end;
  const size_t given = context.argc() - end_at - 1;
  if (given == 0) return options;
  // COUNT may be given once; what follows it is looked at afterwards.
  if (given < 2 || !context.ArgIs(end_at + 1, "count")) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  const auto count = ParsePositive(context, context.arg(end_at + 2), "ERR count should be greater than 0");
  if (!count) return std::nullopt;
  options.count = *count;
  if (given > 2) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  return options;
}

// What one key can give.
enum class Found { kReplied, kNothing, kWrongType };

template <class Reply>
Found TryKey(CommandContext& context, size_t index, Reply&& reply) {
  const KeyRef& key = context.key(index);
  CollectionChange<ListValue> list(context, key);
  if (list.WrongType()) return Found::kWrongType;
  if (!list) return Found::kNothing;
  context.reply().Array(2);
  context.reply().Bulk(key.bytes);
  reply(list, key);
  return Found::kReplied;
}

Found TryPopOne(CommandContext& context, size_t index, ListEnd end) {
  return TryKey(context, index, [&](CollectionChange<ListValue>& list, const KeyRef& key) {
    PopOne(context, list, key, end);
  });
}

Found TryPopSeveral(CommandContext& context, size_t index, const PopOptions& options) {
  return TryKey(context, index, [&](CollectionChange<ListValue>& list, const KeyRef& key) {
    PopSeveral(context, list, key, options.end, options.count);
  });
}

// Tries one key after another. False if none has anything, and nothing was replied.
template <class Try>
bool TryKeys(CommandContext& context, Try&& try_key) {
  for (size_t i = 0; i < context.key_count(); ++i) {
    switch (try_key(i)) {
      case Found::kReplied:
        return true;
      case Found::kWrongType:
        context.reply().WrongType();
        return true;
      case Found::kNothing:
        break;
    }
  }
  return false;
}

constexpr size_t kBlmpopNumber = 2;

// A key that came to hold something else than a list leaves the client waiting.

template <ListEnd kEnd>
bool AttemptPop(CommandContext& context, size_t key) {
  return TryPopOne(context, key, kEnd) == Found::kReplied;
}

bool AttemptBlmpop(CommandContext& context, size_t key) {
  const auto options = ParsePopOptions(context, kBlmpopNumber);
  return options && TryPopSeveral(context, key, *options) == Found::kReplied;
}

template <ListEnd kEnd>
void BlockingPop(CommandContext& context) {
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(context.argc() - 1));
  if (!timeout_ms) return;
  if (TryKeys(context, [&](size_t key) { return TryPopOne(context, key, kEnd); })) return;
  context.Block({.attempt = AttemptPop<kEnd>, .timeout_ms = *timeout_ms, .key_count = context.key_count()});
}

}  // namespace

void Lmpop(CommandContext& context) {
  const auto options = ParsePopOptions(context, 1);
  if (!options) return;
  if (!TryKeys(context, [&](size_t key) { return TryPopSeveral(context, key, *options); })) {
    context.reply().NullArray();
  }
}

void Blpop(CommandContext& context) { BlockingPop<ListEnd::kHead>(context); }
void Brpop(CommandContext& context) { BlockingPop<ListEnd::kTail>(context); }

void Blmpop(CommandContext& context) {
  const auto options = ParsePopOptions(context, kBlmpopNumber);
  if (!options) return;
  const auto timeout_ms = ParseTimeoutSeconds(context, context.arg(1));
  if (!timeout_ms) return;
  if (TryKeys(context, [&](size_t key) { return TryPopSeveral(context, key, *options); })) return;
  context.Block({.attempt = AttemptBlmpop, .timeout_ms = *timeout_ms, .key_count = context.key_count()});
}

}  // namespace nacre::commands
