// HGETEX and HSETEX: values of fields together with their expiry times.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/number.h"
#include "commands/hash/field_expiry.h"
#include "commands/hash/field_list.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

enum class FieldCondition { kNone, kAllAbsent, kAllPresent };

struct FieldOptions {
  FieldCondition condition = FieldCondition::kNone;
  bool keeps_expiry = false;            // KEEPTTL
  bool removes_expiry = false;          // PERSIST
  std::optional<int64_t> expire_at_ms;  // EX, PX, EXAT or PXAT.
  FieldList fields;                     // With values, for HSETEX.

  bool HasExpiry() const { return keeps_expiry || removes_expiry || expire_at_ms.has_value(); }
};

enum class Taker : bool { kHgetex, kHsetex };

struct ExpiryWord {
  std::string_view word;
  FieldExpiryForm form;
};

constexpr ExpiryWord kExpiryWords[] = {
    {"ex", {.in_seconds = true, .from_now = true}},
    {"px", {.in_seconds = false, .from_now = true}},
    {"exat", {.in_seconds = true, .from_now = false}},
    {"pxat", {.in_seconds = false, .from_now = false}},
};

bool Refuse(CommandContext& context, std::string_view error) {
  context.reply().Error(error);
  return false;
}

bool RefuseArity(CommandContext& context) {
  return Refuse(context,
                "ERR wrong number of arguments for '" + std::string(context.command().name) + "' command");
}

bool RefuseSecondExpiry(CommandContext& context, Taker taker) {
  return Refuse(context, taker == Taker::kHgetex
                             ? "ERR Only one of EX, PX, EXAT, PXAT or PERSIST arguments can be specified"
                             : "ERR Only one of EX, PX, EXAT, PXAT or KEEPTTL arguments can be specified");
}

// Reads "FIELDS number …" at `index`, which ends the options; false after an error reply.
bool ParseFields(CommandContext& context, size_t index, Taker taker, FieldOptions& options) {
  const size_t words_each = taker == Taker::kHsetex ? 2 : 1;
  if (index + 1 + words_each >= context.argc()) return RefuseArity(context);
  const auto number = ParseInteger(context.arg(index + 1));
  if (!number || *number < 1 || *number > INT32_MAX) return Refuse(context, "ERR invalid number of fields");
  options.fields = context.arguments().subspan(index + 2);
  return options.fields.size() == static_cast<uint64_t>(*number) * words_each || RefuseArity(context);
}

// Takes the expiry option at `index`, moving it to its last word; false after an error reply.
bool TakeExpiry(CommandContext& context, size_t& index, Taker taker, FieldOptions& options) {
  if (options.HasExpiry()) return RefuseSecondExpiry(context, taker);
  for (const ExpiryWord& row : kExpiryWords) {
    if (!context.ArgIs(index, row.word)) continue;
    if (index + 1 == context.argc()) return Refuse(context, "ERR missing expire time");
    options.expire_at_ms = ParseFieldExpiry(context, context.arg(++index), row.form);
    return options.expire_at_ms.has_value();
  }
  (taker == Taker::kHgetex ? options.removes_expiry : options.keeps_expiry) = true;
  return true;
}

bool IsExpiryWord(const CommandContext& context, size_t index, Taker taker) {
  return context.ArgIs(index, taker == Taker::kHgetex ? "persist" : "keepttl") ||
         std::any_of(std::begin(kExpiryWords), std::end(kExpiryWords),
                     [&](const ExpiryWord& row) { return context.ArgIs(index, row.word); });
}

bool TakeCondition(CommandContext& context, size_t index, FieldOptions& options) {
  if (options.condition != FieldCondition::kNone) {
    return Refuse(context, "ERR Only one of FXX or FNX arguments can be specified");
  }
  options.condition = context.ArgIs(index, "fnx") ? FieldCondition::kAllAbsent : FieldCondition::kAllPresent;
  return true;
}

// Reads all that follows the key; false after an error reply.
bool ParseFieldOptions(CommandContext& context, Taker taker, FieldOptions& options) {
  for (size_t i = 2; i < context.argc(); ++i) {
    if (context.ArgIs(i, "fields")) return ParseFields(context, i, taker, options);
    if (IsExpiryWord(context, i, taker)) {
      if (!TakeExpiry(context, i, taker, options)) return false;
    } else if (taker == Taker::kHsetex && (context.ArgIs(i, "fnx") || context.ArgIs(i, "fxx"))) {
      if (!TakeCondition(context, i, options)) return false;
    } else {
      return Refuse(context, "ERR unknown argument: " + std::string(context.arg(i)));
    }
  }
  return Refuse(context, "ERR missing FIELDS argument");
}

// What HGETEX did to the expiry times.
struct Changes {
  size_t set = 0;
  size_t removed = 0;
  size_t erased = 0;
  std::vector<std::string_view> fields;  // All those.
};

void ChangeExpiry(CommandContext& context, HashValue& hash, std::string_view field,
                  const HashValue::Place& place, const FieldOptions& options, Changes& changes) {
  if (options.removes_expiry) {
    if (hash.ExpiryAt(place) == kNoExpiry) return;
    hash.SetExpiry(place, kNoExpiry);
    ++changes.removed;
    if (context.KeepsEffects()) changes.fields.push_back(field);
  } else if (options.expire_at_ms) {
    if (context.KeepsEffects()) changes.fields.push_back(field);
    if (*options.expire_at_ms <= context.now_ms()) {
      hash.Erase(place);
      ++changes.erased;
    } else {
      hash.SetExpiry(place, *options.expire_at_ms);
      ++changes.set;
    }
  }
}

