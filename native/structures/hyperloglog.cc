#include "structures/hyperloglog.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "base/murmur_hash.h"
#include "structures/hyperloglog_runs.h"

namespace nacre::hyperloglog {
namespace {

constexpr std::string_view kMagic = "HYLL";
constexpr size_t kEncodingOffset = 4;
constexpr size_t kEstimateOffset = 8;
constexpr uint64_t kEstimateIsOld = uint64_t{1} << 63;
constexpr uint64_t kHashSeed = 0xadc83b19;

// How many registers have each value; six bits of them can be there, whoever wrote them.
constexpr size_t kRegisterValues = size_t{1} << kRegisterBits;
using Histogram = std::array<uint32_t, kRegisterValues>;

// Four registers are three bytes.
constexpr size_t kGroup = 4;
constexpr size_t kGroupBytes = 3;
constexpr uint32_t kRegisterMask = kRegisterValues - 1;

uint32_t LoadGroup(const char* at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(at[i])); };
  return byte(0) | byte(1) << 8 | byte(2) << 16;
}

// Calls visit(group, registers of it in 24 bits) for each group of a dense string.
template <class Visit>
void VisitGroups(std::string_view bytes, Visit&& visit) {
  const char* at = bytes.data() + kHeaderBytes;
  for (size_t group = 0; group < kRegisters / kGroup; ++group)
    visit(group, LoadGroup(at + group * kGroupBytes));
}

// Calls visit(at, run) for each run of a sparse string until they are not valid;
// whether they are.
template <class Visit>
bool VisitRuns(std::string_view bytes, Visit&& visit) {
  size_t first = 0;
  for (size_t at = kHeaderBytes; at < bytes.size();) {
    const Run run = Run::Read(bytes.substr(at));
    if (run.length == 0 || run.length > kRegisters - first) return false;
    visit(first, run);
    at += run.bytes;
    first += run.length;
  }
  return first == kRegisters;
}

// The counts of the four places in a group are kept apart, since a count that is
// raised again at once has to be waited for.
class SplitHistogram {
 public:
  void Add(size_t place, size_t value) { ++counts_[place][value]; }
  Histogram Sum() const {
    Histogram sum{};
    for (const Histogram& counts : counts_) {
      for (size_t value = 0; value < kRegisterValues; ++value) sum[value] += counts[value];
    }
    return sum;
  }

 private:
  std::array<Histogram, kGroup> counts_{};
};

Histogram CountDense(std::string_view bytes) {
  SplitHistogram histogram;
  VisitGroups(bytes, [&](size_t, uint32_t group) {
    for (size_t place = 0; place < kGroup; ++place) {
      histogram.Add(place, group >> (place * kRegisterBits) & kRegisterMask);
    }
  });
  return histogram.Sum();
}

std::optional<Histogram> CountSparse(std::string_view bytes) {
  Histogram histogram{};
  const bool valid = VisitRuns(bytes, [&](size_t, Run run) { histogram[run.value] += run.length; });
  return valid ? std::optional(histogram) : std::nullopt;
}

// The two functions and the estimator below are those of Otmar Ertl, "New
// cardinality estimation algorithms for HyperLogLog sketches", section 4. Sums end
// when a term changes nothing more.

// x + x^2 * 1 + x^4 * 2 + x^8 * 4 + ...: what registers of zero count for.
double Sigma(double share) {
  if (share == 1) return std::numeric_limits<double>::infinity();
  double sum = share;
  double factor = 1;
  for (double before = -1; before != sum;) {
    share *= share;
    before = sum;
    sum += share * factor;
    factor += factor;
  }
  return sum;
}

// The like for registers that are as full as they can be.
double Tau(double share) {
  if (share == 0 || share == 1) return 0;
  double sum = 1 - share;
  double factor = 1;
  for (double before = -1; before != sum;) {
    share = std::sqrt(share);
    before = sum;
    factor *= 0.5;
    sum -= (1 - share) * (1 - share) * factor;
  }
  return sum / 3;
}

