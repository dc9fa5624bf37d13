// OBJECT ENCODING, FREQ, IDLETIME and REFCOUNT.

#include "commands/command_context.h"
#include "generated/handlers/generic.h"
#include "keyspace/access_clock.h"

namespace nacre::commands {
namespace {

// Redis shares one object among all values of these small integers, and
// reports this number for it.
constexpr int64_t kSharedIntegers = 10'000;
constexpr int64_t kSharedReferences = 2'147'483'647;

constexpr int64_t kMillisecondsPerSecond = 1000;

// The entry of the command's key; null after a null reply.
const Entry* FindOrReplyNull(CommandContext& context) {
  const Table::Position position = context.FindSilently(context.key());
  if (position) return context.TableOf(context.key()).At(position);
  context.reply().Null();
  return nullptr;
}

// Redis does not share integers while it evicts by their access clocks.
bool SharesIntegers(const Settings& settings) {
  return settings.maxmemory.get() == 0 || settings.policy() == AccessPolicy::kOther;
}

}  // namespace

void ObjectEncoding(CommandContext& context) {
  const Entry* entry = FindOrReplyNull(context);
  if (entry != nullptr) context.reply().Bulk(entry->encoding_name());
}

// Nothing is shared here. The reply is what Redis gives for the same value,
// but for one that COPY made: there a small integer is not shared.
void ObjectRefcount(CommandContext& context) {
  const Entry* entry = FindOrReplyNull(context);
  if (entry == nullptr) return;
  const bool small = entry->IsInteger() && entry->integer() >= 0 && entry->integer() < kSharedIntegers;
  context.reply().Integer(small && SharesIntegers(context.settings()) ? kSharedReferences : 1);
}

void ObjectIdletime(CommandContext& context) {
  const Entry* entry = FindOrReplyNull(context);
  if (entry == nullptr) return;
  if (context.settings().policy() == AccessPolicy::kLfu) {
    return context.reply().Error(
        "ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when switching "
        "between policies at runtime LRU and LFU data will take some time to adjust.");
  }
  const int64_t idle_ms = LruIdleMilliseconds(entry->clock(), context.now_ms());
  context.reply().Integer(idle_ms / kMillisecondsPerSecond);
}

void ObjectFreq(CommandContext& context) {
  const Entry* entry = FindOrReplyNull(context);
  if (entry == nullptr) return;
  if (context.settings().policy() != AccessPolicy::kLfu) {
    return context.reply().Error(
        "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note that when "
        "switching between policies at runtime LRU and LFU data will take some time to adjust.");
  }
  context.reply().Integer(
      LfuCounter(entry->clock(), context.now_ms(), context.settings().lfu_decay_time.get()));
}

}  // namespace nacre::commands