// All fields get the same time, so they all stay or all go.
void KeepChanges(CommandContext& context, const FieldOptions& options, const Changes& changes) {
  if (changes.removed != 0) return KeepFields(context, {"HPERSIST", "FIELDS"}, changes.fields);
  if (changes.erased != 0) return KeepFields(context, {"HDEL"}, changes.fields);
  KeepFields(context, {"HPEXPIREAT", NumberWord(*options.expire_at_ms), "FIELDS"}, changes.fields);
}

// Keeps "<words> field value …", a number before the fields if the last word is FIELDS.
void KeepPairs(CommandContext& context, std::vector<std::string_view> words, FieldList pairs) {
  if (pairs.empty()) return;
  const NumberWord number(static_cast<int64_t>(pairs.size() / 2));
  if (words.back() == "FIELDS") words.push_back(number);
  words.insert(words.end(), pairs.begin(), pairs.end());
  context.Effect(context.database(), words);
}

// KEEPTTL is kept for fields that have a time alone. Of others that are past theirs some may stand in
// the hash still, and there KEEPTTL would keep that time when the journal is read again.
void KeepSet(CommandContext& context, const HashValue& hash, const FieldOptions& options) {
  if (!context.KeepsEffects()) return;
  const std::string_view key = context.key().bytes;
  if (options.expire_at_ms) {
    const NumberWord moment(*options.expire_at_ms);
    return KeepPairs(context, {"HSETEX", key, "PXAT", moment, "FIELDS"}, options.fields);
  }
  std::vector<std::string_view> timeless;
  std::vector<std::string_view> expiring;
  for (size_t i = 0; i < options.fields.size(); i += 2) {
    const FieldList pair = options.fields.subspan(i, 2);
    const bool expires = hash.ExpiryAt(hash.Find(pair[0], context.now_ms())) != kNoExpiry;
    std::vector<std::string_view>& pairs = expires ? expiring : timeless;
    pairs.insert(pairs.end(), pair.begin(), pair.end());
  }
  KeepPairs(context, {"HSET", key}, timeless);
  KeepPairs(context, {"HSETEX", key, "KEEPTTL", "FIELDS"}, expiring);
}

bool ConditionHolds(CommandContext& context, const HashValue* hash, const FieldOptions& options) {
  if (options.condition == FieldCondition::kNone) return true;
  const bool wanted = options.condition == FieldCondition::kAllPresent;
  for (size_t i = 0; i < options.fields.size(); i += 2) {
    const bool found = hash != nullptr && hash->Find(options.fields[i], context.now_ms());
    if (found != wanted) return false;
  }
  return true;
}

// The fields are set and gone at once: nobody sees their values.
void EraseFields(CommandContext& context, HashValue& hash, const FieldOptions& options) {
  std::vector<std::string_view> names;
  for (size_t i = 0; i < options.fields.size(); i += 2) {
    const std::string_view field = options.fields[i];
    const HashValue::Place place = hash.Find(field, context.now_ms());
    if (place) hash.Erase(place);
    names.push_back(field);
  }
  KeepFields(context, {"HDEL"}, names);
  context.Notify(kEventHash, "hdel", context.key());
}

void SetFields(CommandContext& context, CollectionChange<HashValue>& hash, const FieldOptions& options) {
  HashValue& value = hash.OrCreate();
  const HashLimits limits = HashLimitsOf(context);
  const bool are_gone = options.expire_at_ms && *options.expire_at_ms <= context.now_ms();
  const auto expiry = options.keeps_expiry ? HashValue::Expiry::kKept : HashValue::Expiry::kCleared;
  for (size_t i = 0; i < options.fields.size(); i += 2) {
    const std::string_view field = options.fields[i];
    value.Set(field, options.fields[i + 1], context.now_ms(), limits, expiry);
    if (options.expire_at_ms && !are_gone) {
      value.SetExpiry(value.Find(field, context.now_ms()), *options.expire_at_ms);
    }
  }
  hash.MarkChanged(options.fields.size() / 2);
  context.Notify(kEventHash, "hset", context.key());
  if (are_gone) return EraseFields(context, value, options);
  KeepSet(context, value, options);
  if (options.expire_at_ms) context.Notify(kEventHash, "hexpire", context.key());
}

}  // namespace

void Hgetex(CommandContext& context) {
  FieldOptions options;
  if (!ParseFieldOptions(context, Taker::kHgetex, options)) return;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  Changes changes;
  context.reply().Array(options.fields.size());
  for (const std::string_view field : options.fields) {
    const HashValue::Place place = hash ? hash->Find(field, context.now_ms()) : HashValue::Place();
    if (!place) {
      context.reply().Null();
      continue;
    }
    ReplyEntry(context.reply(), hash->ValueAt(place));
    ChangeExpiry(context, *hash, field, place, options, changes);
  }
  const size_t changed = changes.set + changes.removed + changes.erased;
  if (changed == 0) return;
  hash.MarkChanged(changed);
  KeepChanges(context, options, changes);
  const std::string_view event = changes.erased != 0 ? "hdel" : changes.set != 0 ? "hexpire" : "hpersist";
  context.Notify(kEventHash, event, context.key());
}

void Hsetex(CommandContext& context) {
  FieldOptions options;
  if (!ParseFieldOptions(context, Taker::kHsetex, options)) return;
  if (!CheckLengths(context, options.fields)) return;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  if (!ConditionHolds(context, hash ? &*hash : nullptr, options)) return context.reply().Integer(0);
  SetFields(context, hash, options);
  context.reply().Integer(1);
}

}  // namespace nacre::commands
