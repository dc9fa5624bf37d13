// The options of SORT and SORT_RO, and the patterns after BY and GET.

#ifndef NACRE_COMMANDS_GENERIC_SORT_OPTIONS_H_
#define NACRE_COMMANDS_GENERIC_SORT_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "commands/command_context.h"

namespace nacre::commands {

// A pattern that an element completes to the name of a key: the element goes where
// the first "*" is. "->" after it begins the name of a field, and the key holds a
// hash then. "#" alone is the element itself.
class KeyPattern {
 public:
  explicit KeyPattern(std::string_view text);

  bool IsElement() const { return is_element_; }
  // Whether there is no place for an element.
  bool IsConstant() const { return is_constant_; }

  // What the key holds that `element` makes of the pattern; nothing if it is absent or
  // of another type. Valid until the next call and as long as the key is unchanged.
  std::optional<std::string_view> Find(CommandContext& context, std::string_view element);

 private:
  std::string_view prefix_;
  std::string_view suffix_;
  std::string_view field_;
  bool is_element_ = false;
  bool is_constant_ = false;
  std::string name_;
  DigitBuffer digits_;
};

struct SortOptions {
  bool descending = false;
  bool alphabetic = false;
  bool unsorted = false;         // BY a constant.
  std::optional<KeyPattern> by;  // Only if it is not constant.
  std::vector<KeyPattern> get;
  int64_t offset = 0;
  int64_t count = -1;  // Negative: all.
  std::optional<std::string_view> store;
};

// Nothing after an error reply. `may_store`: whether there is a STORE.
std::optional<SortOptions> ParseSortOptions(CommandContext& context, bool may_store);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_GENERIC_SORT_OPTIONS_H_
