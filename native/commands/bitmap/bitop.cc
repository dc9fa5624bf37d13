#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_context.h"
#include "generated/handlers/bitmap.h"
#include "structures/bit_operations.h"

namespace nacre::commands {
namespace {

constexpr size_t kFirstSource = 1;  // Among the keys; the first is the destination.

struct NamedCombination {
  std::string_view name;
  std::string_view shown;
  BitCombination combination;
  size_t least_sources;
  bool since_redis_8 = false;
};

constexpr std::array kCombinations = {
    NamedCombination{"and", "AND", BitCombination::kAnd, 1},
    NamedCombination{"or", "OR", BitCombination::kOr, 1},
    NamedCombination{"xor", "XOR", BitCombination::kXor, 1},
    NamedCombination{"not", "NOT", BitCombination::kNot, 1},
    NamedCombination{"diff", "DIFF", BitCombination::kDiff, 2, true},
    NamedCombination{"diff1", "DIFF1", BitCombination::kDiff1, 2, true},
    NamedCombination{"andor", "ANDOR", BitCombination::kAndOr, 2, true},
    NamedCombination{"one", "ONE", BitCombination::kOne, 1, true},
};

// Nothing after an error reply.
std::optional<NamedCombination> ParseCombination(CommandContext& context) {
  const size_t sources = context.argc() - 3;
  for (const NamedCombination& named : kCombinations) {
    if (!context.ArgIs(1, named.name)) continue;
    if (named.combination == BitCombination::kNot && sources != 1) {
      context.reply().Error("ERR BITOP NOT must be called with a single source key.");
      return std::nullopt;
    }
    if (sources < named.least_sources) {
      context.reply().Error("ERR BITOP " + std::string(named.shown) +
                            " must be called with at least two source keys.");
      return std::nullopt;
    }
    return named;
  }
  context.reply().SyntaxError();
  return std::nullopt;
}

// The strings at the source keys; a missing key is an empty one.
class Sources {
 public:
  // False after a WRONGTYPE reply.
  bool Read(CommandContext& context) {
    // Reading removes expired keys, which moves others; so the bytes are taken afterwards.
    for (size_t i = kFirstSource; i < context.key_count(); ++i) {
      const Table::Position position = context.FindToRead(context.key(i));
      if (position && !context.TableOf(context.key(i)).At(position)->IsString()) {
        context.reply().WrongType();
        return false;
      }
    }
    digits_.resize(context.key_count());
    for (size_t i = kFirstSource; i < context.key_count(); ++i) {
      const Table::Position position = context.Peek(context.key(i));
      strings_.push_back(position ? context.TableOf(context.key(i)).At(position)->String(digits_[i])
                                  : std::string_view());
      longest_ = std::max(longest_, strings_.back().size());
    }
    return true;
  }

  std::span<const std::string_view> strings() const { return strings_; }
  size_t longest() const { return longest_; }

 private:
  std::vector<DigitBuffer> digits_;
  std::vector<std::string_view> strings_;
  size_t longest_ = 0;
};

// An empty result leaves no key. Returns whether anything changed.
bool Store(CommandContext& context, std::string_view result) {
  const KeyRef& destination = context.key(0);
  const Table::Position position = context.FindToWrite(destination);
  Table& table = context.TableOf(destination);
  if (!result.empty()) {
    const uint32_t clock = context.ClockOver(position ? table.At(position) : nullptr);
    table.SetString(position, destination, result, StringForm::kRaw, kNoExpiry, clock);
    context.Notify(kEventString, "set", destination);
  } else if (position) {
    table.Erase(position, destination);
    context.Notify(kEventGeneric, "del", destination);
  } else {
    return false;
  }
  context.MarkChanged();
  return true;
}

}  // namespace

void Bitop(CommandContext& context) {
  const auto combination = ParseCombination(context);
  if (!combination) return;
  Sources sources;
  if (!sources.Read(context)) return;
  const size_t size = sources.longest();
  const auto result = std::make_unique_for_overwrite<char[]>(size);
  CombineBits(combination->combination, sources.strings(), result.get(), size);
  const std::string_view bytes{result.get(), size};
  // Servers that do not know the operation load its result.
  if (Store(context, bytes) && combination->since_redis_8) {
    if (bytes.empty()) {
      context.Effect({"DEL", context.key(0).bytes});
    } else {
      context.Effect({"SET", context.key(0).bytes, bytes});
    }
  }
  context.reply().Integer(static_cast<int64_t>(size));
}

}  // namespace nacre::commands
