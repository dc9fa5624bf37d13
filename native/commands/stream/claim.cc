// XCLAIM and XAUTOCLAIM.

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

struct ClaimOptions {
  int64_t min_idle_ms = 0;
  std::vector<StreamId> ids;
  int64_t delivered_at_ms = 0;
  std::optional<int64_t> deliveries;  // RETRYCOUNT
  StreamId last_id;
  bool force = false;
  bool only_ids = false;  // JUSTID
};

bool ParseNumber(CommandContext& context, size_t index, std::string_view error, int64_t& number) {
  const auto parsed = ParseInteger(context.arg(index));
  if (!parsed) {
    context.reply().Error(error);
    return false;
  }
  number = *parsed;
  return true;
}

bool ParseMinIdle(CommandContext& context, std::string_view error, int64_t& min_idle_ms) {
  if (!ParseNumber(context, 4, error, min_idle_ms)) return false;
  min_idle_ms = std::max<int64_t>(min_idle_ms, 0);
  return true;
}

bool UnknownClaimOption(CommandContext& context, std::string_view option) {
  context.reply().Error(std::string("ERR Unrecognized XCLAIM option '").append(QuotedText(option)) + "'");
  return false;
}

// Parses the option at argument `i` and moves `i` to its last word.
bool ParseClaimOption(CommandContext& context, size_t& i, ClaimOptions& options) {
  const bool has_more = i + 1 < context.argc();
  if (context.ArgIs(i, "force")) {
    options.force = true;
  } else if (context.ArgIs(i, "justid")) {
    options.only_ids = true;
  } else if (has_more && context.ArgIs(i, "idle")) {
    int64_t idle_ms;
    if (!ParseNumber(context, ++i, "ERR Invalid IDLE option argument for XCLAIM", idle_ms)) return false;
    if (__builtin_sub_overflow(context.now_ms(), idle_ms, &options.delivered_at_ms)) {
      options.delivered_at_ms = context.now_ms();
    }
  } else if (has_more && context.ArgIs(i, "time")) {
    return ParseNumber(context, ++i, "ERR Invalid TIME option argument for XCLAIM", options.delivered_at_ms);
  } else if (has_more && context.ArgIs(i, "retrycount")) {
    int64_t deliveries;
    if (!ParseNumber(context, ++i, "ERR Invalid RETRYCOUNT option argument for XCLAIM", deliveries))
      return false;
    options.deliveries = deliveries < 0 ? std::nullopt : std::optional(deliveries);
  } else if (has_more && context.ArgIs(i, "lastid")) {
    return ParseStreamId(context, context.arg(++i), options.last_id);
  } else {
    return UnknownClaimOption(context, context.arg(i));
  }
  return true;
}

// Parses all behind the consumer. False after an error reply.
bool ParseClaim(CommandContext& context, ClaimOptions& options) {
  if (!ParseMinIdle(context, "ERR Invalid min-idle-time argument for XCLAIM", options.min_idle_ms))
    return false;
  size_t i = 5;
  for (; i < context.argc(); ++i) {
    const auto id = ReadStreamId(context.arg(i));
    if (!id || !id->has_sequence) break;
    options.ids.push_back(id->id);
  }
  options.delivered_at_ms = context.now_ms();
  for (; i < context.argc(); ++i) {
    if (!ParseClaimOption(context, i, options)) return false;
  }
  // A time that cannot be is taken for now: clients compute it with clocks of their own.
  if (options.delivered_at_ms < 0 || options.delivered_at_ms > context.wall_ms()) {
    options.delivered_at_ms = context.wall_ms();
  }
  return true;
}

bool IsIdle(CommandContext& context, const PendingEntry& entry, int64_t min_idle_ms) {
  if (min_idle_ms == 0) return true;
  int64_t idle_ms;
  return !__builtin_sub_overflow(context.now_ms(), entry.delivered_at_ms, &idle_ms) && idle_ms >= min_idle_ms;
}

// Claims one entry for the consumer. Whether it did.
bool Claim(CommandContext& context, const ClaimOptions& options, const StreamValue& stream,
           const NamedGroup& named, StreamConsumer& consumer, const StreamId& id) {
  ConsumerGroup& group = named.group;
  PendingEntry* entry = group.FindPending(id);
  if (!stream.Contains(id)) {
    if (entry != nullptr) {
      group.Acknowledge(id);
      context.MarkChanged();
      KeepAcknowledged(context, context.key(), named.name, id);
    }
    return false;
  }
  if (entry == nullptr && options.force) entry = &group.AddPending(id, context.now_ms(), 1);
  if (entry == nullptr) return false;
  if (entry->consumer != nullptr && !IsIdle(context, *entry, options.min_idle_ms)) return false;
  entry->delivered_at_ms = options.delivered_at_ms;
  if (options.deliveries) {
    entry->deliveries = *options.deliveries;
  } else if (!options.only_ids) {
    entry->CountDelivery();
  }
  group.Assign(id, *entry, consumer);
  consumer.active_at_ms = context.wall_ms();
  context.MarkChanged();
  KeepPending(context, context.key(), named, id, *entry);
  return true;
}

