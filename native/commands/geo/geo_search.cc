#include "commands/geo/geo_search.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nacre::commands {
namespace {

constexpr double kHalfWorld = 20037726.37;  // Metres of the Mercator projection.

struct Direction {
  int east;
  int north;
};

// The cell itself and those around it, in the order in which Redis searches them.
constexpr std::array<Direction, 9> kDirections = {
    {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};

// The bounds within which all of the shape lies.
GeoArea BoundsOf(const GeoShape& shape) {
  const bool is_circle = shape.kind == GeoShape::Kind::kCircle;
  const double height = shape.metres_per_unit * (is_circle ? shape.radius : shape.height / 2);
  const double width = shape.metres_per_unit * (is_circle ? shape.radius : shape.width / 2);
  const auto [longitude, latitude] = shape.centre;
  const double north = Degrees(height / kEarthRadius);
  const auto east_at = [&](double at) { return Degrees(width / kEarthRadius / std::cos(Radians(at))); };
  // Degrees of longitude are shorter towards the nearer pole.
  const double east = latitude < 0 ? east_at(latitude - north) : east_at(latitude + north);
  return {longitude - east, longitude + east, latitude - north, latitude + north};
}

double RadiusOf(const GeoShape& shape) {
  if (shape.kind == GeoShape::Kind::kCircle) return shape.radius * shape.metres_per_unit;
  const double half_width = shape.width / 2;
  const double half_height = shape.height / 2;
  return std::sqrt(half_width * half_width + half_height * half_height) * shape.metres_per_unit;
}

// The steps at which nine cells cover a circle.
unsigned StepsFor(double radius, double latitude) {
  if (radius == 0) return kMaxSteps;
  int steps = 1;
  for (; radius < kHalfWorld; radius *= 2) ++steps;
  steps -= 2;
  // Cells are narrow near the poles.
  if (std::abs(latitude) > 66) --steps;
  if (std::abs(latitude) > 80) --steps;
  return static_cast<unsigned>(std::clamp(steps, 1, static_cast<int>(kMaxSteps)));
}

bool CoverBounds(const GeoCell& cell, const GeoArea& bounds) {
  return AreaOf(Neighbour(cell, 0, 1)).latitude_max >= bounds.latitude_max &&
         AreaOf(Neighbour(cell, 0, -1)).latitude_min <= bounds.latitude_min &&
         AreaOf(Neighbour(cell, 1, 0)).longitude_max >= bounds.longitude_max &&
         AreaOf(Neighbour(cell, -1, 0)).longitude_min <= bounds.longitude_min;
}

// The cells to search, in order.
std::vector<GeoCell> CellsFor(const GeoShape& shape) {
  const GeoArea bounds = BoundsOf(shape);
  unsigned steps = StepsFor(RadiusOf(shape), shape.centre.latitude);
  if (steps > 1 && !CoverBounds(CellOf(shape.centre, steps), bounds)) --steps;
  const GeoCell cell = CellOf(shape.centre, steps);
  const GeoArea area = AreaOf(cell);
  // Cells of the first step are too large to say that a direction is not needed.
  const auto is_needed = [&](const Direction& direction) {
    if (steps < 2) return true;
    return !(direction.north < 0 && area.latitude_min < bounds.latitude_min) &&
           !(direction.north > 0 && area.latitude_max > bounds.latitude_max) &&
           !(direction.east < 0 && area.longitude_min < bounds.longitude_min) &&
           !(direction.east > 0 && area.longitude_max > bounds.longitude_max);
  };
  std::vector<GeoCell> cells;
  for (const Direction& direction : kDirections) {
    if (!is_needed(direction)) continue;
    const GeoCell next = Neighbour(cell, direction.east, direction.north);
    // Large cells are their own neighbours' neighbours.
    if (std::find(cells.begin(), cells.end(), next) == cells.end()) cells.push_back(next);
  }
  return cells;
}

double DistanceByLatitude(double from, double to) {
  return kEarthRadius * std::abs(Radians(to) - Radians(from));
}

}  // namespace

std::optional<double> GeoShape::DistanceInside(const Coordinates& place) const {
  if (kind == Kind::kCircle) {
    const double distance = Distance(centre, place);
    return distance > radius * metres_per_unit ? std::nullopt : std::optional(distance);
  }
  if (DistanceByLatitude(place.latitude, centre.latitude) > height * metres_per_unit / 2) return std::nullopt;
  const double east = Distance(place, {centre.longitude, place.latitude});
  if (east > width * metres_per_unit / 2) return std::nullopt;
  return Distance(centre, place);
}

std::vector<FoundPlace> SearchPlaces(const SortedSetValue& index, const GeoShape& shape, size_t limit) {
  std::vector<FoundPlace> found;
  for (const GeoCell& cell : CellsFor(shape)) {
    const ScoreInterval scores = ScoresIn(cell);
    const RankRange range = index.RanksOf(
        ScoreRange{.min = scores.min, .max = scores.end, .excludes_min = false, .excludes_max = true});
    index.VisitRange(range, false, [&](std::string_view member, double score) {
      if (limit != 0 && found.size() >= limit) return;
      const Coordinates place = PlaceOf(score);
      const auto distance = shape.DistanceInside(place);
      if (distance) found.push_back({std::string(member), place, *distance, score});
    });
    if (limit != 0 && found.size() >= limit) break;
  }
  return found;
}

}  // namespace nacre::commands
