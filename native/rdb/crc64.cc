#include "rdb/crc64.h"

#include <array>
#include <cstring>

#include "base/little_endian.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nacre {
namespace {

constexpr uint64_t kReflectedPolynomial = 0x95ac9329ac4bc9b5;

// Table k maps a byte to what it contributes to the checksum when k more bytes
// follow it, so that eight bytes are taken in with eight independent look-ups.
using Tables = std::array<std::array<uint64_t, 256>, 8>;

constexpr Tables MakeTables() {
  Tables tables{};
  for (uint64_t byte = 0; byte < 256; ++byte) {
    uint64_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kReflectedPolynomial : 0);
    tables[0][byte] = crc;
  }
  for (size_t byte = 0; byte < 256; ++byte) {
    for (size_t k = 1; k < tables.size(); ++k) {
      const uint64_t before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 0xff];
    }
  }
  return tables;
}

constexpr Tables kTables = MakeTables();

uint64_t ByTables(uint64_t crc, const char* at, size_t left) {
  for (; left >= 8; at += 8, left -= 8) {
    crc ^= LoadLittleEndian<uint64_t>(at);
    crc = kTables[7][crc & 0xff] ^ kTables[6][(crc >> 8) & 0xff] ^ kTables[5][(crc >> 16) & 0xff] ^
          kTables[4][(crc >> 24) & 0xff] ^ kTables[3][(crc >> 32) & 0xff] ^ kTables[2][(crc >> 40) & 0xff] ^
          kTables[1][(crc >> 48) & 0xff] ^ kTables[0][crc >> 56];
  }
  for (; left > 0; ++at, --left) crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<uint8_t>(*at)) & 0xff];
  return crc;
}

#if defined(__x86_64__)

// Folding (Gopal and others, "Fast CRC Computation for Generic Polynomials Using
// PCLMULQDQ"). A block of 16 bytes that stands n bits before another may be replaced
// by its product with x^n, which is added to that other one: the remainder stays the same. The
// product of 64 bits by 64 bits of reflected numbers comes out one bit too low, so
// the factors are powers one less.

// x^n modulo the polynomial, reflected.
constexpr uint64_t Power(int n) {
  uint64_t power = uint64_t{1} << 63;
  for (; n > 0; --n) power = (power >> 1) ^ ((power & 1) != 0 ? kReflectedPolynomial : 0);
  return power;
}

constexpr size_t kBlock = 16;
constexpr size_t kLanes = 4;
constexpr size_t kStride = kBlock * kLanes;

template <int kBits>
__attribute__((target("pclmul"))) __m128i Fold(__m128i block, __m128i next) {
  constexpr uint64_t kForLow = Power(kBits + 63);
  constexpr uint64_t kForHigh = Power(kBits - 1);
  const __m128i factors = _mm_set_epi64x(static_cast<int64_t>(kForHigh), static_cast<int64_t>(kForLow));
  const __m128i low = _mm_clmulepi64_si128(block, factors, 0x00);
  const __m128i high = _mm_clmulepi64_si128(block, factors, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

__m128i LoadBlock(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

// Requires: left >= kStride, and the processor multiplies without carries.
__attribute__((target("pclmul"))) uint64_t ByFolding(uint64_t crc, const char* at, size_t left) {
  __m128i lanes[kLanes];
  for (size_t i = 0; i < kLanes; ++i) lanes[i] = LoadBlock(at + i * kBlock);
  lanes[0] = _mm_xor_si128(lanes[0], _mm_set_epi64x(0, static_cast<int64_t>(crc)));
  at += kStride;
  left -= kStride;
  for (; left >= kStride; at += kStride, left -= kStride) {
    for (size_t i = 0; i < kLanes; ++i) lanes[i] = Fold<8 * kStride>(lanes[i], LoadBlock(at + i * kBlock));
  }
  __m128i block = lanes[0];
  for (size_t i = 1; i < kLanes; ++i) block = Fold<8 * kBlock>(block, lanes[i]);
  char bytes[kBlock];
  _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes), block);
  return ByTables(ByTables(0, bytes, kBlock), at, left);
}

bool CanFold() {
  static const bool can = __builtin_cpu_supports("pclmul") != 0;
  return can;
}

#endif

}  // namespace

uint64_t Crc64(uint64_t crc, std::string_view bytes) {
#if defined(__x86_64__)
  if (bytes.size() >= kStride && CanFold()) return ByFolding(crc, bytes.data(), bytes.size());
#endif
  return ByTables(crc, bytes.data(), bytes.size());
}

}  // namespace nacre
