// What ZUNION and its like read from: a sorted set, a set (whose members all have
// the score 1), or nothing.

#ifndef NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_
#define NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {

class ScoreSource {
 public:
  // A key that is absent.
  ScoreSource() = default;
  explicit ScoreSource(const SortedSetValue* sorted) : sorted_(sorted) {}
  explicit ScoreSource(const SetValue* plain) : plain_(plain) {}

  double weight = 1;

  size_t size() const {
    if (plain_ != nullptr) return plain_->size();
    return sorted_ != nullptr ? sorted_->size() : 0;
  }
  bool IsSameAs(const ScoreSource& other) const { return sorted_ == other.sorted_ && plain_ == other.plain_; }

  std::optional<double> ScoreOf(std::string_view name) const {
    if (plain_ != nullptr) return plain_->Contains(name) ? std::optional(kScoreInSet) : std::nullopt;
    return sorted_ != nullptr ? sorted_->ScoreOf(name) : std::nullopt;
  }

  // Calls visit(name, score) for every member until it returns false.
  template <class Visit>
  void VisitWhile(Visit&& visit) const {
    if (sorted_ != nullptr) return sorted_->VisitWhile(visit);
    if (plain_ == nullptr) return;
    plain_->VisitWhile([&](const auto& member) {
      DigitBuffer digits;
      return visit(ViewOf(member, digits), kScoreInSet);
    });
  }

 private:
  static constexpr double kScoreInSet = 1;

  // One of them at the most.
  const SortedSetValue* sorted_ = nullptr;
  const SetValue* plain_ = nullptr;
};

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SORTED_SET_SCORE_SOURCE_H_
