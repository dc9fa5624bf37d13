// A HyperLogLog: an estimate of how many distinct elements were added, in 12 KiB
// at the most and with a standard error of 0.81%. It is a string of bytes in
// Redis's format, which clients read and write as any other string, so nothing
// here trusts what it reads.
//
//   | "HYLL" | encoding:8 | unused:24 | estimate:64 | registers ... |
//
//   encoding: 0 dense, 1 sparse
//   estimate: the last one, little-endian; its highest bit says that the registers
//   have changed since
//
// There are 2^14 registers of 6 bits. An element's hash chooses one by its low 14
// bits; the register keeps the largest rank of its elements, a rank being the
// number of the lowest bit that is set in the hash's other 50 bits, from 1.
//
//   dense: the registers one after another, low bits first, in 12288 bytes
//
//   sparse: runs of equal registers
//     00zzzzzz            z + 1 registers of zero
//     01zzzzzz zzzzzzzz   the same with 14 bits, high bits first
//     1vvvvvrr            r + 1 registers of v + 1
//
// Sparse strings are valid if their runs cover all registers and no more. They grow
// by up to three bytes with a register that is set, and become dense when they
// outgrow a limit, or for a rank over 32.
//
// The same elements in the same order give the same bytes as in Redis, so the
// splitting and joining of runs follows it: a run is split where a register is
// set; afterwards neighbours of one value are joined if they are among the five runs
// that begin with the one before.

#ifndef NACRE_STRUCTURES_HYPERLOGLOG_H_
#define NACRE_STRUCTURES_HYPERLOGLOG_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nacre {

namespace hyperloglog {

inline constexpr unsigned kIndexBits = 14;
inline constexpr size_t kRegisters = size_t{1} << kIndexBits;
inline constexpr unsigned kRankBits = 64 - kIndexBits;
inline constexpr unsigned kRegisterBits = 6;
inline constexpr size_t kHeaderBytes = 16;
inline constexpr size_t kDenseBytes = kHeaderBytes + kRegisters * kRegisterBits / 8;

enum class Encoding : uint8_t { kDense = 0, kSparse = 1 };

// Each register in a byte of its own.
using Registers = std::array<uint8_t, kRegisters>;

// Where an element goes, and what it wants the register to be at least.
struct Rank {
  size_t index;
  uint8_t value;
};
Rank RankOf(std::string_view element);

// Whether the header, and of a dense string the length, are a HyperLogLog's. Sparse
// runs are not looked at. What follows requires it of its `bytes`. O(1).
bool IsHyperLogLog(std::string_view bytes);
Encoding EncodingOf(std::string_view bytes);

// An empty one: sparse, and its estimate is known.
std::string Empty();

// The estimate that is kept, or nothing if the registers have changed since.
std::optional<uint64_t> KeptEstimate(std::string_view bytes);
void KeepEstimate(char* bytes, uint64_t estimate);
void ForgetEstimate(char* bytes);

// Estimates the number of elements; nothing if the runs are not valid. O(registers).
std::optional<uint64_t> Estimate(std::string_view bytes);
uint64_t Estimate(const Registers& registers);

// Raises `registers` to those of `bytes` where they are larger. False if the runs
// are not valid; the registers are then worth nothing. O(registers).
bool MergeInto(Registers& registers, std::string_view bytes);

// The rank in a register of a dense string's `bytes`.
uint8_t DenseRegister(std::string_view bytes, size_t index);
// Raises it; whether it was smaller.
bool RaiseDense(char* bytes, Rank rank);

// Writes all registers of a dense string.
void WriteDense(char* bytes, const Registers& registers);

// Makes a sparse string dense. False, and nothing changes, if its runs are not valid.
bool MakeDense(std::string& bytes);

enum class Raised : uint8_t { kNo, kYes, kInvalid };

// Raises a register of a sparse string, which becomes dense when it would have more
// than `sparse_limit` bytes. Runs past the register are not all looked at.
Raised RaiseSparse(std::string& bytes, Rank rank, size_t sparse_limit);

// The runs of a sparse string as PFDEBUG DECODE shows them, "Z:16384" or
// "z:7 v:3,1 Z:16376", valid or not.
std::string DescribeRuns(std::string_view bytes);

}  // namespace hyperloglog

}  // namespace nacre

#endif  // NACRE_STRUCTURES_HYPERLOGLOG_H_
