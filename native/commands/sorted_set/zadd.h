// The operation of ZADD, which ZINCRBY and GEOADD share.

#ifndef NACRE_COMMANDS_SORTED_SET_ZADD_H_
#define NACRE_COMMANDS_SORTED_SET_ZADD_H_

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

struct ScoredName {
  double score;
  std::string_view name;
};

// A fixed number of pairs; few of them need no allocation.
class ScoredNames {
 public:
  explicit ScoredNames(size_t size) : size_(size) {
    if (size > kInline) many_ = std::make_unique<ScoredName[]>(size);
  }
  size_t size() const { return size_; }
  ScoredName& operator[](size_t index) { return many_ != nullptr ? many_[index] : few_[index]; }
  const ScoredName& operator[](size_t index) const { return many_ != nullptr ? many_[index] : few_[index]; }

 private:
  static constexpr size_t kInline = 8;
  size_t size_;
  std::array<ScoredName, kInline> few_;
  std::unique_ptr<ScoredName[]> many_;
};

struct AddOptions {
  bool only_new = false;       // NX
  bool only_existing = false;  // XX
  bool only_greater = false;   // GT
  bool only_less = false;      // LT
  bool increments = false;     // INCR
};

struct AddOutcome {
  size_t added = 0;
  size_t changed = 0;      // Members that were there and have another score now.
  bool processed = false;  // Whether no condition kept the last pair from being looked at.
  double score = 0;        // Of the last pair.
};

// Adds the pairs to the sorted set at the command's first key, marks and notifies
// the change. Nothing after an error reply.
std::optional<AddOutcome> AddScores(CommandContext& context, const ScoredNames& pairs,
                                    const AddOptions& options);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SORTED_SET_ZADD_H_