uint64_t EstimateFrom(const Histogram& histogram) {
  constexpr double kInverseOfTwiceLn2 = 0.721347520444481703680;
  constexpr auto kCount = static_cast<double>(kRegisters);
  double sum = kCount * Tau((kCount - histogram[kRankBits + 1]) / kCount);
  for (size_t value = kRankBits; value >= 1; --value) sum = (sum + histogram[value]) * 0.5;
  sum += kCount * Sigma(histogram[0] / kCount);
  const double estimate = kInverseOfTwiceLn2 * kCount * kCount / sum;
  // Only registers that no element can have made come to more than 64 bits hold;
  // this is what processors make of such a number.
  if (!(estimate < 0x1p63)) return uint64_t{1} << 63;
  return static_cast<uint64_t>(std::llround(estimate));
}

// Joins neighbours of one value, as far as Redis looks for them from `at` on.
void JoinRuns(std::string& bytes, size_t at) {
  constexpr int kRunsLookedAt = 5;
  for (int looked = 0; looked < kRunsLookedAt && at < bytes.size(); ++looked) {
    const std::string_view view = bytes;
    const Run run = Run::Read(view.substr(at));
    const size_t next_at = at + run.bytes;
    if (run.value != 0 && next_at < bytes.size()) {
      const Run next = Run::Read(view.substr(next_at));
      const size_t together = size_t{run.length} + next.length;
      if (next.value == run.value && together <= Run::kLongestValueRun) {
        Run::Write(&bytes[next_at], run.value, together);
        bytes.erase(at, run.bytes);
        continue;
      }
    }
    at = next_at;
  }
}

Raised RaiseDensely(std::string& bytes, Rank rank) {
  if (!MakeDense(bytes)) return Raised::kInvalid;
  RaiseDense(bytes.data(), rank);
  ForgetEstimate(bytes.data());
  return Raised::kYes;
}

}  // namespace

Rank RankOf(std::string_view element) {
  const uint64_t hash = MurmurHash64A(element, kHashSeed);
  // The bit above the others bounds the rank.
  const uint64_t rest = hash >> kIndexBits | uint64_t{1} << kRankBits;
  return {hash & (kRegisters - 1), static_cast<uint8_t>(std::countr_zero(rest) + 1)};
}

bool IsHyperLogLog(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) return false;
  switch (EncodingOf(bytes)) {
    case Encoding::kDense:
      return bytes.size() == kDenseBytes;
    case Encoding::kSparse:
      return true;
  }
  return false;
}

Encoding EncodingOf(std::string_view bytes) { return static_cast<Encoding>(bytes[kEncodingOffset]); }

std::string Empty() {
  std::string bytes(kHeaderBytes + 2, '\0');
  std::memcpy(bytes.data(), kMagic.data(), kMagic.size());
  bytes[kEncodingOffset] = static_cast<char>(Encoding::kSparse);
  Run::Write(&bytes[kHeaderBytes], 0, kRegisters);
  return bytes;
}

std::optional<uint64_t> KeptEstimate(std::string_view bytes) {
  uint64_t estimate;
  std::memcpy(&estimate, bytes.data() + kEstimateOffset, sizeof estimate);
  return (estimate & kEstimateIsOld) == 0 ? std::optional(estimate) : std::nullopt;
}

void KeepEstimate(char* bytes, uint64_t estimate) {
  std::memcpy(bytes + kEstimateOffset, &estimate, sizeof estimate);
}

void ForgetEstimate(char* bytes) {
  char& highest = bytes[kEstimateOffset + sizeof(uint64_t) - 1];
  highest = static_cast<char>(highest | (kEstimateIsOld >> 56));
}

std::optional<uint64_t> Estimate(std::string_view bytes) {
  if (EncodingOf(bytes) == Encoding::kDense) return EstimateFrom(CountDense(bytes));
  const auto histogram = CountSparse(bytes);
  return histogram ? std::optional(EstimateFrom(*histogram)) : std::nullopt;
}

uint64_t Estimate(const Registers& registers) {
  SplitHistogram histogram;
  for (size_t i = 0; i < kRegisters; i += kGroup) {
    for (size_t place = 0; place < kGroup; ++place)
      histogram.Add(place, registers[i + place] & kRegisterMask);
  }
  return EstimateFrom(histogram.Sum());
}

bool MergeInto(Registers& registers, std::string_view bytes) {
  if (EncodingOf(bytes) == Encoding::kDense) {
    VisitGroups(bytes, [&](size_t group, uint32_t values) {
      uint8_t* to = registers.data() + group * kGroup;
      for (size_t place = 0; place < kGroup; ++place) {
        to[place] =
            std::max(to[place], static_cast<uint8_t>(values >> (place * kRegisterBits) & kRegisterMask));
      }
    });
    return true;
  }
  return VisitRuns(bytes, [&](size_t first, Run run) {
    if (run.value == 0) return;
    for (size_t i = first; i < first + run.length; ++i) registers[i] = std::max(registers[i], run.value);
  });
}

