// SPOP and SRANDMEMBER: members chosen at random.

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/number.h"
#include "commands/set/set_access.h"
#include "generated/handlers/set.h"

namespace nacre::commands {
namespace {

// Members that SRANDMEMBER gives with repetition; Redis would not stop before its
// memory is full.
constexpr int64_t kMostRepeated = int64_t{1} << 27;

// SPOP's count; nothing after an error reply.
std::optional<size_t> ParsePopCount(CommandContext& context) {
  const auto count = ParseInteger(context.arg(2));
  if (count && *count >= 0) return static_cast<size_t>(*count);
  context.reply().Error("ERR value is out of range, must be positive");
  return std::nullopt;
}

// SRANDMEMBER's; negative for members that may repeat.
std::optional<int64_t> ParseRandomCount(CommandContext& context) {
  const auto count = ParseInteger(context.arg(2));
  if (!count) {
    context.reply().NotInteger();
  } else if (*count == std::numeric_limits<int64_t>::min()) {
    context.reply().Error(
        "ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807");
  } else if (*count < -kMostRepeated) {
    context.reply().Error("ERR value is out of range");
  } else {
    return count;
  }
  return std::nullopt;
}

void PopOne(CommandContext& context) {
  CollectionChange<SetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set) return context.reply().Null();
  const PackedValue member = set->RandomMember(context.random());
  ReplyMember(context.reply(), member);
  if (context.KeepsEffects()) {
    DigitBuffer digits;
    context.Effect({"SREM", context.key().bytes, member.View(digits)});
  }
  set->Remove(member);
  set.MarkChanged();
  context.Notify(kEventSet, "spop", context.key());
}

void PopAll(CommandContext& context, CollectionChange<SetValue>& set) {
  ReplyMembers(context.reply(), *set);
  context.MarkChanged(set->size());
  context.Effect({"DEL", context.key().bytes});
  set.Settle();
  Table& table = context.TableOf(context.key());
  table.Erase(table.Find(context.key()), context.key());
  context.Notify(kEventGeneric, "del", context.key());
}

void KeepPopped(CommandContext& context, const std::vector<std::string>& popped) {
  if (!context.KeepsEffects()) return;
  std::vector<std::string_view> words = {"SREM", context.key().bytes};
  words.insert(words.end(), popped.begin(), popped.end());
  context.Effect(context.database(), words);
}

void PopSeveral(CommandContext& context, size_t count) {
  CollectionChange<SetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set || count == 0) return context.reply().Set(0);
  context.Notify(kEventSet, "spop", context.key());
  if (count >= set->size()) return PopAll(context, set);
  context.reply().Set(count);
  std::vector<std::string> popped;
  set->PopRandom(context.random(), count, SetLimits(context), [&](const auto& member) {
    ReplyMember(context.reply(), member);
    DigitBuffer digits;
    if (context.KeepsEffects()) popped.emplace_back(PackedValue(member).View(digits));
  });
  KeepPopped(context, popped);
  set.MarkChanged(count);
}

// Packed members are found one after another, so that they are laid out beside each other first.
void ReplyRepeated(CommandContext& context, const SetValue& set, size_t count) {
  std::vector<PackedValue> packed;
  if (set.packed() != nullptr && count > 1) {
    set.Visit([&](const auto& member) { packed.emplace_back(member); });
  }
  context.reply().Array(count);
  for (size_t i = 0; i < count; ++i) {
    ReplyMember(context.reply(), packed.empty() ? set.RandomMember(context.random())
                                                : packed[context.random().Below(packed.size())]);
  }
}

}  // namespace

void Spop(CommandContext& context) {
  if (context.argc() == 2) return PopOne(context);
  if (context.argc() > 3) return context.reply().SyntaxError();
  const auto count = ParsePopCount(context);
  if (count) PopSeveral(context, *count);
}

void Srandmember(CommandContext& context) {
  if (context.argc() > 3) return context.reply().SyntaxError();
  const bool one = context.argc() == 2;
  const auto count = one ? std::optional<int64_t>(1) : ParseRandomCount(context);
  if (!count) return;
  const SetValue* set;
  if (!FindSetOrReply(context, set)) return;
  if (one) {
    if (set == nullptr) return context.reply().Null();
    return ReplyMember(context.reply(), set->RandomMember(context.random()));
  }
  if (set == nullptr || *count == 0) return context.reply().Array(0);
  if (*count < 0) return ReplyRepeated(context, *set, static_cast<size_t>(-*count));
  const size_t wanted = std::min(static_cast<size_t>(*count), set->size());
  context.reply().Array(wanted);
  if (wanted == set->size()) {
    return set->Visit([&](const auto& member) { ReplyMember(context.reply(), member); });
  }
  for (const PackedValue& member : set->RandomMembers(context.random(), wanted)) {
    ReplyMember(context.reply(), member);
  }
}

}  // namespace nacre::commands
