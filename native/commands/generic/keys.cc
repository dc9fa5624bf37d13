// KEYS and RANDOMKEY: they look at the whole database, behind the closed gate.

#include <vector>

#include "base/glob_match.h"
#include "base/random.h"
#include "commands/command_context.h"
#include "generated/handlers/generic.h"

namespace nacre::commands {
namespace {

// The live entries whose keys match. They stay where they are while the gate is closed.
std::vector<const Entry*> FindMatching(CommandContext& context, std::string_view pattern) {
  std::vector<const Entry*> matching;
  const bool all = pattern == "*";
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    context.keyspace().VisitShard(shard, context.database(), [&](const Table& table) {
      table.entries().ForEach([&](const Entry* entry, bool expires) {
        if (expires && entry->IsExpired(context.now_ms())) return;
        if (all || GlobMatches(pattern, entry->key())) matching.push_back(entry);
      });
    });
  }
  return matching;
}

// Keys of each shard in turn, expired ones included.
struct ShardSizes {
  size_t keys[kShardCount] = {};
  size_t total = 0;
};

ShardSizes CountKeys(CommandContext& context) {
  ShardSizes sizes;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    context.keyspace().VisitShard(shard, context.database(),
                                  [&](const Table& table) { sizes.keys[shard] = table.size(); });
    sizes.total += sizes.keys[shard];
  }
  return sizes;
}

// A shard chosen by its number of keys. Requires: there are keys.
size_t ChooseShard(const ShardSizes& sizes, Random& random) {
  uint64_t place = random.Below(sizes.total);
  size_t shard = 0;
  while (place >= sizes.keys[shard]) place -= sizes.keys[shard++];
  return shard;
}

// A live entry chosen at random from the shard; null when all had expired.
const Entry* ChooseEntry(CommandContext& context, size_t shard) {
  Table::RandomPick pick;
  context.keyspace().VisitShard(shard, context.database(), [&](Table& table) {
    pick = table.RandomLive(context.random(), context.now_ms());
    ShardStatistics::Count(context.keyspace().ShardAt(shard).statistics.expired, pick.removed);
  });
  return pick.entry;
}

const Entry* ChooseEntry(CommandContext& context) {
  ShardSizes sizes = CountKeys(context);
  while (sizes.total != 0) {
    const size_t shard = ChooseShard(sizes, context.random());
    const Entry* entry = ChooseEntry(context, shard);
    if (entry != nullptr) return entry;
    sizes.total -= sizes.keys[shard];
    sizes.keys[shard] = 0;
  }
  return nullptr;
}

}  // namespace

void Keys(CommandContext& context) {
  const std::vector<const Entry*> matching = FindMatching(context, context.arg(1));
  context.reply().Array(matching.size());
  for (const Entry* entry : matching) context.reply().Bulk(entry->key());
}

void Randomkey(CommandContext& context) {
  const Entry* entry = ChooseEntry(context);
  if (entry == nullptr) return context.reply().Null();
  context.reply().Bulk(entry->key());
}

}  // namespace nacre::commands
