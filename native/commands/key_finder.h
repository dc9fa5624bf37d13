// Finds a command's keys among its arguments by its key specs.

#ifndef NACRE_COMMANDS_KEY_FINDER_H_
#define NACRE_COMMANDS_KEY_FINDER_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "commands/command_spec.h"

namespace nacre {

// Calls visit(argument index) for each key, in the order of the specs. A spec
// that the arguments do not satisfy (a count that is no number, a group that
// runs past the end) gives no keys: the handler will refuse the arguments.
template <class Visit>
void FindKeys(const CommandSpec& command, std::span<const std::string_view> arguments, Visit&& visit);

// Where the keys of one spec are: first, step and how many.
struct KeyRange {
  size_t first = 0;
  size_t step = 1;
  size_t count = 0;
};

KeyRange FindKeyRange(const KeySpec& spec, std::span<const std::string_view> arguments);

// Whether a call of SORT or SORT_RO may touch keys that its key specs do not find:
// BY or GET with a pattern that elements complete, or STORE more than once. True
// also where such words are values of other options.
bool NamesKeysByPattern(std::span<const std::string_view> arguments);

template <class Visit>
void FindKeys(const CommandSpec& command, std::span<const std::string_view> arguments, Visit&& visit) {
  for (const KeySpec& spec : command.key_specs) {
    // Most commands have one key, at a place that never changes.
    if (spec.begin == KeySpec::Begin::kIndex && spec.find == KeySpec::Find::kRange && spec.last == 0) {
      const auto index = static_cast<size_t>(spec.begin_index);
      if (index < arguments.size()) visit(index);
      continue;
    }
    const KeyRange range = FindKeyRange(spec, arguments);
    for (size_t i = 0; i < range.count; ++i) visit(range.first + i * range.step);
  }
}

}  // namespace nacre

#endif  // NACRE_COMMANDS_KEY_FINDER_H_
