// Places as cells of a grid. The world, without its poles, is halved by longitude
// and by latitude in turns; a cell's hash tells the halves that it is in.
//
//   hash of `steps` halvings each way:  ... lon lat lon lat   (2 * steps bits)
//
// A place is kept in a sorted set with the hash of kMaxSteps as its score: 52 bits,
// which a double holds exactly. A cell of fewer steps is then a range of scores.
//
// All of it, rounding included, is as in Redis, since scores are exchanged with it
// and distances are compared with limits.

#ifndef NACRE_COMMANDS_GEO_GEOHASH_H_
#define NACRE_COMMANDS_GEO_GEOHASH_H_

#include <cstdint>
#include <string>

namespace nacre::commands {

struct Coordinates {
  double longitude = 0;
  double latitude = 0;
};

// Bounds of a cell, or of the whole grid.
struct GeoArea {
  double longitude_min;
  double longitude_max;
  double latitude_min;
  double latitude_max;
};

struct GeoCell {
  uint64_t bits = 0;
  unsigned steps = 0;

  friend bool operator==(const GeoCell&, const GeoCell&) = default;
};

inline constexpr unsigned kMaxSteps = 26;

// The grid of scores ends where the Mercator projection does.
inline constexpr GeoArea kWorld{-180, 180, -85.05112878, 85.05112878};

// The cell of `grid` that a place inside of it lies in.
GeoCell CellOf(const Coordinates& place, unsigned steps, const GeoArea& grid = kWorld);
GeoArea AreaOf(const GeoCell& cell);
// The cell so many cells to the east and to the north; the grid has no edges.
GeoCell Neighbour(const GeoCell& cell, int east, int north);

// The least score in a cell, and the least behind it.
struct ScoreInterval {
  double min;
  double end;
};
ScoreInterval ScoresIn(const GeoCell& cell);

double ScoreOf(const Coordinates& place);
// The middle of the cell that a score means; for any score.
Coordinates PlaceOf(double score);
// The score as a hash: what fits 64 bits, as x86 converts it.
uint64_t HashOfScore(double score);

// The text of eleven characters that geohash.org uses, which halves the whole
// world, poles included.
std::string GeohashText(const Coordinates& place);

// Metres along a great circle.
double Distance(const Coordinates& from, const Coordinates& to);
inline constexpr double kEarthRadius = 6372797.560856;

double Radians(double degrees);
double Degrees(double radians);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_GEO_GEOHASH_H_
