#include "values/list_value.h"

#include <string>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

void PushAll(ListValue& list, const std::vector<std::string>& texts, const ListLimits& limits) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  list.Push(ListEnd::kTail, views, limits);
}

std::vector<std::string> Elements(const ListValue& list) {
  std::vector<std::string> elements;
  list.Walk(ListEnd::kHead, 0, SIZE_MAX, [&](const PackedValue& value) {
    DigitBuffer digits;
    elements.emplace_back(value.View(digits));
    return true;
  });
  return elements;
}

const std::vector<std::string> kFour = {"a", "b", "c", "d"};

TEST(ListValue, BecomesAQuicklistWithTheElementThatExceedsTheLimit) {
  const ListLimits limits(4);
  ListValue list;
  PushAll(list, kFour, limits);
  EXPECT_EQ(list.encoding_name(), "listpack");
  PushAll(list, {"e"}, limits);
  EXPECT_EQ(list.encoding_name(), "quicklist");
  EXPECT_EQ(Elements(list), (std::vector<std::string>{"a", "b", "c", "d", "e"}));
}

TEST(ListValue, BecomesAListpackAtHalfOfTheLimit) {
  const ListLimits limits(4);
  ListValue list;
  PushAll(list, {"a", "b", "c", "d", "e"}, limits);
  list.Drop(ListEnd::kHead, 1, limits);
  EXPECT_EQ(list.encoding_name(), "quicklist");
  list.Drop(ListEnd::kHead, 1, limits);
  EXPECT_EQ(list.encoding_name(), "quicklist");
  list.Drop(ListEnd::kTail, 1, limits);
  EXPECT_EQ(list.encoding_name(), "listpack");
  EXPECT_EQ(Elements(list), (std::vector<std::string>{"c", "d"}));
}

TEST(ListValue, CountsBytesWhereTheLimitIsNegative) {
  const ListLimits limits(-1);
  ListValue list;
  PushAll(list, {std::string(2000, 'a'), std::string(2000, 'b')}, limits);
  EXPECT_EQ(list.encoding_name(), "listpack");
  PushAll(list, {std::string(90, 'c')}, limits);
  EXPECT_EQ(list.encoding_name(), "quicklist");
  EXPECT_EQ(list.Remove(std::string(2000, 'a'), 1, ListEnd::kHead, limits), 1u);
  EXPECT_EQ(list.encoding_name(), "quicklist");
  EXPECT_EQ(list.Remove(std::string(2000, 'b'), 1, ListEnd::kHead, limits), 1u);
  EXPECT_EQ(list.encoding_name(), "listpack");
}

TEST(ListValue, TakesALimitBelowMinusFiveForTheLargest) {
  EXPECT_EQ(ListLimits(-9).chunk().bytes, 65'536u);
  EXPECT_EQ(ListLimits(0).chunk().elements, 1u);
  EXPECT_EQ(ListLimits(-2).chunk().bytes, 8'192u);
  EXPECT_EQ(ListLimits(-2, 5).chunk().plain, 5u);
}

TEST(ListValue, IsChunkedOnceASearchForAPivotMadeRoomForMore) {
  const ListLimits limits(4);
  ListValue list;
  PushAll(list, kFour, limits);
  EXPECT_FALSE(list.InsertBeside("x", true, "new", limits));
  EXPECT_EQ(list.encoding_name(), "quicklist");
  EXPECT_TRUE(list.InsertBeside("b", true, "new", limits));
  EXPECT_TRUE(list.InsertBeside("d", false, "last", limits));
  EXPECT_EQ(Elements(list), (std::vector<std::string>{"a", "new", "b", "c", "d", "last"}));
}

TEST(ListValue, ReplacesByIndexInBothForms) {
  const ListLimits limits(-2);
  ListValue list;
  PushAll(list, kFour, limits);
  EXPECT_TRUE(list.Replace(1, "12", limits));
  EXPECT_FALSE(list.Replace(4, "x", limits));
  const std::string large(9'000, 'l');
  EXPECT_TRUE(list.Replace(2, large, limits));
  EXPECT_EQ(list.encoding_name(), "quicklist");
  EXPECT_EQ(Elements(list), (std::vector<std::string>{"a", "12", large, "d"}));
  EXPECT_TRUE(list.Replace(3, "e", limits));
  EXPECT_TRUE(list.Replace(0, large, limits));
  EXPECT_EQ(Elements(list), (std::vector<std::string>{large, "12", large, "e"}));
}

TEST(ListValue, IsWalkedFromBothEnds) {
  for (const int64_t size : {-2, 1}) {
    const ListLimits limits(size);
    ListValue list;
    PushAll(list, kFour, limits);
    std::string seen;
    const auto note = [&](const PackedValue& value) {
      seen += value.text();
      return value.text() != "b";
    };
    list.Walk(ListEnd::kTail, 1, 10, note);
    EXPECT_EQ(seen, "cb");
    seen.clear();
    list.Walk(ListEnd::kHead, 2, 1, note);
    EXPECT_EQ(seen, "c");
    list.Walk(ListEnd::kHead, 4, 1, note);
    EXPECT_EQ(seen, "c");
  }
}

TEST(ListValue, CountsItsBytesInBothForms) {
  const ListLimits limits(4);
  ListValue list;
  const size_t empty = list.bytes();
  PushAll(list, kFour, limits);
  const size_t packed = list.bytes();
  EXPECT_GT(packed, empty);
  PushAll(list, kFour, limits);
  EXPECT_GT(list.bytes(), packed);
  EXPECT_EQ(static_cast<ListValue&>(*list.Clone()).encoding_name(), "quicklist");
  list.Drop(ListEnd::kHead, 4, limits);
  list.Drop(ListEnd::kHead, 2, limits);
  EXPECT_EQ(list.encoding_name(), "listpack");
  EXPECT_EQ(list.bytes(), packed);
  list.Drop(ListEnd::kHead, 9, limits);
  EXPECT_EQ(list.bytes(), empty);
}

}  // namespace
}  // namespace nacre
