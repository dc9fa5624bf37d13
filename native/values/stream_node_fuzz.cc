// Takes hostile bytes for a stream's node. What is accepted must read alike in both
// directions, and be one still when entries are deleted and added.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "values/stream_value.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

void WalkBothWays(const PackedList& list, const StreamId& master_id) {
  StreamNodeReader forward(list, master_id);
  std::vector<StreamId> ids;
  size_t fields = 0;
  for (bool there = forward.ReadFirst(); there; there = forward.ReadNext()) {
    ids.push_back(forward.entry().id());
    forward.entry().VisitFields([&](const PackedValue&, const PackedValue&) { ++fields; });
  }
  NACRE_ASSERT(ids.size() == AllEntries(list));
  StreamNodeReader back(list, master_id);
  for (bool there = back.ReadLast(); there; there = back.ReadPrevious()) {
    NACRE_ASSERT(!ids.empty() && ids.back() == back.entry().id());
    ids.pop_back();
  }
  NACRE_ASSERT(ids.empty());
}

}  // namespace
}  // namespace nacre

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace nacre;
  if (size < 2) return 0;
  const StreamId master_id{data[0], data[1]};
  auto list = PackedList::FromBytes({reinterpret_cast<const char*>(data) + 2, size - 2});
  if (!list || !IsStreamNode(*list, master_id)) return 0;
  WalkBothWays(*list, master_id);

  StreamValue stream;
  NACRE_ASSERT(stream.AddNode(master_id, std::move(*list)));
  StreamId next = stream.last_id();
  const std::vector<std::string_view> entry{"field", "value"};
  if (next.Increment()) stream.Append(next, entry, {4096, 100});
  const size_t length = stream.size();
  if (length > 0) NACRE_ASSERT(stream.Delete(stream.first_id()));
  StreamCursor cursor(stream, {}, StreamId::Max());
  size_t walked = 0;
  while (cursor.Next()) ++walked;
  NACRE_ASSERT(walked == stream.size() && (length == 0 || walked == length - 1));
  return 0;
}
