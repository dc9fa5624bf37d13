#include "structures/prefix_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

std::vector<int> Found(const PrefixIndex<int>& index, std::string_view text) {
  std::vector<int> found;
  index.VisitPrefixesOf(text, [&](int item) { found.push_back(item); });
  return found;
}

TEST(PrefixIndex, FindsTheLongestPrefixFirst) {
  PrefixIndex<int> index;
  index.Add("", 0);
  index.Add("news", 1);
  index.Add("news.art", 2);
  index.Add("newt", 3);
  EXPECT_EQ(Found(index, "news.art.1"), (std::vector{2, 1, 0}));
  EXPECT_EQ(Found(index, "news"), (std::vector{1, 0}));
  EXPECT_EQ(Found(index, "new"), (std::vector{0}));
  EXPECT_EQ(Found(index, ""), (std::vector{0}));
}

TEST(PrefixIndex, ForgetsWhatIsRemoved) {
  PrefixIndex<int> index;
  index.Add("a", 1);
  index.Add("a", 2);
  index.Remove("a", 1);
  EXPECT_EQ(Found(index, "ab"), (std::vector{2}));
  index.Remove("a", 2);
  EXPECT_EQ(Found(index, "ab"), std::vector<int>());
}

using PrefixIndexProperties = SeededTest;

TEST_F(PrefixIndexProperties, FindsWhatALookAtEveryPrefixFinds) {
  const auto random_text = [&] {
    std::string text;
    for (uint64_t length = random_.Below(7); text.size() < length;) {
      text += static_cast<char>(OneIn(8) ? '\xff' : 'a' + static_cast<char>(random_.Below(2)));
    }
    return text;
  };
  PrefixIndex<int> index;
  std::vector<std::pair<std::string, int>> kept;
  for (int step = 0; step < 5000; ++step) {
    if (kept.empty() || OneIn(2)) {
      kept.emplace_back(random_text(), step);
      index.Add(kept.back().first, step);
    } else if (OneIn(2)) {
      const size_t which = random_.Below(kept.size());
      index.Remove(kept[which].first, kept[which].second);
      kept.erase(kept.begin() + static_cast<ptrdiff_t>(which));
    }
    const std::string text = random_text();
    std::vector<int> expected;
    for (const auto& [prefix, item] : kept) {
      if (text.starts_with(prefix)) expected.push_back(item);
    }
    std::vector<int> found = Found(index, text);
    std::sort(found.begin(), found.end());
    ASSERT_EQ(found, expected) << text;
  }
}

}  // namespace
}  // namespace nacre
