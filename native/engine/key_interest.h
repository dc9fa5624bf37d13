// Who is interested in which keys: clients that watch them (WATCH) and clients
// that wait for them (BLPOP and its like). It observes the shards in which there
// is interest, and no others, so that all other keys cost nothing.
//
// Each shard has a table of the keys of interest, under the shard's lock. A
// modified key breaks the watches on it at once; if somebody waits for it, it is
// put on the shard's list of ready keys, which the dispatcher serves when its
// command or transaction is done, before it lets go of the lock.

#ifndef NACRE_ENGINE_KEY_INTEREST_H_
#define NACRE_ENGINE_KEY_INTEREST_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "commands/client_state.h"
#include "commands/key_watcher.h"
#include "commands/settings.h"
#include "engine/tracking.h"
#include "engine/wait.h"
#include "keyspace/key_events.h"
#include "keyspace/keyspace.h"

namespace nacre {

// A key that somebody waits for and that was modified.
struct ReadyKey {
  uint64_t order;  // Of modifications, over all shards.
  uint32_t database;
  uint64_t hash;
  std::string key;
};

class KeyInterest final : public KeyWatcher {
 public:
  KeyInterest(Keyspace& keyspace, const Settings& settings, const KeyEvents& events, Tracking& tracking);
  KeyInterest(const KeyInterest&) = delete;
  KeyInterest& operator=(const KeyInterest&) = delete;
  ~KeyInterest() override;

  void Watch(ClientState& client, const KeyRef& key, uint32_t database) override;
  void Unwatch(ClientState& client) override;

  // The wait joins the queues of the keys that it waits on. Requires: their shards are locked.
  void Add(const std::shared_ptr<Wait>& wait);
  // Takes it out of them. Requires: it is done, and the caller holds no shard's lock.
  void Remove(const std::shared_ptr<Wait>& wait);

  // Clients that wait for keys.
  size_t waiting() const { return waiting_.load(std::memory_order_relaxed); }
  // Whether anybody waits whose command writes to other keys too.
  bool HasMovers() const { return movers_.load(std::memory_order_relaxed) != 0; }
  // Whether one of them waits for this key. Requires: its shard is locked.
  bool HasMover(const KeyRef& key) const;

  // Whether keys of the shard are ready. Requires: the shard is locked (for these three).
  bool HasReady(size_t shard) const;
  // Appends them, and forgets them.
  void TakeReady(size_t shard, std::vector<ReadyKey>& ready);
  // Calls attempt(wait, key number) for the clients that wait for the key in its
  // database, the longest first; a wait whose attempt succeeds leaves the key's
  // queue. `present` tells whether the key is there: once it is not, only waits
  // that want to know of its going are tried. O(waits that are tried).
  void Serve(const ReadyKey& ready, const std::function<bool()>& present,
             const std::function<bool(Wait&, size_t)>& attempt);

  // To be called when the choice of keyspace events has changed, or whether anybody tracks keys.
  // Waits for no shard, since a script may hold one for long. Exact for all that begins afterwards.
  void FollowChanges();
  // Ends what FollowChanges had to leave. Waits for no shard either.
  void Tidy() {
    if (is_observed_idly_.exchange(false, std::memory_order_relaxed)) StopObserving();
  }

 private:
  struct Row;
  class ShardInterest;

  static void TakeOut(Row& row, Wait& wait, size_t place);

  // What was to be taken out of a shard that a script held for long. It does no harm where it is: a
  // wait that is done, or the flag of a client that does not look at it.
  struct Leftover {
    std::string key;
    uint64_t hash;
    std::shared_ptr<std::atomic<bool>> flag;  // Of a watch, or null.
    std::shared_ptr<Wait> wait;               // Or this, with the place of its key.
    size_t place = 0;
  };
  // Takes it out, or leaves it for later.
  void TakeOutOrLeave(Leftover leftover);
  bool TryTakeOut(const Leftover& leftover);
  void RetryLeftovers();
  void StopObserving();

  ShardInterest& ShardOf(uint64_t hash) const;

  const Settings& settings_;
  const KeyEvents& events_;
  Tracking& tracking_;
  std::unique_ptr<ShardInterest[]> shards_;
  std::atomic<uint64_t> order_{0};
  std::atomic<size_t> waiting_{0};
  std::atomic<size_t> movers_{0};
  std::mutex follow_mutex_;
  std::atomic<bool> observes_all_{false};      // Whether somebody wants to know of all keys.
  std::atomic<bool> is_observed_idly_{false};  // Whether a shard has kept its observer for nothing.
  std::atomic<bool> has_leftovers_{false};
  std::mutex leftovers_mutex_;
  std::vector<Leftover> leftovers_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_KEY_INTEREST_H_
