// GEOSEARCH, GEOSEARCHSTORE, and the elder GEORADIUS and GEORADIUSBYMEMBER.

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "commands/collection_access.h"
#include "commands/geo/geo_arguments.h"
#include "commands/geo/geo_query.h"
#include "commands/sorted_set/sorted_set_store.h"
#include "generated/handlers/geo.h"

namespace nacre::commands {
namespace {

// The places that are asked for, in their order.
std::vector<FoundPlace> Search(const SortedSetValue& index, const GeoQuery& query) {
  std::vector<FoundPlace> found = SearchPlaces(index, query.shape, query.any ? query.count : 0);
  GeoOrder order = query.order;
  // Without an order COUNT would mean nothing; ANY says that it need not.
  if (query.count != 0 && order == GeoOrder::kNone && !query.any) order = GeoOrder::kNearestFirst;
  if (order == GeoOrder::kNearestFirst) {
    std::stable_sort(found.begin(), found.end(), [](const FoundPlace& left, const FoundPlace& right) {
      return left.distance < right.distance;
    });
  } else if (order == GeoOrder::kFarthestFirst) {
    std::stable_sort(found.begin(), found.end(), [](const FoundPlace& left, const FoundPlace& right) {
      return left.distance > right.distance;
    });
  }
  if (query.count != 0 && found.size() > query.count) {
    found.erase(found.begin() + static_cast<ptrdiff_t>(query.count), found.end());
  }
  return found;
}

void WritePlace(ReplyWriter& reply, const FoundPlace& place, const GeoQuery& query) {
  const size_t details = size_t{query.with_distance} + query.with_hash + query.with_coordinates;
  if (details != 0) reply.Array(details + 1);
  reply.Bulk(place.member);
  if (query.with_distance) WriteDistance(reply, place.distance, query.shape.metres_per_unit);
  if (query.with_hash) reply.Integer(static_cast<int64_t>(HashOfScore(place.score)));
  if (query.with_coordinates) WriteCoordinates(reply, place.place);
}

void Store(CommandContext& context, const std::vector<FoundPlace>& found, const GeoQuery& query,
           std::string_view event) {
  auto members = std::make_unique<ScoredMembers>();
  for (const FoundPlace& place : found) {
    const double score = query.stores_distance ? place.distance / query.shape.metres_per_unit : place.score;
    members->AddUnordered(place.member, ScoredMembers::HashOf(place.member), score);
  }
  members->Sort();
  // Redis counts each member that is stored as a change.
  const size_t more_changes = found.empty() ? 0 : found.size() - 1;
  StoreMembers(context, std::move(members), event, *query.destination);
  context.MarkChanged(more_changes);
}

void SearchAndReply(CommandContext& context, GeoForm form) {
  const bool stores_first = form == GeoForm::kSearchStore;
  const SortedSetValue* index;
  if (!FindCollection(context, context.key(stores_first ? 1 : 0), index)) return context.reply().WrongType();
  const auto query = ParseGeoQuery(context, form, index);
  if (!query) return;
  const auto found = index != nullptr ? Search(*index, *query) : std::vector<FoundPlace>();
  if (query->destination) {
    const bool is_search = form == GeoForm::kSearchStore;
    return Store(context, found, *query, is_search ? "geosearchstore" : "georadiusstore");
  }
  context.reply().Array(found.size());
  for (const FoundPlace& place : found) WritePlace(context.reply(), place, *query);
}

}  // namespace

void Georadius(CommandContext& context) { SearchAndReply(context, GeoForm::kRadius); }

void GeoradiusRo(CommandContext& context) { SearchAndReply(context, GeoForm::kRadiusRead); }

void Georadiusbymember(CommandContext& context) { SearchAndReply(context, GeoForm::kMemberRadius); }

void GeoradiusbymemberRo(CommandContext& context) { SearchAndReply(context, GeoForm::kMemberRadiusRead); }

void Geosearch(CommandContext& context) { SearchAndReply(context, GeoForm::kSearch); }

void Geosearchstore(CommandContext& context) { SearchAndReply(context, GeoForm::kSearchStore); }

}  // namespace nacre::commands
