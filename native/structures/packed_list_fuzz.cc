// Takes hostile bytes for a packed list. What is accepted must read alike in both
// directions, be found, survive changes, and be accepted again.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/assert.h"
#include "structures/packed_list.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

void WalkBothWays(const PackedList& list) {
  PackedList::Cursor back = list.Last();
  size_t count = 0;
  for (PackedList::Cursor cursor = list.First(); cursor; cursor = list.Next(cursor)) {
    NACRE_ASSERT(list.Get(list.Find(list.Get(cursor), cursor, 0)) == list.Get(cursor));
    NACRE_ASSERT(back);
    back = list.Previous(back);
    ++count;
  }
  NACRE_ASSERT(!back && count == list.size());
}

void Change(PackedList& list) {
  const size_t half = list.size() / 2;
  PackedList tail = list.Split(list.At(static_cast<int64_t>(half)));
  tail.Concatenate(list);
  if (!tail.empty()) {
    tail.Replace(tail.First(), tail.Get(tail.Last()));
    tail.EraseRange(tail.First(), 1 + half / 2);
  }
  tail.Append(std::string_view("text"));
  WalkBothWays(tail);
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::optional<nacre::PackedList> list = nacre::PackedList::FromBytes(bytes);
  if (!list) return 0;
  nacre::WalkBothWays(*list);
  const std::optional<nacre::PackedList> again = nacre::PackedList::FromBytes(list->bytes());
  NACRE_ASSERT(again && again->bytes() == list->bytes());
  nacre::Change(*list);
  return 0;
}
