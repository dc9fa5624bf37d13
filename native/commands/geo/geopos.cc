// GEOPOS, GEOHASH, GEODIST: what is asked of places by their names.

#include "commands/collection_access.h"
#include "commands/geo/geo_arguments.h"
#include "generated/handlers/geo.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {
namespace {

// Calls write(place) for each member that the index has, and write_absent() for
// each that it has not.
template <class Write, class WriteAbsent>
void ReplyForEach(CommandContext& context, Write&& write, WriteAbsent&& write_absent) {
  const SortedSetValue* index;
  if (!FindCollection(context, context.key(), index)) return context.reply().WrongType();
  context.reply().Array(context.argc() - 2);
  for (const std::string_view member : context.arguments().subspan(2)) {
    const auto score = index == nullptr ? std::nullopt : index->ScoreOf(member);
    score ? write(PlaceOf(*score)) : write_absent();
  }
}

}  // namespace

void Geopos(CommandContext& context) {
  ReplyForEach(
      context, [&](const Coordinates& place) { WriteCoordinates(context.reply(), place); },
      [&] { context.reply().NullArray(); });
}

void Geohash(CommandContext& context) {
  ReplyForEach(
      context, [&](const Coordinates& place) { context.reply().Bulk(GeohashText(place)); },
      [&] { context.reply().Null(); });
}

void Geodist(CommandContext& context) {
  if (context.argc() > 5) return context.reply().SyntaxError();
  const auto unit = context.argc() == 5 ? ParseUnit(context, 4) : std::optional<double>(1);
  if (!unit) return;
  const SortedSetValue* index;
  if (!FindCollection(context, context.key(), index)) return context.reply().WrongType();
  if (index == nullptr) return context.reply().Null();
  const auto from = index->ScoreOf(context.arg(2));
  const auto to = index->ScoreOf(context.arg(3));
  if (!from || !to) return context.reply().Null();
  WriteDistance(context.reply(), Distance(PlaceOf(*from), PlaceOf(*to)), *unit);
}

}  // namespace nacre::commands
