// Integers in the byte order of files and packed formats. Every machine that
// nacre is built for is little-endian, which a static assertion holds.

#ifndef NACRE_BASE_LITTLE_ENDIAN_H_
#define NACRE_BASE_LITTLE_ENDIAN_H_

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace nacre {

static_assert(std::endian::native == std::endian::little);

// The integer or double whose bytes begin at `bytes`, at any alignment.
template <class T>
T LoadLittleEndian(const void* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

template <class T>
void StoreLittleEndian(void* bytes, T value) {
  std::memcpy(bytes, &value, sizeof value);
}

// The same with the most significant byte first.
template <std::unsigned_integral T>
T LoadBigEndian(const void* bytes) {
  T value = 0;
  const auto* at = static_cast<const uint8_t*>(bytes);
  for (size_t i = 0; i < sizeof value; ++i) value = static_cast<T>(value << 8 | at[i]);
  return value;
}

template <std::unsigned_integral T>
void StoreBigEndian(void* bytes, T value) {
  auto* at = static_cast<uint8_t*>(bytes);
  for (size_t i = sizeof value; i > 0; --i, value = static_cast<T>(value >> 8)) {
    at[i - 1] = static_cast<uint8_t>(value & 0xff);
  }
}

}  // namespace nacre

#endif  // NACRE_BASE_LITTLE_ENDIAN_H_
