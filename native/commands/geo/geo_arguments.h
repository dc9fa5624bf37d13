// How the commands on places read coordinates, units and distances.

#ifndef NACRE_COMMANDS_GEO_GEO_ARGUMENTS_H_
#define NACRE_COMMANDS_GEO_GEO_ARGUMENTS_H_

#include <cstddef>
#include <optional>

#include "commands/command_context.h"
#include "commands/geo/geohash.h"

namespace nacre::commands {

// Each of these reads from argument `at` on; nothing after an error reply.

// Longitude and latitude, which must lie in kWorld.
std::optional<Coordinates> ParseCoordinates(CommandContext& context, size_t at);
// How many metres a unit has.
std::optional<double> ParseUnit(CommandContext& context, size_t at);
// A number of units; the error text is the caller's.
std::optional<double> ParseLength(CommandContext& context, size_t at, std::string_view not_a_number);

// A distance in metres, in units of so many metres: four decimals, as a string.
void WriteDistance(ReplyWriter& reply, double metres, double metres_per_unit);
void WriteCoordinates(ReplyWriter& reply, const Coordinates& place);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_GEO_GEO_ARGUMENTS_H_
