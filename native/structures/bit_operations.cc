#include "structures/bit_operations.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/assert.h"

namespace nacre {
namespace {

constexpr size_t kWordBytes = sizeof(uint64_t);
constexpr unsigned kWordBits = 64;
constexpr unsigned kByteBits = 8;

// CombineBits works through the result in pieces that stay in the first cache.
constexpr size_t kPieceWords = 512;
constexpr size_t kPieceBytes = kPieceWords * kWordBytes;

uint64_t LoadWord(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

void StoreWord(char* at, uint64_t word) { std::memcpy(at, &word, sizeof word); }

unsigned ByteAt(std::string_view bytes, size_t index) { return static_cast<unsigned char>(bytes[index]); }

// Bit 0 of the string becomes the word's highest.
uint64_t InBitOrder(uint64_t word) {
  return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

// The word at byte `first`, as if zero bytes followed the end.
uint64_t LoadPadded(std::string_view bytes, size_t first) {
  if (first + kWordBytes <= bytes.size()) return InBitOrder(LoadWord(bytes.data() + first));
  uint64_t word = 0;
  if (first < bytes.size()) std::memcpy(&word, bytes.data() + first, bytes.size() - first);
  return InBitOrder(word);
}

// Four counts a turn do not wait for one another.
[[gnu::always_inline]] inline uint64_t CountWordsInline(const char* at, size_t words) {
  std::array<uint64_t, 4> counts{};
  size_t i = 0;
  for (; i + counts.size() <= words; i += counts.size()) {
    for (size_t lane = 0; lane < counts.size(); ++lane) {
      counts[lane] += static_cast<uint64_t>(__builtin_popcountll(LoadWord(at + (i + lane) * kWordBytes)));
    }
  }
  for (; i < words; ++i)
    counts[0] += static_cast<uint64_t>(__builtin_popcountll(LoadWord(at + i * kWordBytes)));
  return counts[0] + counts[1] + counts[2] + counts[3];
}

uint64_t CountWordsPortably(const char* at, size_t words) { return CountWordsInline(at, words); }

#if defined(__x86_64__)
// The x86-64 baseline has no instruction that counts bits, but nearly every
// processor has; the compiler may use it in this function only.
[[gnu::target("popcnt")]] uint64_t CountWordsInHardware(const char* at, size_t words) {
  return CountWordsInline(at, words);
}

uint64_t CountWords(const char* at, size_t words) {
  static const bool in_hardware = __builtin_cpu_supports("popcnt") != 0;
  return in_hardware ? CountWordsInHardware(at, words) : CountWordsPortably(at, words);
}
#else
uint64_t CountWords(const char* at, size_t words) { return CountWordsPortably(at, words); }
#endif

// The highest `bits` bits of a word. Requires: bits < 64.
uint64_t HighBits(uint64_t bits) { return bits == 0 ? 0 : ~uint64_t{0} << (kWordBits - bits); }

// Skips the words that equal `skipped`, from byte `at` on; returns the first byte
// of the word that differs, or of the last, incomplete one.
size_t SkipWords(std::string_view bytes, size_t at, uint64_t skipped) {
  while (at + kWordBytes <= bytes.size() && LoadWord(bytes.data() + at) == skipped) at += kWordBytes;
  return at;
}

}  // namespace

uint64_t CountBits(std::string_view bytes) {
  const size_t words = bytes.size() / kWordBytes;
  const uint64_t rest = LoadPadded(bytes, words * kWordBytes);
  return CountWords(bytes.data(), words) + static_cast<uint64_t>(std::popcount(rest));
}

uint64_t CountBits(std::string_view bytes, uint64_t begin, uint64_t end) {
  NACRE_ASSERT(begin <= end && end <= bytes.size() * kByteBits);
  if (begin == end) return 0;
  const size_t first = begin / kByteBits;
  const size_t last = (end - 1) / kByteBits;
  const unsigned before = ByteAt(bytes, first) >> (kByteBits - begin % kByteBits);
  const unsigned behind = ByteAt(bytes, last) & ((1u << (kByteBits - 1 - (end - 1) % kByteBits)) - 1);
  return CountBits(bytes.substr(first, last - first + 1)) -
         static_cast<uint64_t>(std::popcount(before) + std::popcount(behind));
}

std::optional<uint64_t> FindBit(std::string_view bytes, bool bit, uint64_t begin, uint64_t end) {
  NACRE_ASSERT(begin <= end && end <= bytes.size() * kByteBits);
  const uint64_t skipped = bit ? 0 : ~uint64_t{0};
  size_t at = begin / kByteBits;
  uint64_t found = (LoadPadded(bytes, at) ^ skipped) & ~HighBits(begin % kByteBits);
  while (found == 0) {
    at = SkipWords(bytes, at + kWordBytes, skipped);
    if (at * kByteBits >= end) return std::nullopt;
    found = LoadPadded(bytes, at) ^ skipped;
  }
  const uint64_t position = at * kByteBits + static_cast<uint64_t>(std::countl_zero(found));
  return position < end ? std::optional(position) : std::nullopt;
}

uint64_t ReadBits(std::string_view bytes, uint64_t offset, unsigned width) {
  NACRE_ASSERT(width >= 1 && width <= kWordBits);
  const size_t first = offset / kByteBits;
  const unsigned skipped = offset % kByteBits;
  uint64_t word = LoadPadded(bytes, first);
  if (skipped != 0) {
    const size_t ninth = first + kWordBytes;
    const uint64_t rest = ninth < bytes.size() ? ByteAt(bytes, ninth) : 0;
    word = word << skipped | rest >> (kByteBits - skipped);
  }
  return word >> (kWordBits - width);
}

void WriteBits(char* bytes, uint64_t offset, unsigned width, uint64_t value) {
  NACRE_ASSERT(width >= 1 && width <= kWordBits);
  for (unsigned left = width; left != 0;) {
    const unsigned room = kByteBits - offset % kByteBits;
    const unsigned taken = std::min(room, left);
    const unsigned shift = room - taken;
    const auto mask = static_cast<unsigned>(((1u << taken) - 1) << shift);
    const auto part = static_cast<unsigned>(value >> (left - taken)) << shift;
    char& byte = bytes[offset / kByteBits];
    byte = static_cast<char>((static_cast<unsigned char>(byte) & ~mask) | (part & mask));
    offset += taken;
    left -= taken;
  }
}

namespace {

// result[i] = combine(result[i], source[i]) for each byte of the source, by words.
// `combine` takes and returns words.
template <class Combine>
void Fold(char* result, std::string_view source, Combine combine) {
  size_t i = 0;
  for (; i + kWordBytes <= source.size(); i += kWordBytes) {
    StoreWord(result + i, combine(LoadWord(result + i), LoadWord(source.data() + i)));
  }
  for (; i < source.size(); ++i) {
    const uint64_t byte = combine(static_cast<unsigned char>(result[i]), ByteAt(source, i));
    result[i] = static_cast<char>(byte);
  }
}

uint64_t And(uint64_t left, uint64_t right) { return left & right; }
uint64_t Or(uint64_t left, uint64_t right) { return left | right; }
uint64_t Xor(uint64_t left, uint64_t right) { return left ^ right; }
uint64_t AndNot(uint64_t left, uint64_t right) { return left & ~right; }
// `left` is the union of the others, `right` is X.
uint64_t OnlyX(uint64_t left, uint64_t right) { return right & ~left; }

// Adds the source's bits to those met so far, and those met before to the repeated ones.
void Meet(char* met, char* repeated, std::string_view source) {
  size_t i = 0;
  for (; i + kWordBytes <= source.size(); i += kWordBytes) {
    const uint64_t before = LoadWord(met + i);
    const uint64_t added = LoadWord(source.data() + i);
    StoreWord(repeated + i, LoadWord(repeated + i) | (before & added));
    StoreWord(met + i, before | added);
  }
  for (; i < source.size(); ++i) {
    repeated[i] = static_cast<char>(repeated[i] | (met[i] & source[i]));
    met[i] = static_cast<char>(met[i] | source[i]);
  }
}

// One piece of the result, from byte `first` of the sources on.
class Piece {
 public:
  Piece(std::span<const std::string_view> sources, size_t first, char* result, size_t size)
      : sources_(sources), first_(first), result_(result), size_(size) {}

  void Combine(BitCombination combination) {
    switch (combination) {
      case BitCombination::kAnd:
        return Intersect();
      case BitCombination::kOr:
        return Unite(sources_, Or);
      case BitCombination::kXor:
        return Unite(sources_, Xor);
      case BitCombination::kNot:
        return Invert();
      case BitCombination::kDiff:
        Unite(Others(), Or);
        return KeepOfX(OnlyX);
      case BitCombination::kDiff1:
        Unite(Others(), Or);
        return Fold(result_, PieceOf(sources_[0]), AndNot);
      case BitCombination::kAndOr:
        Unite(Others(), Or);
        return KeepOfX(And);
      case BitCombination::kOne:
        return FindLoners();
    }
  }

 private:
  std::span<const std::string_view> Others() const { return sources_.subspan(1); }

  // What this piece covers of `source`.
  std::string_view PieceOf(std::string_view source) const {
    return first_ < source.size() ? source.substr(first_, size_) : std::string_view();
  }

  template <class Combine>
  void Unite(std::span<const std::string_view> sources, Combine combine) {
    std::memset(result_, 0, size_);
    for (const std::string_view source : sources) Fold(result_, PieceOf(source), combine);
  }

  void Invert() {
    std::memset(result_, 0xff, size_);
    Fold(result_, PieceOf(sources_[0]), Xor);
  }

  // Combines with X, whose zero bytes behind its end leave nothing.
  template <class Combine>
  void KeepOfX(Combine combine) {
    const std::string_view x = PieceOf(sources_[0]);
    Fold(result_, x, combine);
    std::memset(result_ + x.size(), 0, size_ - x.size());
  }

  void Intersect() {
    std::memset(result_, 0xff, size_);
    size_t shared = size_;
    for (const std::string_view source : sources_) {
      const std::string_view piece = PieceOf(source);
      shared = std::min(shared, piece.size());
      Fold(result_, piece.substr(0, shared), And);
    }
    std::memset(result_ + shared, 0, size_ - shared);
  }

  void FindLoners() {
    std::array<char, kPieceBytes> repeated;
    std::memset(repeated.data(), 0, size_);
    std::memset(result_, 0, size_);
    for (const std::string_view source : sources_) Meet(result_, repeated.data(), PieceOf(source));
    Fold(result_, {repeated.data(), size_}, AndNot);
  }

  std::span<const std::string_view> sources_;
  size_t first_;
  char* result_;
  size_t size_;
};

}  // namespace

void CombineBits(BitCombination combination, std::span<const std::string_view> sources, char* result,
                 size_t size) {
  NACRE_ASSERT(!sources.empty() && (combination != BitCombination::kNot || sources.size() == 1));
  for (size_t first = 0; first < size; first += kPieceBytes) {
    Piece(sources, first, result + first, std::min(kPieceBytes, size - first)).Combine(combination);
  }
}

}  // namespace nacre
