// What GEORADIUS, GEOSEARCH and their like are asked for.

#ifndef NACRE_COMMANDS_GEO_GEO_QUERY_H_
#define NACRE_COMMANDS_GEO_GEO_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "commands/command_context.h"
#include "commands/geo/geo_search.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {

// Which command it is.
enum class GeoForm : uint8_t {
  kRadius,            // GEORADIUS
  kRadiusRead,        // GEORADIUS_RO
  kMemberRadius,      // GEORADIUSBYMEMBER
  kMemberRadiusRead,  // GEORADIUSBYMEMBER_RO
  kSearch,            // GEOSEARCH
  kSearchStore,       // GEOSEARCHSTORE
};

enum class GeoOrder : uint8_t { kNone, kNearestFirst, kFarthestFirst };

struct GeoQuery {
  GeoShape shape;
  bool with_distance = false;
  bool with_hash = false;
  bool with_coordinates = false;
  GeoOrder order = GeoOrder::kNone;
  bool any = false;
  size_t count = 0;  // 0 is no limit.
  // The number of the command's key that the result is stored at.
  std::optional<size_t> destination;
  bool stores_distance = false;
};

// Reads the command's arguments; nothing after an error reply. Some of them say
// something about `index`, which is null if the key is absent.
std::optional<GeoQuery> ParseGeoQuery(CommandContext& context, GeoForm form, const SortedSetValue* index);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_GEO_GEO_QUERY_H_
