// The longest common subsequence of two strings, by the textbook table of the
// lengths for all pairs of prefixes. Where several subsequences are longest,
// the way back through the table takes the same turns as Redis's, so that the
// same one is found.
//
// Only two rows of lengths are kept, and one bit a cell for the turn: a 32nd of
// the table.

#ifndef NACRE_COMMANDS_STRING_COMMON_SUBSEQUENCE_H_
#define NACRE_COMMANDS_STRING_COMMON_SUBSEQUENCE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nacre::commands {

class CommonSubsequence {
 public:
  // A run of bytes that stands in both strings: its first positions and its length.
  struct Match {
    uint32_t first_start;
    uint32_t second_start;
    uint32_t length;
  };

  // The strings must outlive the object and be shorter than 2^32 - 2 bytes.
  CommonSubsequence(std::string_view first, std::string_view second) : first_(first), second_(second) {}

  // Computes the length. O(product of the sizes).
  void ComputeLength();

  // Computes the length, the subsequence and the matches, last match first.
  // Returns false if there is not memory enough.
  bool ComputeAll();

  uint32_t length() const { return length_; }
  const std::string& text() const { return text_; }
  const std::vector<Match>& matches() const { return matches_; }

 private:
  template <class OnCell>
  void FillRows(OnCell&& on_cell);
  void WalkBack(const uint64_t* turns);

  std::string_view first_;
  std::string_view second_;
  uint32_t length_ = 0;
  std::string text_;
  std::vector<Match> matches_;
};

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STRING_COMMON_SUBSEQUENCE_H_
