// INCR, INCRBY, INCRBYFLOAT, DECR, DECRBY: numbers in strings.

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers/string.h"

namespace nacre::commands {
namespace {

constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();

// The integer that the entry's string spells, or nothing. Requires: entry.IsString().
std::optional<int64_t> IntegerOf(const Entry& entry) {
  if (entry.IsInteger()) return entry.integer();
  DigitBuffer digits;
  return ParseInteger(entry.String(digits));
}

void Add(CommandContext& context, int64_t increment) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  const Entry* entry = position ? context.TableOf(key).At(position) : nullptr;
  if (entry != nullptr && !entry->IsString()) return context.reply().WrongType();
  const std::optional<int64_t> old = entry == nullptr ? 0 : IntegerOf(*entry);
  if (!old) return context.reply().NotInteger();
  int64_t sum;
  if (__builtin_add_overflow(*old, increment, &sum)) {
    return context.reply().Error("ERR increment or decrement would overflow");
  }
  const int64_t expire_at_ms = entry == nullptr ? kNoExpiry : entry->expire_at_ms();
  context.TableOf(key).SetInteger(position, key, sum, expire_at_ms, context.ClockOver(entry));
  context.MarkChanged();
  context.Notify(kEventString, "incrby", key);
  context.reply().Integer(sum);
}

std::optional<long double> FloatOf(const Entry& entry) {
  DigitBuffer digits;
  return ParseLongDouble(entry.String(digits));
}

}  // namespace

void Incr(CommandContext& context) { Add(context, 1); }

void Decr(CommandContext& context) { Add(context, -1); }

void Incrby(CommandContext& context) {
  const auto increment = ParseInteger(context.arg(2));
  if (!increment) return context.reply().NotInteger();
  Add(context, *increment);
}

void Decrby(CommandContext& context) {
  const auto decrement = ParseInteger(context.arg(2));
  if (!decrement) return context.reply().NotInteger();
  if (*decrement == kLowest) return context.reply().Error("ERR decrement would overflow");
  Add(context, -*decrement);
}

void Incrbyfloat(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  const Entry* entry = position ? context.TableOf(key).At(position) : nullptr;
  if (entry != nullptr && !entry->IsString()) return context.reply().WrongType();
  const std::optional<long double> old = entry == nullptr ? 0 : FloatOf(*entry);
  const auto increment = ParseLongDouble(context.arg(2));
  if (!old || !increment) return context.reply().Error("ERR value is not a valid float");
  const long double sum = *old + *increment;
  if (std::isnan(sum) || std::isinf(sum)) {
    return context.reply().Error("ERR increment would produce NaN or Infinity");
  }
  const std::string text = FormatLongDouble(sum);
  const int64_t expire_at_ms = entry == nullptr ? kNoExpiry : entry->expire_at_ms();
  context.TableOf(key).SetString(position, key, text, StringForm::kText, expire_at_ms,
                                 context.ClockOver(entry));
  context.MarkChanged();
  context.Effect({"SET", key.bytes, text, "KEEPTTL"});
  context.Notify(kEventString, "incrbyfloat", key);
  context.reply().Bulk(text);
}

}  // namespace nacre::commands
