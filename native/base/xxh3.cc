// Written from the published specification of xxHash, whose names are kept for
// its constants and steps: inputs of up to 16 bytes are mixed whole, those of up
// to 240 in pairs of 16-byte chunks, and longer ones in 64-byte stripes that
// feed eight accumulators, sixteen stripes a block.

#include "base/xxh3.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace nacre {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read as the specification orders them");

__extension__ using Uint128 = unsigned __int128;

constexpr uint64_t kPrime32_1 = 0x9E3779B1;
constexpr uint64_t kPrime32_2 = 0x85EBCA77;
constexpr uint64_t kPrime32_3 = 0xC2B2AE3D;
constexpr uint64_t kPrime64_1 = 0x9E3779B185EBCA87;
constexpr uint64_t kPrime64_2 = 0xC2B2AE3D27D4EB4F;
constexpr uint64_t kPrime64_3 = 0x165667B19E3779F9;
constexpr uint64_t kPrime64_4 = 0x85EBCA77C2B2AE63;
constexpr uint64_t kPrime64_5 = 0x27D4EB2F165667C5;
constexpr uint64_t kPrimeMx1 = 0x165667919E3779F9;
constexpr uint64_t kPrimeMx2 = 0x9FB21C651E98DF25;

constexpr size_t kSecretSize = 192;
constexpr std::array<uint8_t, kSecretSize> kSecret = {
    0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
    0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
    0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
    0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
    0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
    0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
    0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
    0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
    0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
    0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
    0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
    0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
};

constexpr size_t kChunk = 16;
constexpr size_t kStripe = 64;
constexpr size_t kStripesInBlock = (kSecretSize - kStripe) / 8;
constexpr size_t kBlock = kStripe * kStripesInBlock;

