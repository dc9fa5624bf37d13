#include "commands/geo/geo_arguments.h"

#include <array>
#include <cstdio>
#include <string_view>

#include "base/number.h"

namespace nacre::commands {
namespace {

struct Unit {
  std::string_view name;
  double metres;
};

constexpr std::array<Unit, 4> kUnits = {{{"m", 1}, {"km", 1000}, {"ft", 0.3048}, {"mi", 1609.34}}};

// Room for any double with a few decimals.
constexpr size_t kLongestFixed = 400;

}  // namespace

std::optional<Coordinates> ParseCoordinates(CommandContext& context, size_t at) {
  const auto longitude = ParseDouble(context.arg(at));
  const auto latitude = longitude ? ParseDouble(context.arg(at + 1)) : std::nullopt;
  if (!longitude || !latitude) {
    context.reply().Error("ERR value is not a valid float");
    return std::nullopt;
  }
  if (*longitude >= kWorld.longitude_min && *longitude <= kWorld.longitude_max &&
      *latitude >= kWorld.latitude_min && *latitude <= kWorld.latitude_max) {
    return Coordinates{*longitude, *latitude};
  }
  char text[2 * kLongestFixed];
  std::snprintf(text, sizeof text, "ERR invalid longitude,latitude pair %f,%f", *longitude, *latitude);
  context.reply().Error(text);
  return std::nullopt;
}

std::optional<double> ParseUnit(CommandContext& context, size_t at) {
  for (const Unit& unit : kUnits) {
    if (context.ArgIs(at, unit.name)) return unit.metres;
  }
  context.reply().Error("ERR unsupported unit provided. please use M, KM, FT, MI");
  return std::nullopt;
}

std::optional<double> ParseLength(CommandContext& context, size_t at, std::string_view not_a_number) {
  const auto length = ParseDouble(context.arg(at));
  if (!length) context.reply().Error(not_a_number);
  return length;
}

void WriteDistance(ReplyWriter& reply, double metres, double metres_per_unit) {
  char text[kLongestFixed];
  const int size = std::snprintf(text, sizeof text, "%.4f", metres / metres_per_unit);
  reply.Bulk({text, static_cast<size_t>(size)});
}

void WriteCoordinates(ReplyWriter& reply, const Coordinates& place) {
  reply.Array(2);
  reply.DoubleText(place.longitude, FormatLongDouble(place.longitude));
  reply.DoubleText(place.latitude, FormatLongDouble(place.latitude));
}

}  // namespace nacre::commands
