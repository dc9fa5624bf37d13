#include "commands/string/common_subsequence.h"

#include <cstddef>
#include <new>

namespace nacre::commands {

// Fills the table row by row, and calls on_cell(cell, shorten_first) for each
// cell: whether the way back from it leads to a shorter first string.
template <class OnCell>
void CommonSubsequence::FillRows(OnCell&& on_cell) {
  // row[j] is the length for the first i bytes of one string and j of the other;
  // the row above is overwritten from the left.
  std::vector<uint32_t> row(second_.size() + 1, 0);
  size_t cell = 0;
  for (const char byte : first_) {
    uint32_t diagonal = 0;
    for (size_t j = 1; j <= second_.size(); ++j, ++cell) {
      const uint32_t above = row[j];
      const uint32_t left = row[j - 1];
      if (byte == second_[j - 1]) {
        row[j] = diagonal + 1;
      } else {
        row[j] = above > left ? above : left;
        on_cell(cell, above > left);
      }
      diagonal = above;
    }
  }
  length_ = row.back();
}

void CommonSubsequence::ComputeLength() {
  FillRows([](size_t, bool) {});
}

bool CommonSubsequence::ComputeAll() {
  const size_t words = first_.size() * second_.size() / 64 + 1;
  const std::unique_ptr<uint64_t[]> turns(new (std::nothrow) uint64_t[words]());
  if (turns == nullptr) return false;
  FillRows([&turns](size_t cell, bool shorten_first) {
    turns[cell / 64] |= static_cast<uint64_t>(shorten_first) << (cell % 64);
  });
  WalkBack(turns.get());
  return true;
}

void CommonSubsequence::WalkBack(const uint64_t* turns) {
  text_.resize(length_);
  uint32_t left = length_;
  auto i = static_cast<uint32_t>(first_.size());
  auto j = static_cast<uint32_t>(second_.size());
  bool in_match = false;
  while (i > 0 && j > 0) {
    const size_t cell = size_t{i - 1} * second_.size() + (j - 1);
    if (first_[i - 1] == second_[j - 1]) {
      --i;
      --j;
      text_[--left] = first_[i];
      if (!in_match) matches_.push_back({i, j, 0});
      Match& match = matches_.back();
      match = {i, j, match.length + 1};
      in_match = true;
      continue;
    }
    in_match = false;
    if ((turns[cell / 64] >> (cell % 64) & 1) != 0) {
      --i;
    } else {
      --j;
    }
  }
}

}  // namespace nacre::commands
