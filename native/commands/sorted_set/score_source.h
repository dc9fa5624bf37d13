// What ZUNION and its like read from: a sorted set, or nothing.

#ifndef NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_
#define NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "values/sorted_set_value.h"

namespace nacre::commands {

class ScoreSource {
 public:
  // A key that is absent.
  ScoreSource() = default;
  explicit ScoreSource(const SortedSetValue* sorted) : sorted_(sorted) {}

  double weight = 1;

  size_t size() const { return sorted_ != nullptr ? sorted_->size() : 0; }
  bool IsSameAs(const ScoreSource& other) const { return sorted_ == other.sorted_; }

  std::optional<double> ScoreOf(std::string_view name) const {
    return sorted_ != nullptr ? sorted_->ScoreOf(name) : std::nullopt;
  }

  // Calls visit(name, score) for every member until it returns false.
  template <class Visit>
  void VisitWhile(Visit&& visit) const {
    if (sorted_ != nullptr) sorted_->VisitWhile(visit);
  }

 private:
  const SortedSetValue* sorted_ = nullptr;
};

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_
