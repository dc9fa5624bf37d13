#include <optional>

#include "base/number.h"
#include "commands/bitmap/bit_range.h"
#include "commands/command_context.h"
#include "generated/handlers/bitmap.h"
#include "structures/bit_operations.h"

namespace nacre::commands {
namespace {

constexpr size_t kStart = 3;
constexpr size_t kEnd = 4;
constexpr size_t kUnit = 5;

// Nothing after an error reply.
std::optional<bool> ParseBit(CommandContext& context) {
  const auto bit = ParseInteger(context.arg(2));
  if (!bit) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*bit != 0 && *bit != 1) {
    context.reply().Error("ERR The bit argument must be 1 or 0.");
    return std::nullopt;
  }
  return *bit == 1;
}

// Nothing after an error reply.
std::optional<AskedRange> ParseRange(CommandContext& context) {
  AskedRange asked;
  if (context.argc() > kUnit + 1) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  if (context.argc() <= kStart) return asked;
  const auto start = ParseInteger(context.arg(kStart));
  if (!start) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  asked.start = *start;
  if (context.argc() > kUnit) {
    const auto in_bits = ParseIsBit(context, context.arg(kUnit));
    if (!in_bits) return std::nullopt;
    asked.in_bits = *in_bits;
  }
  if (context.argc() > kEnd) {
    const auto end = ParseInteger(context.arg(kEnd));
    if (!end) {
      context.reply().NotInteger();
      return std::nullopt;
    }
    asked.end = *end;
  }
  return asked;
}

// The position as the reply tells it: a string without clear bits is followed by
// them, unless the end of the range was given.
int64_t FindPosition(std::string_view bytes, bool bit, const BitRange& range, bool end_given) {
  if (range.IsEmpty()) return -1;
  const auto found = FindBit(bytes, bit, range.begin, range.end);
  if (found) return static_cast<int64_t>(*found);
  return bit || end_given ? -1 : static_cast<int64_t>(bytes.size() * 8);
}

}  // namespace

// A missing key has clear bits only, whatever the range says.
void Bitpos(CommandContext& context) {
  const auto bit = ParseBit(context);
  if (!bit) return;
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Integer(*bit ? -1 : 0);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  const auto asked = ParseRange(context);
  if (!asked) return;
  DigitBuffer digits;
  const std::string_view bytes = entry.String(digits);
  const BitRange range = ResolveRange(*asked, bytes.size());
  context.reply().Integer(FindPosition(bytes, *bit, range, context.argc() > kEnd));
}

}  // namespace nacre::commands