uint64_t Read64(const void* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

uint64_t Read32(const void* at) {
  uint32_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The exclusive or of the two halves of the 128-bit product.
uint64_t FoldedProduct(uint64_t left, uint64_t right) {
  const Uint128 product = static_cast<Uint128>(left) * right;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t Avalanche(uint64_t x) {
  x ^= x >> 37;
  x *= kPrimeMx1;
  return x ^ (x >> 32);
}

uint64_t AvalancheXxh64(uint64_t x) {
  x ^= x >> 33;
  x *= kPrime64_2;
  x ^= x >> 29;
  x *= kPrime64_3;
  return x ^ (x >> 32);
}

uint64_t OneToThree(const uint8_t* input, size_t size) {
  const uint32_t combined = static_cast<uint32_t>(input[size - 1]) | static_cast<uint32_t>(size) << 8 |
                            static_cast<uint32_t>(input[0]) << 16 |
                            static_cast<uint32_t>(input[size >> 1]) << 24;
  return AvalancheXxh64((Read32(&kSecret[0]) ^ Read32(&kSecret[4])) ^ combined);
}

uint64_t FourToEight(const uint8_t* input, size_t size) {
  const uint64_t combined = Read32(input + size - 4) | Read32(input) << 32;
  uint64_t value = (Read64(&kSecret[8]) ^ Read64(&kSecret[16])) ^ combined;
  value ^= std::rotl(value, 49) ^ std::rotl(value, 24);
  value *= kPrimeMx2;
  value ^= (value >> 35) + size;
  value *= kPrimeMx2;
  return value ^ (value >> 28);
}

uint64_t NineToSixteen(const uint8_t* input, size_t size) {
  const uint64_t low = (Read64(&kSecret[24]) ^ Read64(&kSecret[32])) ^ Read64(input);
  const uint64_t high = (Read64(&kSecret[40]) ^ Read64(&kSecret[48])) ^ Read64(input + size - 8);
  return Avalanche(size + __builtin_bswap64(low) + high + FoldedProduct(low, high));
}

uint64_t Small(const uint8_t* input, size_t size) {
  if (size == 0) return AvalancheXxh64(Read64(&kSecret[56]) ^ Read64(&kSecret[64]));
  if (size <= 3) return OneToThree(input, size);
  if (size <= 8) return FourToEight(input, size);
  return NineToSixteen(input, size);
}

uint64_t MixStep(const uint8_t* data, size_t secret_offset) {
  return FoldedProduct(Read64(data) ^ Read64(&kSecret[secret_offset]),
                       Read64(data + 8) ^ Read64(&kSecret[secret_offset + 8]));
}

uint64_t SeventeenTo128(const uint8_t* input, size_t size) {
  uint64_t sum = size * kPrime64_1;
  for (size_t left = (size - 1) / 32 + 1; left > 0; --left) {
    const size_t i = left - 1;
    sum += MixStep(input + i * kChunk, i * 32);
    sum += MixStep(input + size - (i + 1) * kChunk, i * 32 + kChunk);
  }
  return Avalanche(sum);
}

uint64_t From129To240(const uint8_t* input, size_t size) {
  uint64_t sum = size * kPrime64_1;
  for (size_t i = 0; i < 8; ++i) sum += MixStep(input + i * kChunk, i * kChunk);
  sum = Avalanche(sum);
  for (size_t i = 8; i < size / kChunk; ++i) sum += MixStep(input + i * kChunk, (i - 8) * kChunk + 3);
  sum += MixStep(input + size - kChunk, 119);
  return Avalanche(sum);
}

class Accumulators {
 public:
  void Accumulate(const uint8_t* stripe, size_t secret_offset) {
    for (size_t i = 0; i < 8; ++i) {
      const uint64_t word = Read64(stripe + i * 8);
      const uint64_t value = word ^ Read64(&kSecret[secret_offset + i * 8]);
      words_[i ^ 1] += word;
      words_[i] += (value & 0xffffffff) * (value >> 32);
    }
  }

  void Scramble() {
    for (size_t i = 0; i < 8; ++i) {
      words_[i] ^= words_[i] >> 47;
      words_[i] ^= Read64(&kSecret[kSecretSize - kStripe + i * 8]);
      words_[i] *= kPrime32_1;
    }
  }

  uint64_t Merge(uint64_t initial) const {
    constexpr size_t kSecretOffset = 11;
    uint64_t result = initial;
    for (size_t i = 0; i < 8; i += 2) {
      result += FoldedProduct(words_[i] ^ Read64(&kSecret[kSecretOffset + i * 8]),
                              words_[i + 1] ^ Read64(&kSecret[kSecretOffset + i * 8 + 8]));
    }
    return Avalanche(result);
  }

 private:
  std::array<uint64_t, 8> words_ = {kPrime32_3, kPrime64_1, kPrime64_2, kPrime64_3,
                                    kPrime64_4, kPrime32_2, kPrime64_5, kPrime32_1};
};

uint64_t Large(const uint8_t* input, size_t size) {
  Accumulators accumulators;
  const uint8_t* block = input;
  size_t left = size;
  // The last block is left to the code below even if it is a full one.
  for (; left > kBlock; left -= kBlock, block += kBlock) {
    for (size_t i = 0; i < kStripesInBlock; ++i) accumulators.Accumulate(block + i * kStripe, i * 8);
    accumulators.Scramble();
  }
  for (size_t i = 0; i < (left - 1) / kStripe; ++i) accumulators.Accumulate(block + i * kStripe, i * 8);
  accumulators.Accumulate(input + size - kStripe, kSecretSize - 71);
  return accumulators.Merge(size * kPrime64_1);
}

}  // namespace

uint64_t Xxh3(std::string_view bytes) {
  const auto* input = reinterpret_cast<const uint8_t*>(bytes.data());
  const size_t size = bytes.size();
  if (size <= 16) return Small(input, size);
  if (size <= 128) return SeventeenTo128(input, size);
  if (size <= 240) return From129To240(input, size);
  return Large(input, size);
}

}  // namespace nacre
