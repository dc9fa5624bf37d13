#include "commands/command_context.h"

#include <utility>

#include "base/random.h"
#include "keyspace/access_clock.h"

namespace nacre {

bool EqualsIgnoringCase(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (lower != word[i]) return false;
  }
  return true;
}

bool CommandContext::ArgIs(size_t index, std::string_view word) const {
  return EqualsIgnoringCase(arguments_[index], word);
}

Table::Position CommandContext::FindLive(const KeyRef& key, uint32_t database) {
  Shard& shard = keyspace().ShardOf(key);
  Table* table = keyspace().TableIfAny(shard, database);
  if (table == nullptr) return {};
  const Table::Position position = table->Find(key);
  if (!position || !table->entries().IsMarked(position)) return position;
  const Entry* entry = table->At(position);
  const bool expired = entry->IsExpired(now_ms());
  if (!expired && !entry->HasExpiredMembers(now_ms())) return position;
  if (shares_keys_) {
    has_met_expired_ = true;
    return expired ? Table::Position() : position;
  }
  return Keyspace::RemoveExpired(shard, *table, position, key, now_ms());
}

void CommandContext::RemoveMetExpired() {
  shares_keys_ = false;
  for (const KeyRef& key : keys_) FindLive(key, database());
}

Table::Position CommandContext::FindSilently(const KeyRef& key) {
  const Table::Position position = FindLive(key, database());
  KeyLookups& lookups = environment_.lookups;
  (position ? lookups.hits : lookups.misses).Add(1);
  return position;
}

Table::Position CommandContext::FindToInspect(const KeyRef& key) {
  const Table::Position position = FindSilently(key);
  if (!position) Notify(kEventKeyMiss, "keymiss", key);
  return position;
}

Table::Position CommandContext::FindToRead(const KeyRef& key) {
  const Table::Position position = FindToInspect(key);
  if (position && !client_.no_touch.load(std::memory_order_relaxed)) Touch(*TableOf(key).At(position));
  return position;
}

Table::Position CommandContext::FindAndTouch(const KeyRef& key) {
  const Table::Position position = FindToInspect(key);
  if (position) Touch(*TableOf(key).At(position));
  return position;
}

Table::Position CommandContext::FindToWrite(const KeyRef& key, uint32_t database) {
  const Table::Position position = FindLive(key, database);
  if (position && !client_.no_touch.load(std::memory_order_relaxed))
    Touch(*TableOf(key, database).At(position));
  return position;
}

void CommandContext::Effect(uint32_t database, std::span<const std::string_view> words) {
  has_own_effects_ = true;
  if (KeepsEffects()) environment_.effects->Append(database, words);
}

void CommandContext::Block(BlockRequest request) {
  if (may_block_) {
    block_request_ = std::move(request);
  } else if (request.when_forbidden.value_or(request.on_timeout) == TimeoutReply::kNullArray) {
    reply_.NullArray();
  } else {
    reply_.Null();
  }
}

uint32_t CommandContext::ClockOver(const Entry* old) const {
  const bool keeps = old != nullptr && environment_.settings.policy() == AccessPolicy::kLfu;
  return keeps ? old->clock() : FreshClock();
}

uint32_t CommandContext::FreshClock() const {
  if (environment_.settings.policy() == AccessPolicy::kLfu) return LfuClock(kLfuFreshCounter, wall_ms());
  return LruClock(wall_ms());
}

void CommandContext::Touch(Entry& entry) {
  uint32_t clock;
  if (settings().policy() == AccessPolicy::kLfu) {
    const uint32_t counter = LfuCounter(entry.clock(), wall_ms(), settings().lfu_decay_time.get());
    clock = LfuClock(LfuIncrement(counter, settings().lfu_log_factor.get(), random()), wall_ms());
  } else {
    clock = LruClock(wall_ms());
  }
  // A store that changes nothing would still take the cache line from other readers.
  if (clock != entry.clock()) entry.set_clock(clock);
}

}  // namespace nacre
