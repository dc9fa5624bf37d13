// HINCRBY and HINCRBYFLOAT: numbers in the fields of a hash.

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include "base/number.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

std::optional<int64_t> IntegerOf(const PackedValue& value) {
  return value.IsInteger() ? value.integer() : ParseInteger(value.text());
}

std::optional<long double> FloatOf(const PackedValue& value) {
  if (value.IsInteger()) return static_cast<long double>(value.integer());
  return ParseLongDouble(value.text());
}

// The value of the field that the second argument names, or zero.
PackedValue OldValue(CommandContext& context, CollectionChange<HashValue>& hash) {
  const HashValue::Place place = hash ? hash->Find(context.arg(2), context.now_ms()) : HashValue::Place();
  return place ? hash->ValueAt(place) : PackedValue(int64_t{0});
}

// What the field holds now.
void KeepValue(CommandContext& context, HashValue& hash) {
  if (!context.KeepsEffects()) return;
  const std::string_view key = context.key().bytes;
  const std::string_view field = context.arg(2);
  const HashValue::Place place = hash.Find(field, context.now_ms());
  DigitBuffer digits;
  const std::string_view value = hash.ValueAt(place).View(digits);
  if (hash.ExpiryAt(place) == kNoExpiry) return context.Effect({"HSET", key, field, value});
  context.Effect({"HSETEX", key, "KEEPTTL", "FIELDS", "1", field, value});
}

// The field keeps its expiry time, since its value is changed, not replaced.
void Store(CommandContext& context, CollectionChange<HashValue>& hash, const PackedValue& value,
           std::string_view event) {
  hash.OrCreate().Set(context.arg(2), value, context.now_ms(), HashLimitsOf(context),
                      HashValue::Expiry::kKept);
  hash.MarkChanged();
  KeepValue(context, *hash);
  context.Notify(kEventHash, event, context.key());
}

}  // namespace

void Hincrby(CommandContext& context) {
  const auto increment = ParseInteger(context.arg(3));
  if (!increment) return context.reply().NotInteger();
  if (!CheckLengths(context, context.arguments().subspan(2, 1))) return;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  const std::optional<int64_t> old = IntegerOf(OldValue(context, hash));
  if (!old) return context.reply().Error("ERR hash value is not an integer");
  int64_t sum;
  if (__builtin_add_overflow(*old, *increment, &sum)) {
    return context.reply().Error("ERR increment or decrement would overflow");
  }
  Store(context, hash, sum, "hincrby");
  context.reply().Integer(sum);
}

void Hincrbyfloat(CommandContext& context) {
  const auto increment = ParseLongDouble(context.arg(3));
  if (!increment) return context.reply().Error("ERR value is not a valid float");
  if (std::isinf(*increment)) return context.reply().Error("ERR value is NaN or Infinity");
  if (!CheckLengths(context, context.arguments().subspan(2, 1))) return;
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  const std::optional<long double> old = FloatOf(OldValue(context, hash));
  if (!old) return context.reply().Error("ERR hash value is not a float");
  const long double sum = *old + *increment;
  if (std::isnan(sum) || std::isinf(sum)) {
    return context.reply().Error("ERR increment would produce NaN or Infinity");
  }
  const std::string text = FormatLongDouble(sum);
  Store(context, hash, std::string_view(text), "hincrbyfloat");
  context.reply().Bulk(text);
}

}  // namespace nacre::commands