void ReplyWithClaimed(ReplyWriter& reply, const StreamValue& stream, const std::vector<StreamId>& ids,
                      bool only_ids) {
  reply.Array(ids.size());
  for (const StreamId& id : ids) {
    if (only_ids) {
      ReplyWithStreamId(reply, id);
    } else {
      ReplyWithEntry(reply, *FindStreamEntry(stream, id));
    }
  }
}

}  // namespace

void Xclaim(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream) context.Notify(kEventKeyMiss, "keymiss", context.key());
  ConsumerGroup* group = stream ? stream->FindGroup(context.arg(2)) : nullptr;
  if (group == nullptr) return NoKeyOrGroup(context, context.arg(1), context.arg(2));
  ClaimOptions options;
  if (!ParseClaim(context, options)) return;

  const bool moves_on = options.last_id > group->last_delivered;
  if (moves_on) group->last_delivered = options.last_id;
  const NamedGroup named{*group, context.arg(2)};
  context.OwnEffects();
  StreamConsumer& consumer = FindOrAddConsumer(context, context.key(), named, context.arg(3));
  const uint64_t changes_before = context.changes();
  std::erase_if(options.ids,
                [&](const StreamId& id) { return !Claim(context, options, *stream, named, consumer, id); });
  if (moves_on && context.changes() == changes_before) context.MarkChanged();
  if (moves_on) KeepProgress(context, context.key(), named);
  ReplyWithClaimed(context.reply(), *stream, options.ids, options.only_ids);
}

namespace {

struct AutoClaimOptions {
  int64_t min_idle_ms = 0;
  StreamId start;
  int64_t count = 100;
  bool only_ids = false;  // JUSTID
};

constexpr int64_t kAttemptsPerClaim = 10;
constexpr std::string_view kBadCount = "ERR COUNT must be > 0";

bool ParseAutoClaim(CommandContext& context, AutoClaimOptions& options) {
  // In Redis the number of bytes of the IDs must be a signed number.
  constexpr int64_t kMostClaims = std::numeric_limits<int64_t>::max() / 16;
  if (!ParseMinIdle(context, "ERR Invalid min-idle-time argument for XAUTOCLAIM", options.min_idle_ms))
    return false;
  if (!ParseIntervalStart(context, context.arg(5), options.start)) return false;
  for (size_t i = 6; i < context.argc(); ++i) {
    if (context.ArgIs(i, "count") && i + 1 < context.argc()) {
      if (!ParseNumber(context, ++i, kBadCount, options.count)) return false;
      if (options.count < 1 || options.count > kMostClaims) {
        context.reply().Error(kBadCount);
        return false;
      }
    } else if (context.ArgIs(i, "justid")) {
      options.only_ids = true;
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

struct AutoClaimed {
  std::vector<StreamId> ids;
  std::vector<StreamId> gone;  // Pending entries that were deleted from the stream.
  StreamId next;               // Where the next call goes on, zero at the end.
};

void AutoClaim(CommandContext& context, const AutoClaimOptions& options, const StreamValue& stream,
               const NamedGroup& named, StreamConsumer& consumer, AutoClaimed& claimed) {
  ConsumerGroup& group = named.group;
  const ClaimOptions claim{.min_idle_ms = options.min_idle_ms,
                           .ids = {},
                           .delivered_at_ms = context.now_ms(),
                           .deliveries = {},
                           .last_id = {},
                           .only_ids = options.only_ids};
  const ConsumerGroup::Pending& pending = group.pending();
  int64_t attempts = options.count * kAttemptsPerClaim;
  int64_t left = options.count;
  auto at = pending.LowerBound(options.start);
  while (at && attempts-- > 0 && left > 0) {
    const StreamId id = pending.KeyAt(at);
    if (!stream.Contains(id)) {
      at = group.Acknowledge(at);
      claimed.gone.push_back(id);
      context.MarkChanged();
      KeepAcknowledged(context, context.key(), named.name, id);
      --left;
      continue;
    }
    at = pending.Next(at);
    if (!Claim(context, claim, stream, named, consumer, id)) continue;
    claimed.ids.push_back(id);
    --left;
  }
  if (at) claimed.next = pending.KeyAt(at);
}

}  // namespace

// As in Redis the key is looked up, and counted as a miss, before the arguments are read.
void Xautoclaim(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  if (!stream && !stream.WrongType()) context.Notify(kEventKeyMiss, "keymiss", context.key());
  AutoClaimOptions options;
  if (!ParseAutoClaim(context, options)) return;
  if (stream.WrongType()) return context.reply().WrongType();
  ConsumerGroup* group = stream ? stream->FindGroup(context.arg(2)) : nullptr;
  if (group == nullptr) return NoKeyOrGroup(context, context.arg(1), context.arg(2));

  const NamedGroup named{*group, context.arg(2)};
  context.OwnEffects();
  StreamConsumer& consumer = FindOrAddConsumer(context, context.key(), named, context.arg(3));
  AutoClaimed claimed;
  AutoClaim(context, options, *stream, named, consumer, claimed);
  context.reply().Array(3);
  ReplyWithStreamId(context.reply(), claimed.next);
  ReplyWithClaimed(context.reply(), *stream, claimed.ids, options.only_ids);
  context.reply().Array(claimed.gone.size());
  for (const StreamId& id : claimed.gone) ReplyWithStreamId(context.reply(), id);
}

}  // namespace nacre::commands
