// Feeds hostile strings to all that reads a HyperLogLog. What is valid must give
// the same registers in both forms, and stay valid through changes.

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "structures/hyperloglog.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre::hyperloglog {
namespace {

constexpr size_t kLimit = 3000;

void CheckForms(const std::string& bytes, bool valid) {
  Registers registers{};
  NACRE_ASSERT(MergeInto(registers, bytes) == valid);
  NACRE_ASSERT(Estimate(bytes).has_value() == valid);
  std::string dense = bytes;
  NACRE_ASSERT(MakeDense(dense) == valid);
  if (!valid) return;
  NACRE_ASSERT(Estimate(bytes) == Estimate(registers));
  Registers again{};
  NACRE_ASSERT(MergeInto(again, dense) && again == registers);
}

void Check(std::string bytes) {
  if (!IsHyperLogLog(bytes)) return;
  const bool valid = Estimate(bytes).has_value();
  CheckForms(bytes, valid);
  const std::string input = bytes;
  for (size_t at = 0; at + 2 < input.size() && at < 64; at += 3) {
    if (EncodingOf(bytes) == Encoding::kDense) return;
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(input[at + i]); };
    const Rank rank{(byte(0) | size_t{byte(1)} << 8) % kRegisters, static_cast<uint8_t>(1 + byte(2) % 33)};
    const Raised raised = RaiseSparse(bytes, rank, kLimit);
    if (valid) NACRE_ASSERT(raised != Raised::kInvalid);
  }
  if (valid) CheckForms(bytes, true);
}

}  // namespace
}  // namespace nacre::hyperloglog

// The first byte chooses whether the rest is a whole string or only the runs of one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string header = nacre::hyperloglog::Empty().substr(0, nacre::hyperloglog::kHeaderBytes);
  nacre::hyperloglog::Check((data[0] & 1) != 0 ? rest : header + rest);
  return 0;
}
