// Which members of a sorted set are meant: by score, by name, by rank.

#ifndef NACRE_VALUES_SORTED_SET_RANGE_H_
#define NACRE_VALUES_SORTED_SET_RANGE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nacre {

struct ScoreRange {
  double min = 0;
  double max = 0;
  bool excludes_min = false;
  bool excludes_max = false;

  bool StartsAfter(double score) const { return excludes_min ? score <= min : score < min; }
  bool EndsBefore(double score) const { return excludes_max ? score >= max : score > max; }
};

// One end of a range of names.
struct NameBound {
  enum class Kind : uint8_t { kLeast, kGreatest, kIncluded, kExcluded };
  Kind kind = Kind::kLeast;
  std::string_view name;

  // Whether `other` is before a range that begins here.
  bool StartsAfter(std::string_view other) const {
    switch (kind) {
      case Kind::kLeast:
        return false;
      case Kind::kGreatest:
        return true;
      case Kind::kIncluded:
        return other < name;
      case Kind::kExcluded:
        return other <= name;
    }
    return false;
  }
  // Whether `other` is behind a range that ends here.
  bool EndsBefore(std::string_view other) const {
    switch (kind) {
      case Kind::kLeast:
        return true;
      case Kind::kGreatest:
        return false;
      case Kind::kIncluded:
        return other > name;
      case Kind::kExcluded:
        return other >= name;
    }
    return false;
  }
};

// By the bytes of the names; meant for members of equal scores.
struct NameRange {
  NameBound min;
  NameBound max;
};

// `count` members from `first` on, all of which exist.
struct RankRange {
  size_t first = 0;
  size_t count = 0;
};

}  // namespace nacre

#endif  // NACRE_VALUES_SORTED_SET_RANGE_H_
