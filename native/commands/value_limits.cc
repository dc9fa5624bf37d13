#include "commands/value_limits.h"

#include <algorithm>

namespace nacre::commands {
namespace {

size_t SizeOf(const Setting& setting) { return static_cast<size_t>(std::max<int64_t>(setting.get(), 0)); }

}  // namespace

ValueLimits ValueLimitsOf(CommandContext& context) {
  return ValueLimitsOf(context.settings(), context.keyspace().seed());
}

ValueLimits ValueLimitsOf(const Settings& settings, const HashSeed& seed) {
  return {
      .list = ListLimits(settings.list_max_listpack_size.get(), settings.quicklist_packed_threshold.get()),
      .set = {.intset_entries = SizeOf(settings.set_max_intset_entries),
              .listpack_entries = SizeOf(settings.set_max_listpack_entries),
              .listpack_value = SizeOf(settings.set_max_listpack_value),
              .seed = seed},
      .sorted_set = {.entries = SizeOf(settings.zset_max_listpack_entries),
                     .name_bytes = SizeOf(settings.zset_max_listpack_value)},
      .hash = {.packed_fields = SizeOf(settings.hash_max_listpack_entries),
               .packed_bytes = SizeOf(settings.hash_max_listpack_value),
               .seed = seed},
      .stream = {.bytes = SizeOf(settings.stream_node_max_bytes),
                 .entries = SizeOf(settings.stream_node_max_entries)},
  };
}

uint64_t LongestString(CommandContext& context) {
  constexpr uint64_t kLongestReplayed = uint64_t{1} << 40;
  if (context.IsReplay()) return kLongestReplayed;
  return static_cast<uint64_t>(context.settings().proto_max_bulk_len.get());
}

}  // namespace nacre::commands