uint8_t DenseRegister(std::string_view bytes, size_t index) {
  const uint32_t group = LoadGroup(bytes.data() + kHeaderBytes + index / kGroup * kGroupBytes);
  return static_cast<uint8_t>(group >> (index % kGroup * kRegisterBits) & kRegisterMask);
}

bool RaiseDense(char* bytes, Rank rank) {
  char* at = bytes + kHeaderBytes + rank.index / kGroup * kGroupBytes;
  const auto shift = static_cast<unsigned>(rank.index % kGroup * kRegisterBits);
  uint32_t group = LoadGroup(at);
  if ((group >> shift & kRegisterMask) >= rank.value) return false;
  group = (group & ~(kRegisterMask << shift)) | uint32_t{rank.value} << shift;
  for (size_t i = 0; i < kGroupBytes; ++i) at[i] = static_cast<char>(group >> (8 * i));
  return true;
}

void WriteDense(char* bytes, const Registers& registers) {
  char* at = bytes + kHeaderBytes;
  for (size_t i = 0; i < kRegisters; i += kGroup, at += kGroupBytes) {
    uint32_t group = 0;
    for (size_t place = 0; place < kGroup; ++place) {
      group |= uint32_t{registers[i + place]} << (place * kRegisterBits);
    }
    for (size_t byte = 0; byte < kGroupBytes; ++byte) at[byte] = static_cast<char>(group >> (8 * byte));
  }
}

bool MakeDense(std::string& bytes) {
  if (EncodingOf(bytes) == Encoding::kDense) return true;
  std::string dense(kDenseBytes, '\0');
  const bool valid = VisitRuns(bytes, [&](size_t first, Run run) {
    if (run.value == 0) return;
    for (size_t i = first; i < first + run.length; ++i) RaiseDense(dense.data(), {i, run.value});
  });
  if (!valid) return false;
  std::memcpy(dense.data(), bytes.data(), kHeaderBytes);
  dense[kEncodingOffset] = static_cast<char>(Encoding::kDense);
  bytes = std::move(dense);
  return true;
}

Raised RaiseSparse(std::string& bytes, Rank rank, size_t sparse_limit) {
  if (rank.value > Run::kLargestValue) return RaiseDensely(bytes, rank);
  const std::string_view view = bytes;
  size_t previous = kHeaderBytes;
  size_t at = kHeaderBytes;
  size_t first = 0;
  Run run;
  while (true) {
    if (at >= view.size()) return Raised::kInvalid;
    run = Run::Read(view.substr(at));
    if (run.length == 0) return Raised::kInvalid;
    if (rank.index < first + run.length) break;
    previous = at;
    at += run.bytes;
    first += run.length;
  }
  if (run.value >= rank.value) return Raised::kNo;

  // Zeros before and after may need two bytes each.
  char pieces[5];
  char* end = pieces;
  const size_t before = rank.index - first;
  const size_t after = run.length - 1 - before;
  if (before != 0) end = Run::Write(end, run.value, before);
  end = Run::Write(end, rank.value, 1);
  if (after != 0) end = Run::Write(end, run.value, after);
  const auto needed = static_cast<size_t>(end - pieces);
  if (needed > run.bytes && bytes.size() + needed - run.bytes > sparse_limit)
    return RaiseDensely(bytes, rank);
  bytes.replace(at, run.bytes, pieces, needed);
  JoinRuns(bytes, previous);
  ForgetEstimate(bytes.data());
  return Raised::kYes;
}

std::string DescribeRuns(std::string_view bytes) {
  std::string text;
  for (size_t at = kHeaderBytes; at < bytes.size();) {
    const Run run = Run::Read(bytes.substr(at));
    if (run.length == 0) break;
    if (!text.empty()) text += ' ';
    text += run.value != 0 ? "v:" + std::to_string(run.value) + ',' : run.bytes == 1 ? "z:" : "Z:";
    text += std::to_string(run.length);
    at += run.bytes;
  }
  return text;
}

}  // namespace nacre::hyperloglog
