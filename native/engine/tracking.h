// Client-side caching: which clients have read which keys, and who is told when a
// key changes.
//
// In the default mode a client's reads are remembered, by key, until the key
// changes; then each client that is remembered is told once. In broadcast mode a
// client is told of every key with its prefixes; those are gathered and told at
// the end of the batch in which they changed.
//
// A read is remembered while its key's shard is locked, and a change is reported
// under the same lock, so that no change falls between a read and its memory. Locks
// here are leaf locks, in this order: a table's or the broadcasts', the registry's,
// a port's. Each client is told on its own thread (network/session_messages.cc),
// which knows best whether it still tracks, and how.

#ifndef NACRE_ENGINE_TRACKING_H_
#define NACRE_ENGINE_TRACKING_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/adaptive_mutex.h"
#include "base/seeded_hash.h"
#include "commands/key_tracker.h"
#include "commands/settings.h"
#include "engine/client_registry.h"
#include "engine/message_port.h"
#include "keyspace/keyspace.h"
#include "structures/prefix_index.h"

namespace nacre {

class Tracking final : public KeyTracker {
 public:
  // `on_change` is called when the first client begins to track, and when the last one has stopped.
  Tracking(const Settings& settings, ClientRegistry& clients, const HashSeed& seed,
           std::function<void()> on_change);
  Tracking(const Tracking&) = delete;
  Tracking& operator=(const Tracking&) = delete;
  ~Tracking() override;

  void Start(ClientState& client, TrackingMode mode) override;
  void Stop(ClientState& client) override;
  bool CanRedirectTo(uint64_t client_id) const override;
  void Flushed() override;

  // Whether anybody tracks. Nothing else needs to be called while nobody does.
  bool IsActive() const { return clients_count_.load(std::memory_order_relaxed) != 0; }

  // The client, which tracks, has read these keys. Requires: their shards are locked, if only for reading.
  void Remember(const ClientState& client, std::span<const KeyRef> keys);
  // How many changes there have been in the shards of these keys. Requires: they are locked, if only for
  // reading.
  uint64_t ChangesNear(std::span<const KeyRef> keys) const;
  // Tells those who have read these keys that they may have changed.
  void Doubt(std::span<const KeyRef> keys);
  // A key of this shard has changed. Requires: the shard is locked. O(clients that are told).
  // `ran_out`: by nobody's doing, since its time had passed; to readers it is the doing of the client
  // that met it, as in Redis.
  void KeyModified(size_t shard, std::string_view key, bool ran_out = false);

  // Forgets keys beyond tracking-table-max-keys, some at a time. For maintenance.
  void Trim();

  // Tells the clients in broadcast mode what has changed since the last call.
  void TellBroadcasts() {
    if (has_pending_.load(std::memory_order_relaxed)) [[unlikely]] {
      TellPending();
    }
  }

  // As INFO has them.
  size_t clients() const { return clients_count_.load(std::memory_order_relaxed); }
  size_t keys() const { return keys_count_.load(std::memory_order_relaxed); }
  size_t items() const { return items_count_.load(std::memory_order_relaxed); }
  size_t prefixes() const { return prefixes_count_.load(std::memory_order_relaxed); }

  // While one lives on a thread, changes are the doing of this client.
  class Writer {
   public:
    explicit Writer(uint64_t client_id);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

   private:
    uint64_t before_;
  };

 private:
  using Rows = std::unordered_map<std::string, std::vector<uint64_t>, SeededHash, std::equal_to<>>;
  // The keys of one shard, each with the clients that have read it, ascending.
  struct Table {
    AdaptiveMutex mutex;
    Rows rows;
    Counter changes;         // Of the shard's keys, while anybody tracks; under the shard's lock.
    size_t next_bucket = 0;  // Where the next key to be forgotten is looked for.
  };
  struct Listener {
    uint64_t client_id;
    bool no_loop;
  };
  struct Broadcast {
    std::vector<Listener> listeners;
    std::map<std::string, uint64_t, std::less<>> pending;  // Keys that changed, and by whose doing.
  };

  void AddPrefixes(const ClientState& client, const TrackingMode& mode);
  void RemovePrefixes(const ClientState& client, const TrackingMode& mode);
  void NoteForBroadcast(std::string_view key, uint64_t by);
  void TellPending();
  void Tell(const Broadcast& broadcast);
  void Tell(uint64_t client_id, const SharedBytes& keys, uint64_t by);
  // Requires: the table is locked, for these two.
  void Forget(Table& table, Rows::iterator row, uint64_t by);
  void ForgetSurplus(Table& table, std::string_view but);

  const Settings& settings_;
  ClientRegistry& registry_;
  std::function<void()> on_change_;
  std::atomic<size_t> clients_count_{0};
  std::atomic<size_t> keys_count_{0};
  std::atomic<size_t> items_count_{0};
  std::atomic<size_t> prefixes_count_{0};
  std::atomic<bool> has_pending_{false};
  std::vector<std::unique_ptr<Table>> tables_;  // One a shard.
  AdaptiveMutex clients_mutex_;
  std::unordered_set<uint64_t> clients_;  // All that track.
  AdaptiveMutex broadcasts_mutex_;
  std::map<std::string, Broadcast, std::less<>> broadcasts_;  // By prefix.
  PrefixIndex<Broadcast*> broadcasts_by_prefix_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_TRACKING_H_
