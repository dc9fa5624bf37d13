#include "commands/geo/geohash.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nacre::commands {
namespace {

constexpr uint64_t kLatitudeBits = 0x5555555555555555ULL;
constexpr uint64_t kLongitudeBits = 0xaaaaaaaaaaaaaaaaULL;

// Puts a zero bit above each bit.
uint64_t Spread(uint32_t value) {
  uint64_t bits = value;
  bits = (bits | (bits << 16)) & 0x0000ffff0000ffffULL;
  bits = (bits | (bits << 8)) & 0x00ff00ff00ff00ffULL;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f0f0f0f0fULL;
  bits = (bits | (bits << 2)) & 0x3333333333333333ULL;
  return (bits | (bits << 1)) & kLatitudeBits;
}

// Keeps every second bit, from the lowest on.
uint32_t Gather(uint64_t bits) {
  bits &= kLatitudeBits;
  bits = (bits | (bits >> 1)) & 0x3333333333333333ULL;
  bits = (bits | (bits >> 2)) & 0x0f0f0f0f0f0f0f0fULL;
  bits = (bits | (bits >> 4)) & 0x00ff00ff00ff00ffULL;
  bits = (bits | (bits >> 8)) & 0x0000ffff0000ffffULL;
  return static_cast<uint32_t>(bits | (bits >> 16));
}

// Which of the 2^steps parts of an interval a value is in. The end of the
// interval is in the part behind the last, as in Redis.
uint32_t PartOf(double value, double min, double max, unsigned steps) {
  const double offset = (value - min) / (max - min);
  return static_cast<uint32_t>(offset * static_cast<double>(uint64_t{1} << steps));
}

double PartBegin(uint64_t part, double min, double max, unsigned steps) {
  return min + (static_cast<double>(part) / static_cast<double>(uint64_t{1} << steps)) * (max - min);
}

// Moves one coordinate of a cell: `own` are its bits, `others` those of the other.
uint64_t Moved(uint64_t bits, uint64_t own, uint64_t others, unsigned steps, int distance) {
  if (distance == 0) return bits & own;
  const unsigned unused = 64 - steps * 2;
  uint64_t moved = bits & own;
  const uint64_t carry = others >> unused;
  if (distance > 0) {
    moved += carry + 1;
  } else {
    moved |= carry;
    moved -= carry + 1;
  }
  return moved & (own >> unused);
}

}  // namespace

double Radians(double degrees) { return degrees * (M_PI / 180.0); }
double Degrees(double radians) { return radians / (M_PI / 180.0); }

GeoCell CellOf(const Coordinates& place, unsigned steps, const GeoArea& grid) {
  const uint32_t north = PartOf(place.latitude, grid.latitude_min, grid.latitude_max, steps);
  const uint32_t east = PartOf(place.longitude, grid.longitude_min, grid.longitude_max, steps);
  return {Spread(north) | (Spread(east) << 1), steps};
}

GeoArea AreaOf(const GeoCell& cell) {
  const uint64_t north = Gather(cell.bits);
  const uint64_t east = Gather(cell.bits >> 1);
  return {PartBegin(east, kWorld.longitude_min, kWorld.longitude_max, cell.steps),
          PartBegin(east + 1, kWorld.longitude_min, kWorld.longitude_max, cell.steps),
          PartBegin(north, kWorld.latitude_min, kWorld.latitude_max, cell.steps),
          PartBegin(north + 1, kWorld.latitude_min, kWorld.latitude_max, cell.steps)};
}

GeoCell Neighbour(const GeoCell& cell, int east, int north) {
  const uint64_t longitude = Moved(cell.bits, kLongitudeBits, kLatitudeBits, cell.steps, east);
  const uint64_t latitude = Moved(cell.bits, kLatitudeBits, kLongitudeBits, cell.steps, north);
  return {longitude | latitude, cell.steps};
}

ScoreInterval ScoresIn(const GeoCell& cell) {
  const unsigned shift = (kMaxSteps - cell.steps) * 2;
  return {static_cast<double>(cell.bits << shift), static_cast<double>((cell.bits + 1) << shift)};
}

double ScoreOf(const Coordinates& place) { return static_cast<double>(CellOf(place, kMaxSteps).bits); }

uint64_t HashOfScore(double score) {
  constexpr double kHalf = 9223372036854775808.0;  // 2^63
  constexpr uint64_t kTop = uint64_t{1} << 63;
  if (score < -kHalf) return kTop;
  if (score < kHalf) return static_cast<uint64_t>(static_cast<int64_t>(score));
  const double above = score - kHalf;
  return above < kHalf ? static_cast<uint64_t>(above) ^ kTop : 0;
}

Coordinates PlaceOf(double score) {
  const GeoArea area = AreaOf({HashOfScore(score), kMaxSteps});
  const double longitude = (area.longitude_min + area.longitude_max) / 2;
  const double latitude = (area.latitude_min + area.latitude_max) / 2;
  return {std::clamp(longitude, kWorld.longitude_min, kWorld.longitude_max),
          std::clamp(latitude, kWorld.latitude_min, kWorld.latitude_max)};
}

std::string GeohashText(const Coordinates& place) {
  constexpr char kAlphabet[] = "0123456789bcdefghjkmnpqrstuvwxyz";
  constexpr GeoArea kWholeWorld{-180, 180, -90, 90};
  constexpr unsigned kBitsPerCharacter = 5;
  const uint64_t bits = CellOf(place, kMaxSteps, kWholeWorld).bits;
  std::string text;
  for (unsigned end = kBitsPerCharacter; end <= 2 * kMaxSteps; end += kBitsPerCharacter) {
    text += kAlphabet[(bits >> (2 * kMaxSteps - end)) & 0x1f];
  }
  // Two bits are left over, which Redis does not use.
  return text + kAlphabet[0];
}

double Distance(const Coordinates& from, const Coordinates& to) {
  const double from_latitude = Radians(from.latitude);
  const double to_latitude = Radians(to.latitude);
  const double u = std::sin((to_latitude - from_latitude) / 2);
  const double v = std::sin((Radians(to.longitude) - Radians(from.longitude)) / 2);
  return 2.0 * kEarthRadius *
         std::asin(std::sqrt(u * u + std::cos(from_latitude) * std::cos(to_latitude) * v * v));
}

}  // namespace nacre::commands
