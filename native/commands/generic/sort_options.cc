#include "commands/generic/sort_options.h"

#include <utility>

#include "values/hash_value.h"

namespace nacre::commands {
namespace {

constexpr std::string_view kFieldArrow = "->";

// False after an error reply.
bool ParseLimit(CommandContext& context, size_t at, SortOptions& options) {
  const auto offset = ParseInteger(context.arg(at));
  const auto count = ParseInteger(context.arg(at + 1));
  if (!offset || !count) {
    context.reply().NotInteger();
    return false;
  }
  options.offset = *offset;
  options.count = *count;
  return true;
}

void TakeBy(std::string_view text, SortOptions& options) {
  KeyPattern pattern(text);
  if (pattern.IsConstant()) {
    options.unsorted = true;
    options.by.reset();
  } else {
    options.by = std::move(pattern);
  }
}

}  // namespace

KeyPattern::KeyPattern(std::string_view text) : is_element_(text == "#") {
  const size_t star = text.find('*');
  is_constant_ = star == std::string_view::npos;
  if (is_constant_) return;
  prefix_ = text.substr(0, star);
  suffix_ = text.substr(star + 1);
  const size_t arrow = suffix_.find(kFieldArrow);
  // An arrow that nothing follows is part of the key's name.
  if (arrow == std::string_view::npos || arrow + kFieldArrow.size() == suffix_.size()) return;
  field_ = suffix_.substr(arrow + kFieldArrow.size());
  suffix_ = suffix_.substr(0, arrow);
}

std::optional<std::string_view> KeyPattern::Find(CommandContext& context, std::string_view element) {
  if (is_element_) return element;
  if (is_constant_) return std::nullopt;
  name_.assign(prefix_);
  name_.append(element);
  name_.append(suffix_);
  const KeyRef key = context.keyspace().Key(name_);
  const Table::Position position = context.FindToRead(key);
  if (!position) return std::nullopt;
  const Entry& entry = *context.TableOf(key).At(position);
  if (field_.empty()) return entry.IsString() ? std::optional(entry.String(digits_)) : std::nullopt;
  if (entry.type() != ValueType::kHash) return std::nullopt;
  const auto& hash = static_cast<const HashValue&>(*entry.collection());
  const HashValue::Place place = hash.Find(field_, context.now_ms());
  return place ? std::optional(hash.ValueAt(place).View(digits_)) : std::nullopt;
}

std::optional<SortOptions> ParseSortOptions(CommandContext& context, bool may_store) {
  SortOptions options;
  for (size_t i = 2; i < context.argc(); ++i) {
    const size_t left = context.argc() - i - 1;
    if (context.ArgIs(i, "asc")) {
      options.descending = false;
    } else if (context.ArgIs(i, "desc")) {
      options.descending = true;
    } else if (context.ArgIs(i, "alpha")) {
      options.alphabetic = true;
    } else if (left >= 2 && context.ArgIs(i, "limit")) {
      if (!ParseLimit(context, i + 1, options)) return std::nullopt;
      i += 2;
    } else if (left >= 1 && may_store && context.ArgIs(i, "store")) {
      options.store = context.arg(++i);
    } else if (left >= 1 && context.ArgIs(i, "by")) {
      TakeBy(context.arg(++i), options);
    } else if (left >= 1 && context.ArgIs(i, "get")) {
      options.get.emplace_back(context.arg(++i));
    } else {
      context.reply().SyntaxError();
      return std::nullopt;
    }
  }
  return options;
}

}  // namespace nacre::commands
