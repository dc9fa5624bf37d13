#include "structures/hyperloglog.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/seeded_test.h"
#include "structures/hyperloglog_runs.h"

namespace nacre::hyperloglog {
namespace {

constexpr size_t kLimit = 3000;

// A sparse string with these bytes of runs.
std::string SparseOf(std::string_view runs) { return Empty().substr(0, kHeaderBytes) + std::string(runs); }

std::string RunsAfter(std::string bytes, const std::vector<Rank>& ranks) {
  for (const Rank& rank : ranks) EXPECT_EQ(RaiseSparse(bytes, rank, kLimit), Raised::kYes);
  EXPECT_TRUE(Estimate(bytes).has_value());
  return DescribeRuns(bytes);
}

void Add(std::string& bytes, std::string_view element, size_t limit = kLimit) {
  const Rank rank = RankOf(element);
  if (EncodingOf(bytes) == Encoding::kDense) {
    RaiseDense(bytes.data(), rank);
  } else {
    RaiseSparse(bytes, rank, limit);
  }
}

Registers RegistersOf(std::string_view bytes) {
  Registers registers{};
  EXPECT_TRUE(MergeInto(registers, bytes));
  return registers;
}

using HyperLogLogProperties = SeededTest;

TEST(HyperLogLog, IsSparseAndEmptyAtFirst) {
  const std::string bytes = Empty();
  EXPECT_EQ(bytes, std::string("HYLL\1\0\0\0\0\0\0\0\0\0\0\0\x7f\xff", 18));
  EXPECT_TRUE(IsHyperLogLog(bytes));
  EXPECT_EQ(DescribeRuns(bytes), "Z:16384");
  EXPECT_EQ(KeptEstimate(bytes), 0u);
  EXPECT_EQ(Estimate(bytes), 0u);
}

TEST(HyperLogLog, KeepsAnEstimateUntilItIsForgotten) {
  std::string bytes = Empty();
  KeepEstimate(bytes.data(), 0x1234567890);
  EXPECT_EQ(KeptEstimate(bytes), 0x1234567890u);
  ForgetEstimate(bytes.data());
  EXPECT_EQ(KeptEstimate(bytes), std::nullopt);
  KeepEstimate(bytes.data(), 5);
  EXPECT_EQ(RaiseSparse(bytes, {0, 1}, kLimit), Raised::kYes);
  EXPECT_EQ(KeptEstimate(bytes), std::nullopt);
}

TEST(HyperLogLog, SplitsZerosAroundARegister) {
  EXPECT_EQ(RunsAfter(Empty(), {{0, 1}}), "v:1,1 Z:16383");
  EXPECT_EQ(RunsAfter(Empty(), {{16383, 32}}), "Z:16383 v:32,1");
  EXPECT_EQ(RunsAfter(Empty(), {{64, 7}}), "z:64 v:7,1 Z:16319");
  EXPECT_EQ(RunsAfter(Empty(), {{65, 7}}), "Z:65 v:7,1 Z:16318");
  EXPECT_EQ(RunsAfter(Empty(), {{10, 2}, {11, 3}, {12, 4}}), "z:10 v:2,1 v:3,1 v:4,1 Z:16371");
}

TEST(HyperLogLog, JoinsNeighboursOfOneValueUpToFour) {
  EXPECT_EQ(RunsAfter(Empty(), {{0, 5}, {1, 5}}), "v:5,2 Z:16382");
  EXPECT_EQ(RunsAfter(Empty(), {{0, 5}, {2, 5}, {1, 5}}), "v:5,3 Z:16381");
  EXPECT_EQ(RunsAfter(Empty(), {{0, 5}, {1, 5}, {2, 5}, {3, 5}, {4, 5}}), "v:5,4 v:5,1 Z:16379");
}

TEST(HyperLogLog, SplitsARunOfValues) {
  const std::vector<Rank> four = {{0, 5}, {1, 5}, {2, 5}, {3, 5}};
  std::vector<Rank> ranks = four;
  ranks.push_back({1, 9});
  EXPECT_EQ(RunsAfter(Empty(), ranks), "v:5,1 v:9,1 v:5,2 Z:16380");
  ranks = four;
  ranks.push_back({3, 6});
  EXPECT_EQ(RunsAfter(Empty(), ranks), "v:5,3 v:6,1 Z:16380");
}

TEST(HyperLogLog, IsNotRaisedToWhatItHas) {
  std::string bytes = Empty();
  EXPECT_EQ(RaiseSparse(bytes, {5, 3}, kLimit), Raised::kYes);
  EXPECT_EQ(RaiseSparse(bytes, {5, 3}, kLimit), Raised::kNo);
  EXPECT_EQ(RaiseSparse(bytes, {5, 2}, kLimit), Raised::kNo);
  EXPECT_EQ(RaiseSparse(bytes, {5, 4}, kLimit), Raised::kYes);
}

TEST(HyperLogLog, BecomesDenseForARankThatNoRunCanHold) {
  std::string bytes = Empty();
  RaiseSparse(bytes, {7, 3}, kLimit);
  EXPECT_EQ(RaiseSparse(bytes, {8, 33}, kLimit), Raised::kYes);
  EXPECT_EQ(EncodingOf(bytes), Encoding::kDense);
  EXPECT_EQ(bytes.size(), kDenseBytes);
  EXPECT_TRUE(IsHyperLogLog(bytes));
  EXPECT_EQ(DenseRegister(bytes, 7), 3);
  EXPECT_EQ(DenseRegister(bytes, 8), 33);
  EXPECT_EQ(KeptEstimate(bytes), std::nullopt);
}

TEST(HyperLogLog, BecomesDenseBeyondItsLimit) {
  std::string bytes = Empty();
  EXPECT_EQ(RaiseSparse(bytes, {100, 1}, 21), Raised::kYes);
  EXPECT_EQ(bytes.size(), 21u);
  EXPECT_EQ(RaiseSparse(bytes, {100, 2}, 21), Raised::kYes);
  EXPECT_EQ(EncodingOf(bytes), Encoding::kSparse);
  // What is too long is not tried to be joined first.
  EXPECT_EQ(RaiseSparse(bytes, {101, 2}, 21), Raised::kYes);
  EXPECT_EQ(EncodingOf(bytes), Encoding::kDense);
}

TEST(HyperLogLog, IsRecognizedByItsHeader) {
  std::string dense = Empty();
  ASSERT_TRUE(MakeDense(dense));
  EXPECT_TRUE(IsHyperLogLog(dense));
  EXPECT_FALSE(IsHyperLogLog(dense + "x"));
  EXPECT_FALSE(IsHyperLogLog(dense.substr(1)));
  EXPECT_FALSE(IsHyperLogLog(""));
  EXPECT_FALSE(IsHyperLogLog("HYLL\1"));
  EXPECT_TRUE(IsHyperLogLog(Empty().substr(0, kHeaderBytes)));
  std::string other = Empty();
  other[4] = 2;
  EXPECT_FALSE(IsHyperLogLog(other));
  other = Empty();
  other[0] = 'h';
  EXPECT_FALSE(IsHyperLogLog(other));
}

TEST(HyperLogLog, RefusesRunsThatDoNotCoverTheRegisters) {
  for (const std::string_view runs :
       {std::string_view(""), std::string_view("\x7f"), std::string_view("\x7f\xfe"),
        std::string_view("\x7f\xff\0", 3), std::string_view("\x7f\xff\x80"), std::string_view("\x7f\xfe\x81"),
        std::string_view("\x7f\xff\x40")}) {
    std::string bytes = SparseOf(runs);
    Registers registers{};
    EXPECT_FALSE(MergeInto(registers, bytes));
    EXPECT_EQ(Estimate(bytes), std::nullopt);
    EXPECT_FALSE(MakeDense(bytes));
    EXPECT_EQ(bytes, SparseOf(runs));
    EXPECT_EQ(RaiseSparse(bytes, {0, 33}, kLimit), Raised::kInvalid);
  }
  std::string cut = SparseOf("\x7f");
  EXPECT_EQ(RaiseSparse(cut, {9, 1}, kLimit), Raised::kInvalid);
  std::string little = SparseOf(std::string_view("\0", 1));
  EXPECT_EQ(RaiseSparse(little, {9, 1}, kLimit), Raised::kInvalid);
}

TEST(HyperLogLog, SurvivesRegistersThatNoElementCanMake) {
  std::string bytes = Empty();
  MakeDense(bytes);
  std::fill(bytes.begin() + kHeaderBytes, bytes.end(), '\xff');
  EXPECT_EQ(Estimate(bytes), uint64_t{1} << 63);
}

TEST(HyperLogLog, WritesAllRegistersOfADenseString) {
  Registers registers;
  for (size_t i = 0; i < kRegisters; ++i) registers[i] = static_cast<uint8_t>(i * 7 % 52);
  std::string bytes = Empty();
  MakeDense(bytes);
  WriteDense(bytes.data(), registers);
  EXPECT_EQ(RegistersOf(bytes), registers);
  for (const size_t i : {0u, 1u, 2u, 3u, 16383u}) EXPECT_EQ(DenseRegister(bytes, i), registers[i]);
}

TEST_F(HyperLogLogProperties, HoldsTheSameRegistersInBothForms) {
  for (int round = 0; round < 8; ++round) {
    std::string sparse = Empty();
    std::string dense = Empty();
    MakeDense(dense);
    const uint64_t elements = random_.Below(2000);
    // Registers near each other meet in one run.
    const uint64_t range = OneIn(2) ? 200 : kRegisters;
    for (uint64_t i = 0; i < elements; ++i) {
      const Rank rank{random_.Below(range), static_cast<uint8_t>(1 + random_.Below(OneIn(3) ? 32 : 3))};
      const bool raised = RaiseDense(dense.data(), rank);
      EXPECT_EQ(RaiseSparse(sparse, rank, 1'000'000), raised ? Raised::kYes : Raised::kNo);
    }
    EXPECT_EQ(RegistersOf(sparse), RegistersOf(dense));
    EXPECT_EQ(Estimate(sparse), Estimate(dense));
    EXPECT_EQ(Estimate(RegistersOf(sparse)), Estimate(dense));
    ASSERT_TRUE(MakeDense(sparse));
    EXPECT_EQ(sparse.substr(kHeaderBytes), dense.substr(kHeaderBytes));
  }
}

TEST_F(HyperLogLogProperties, EstimatesWithinAFewStandardErrors) {
  std::string bytes = Empty();
  uint64_t next = 10;
  for (uint64_t added = 1; added <= 100'000; ++added) {
    Add(bytes, std::to_string(random_.Next()));
    if (added != next) continue;
    next *= 10;
    const auto estimate = static_cast<double>(Estimate(bytes).value());
    EXPECT_LT(std::abs(estimate - static_cast<double>(added)), static_cast<double>(added) * 0.045 + 1);
  }
}

}  // namespace
}  // namespace nacre::hyperloglog
