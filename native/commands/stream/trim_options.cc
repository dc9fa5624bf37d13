#include "commands/stream/trim_options.h"

#include <algorithm>

#include "base/number.h"
#include "commands/stream/stream_arguments.h"

namespace nacre::commands {
namespace {

// Without LIMIT an approximate trim stops after as many entries as this many full nodes
// hold, and after the second number of entries anyhow.
constexpr int64_t kNodesTrimmed = 100;
constexpr int64_t kMostTrimmed = 1'000'000;
constexpr int64_t kTrimmedWithoutNodeLimit = 10'000;

uint64_t DefaultLimit(const Settings& settings) {
  int64_t limit;
  if (__builtin_mul_overflow(kNodesTrimmed, settings.stream_node_max_entries.get(), &limit))
    return kMostTrimmed;
  if (limit <= 0) return kTrimmedWithoutNodeLimit;
  return static_cast<uint64_t>(std::min(limit, kMostTrimmed));
}

}  // namespace

TrimOptions::Taken TrimOptions::Take(CommandContext& context, size_t& index) {
  const bool has_more = index + 1 < context.argc();
  if (has_more && context.ArgIs(index, "maxlen"))
    return TakeThreshold(context, index, StreamTrim::By::kLength);
  if (has_more && context.ArgIs(index, "minid")) return TakeThreshold(context, index, StreamTrim::By::kMinId);
  if (has_more && context.ArgIs(index, "limit")) return TakeLimit(context, index);
  const auto references = ReadReferencesOption(context.arg(index));
  if (!references) return Taken::kNo;
  if (references_given_) {
    context.reply().SyntaxError();
    return Taken::kError;
  }
  references_given_ = true;
  trim_.references = *references;
  return Taken::kYes;
}

TrimOptions::Taken TrimOptions::TakeThreshold(CommandContext& context, size_t& index, StreamTrim::By by) {
  if (trim_.by != StreamTrim::By::kNothing) {
    context.reply().Error("ERR syntax error, MAXLEN and MINID options at the same time are not compatible");
    return Taken::kError;
  }
  ++index;
  if (index + 1 < context.argc() && (context.arg(index) == "~" || context.arg(index) == "=")) {
    trim_.approximate = context.arg(index) == "~";
    ++index;
  }
  trim_.by = by;
  if (by == StreamTrim::By::kMinId) {
    return ParseStreamId(context, context.arg(index), trim_.min_id) ? Taken::kYes : Taken::kError;
  }
  const auto length = ParseInteger(context.arg(index));
  if (!length) {
    context.reply().NotInteger();
    return Taken::kError;
  }
  if (*length < 0) {
    context.reply().Error("ERR The MAXLEN argument must be >= 0.");
    return Taken::kError;
  }
  trim_.max_length = static_cast<uint64_t>(*length);
  return Taken::kYes;
}

TrimOptions::Taken TrimOptions::TakeLimit(CommandContext& context, size_t& index) {
  const auto limit = ParseInteger(context.arg(++index));
  if (!limit) {
    context.reply().NotInteger();
    return Taken::kError;
  }
  if (*limit < 0) {
    context.reply().Error("ERR The LIMIT argument must be >= 0.");
    return Taken::kError;
  }
  trim_.limit = static_cast<uint64_t>(*limit);
  limit_given_ = true;
  return Taken::kYes;
}

bool TrimOptions::Finish(CommandContext& context, bool trimming_required) {
  const bool trims = trim_.by != StreamTrim::By::kNothing;
  if (trim_.limit != 0 && !trims) {
    context.reply().Error("ERR syntax error, LIMIT cannot be used without specifying a trimming strategy");
    return false;
  }
  if (trimming_required && !trims) {
    context.reply().Error("ERR syntax error, XTRIM must be called with a trimming strategy");
    return false;
  }
  // Redis's journal says exactly what was trimmed, and leaves the LIMIT that it came with.
  if (context.IsReplay()) {
    trim_.limit = 0;
    return true;
  }
  if (limit_given_ && !trim_.approximate) {
    context.reply().Error("ERR syntax error, LIMIT cannot be used without the special ~ option");
    return false;
  }
  if (!limit_given_ && trim_.approximate) trim_.limit = DefaultLimit(context.settings());
  return true;
}

}  // namespace nacre::commands
