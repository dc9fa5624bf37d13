#include "commands/geo/geo_query.h"

#include <string>
#include <string_view>

#include "base/number.h"
#include "commands/geo/geo_arguments.h"

namespace nacre::commands {
namespace {

// What became of an option.
enum class Taken : uint8_t { kNo, kYes, kError };

class GeoParser {
 public:
  GeoParser(CommandContext& context, GeoForm form, const SortedSetValue* index)
      : context_(context), index_(index), form_(form) {
    if (form != GeoForm::kSearchStore) return;
    stores_ = true;
    query_.destination = 0;
  }

  // False after an error reply.
  bool Parse() { return ParseFixed() && ParseOptions() && Check(); }
  const GeoQuery& query() const { return query_; }

 private:
  bool IsSearch() const { return form_ == GeoForm::kSearch || form_ == GeoForm::kSearchStore; }
  bool MayStore() const { return form_ == GeoForm::kRadius || form_ == GeoForm::kMemberRadius; }
  bool Has(size_t words) const { return at_ + words < context_.argc(); }

  bool Fail(std::string_view error) {
    context_.reply().Error(error);
    return false;
  }
  static Taken TakenIf(bool is_right) { return is_right ? Taken::kYes : Taken::kError; }

  // Reads what stands at fixed places; `at_` is then at the options.
  bool ParseFixed() {
    switch (form_) {
      case GeoForm::kSearch:
        at_ = 2;
        return true;
      case GeoForm::kSearchStore:
        at_ = 3;
        return true;
      case GeoForm::kRadius:
      case GeoForm::kRadiusRead:
        at_ = 6;
        return ReadCentre(2) && ReadRadius(4);
      default:
        at_ = 5;
        // Without an index Redis does not look at the radius.
        return index_ == nullptr || (ReadMember(2) && ReadRadius(3));
    }
  }

  bool ParseOptions() {
    for (; at_ < context_.argc(); ++at_) {
      Taken taken = TakeFlag();
      if (taken == Taken::kNo) taken = TakeCount();
      if (taken == Taken::kNo) taken = TakeStore();
      if (taken == Taken::kNo && IsSearch()) taken = TakeOrigin();
      if (taken == Taken::kNo && IsSearch()) taken = TakeShape();
      if (taken == Taken::kNo) context_.reply().SyntaxError();
      if (taken != Taken::kYes) return false;
    }
    return true;
  }

  Taken TakeFlag() {
    if (context_.ArgIs(at_, "withdist")) {
      query_.with_distance = true;
    } else if (context_.ArgIs(at_, "withhash")) {
      query_.with_hash = true;
    } else if (context_.ArgIs(at_, "withcoord")) {
      query_.with_coordinates = true;
    } else if (context_.ArgIs(at_, "any")) {
      query_.any = true;
    } else if (context_.ArgIs(at_, "asc")) {
      query_.order = GeoOrder::kNearestFirst;
    } else if (context_.ArgIs(at_, "desc")) {
      query_.order = GeoOrder::kFarthestFirst;
    } else {
      return Taken::kNo;
    }
    return Taken::kYes;
  }

  Taken TakeCount() {
    if (!context_.ArgIs(at_, "count") || !Has(1)) return Taken::kNo;
    const auto count = ParseInteger(context_.arg(++at_));
    if (!count) {
      context_.reply().NotInteger();
      return Taken::kError;
    }
    query_.count = static_cast<size_t>(*count);
    return TakenIf(*count > 0 || Fail("ERR COUNT must be > 0"));
  }

  Taken TakeStore() {
    const bool stores_distance = context_.ArgIs(at_, "storedist");
    if (form_ == GeoForm::kSearchStore && stores_distance) {
      query_.stores_distance = true;
      return Taken::kYes;
    }
    if (!MayStore() || !Has(1) || (!stores_distance && !context_.ArgIs(at_, "store"))) return Taken::kNo;
    query_.stores_distance = stores_distance;
    stores_ = true;
    query_.destination = DestinationKey(context_.arg(++at_));
    return Taken::kYes;
  }

  // The number of the command's key of this name. There is none, and no lock, for
  // one that is given twice by the same option.
  std::optional<size_t> DestinationKey(std::string_view name) const {
    for (size_t i = 1; i < context_.key_count(); ++i) {
      if (context_.key(i).bytes == name) return i;
    }
    return std::nullopt;
  }

