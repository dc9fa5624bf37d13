#include <gtest/gtest.h>

#include <string>

#include "base/random.h"
#include "commands/geo/geo_search.h"
#include "commands/geo/geohash.h"
#include "engine/command_test.h"

namespace nacre {
namespace {

using commands::Coordinates;
using commands::GeoShape;

class Geo : public CommandTest {
 protected:
  void SetUp() override {
    Call({"GEOADD", "k", "13.361389", "38.115556", "Palermo", "15.087269", "37.502669", "Catania"});
  }
};

TEST_F(Geo, KeepsPlacesAsScores) {
  EXPECT_EQ(Call({"ZSCORE", "k", "Palermo"}), "$16\r\n3479099956230698\r\n");
  EXPECT_EQ(Call({"GEOHASH", "k", "Palermo", "none"}), "*2\r\n$11\r\nsqc8b49rny0\r\n$-1\r\n");
  EXPECT_EQ(Call({"GEOPOS", "k", "Palermo", "none"}),
            "*2\r\n*2\r\n$20\r\n13.36138933897018433\r\n$20\r\n38.11555639549629859\r\n*-1\r\n");
}

TEST_F(Geo, MeasuresDistances) {
  EXPECT_EQ(Call({"GEODIST", "k", "Palermo", "Catania"}), "$11\r\n166274.1516\r\n");
  EXPECT_EQ(Call({"GEODIST", "k", "Palermo", "Catania", "KM"}), "$8\r\n166.2742\r\n");
  EXPECT_EQ(Call({"GEODIST", "k", "Palermo", "none"}), "$-1\r\n");
  EXPECT_EQ(Call({"GEODIST", "k", "Palermo", "Catania", "miles"}),
            "-ERR unsupported unit provided. please use M, KM, FT, MI\r\n");
}

TEST_F(Geo, FindsPlacesInACircleOrABox) {
  EXPECT_EQ(Call({"GEOSEARCH", "k", "FROMLONLAT", "15", "37", "BYRADIUS", "200", "km", "ASC", "WITHDIST"}),
            "*2\r\n*2\r\n$7\r\nCatania\r\n$7\r\n56.4413\r\n*2\r\n$7\r\nPalermo\r\n$8\r\n190.4424\r\n");
  EXPECT_EQ(Call({"GEOSEARCH", "k", "FROMMEMBER", "Palermo", "BYBOX", "100", "100", "km"}),
            "*1\r\n$7\r\nPalermo\r\n");
  EXPECT_EQ(Call({"GEORADIUS", "k", "15", "37", "100", "km", "COUNT", "1", "ANY", "WITHHASH"}),
            "*1\r\n*2\r\n$7\r\nCatania\r\n:3479447370796909\r\n");
}

TEST_F(Geo, StoresWhatItFinds) {
  EXPECT_EQ(
      Call({"GEOSEARCHSTORE", "to", "k", "FROMLONLAT", "15", "37", "BYRADIUS", "200", "km", "STOREDIST"}),
      ":2\r\n");
  EXPECT_EQ(Call({"ZRANGE", "to", "0", "-1"}), "*2\r\n$7\r\nCatania\r\n$7\r\nPalermo\r\n");
  EXPECT_EQ(Call({"GEORADIUSBYMEMBER", "k", "Palermo", "1", "m", "STORE", "to"}), ":1\r\n");
  EXPECT_EQ(Call({"ZSCORE", "to", "Palermo"}), "$16\r\n3479099956230698\r\n");
  EXPECT_EQ(Call({"GEORADIUS", "none", "15", "37", "1", "m", "STORE", "to"}), ":0\r\n");
  EXPECT_EQ(Call({"EXISTS", "to"}), ":0\r\n");
}

TEST_F(Geo, RefusesWhatIsNoPlace) {
  EXPECT_EQ(Call({"GEOADD", "k", "181", "0", "x"}),
            "-ERR invalid longitude,latitude pair 181.000000,0.000000\r\n");
  EXPECT_EQ(Call({"GEOADD", "k", "x", "0", "x"}), "-ERR value is not a valid float\r\n");
  EXPECT_EQ(Call({"GEOADD", "k", "1", "0"}), "-ERR wrong number of arguments for 'geoadd' command\r\n");
  EXPECT_EQ(Call({"GEOADD", "k", "NX", "XX", "0", "0", "x"}), "-ERR syntax error\r\n");
  EXPECT_EQ(Call({"GEOSEARCH", "k", "FROMMEMBER", "none", "BYRADIUS", "1", "m"}),
            "-ERR could not decode requested zset member\r\n");
  EXPECT_EQ(Call({"GEOSEARCH", "k", "FROMLONLAT", "0", "0", "BYRADIUS", "-1", "m"}),
            "-ERR radius cannot be negative\r\n");
}

// A member of a sorted set need not be a place; its score is taken for one.
TEST_F(Geo, TakesAnyScoreForAPlace) {
  Call({"ZADD", "odd", "-1", "a", "1e300", "b", "inf", "c", "-inf", "d", "0.5", "e"});
  EXPECT_EQ(Call({"GEOPOS", "odd", "a", "b", "c", "d", "e"}).substr(0, 4), "*5\r\n");
  EXPECT_EQ(Call({"GEOSEARCH", "odd", "FROMMEMBER", "a", "BYRADIUS", "1", "m"}).substr(0, 1), "*");
}

// The cells that are searched cover the shape: no place inside is missed.
TEST(GeoSearch, FindsWhatALookAtEveryPlaceFinds) {
  const uint64_t seed = SystemEntropy();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random random(seed);
  const auto coordinate = [&](double most) {
    return (static_cast<double>(random.Below(2'000'001)) / 1'000'000 - 1) * most;
  };
  SortedSetValue index;
  for (int i = 0; i < 2000; ++i) {
    const std::string name = std::to_string(i);
    index.Add(index.Find(name), name, commands::ScoreOf({coordinate(180), coordinate(80)}), {0, 0});
  }
  for (int round = 0; round < 300; ++round) {
    GeoShape shape;
    shape.centre = {coordinate(140), coordinate(50)};
    shape.kind = random.Below(2) == 0 ? GeoShape::Kind::kCircle : GeoShape::Kind::kBox;
    shape.radius = static_cast<double>(random.Below(2'000'000));
    shape.width = static_cast<double>(random.Below(2'000'000));
    shape.height = static_cast<double>(random.Below(2'000'000));
    size_t expected = 0;
    index.VisitAll([&](std::string_view, double score) {
      expected += shape.DistanceInside(commands::PlaceOf(score)).has_value();
    });
    ASSERT_EQ(commands::SearchPlaces(index, shape, 0).size(), expected)
        << shape.centre.longitude << ' ' << shape.centre.latitude << ' ' << shape.radius;
  }
}

}  // namespace
}  // namespace nacre
