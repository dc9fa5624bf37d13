// GEOADD.

#include "commands/geo/geo_arguments.h"
#include "commands/sorted_set/zadd.h"
#include "generated/handlers/geo.h"

namespace nacre::commands {

void Geoadd(CommandContext& context) {
  AddOptions options;
  bool counts_changes = false;
  size_t first = 2;
  for (; first < context.argc(); ++first) {
    if (context.ArgIs(first, "nx")) {
      options.only_new = true;
    } else if (context.ArgIs(first, "xx")) {
      options.only_existing = true;
    } else if (context.ArgIs(first, "ch")) {
      counts_changes = true;
    } else {
      break;
    }
  }
  const size_t words = context.argc() - first;
  if (words == 0 || words % 3 != 0 || (options.only_new && options.only_existing)) {
    return context.reply().SyntaxError();
  }
  ScoredNames places(words / 3);
  for (size_t i = 0; i < places.size(); ++i) {
    const auto place = ParseCoordinates(context, first + i * 3);
    if (!place) return;
    places[i] = {ScoreOf(*place), context.arg(first + i * 3 + 2)};
  }
  const auto outcome = AddScores(context, places, options);
  if (!outcome) return;
  const size_t counted = counts_changes ? outcome->added + outcome->changed : outcome->added;
  context.reply().Integer(static_cast<int64_t>(counted));
}

}  // namespace nacre::commands