  Taken TakeOrigin() {
    if (context_.ArgIs(at_, "frommember") && Has(1) && !from_place_) {
      from_member_ = true;
      ++at_;
      return TakenIf(index_ == nullptr || ReadMember(at_));
    }
    if (!context_.ArgIs(at_, "fromlonlat") || !Has(2) || from_member_) return Taken::kNo;
    from_place_ = true;
    at_ += 2;
    return TakenIf(ReadCentre(at_ - 1));
  }

  Taken TakeShape() {
    if (context_.ArgIs(at_, "byradius") && Has(2) && !by_box_) {
      by_radius_ = true;
      query_.shape.kind = GeoShape::Kind::kCircle;
      at_ += 2;
      return TakenIf(ReadRadius(at_ - 1));
    }
    if (!context_.ArgIs(at_, "bybox") || !Has(3) || by_radius_) return Taken::kNo;
    by_box_ = true;
    query_.shape.kind = GeoShape::Kind::kBox;
    at_ += 3;
    return TakenIf(ReadBox(at_ - 2));
  }

  bool ReadCentre(size_t at) {
    const auto centre = ParseCoordinates(context_, at);
    if (centre) query_.shape.centre = *centre;
    return centre.has_value();
  }

  // Requires: there is an index.
  bool ReadMember(size_t at) {
    const auto score = index_->ScoreOf(context_.arg(at));
    if (!score) return Fail("ERR could not decode requested zset member");
    query_.shape.centre = PlaceOf(*score);
    return true;
  }

  bool ReadRadius(size_t at) {
    const auto radius = ParseLength(context_, at, "ERR need numeric radius");
    if (!radius) return false;
    if (*radius < 0) return Fail("ERR radius cannot be negative");
    query_.shape.radius = *radius;
    return ReadUnit(at + 1);
  }

  bool ReadBox(size_t at) {
    const auto width = ParseLength(context_, at, "ERR need numeric width");
    if (!width) return false;
    const auto height = ParseLength(context_, at + 1, "ERR need numeric height");
    if (!height) return false;
    if (*height < 0 || *width < 0) return Fail("ERR height or width cannot be negative");
    query_.shape.width = *width;
    query_.shape.height = *height;
    return ReadUnit(at + 2);
  }

  bool ReadUnit(size_t at) {
    const auto metres = ParseUnit(context_, at);
    if (metres) query_.shape.metres_per_unit = *metres;
    return metres.has_value();
  }

  // What options must not or must stand together.
  bool Check() {
    if (stores_ && (query_.with_distance || query_.with_hash || query_.with_coordinates)) {
      return Fail(
          form_ == GeoForm::kSearchStore
              ? "ERR GEOSEARCHSTORE is not compatible with WITHDIST, WITHHASH and WITHCOORD options"
              : "ERR STORE option in GEORADIUS is not compatible with WITHDIST, WITHHASH and WITHCOORD "
                "options");
    }
    if (IsSearch() && !from_member_ && !from_place_) {
      return Fail("ERR exactly one of FROMMEMBER or FROMLONLAT can be specified for " +
                  std::string(context_.arg(0)));
    }
    if (IsSearch() && !by_radius_ && !by_box_) {
      return Fail("ERR exactly one of BYRADIUS and BYBOX can be specified for " +
                  std::string(context_.arg(0)));
    }
    if (query_.any && query_.count == 0) return Fail("ERR the ANY argument requires COUNT argument");
    if (stores_ && !query_.destination) return Fail("ERR syntax error");
    return true;
  }

  CommandContext& context_;
  const SortedSetValue* index_;
  GeoForm form_;
  size_t at_ = 0;
  GeoQuery query_;
  bool stores_ = false;
  bool from_member_ = false;
  bool from_place_ = false;
  bool by_radius_ = false;
  bool by_box_ = false;
};

}  // namespace

std::optional<GeoQuery> ParseGeoQuery(CommandContext& context, GeoForm form, const SortedSetValue* index) {
  GeoParser parser(context, form, index);
  return parser.Parse() ? std::optional(parser.query()) : std::nullopt;
}

}  // namespace nacre::commands
