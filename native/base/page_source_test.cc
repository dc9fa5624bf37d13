#include "base/page_source.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace nacre {
namespace {

// More than several mappings hold, so that some are prepared in the background.
constexpr size_t kPages = 6000;

std::vector<void*> TakeAndFill(unsigned char mark) {
  std::vector<void*> pages;
  for (size_t i = 0; i < kPages; ++i) {
    pages.push_back(TakePage());
    std::memset(pages.back(), mark, kPageBytes);
  }
  return pages;
}

TEST(PageSource, PagesAreAlignedToTheirSize) {
  void* page = TakePage();
  EXPECT_EQ(reinterpret_cast<uintptr_t>(page) % kPageBytes, 0u);
  ReturnPage(page);
}

TEST(PageSource, ThreadsNeverShareAPageWhileMappingsArePreparedInTheBackground) {
  std::vector<void*> first;
  std::vector<void*> second;
  std::thread one([&] { first = TakeAndFill(1); });
  std::thread other([&] { second = TakeAndFill(2); });
  one.join();
  other.join();
  for (void* page : first) EXPECT_EQ(static_cast<unsigned char*>(page)[kPageBytes - 1], 1);
  for (void* page : second) EXPECT_EQ(static_cast<unsigned char*>(page)[kPageBytes - 1], 2);
  for (void* page : first) ReturnPage(page);
  for (void* page : second) ReturnPage(page);
}

}  // namespace
}  // namespace nacre
