#include "commands/hash/field_list.h"

#include <vector>

#include "base/number.h"

namespace nacre::commands {

std::optional<FieldList> ParseFieldList(CommandContext& context, size_t index,
                                        std::string_view not_positive) {
  if (index + 1 >= context.argc() || !context.ArgIs(index, "fields")) {
    context.reply().Error("ERR Mandatory argument FIELDS is missing or not at the right position");
    return std::nullopt;
  }
  const auto number = ParseInteger(context.arg(index + 1));
  if (!number || *number < 1) {
    context.reply().Error(not_positive);
    return std::nullopt;
  }
  const FieldList fields = context.arguments().subspan(index + 2);
  if (static_cast<uint64_t>(*number) != fields.size()) {
    context.reply().Error("ERR The `numfields` parameter must match the number of arguments");
    return std::nullopt;
  }
  return fields;
}

void KeepFields(CommandContext& context, std::initializer_list<std::string_view> words, FieldList fields) {
  if (!context.KeepsEffects()) return;
  const NumberWord number(static_cast<int64_t>(fields.size()));
  std::vector<std::string_view> effect = {*words.begin(), context.key().bytes};
  effect.insert(effect.end(), words.begin() + 1, words.end());
  if (effect.back() == "FIELDS") effect.push_back(number);
  effect.insert(effect.end(), fields.begin(), fields.end());
  context.Effect(context.database(), effect);
}

}  // namespace nacre::commands
