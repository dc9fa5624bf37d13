#include "commands/server/debug_tables.h"

#include <cstdio>
#include <string>

#include "base/glob_match.h"
#include "base/number.h"
#include "structures/hash_shape.h"
#include "values/hash_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre::commands {
namespace {

// Chains of this length and longer are counted together, as on redis-server.
constexpr size_t kLongestListed = 50;

double Percent(size_t part, size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

double Mean(size_t items, size_t buckets) {
  return static_cast<double>(items) / static_cast<double>(buckets);
}

// Distribution lines: for each number of items the buckets that have so many.
std::string Distribution(const HashShape& shape) {
  std::string lines;
  size_t longer = 0;
  for (size_t items = 0; items < shape.buckets_by_items.size(); ++items) {
    const size_t buckets = shape.buckets_by_items[items];
    if (items >= kLongestListed) longer += buckets;
    if (items >= kLongestListed || buckets == 0) continue;
    char line[80];
    std::snprintf(line, sizeof line, "   %zu: %zu (%.02f%%)\n", items, buckets,
                  Percent(buckets, shape.buckets));
    lines += line;
  }
  if (longer != 0) {
    char line[80];
    std::snprintf(line, sizeof line, "   >= %zu: %zu (%.02f%%)\n", kLongestListed, longer,
                  Percent(longer, shape.buckets));
    lines += line;
  }
  return lines;
}

// In the words of redis-server. A chain is what shares a bucket here, which holds seven in a cache line.
std::string Describe(const HashShape& shape) {
  if (shape.items == 0) {
    return "Hash table 0 stats (main hash table):\nNo stats available for empty dictionaries\n";
  }
  const size_t used = shape.buckets - shape.buckets_by_items[0];
  char text[320];
  std::snprintf(text, sizeof text,
                "Hash table 0 stats (main hash table):\n table size: %zu\n number of elements: %zu\n"
                " different slots: %zu\n max chain length: %zu\n avg chain length (counted): %.02f\n"
                " avg chain length (computed): %.02f\n Chain length distribution:\n",
                shape.buckets, shape.items, used, shape.buckets_by_items.size() - 1, Mean(shape.items, used),
                Mean(shape.items, used));
  return text + Distribution(shape);
}

// What the collection's hash table looks like; false if it is not in one.
bool ShapeOfValue(const Entry& entry, HashShape& shape) {
  switch (entry.type()) {
    case ValueType::kHash: {
      const FieldTable* table = static_cast<const HashValue*>(entry.collection())->table();
      if (table != nullptr) shape = ShapeOf(table->fields());
      return table != nullptr;
    }
    case ValueType::kSet: {
      const StringSet* table = static_cast<const SetValue*>(entry.collection())->table();
      if (table != nullptr) shape = table->shape();
      return table != nullptr;
    }
    case ValueType::kSortedSet: {
      const ScoredMembers* members = static_cast<const SortedSetValue*>(entry.collection())->members();
      if (members != nullptr) shape = members->shape();
      return members != nullptr;
    }
    default:
      return false;
  }
}

}  // namespace

void DebugHtstats(CommandContext& context) {
  const auto database = ParseInteger(context.arg(2));
  if (!database) return context.reply().NotInteger();
  if (*database < 0 || static_cast<uint64_t>(*database) >= context.keyspace().databases()) {
    return context.reply().Error("ERR Out of range database");
  }
  HashShape keys;
  HashShape expiring;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    context.keyspace().VisitShard(shard, static_cast<size_t>(*database), [&](const Table& table) {
      keys.Add(ShapeOf(table.entries()));
      expiring.Add(ShapeOf(table.entries(),
                           [](const Entry* entry, bool marked) { return marked && entry->HasExpiry(); }));
    });
  }
  context.reply().Verbatim("txt",
                           "[Dictionary HT]\n" + Describe(keys) + "[Expires HT]\n" + Describe(expiring));
}

void DebugHtstatsKey(CommandContext& context) {
  const KeyRef key = context.keyspace().Key(context.arg(2));
  bool found = false;
  bool hashed = false;
  HashShape shape;
  context.keyspace().VisitShard(Keyspace::ShardIndex(key.hash), context.database(), [&](const Table& table) {
    const Table::Position position = table.Find(key);
    if (!position || table.At(position)->IsExpired(context.now_ms())) return;
    found = true;
    hashed = ShapeOfValue(*table.At(position), shape);
  });
  if (!found) return context.reply().Error("ERR no such key");
  if (!hashed) {
    return context.reply().Error(
        "ERR The value stored at the specified key is not represented using an hash table");
  }
  context.reply().Verbatim("txt", Describe(shape));
}

void DebugStringmatchLen(CommandContext& context) {
  context.reply().Integer(GlobMatches(context.arg(2), context.arg(3)) ? 1 : 0);
}

}  // namespace nacre::commands
