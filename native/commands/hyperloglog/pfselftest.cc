// PFSELFTEST: estimates of known numbers of elements, on the machine that runs.

#include <cmath>
#include <string>

#include "commands/command_context.h"
#include "generated/handlers/hyperloglog.h"
#include "structures/hyperloglog.h"

namespace nacre::commands {
namespace {

constexpr uint64_t kElements = 100'000;
constexpr size_t kSparseLimit = 3000;

// Four standard errors.
constexpr double kTolerance = 4 * 0.0081;

// What is wrong with the estimate of `bytes`, to which `added` elements were added; or nothing.
std::string Judge(std::string_view bytes, uint64_t added) {
  const auto estimate = hyperloglog::Estimate(bytes);
  if (!estimate) return "TESTFAILED the runs are not valid after " + std::to_string(added) + " elements";
  const double error = std::abs(static_cast<double>(*estimate) - static_cast<double>(added));
  // The smallest estimates are rounded.
  if (error <= kTolerance * static_cast<double>(added) + 1) return {};
  return "TESTFAILED " + std::to_string(added) + " elements are estimated at " + std::to_string(*estimate);
}

// What is wrong where the sparse and the dense form come to different registers; or nothing.
std::string CompareForms(std::string sparse, std::string_view dense) {
  if (hyperloglog::MakeDense(sparse) &&
      sparse.substr(hyperloglog::kHeaderBytes) == dense.substr(hyperloglog::kHeaderBytes)) {
    return {};
  }
  return "TESTFAILED the sparse and the dense form differ";
}

// Always with the same elements: a test that fails by chance tells nothing.
std::string RunSelfTest() {
  std::string sparse = hyperloglog::Empty();
  std::string dense = hyperloglog::Empty();
  hyperloglog::MakeDense(dense);
  uint64_t next_judged = 1;
  for (uint64_t added = 1; added <= kElements; ++added) {
    const auto rank = hyperloglog::RankOf({reinterpret_cast<const char*>(&added), sizeof added});
    hyperloglog::RaiseDense(dense.data(), rank);
    if (hyperloglog::EncodingOf(sparse) == hyperloglog::Encoding::kSparse) {
      hyperloglog::RaiseSparse(sparse, rank, kSparseLimit);
    } else {
      hyperloglog::RaiseDense(sparse.data(), rank);
    }
    if (added != next_judged) continue;
    next_judged *= 10;
    for (std::string failure : {Judge(sparse, added), CompareForms(sparse, dense)}) {
      if (!failure.empty()) return failure;
    }
  }
  return {};
}

}  // namespace

void Pfselftest(CommandContext& context) {
  const std::string failure = RunSelfTest();
  if (failure.empty()) return context.reply().Ok();
  context.reply().Error(failure);
}

}  // namespace nacre::commands
