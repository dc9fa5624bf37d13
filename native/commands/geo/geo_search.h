// Finding the places of an index within a circle or a box.

#ifndef NACRE_COMMANDS_GEO_GEO_SEARCH_H_
#define NACRE_COMMANDS_GEO_GEO_SEARCH_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "commands/geo/geohash.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {

struct GeoShape {
  enum class Kind { kCircle, kBox };
  Kind kind = Kind::kCircle;
  Coordinates centre;
  // In units of so many metres.
  double metres_per_unit = 1;
  double radius = 0;
  double width = 0;
  double height = 0;

  // The distance from the centre in metres, if the place is inside.
  std::optional<double> DistanceInside(const Coordinates& place) const;
};

struct FoundPlace {
  std::string member;
  Coordinates place;
  double distance;  // Metres.
  double score;
};

// The places inside of the shape, in the order of the cells that are searched: its
// own, then those around it. Stops at `limit`, unless it is 0.
// O(places in those cells + log n).
std::vector<FoundPlace> SearchPlaces(const SortedSetValue& index, const GeoShape& shape, size_t limit);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_GEO_GEO_SEARCH_H_
