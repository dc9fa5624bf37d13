// HEXPIRE, HPEXPIRE, HEXPIREAT, HPEXPIREAT and HPERSIST.

#include <optional>
#include <vector>

#include "commands/hash/field_expiry.h"
#include "commands/hash/field_list.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

// What is said of each field.
enum FieldReply : int64_t {
  kNoField = -2,
  kNoExpiryToRemove = -1,
  kConditionFails = 0,
  kDone = 1,
  kErased = 2
};

enum class Condition { kNone, kIfNone, kIfAny, kIfLater, kIfEarlier };

struct ExpireOptions {
  int64_t expire_at_ms;
  Condition condition;
  FieldList fields;
};

Condition ParseCondition(const CommandContext& context, size_t index) {
  if (context.ArgIs(index, "nx")) return Condition::kIfNone;
  if (context.ArgIs(index, "xx")) return Condition::kIfAny;
  if (context.ArgIs(index, "gt")) return Condition::kIfLater;
  if (context.ArgIs(index, "lt")) return Condition::kIfEarlier;
  return Condition::kNone;
}

std::optional<ExpireOptions> ParseExpire(CommandContext& context, const FieldExpiryForm& form) {
  const auto expire_at_ms = ParseFieldExpiry(context, context.arg(2), form);
  if (!expire_at_ms) return std::nullopt;
  const Condition condition = ParseCondition(context, 3);
  const auto fields = ParseFieldList(context, condition == Condition::kNone ? 3 : 4,
                                     "ERR Parameter `numFields` should be greater than 0");
  if (!fields) return std::nullopt;
  return ExpireOptions{*expire_at_ms, condition, *fields};
}

// A field without an expiry time lives for ever: nothing is later, everything is earlier.
bool Holds(Condition condition, int64_t expire_at_ms, int64_t current_ms) {
  const bool expires = current_ms != kNoExpiry;
  switch (condition) {
    case Condition::kIfNone:
      return !expires;
    case Condition::kIfAny:
      return expires;
    case Condition::kIfLater:
      return expires && expire_at_ms > current_ms;
    case Condition::kIfEarlier:
      return !expires || expire_at_ms < current_ms;
    case Condition::kNone:
      break;
  }
  return true;
}

FieldReply ExpireField(CommandContext& context, HashValue& hash, std::string_view field,
                       const ExpireOptions& options) {
  const HashValue::Place place = hash.Find(field, context.now_ms());
  if (!place) return kNoField;
  if (!Holds(options.condition, options.expire_at_ms, hash.ExpiryAt(place))) return kConditionFails;
  if (options.expire_at_ms <= context.now_ms()) {
    hash.Erase(place);
    return kErased;
  }
  hash.SetExpiry(place, options.expire_at_ms);
  return kDone;
}

// Replies `apply(field)` for each field, or that it is not there; how often each was replied.
struct Tally {
  size_t done = 0;
  size_t erased = 0;
  std::vector<std::string_view> fields;  // Those two kinds.
};

template <class Apply>
Tally ReplyForEach(CommandContext& context, const FieldList& fields, bool has_hash, Apply&& apply) {
  Tally tally;
  context.reply().Array(fields.size());
  for (const std::string_view field : fields) {
    const FieldReply reply = has_hash ? apply(field) : kNoField;
    if (reply == kDone) ++tally.done;
    if (reply == kErased) ++tally.erased;
    if (reply >= kDone && context.KeepsEffects()) tally.fields.push_back(field);
    context.reply().Integer(reply);
  }
  return tally;
}

void ExpireAs(CommandContext& context, const FieldExpiryForm& form) {
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  const auto options = ParseExpire(context, form);
  if (!options) return;
  const Tally tally =
      ReplyForEach(context, options->fields, static_cast<bool>(hash),
                   [&](std::string_view field) { return ExpireField(context, *hash, field, *options); });
  if (tally.done + tally.erased == 0) return;
  hash.MarkChanged(tally.done + tally.erased);
  if (tally.erased != 0) {
    KeepFields(context, {"HDEL"}, tally.fields);
  } else {
    KeepFields(context, {"HPEXPIREAT", NumberWord(options->expire_at_ms), "FIELDS"}, tally.fields);
  }
  // All fields get the same time, so they all stay or all go.
  context.Notify(kEventHash, tally.erased != 0 ? "hdel" : "hexpire", context.key());
}

FieldReply PersistField(CommandContext& context, HashValue& hash, std::string_view field) {
  const HashValue::Place place = hash.Find(field, context.now_ms());
  if (!place) return kNoField;
  if (hash.ExpiryAt(place) == kNoExpiry) return kNoExpiryToRemove;
  hash.SetExpiry(place, kNoExpiry);
  return kDone;
}

}  // namespace

void Hexpire(CommandContext& context) { ExpireAs(context, {.in_seconds = true, .from_now = true}); }

void Hpexpire(CommandContext& context) { ExpireAs(context, {.in_seconds = false, .from_now = true}); }

void Hexpireat(CommandContext& context) { ExpireAs(context, {.in_seconds = true, .from_now = false}); }

void Hpexpireat(CommandContext& context) { ExpireAs(context, {.in_seconds = false, .from_now = false}); }

void Hpersist(CommandContext& context) {
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  const auto fields = ParseFieldList(context, 2);
  if (!fields) return;
  const Tally tally = ReplyForEach(context, *fields, static_cast<bool>(hash), [&](std::string_view field) {
    return PersistField(context, *hash, field);
  });
  if (tally.done == 0) return;
  hash.MarkChanged();
  KeepFields(context, {"HPERSIST", "FIELDS"}, tally.fields);
  context.Notify(kEventHash, "hpersist", context.key());
}

}  // namespace nacre::commands
