#include "commands/key_finder.h"

#include "base/number.h"
#include "commands/command_context.h"

namespace nacre {
namespace {

// The index where the group begins, or 0 when it is absent.
size_t FindBegin(const KeySpec& spec, std::span<const std::string_view> arguments) {
  if (spec.begin == KeySpec::Begin::kIndex) return static_cast<size_t>(spec.begin_index);
  const auto count = static_cast<int64_t>(arguments.size());
  const int64_t step = spec.start_from < 0 ? -1 : 1;
  int64_t at = spec.start_from < 0 ? count + spec.start_from : spec.start_from;
  for (; at >= 1 && at < count; at += step) {
    if (EqualsIgnoringCase(arguments[static_cast<size_t>(at)], spec.keyword)) {
      return static_cast<size_t>(at) + 1;
    }
  }
  return 0;
}

KeyRange FindRange(const KeySpec& spec, size_t begin, size_t argument_count) {
  const auto count = static_cast<int64_t>(argument_count);
  const auto first = static_cast<int64_t>(begin);
  int64_t last = spec.last >= 0 ? first + spec.last : count + spec.last;
  if (spec.last == -1 && spec.limit >= 2) last = first + (count - first) / spec.limit - 1;
  if (last >= count || last < first) return {};
  const auto step = static_cast<size_t>(spec.step);
  return {begin, step, static_cast<size_t>(last - first) / step + 1};
}

KeyRange FindByNumber(const KeySpec& spec, size_t begin, std::span<const std::string_view> arguments) {
  const size_t number_at = begin + static_cast<size_t>(spec.key_number_index);
  if (number_at >= arguments.size()) return {};
  const auto number = ParseInteger(arguments[number_at]);
  const size_t first = begin + static_cast<size_t>(spec.first_key);
  if (!number || *number <= 0 || first >= arguments.size()) return {};
  const auto step = static_cast<size_t>(spec.step);
  const size_t room = (arguments.size() - first - 1) / step + 1;
  const auto count = static_cast<size_t>(*number);
  return count > room ? KeyRange{} : KeyRange{first, step, count};
}

}  // namespace

KeyRange FindKeyRange(const KeySpec& spec, std::span<const std::string_view> arguments) {
  const size_t begin = FindBegin(spec, arguments);
  if (begin == 0 || begin >= arguments.size()) return {};
  if (spec.find == KeySpec::Find::kRange) return FindRange(spec, begin, arguments.size());
  return FindByNumber(spec, begin, arguments);
}

bool NamesKeysByPattern(std::span<const std::string_view> arguments) {
  size_t stores = 0;
  for (size_t i = 2; i + 1 < arguments.size(); ++i) {
    const bool pattern = EqualsIgnoringCase(arguments[i], "by") || EqualsIgnoringCase(arguments[i], "get");
    if (pattern && arguments[i + 1].find('*') != std::string_view::npos) return true;
    if (EqualsIgnoringCase(arguments[i], "store")) ++stores;
  }
  return stores > 1;
}

}  // namespace nacre
