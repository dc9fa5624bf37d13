#include "engine/key_interest.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace nacre {
namespace {

struct Watcher {
  std::shared_ptr<std::atomic<bool>> broken;  // Of the client.
  uint32_t database;
};

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

// A key of interest, in whichever database.
struct KeyInterest::Row {
  uint64_t hash;
  std::vector<Watcher> watchers;
  Wait::Queue waits;
  size_t removal_waits = 0;  // Those that want to know when the key goes.

  bool IsIdle() const { return watchers.empty() && waits.empty(); }
};

class KeyInterest::ShardInterest final : public KeyObserver {
 public:
  using Rows = std::unordered_map<std::string, Row, TextHash, std::equal_to<>>;

  void Attach(KeyInterest& owner, Shard& shard, size_t index) {
    owner_ = &owner;
    shard_ = &shard;
    index_ = index;
  }

  Row* Find(std::string_view key) {
    const auto found = rows_.find(key);
    return found != rows_.end() ? &found->second : nullptr;
  }
  Row& FindOrMake(const KeyRef& key) {
    BeginToObserve();
    const auto found = rows_.find(key.bytes);
    if (found != rows_.end()) return found->second;
    return rows_.emplace(std::string(key.bytes), Row{key.hash, {}, {}, 0}).first->second;
  }
  // Forgets the key if nobody is interested any more.
  void Tidy(std::string_view key) {
    const auto found = rows_.find(key);
    if (found != rows_.end() && found->second.IsIdle()) rows_.erase(found);
    Observe();
  }
  // Takes the observer away once nobody wants to know. Who begins to want it meanwhile says so first
  // and then sets the observer, without the lock; so either that comes last or it is seen here.
  void Observe() {
    if (!rows_.empty() || owner_->observes_all_.load(std::memory_order_seq_cst)) return BeginToObserve();
    if (!IsObserved()) return;
    shard_->observer.store(nullptr, std::memory_order_seq_cst);
    if (owner_->observes_all_.load(std::memory_order_seq_cst)) BeginToObserve();
  }
  // Any thread, with or without the lock.
  void BeginToObserve() {
    if (!IsObserved()) shard_->observer.store(this, std::memory_order_seq_cst);
  }
  bool IsObserved() const { return shard_->observer.load(std::memory_order_seq_cst) != nullptr; }
  Shard& shard() { return *shard_; }

  void KeyAdded(uint32_t database, std::string_view key) override { Emit(kEventNew, "new", database, key); }

  void KeyModified(uint32_t database, std::string_view key) override { NoteModified(database, key, false); }

  void KeyRanOut(uint32_t database, std::string_view key) override { NoteModified(database, key, true); }

  void KeyReady(uint32_t database, std::string_view key) override {
    const auto found = rows_.find(key);
    if (found != rows_.end()) WakeWaiting(found->second, database, key);
  }

  void KeyExpired(uint32_t database, std::string_view key) override {
    Emit(kEventExpired, "expired", database, key);
  }

  void MembersExpired(uint32_t database, std::string_view key, bool key_removed) override {
    Emit(kEventHash, "hexpired", database, key);
    if (key_removed) Emit(kEventGeneric, "del", database, key);
  }

  void TableReplaced(uint32_t database, const Table* before, const Table* after) override {
    for (auto& [key, row] : rows_) {
      const KeyRef ref{key, row.hash};
      const bool was = before != nullptr && before->Find(ref);
      const bool is = after != nullptr && after->Find(ref);
      if (was || is) Modified(row, database, key);
    }
  }

  std::vector<ReadyKey> ready;

 private:
  void NoteModified(uint32_t database, std::string_view key, bool ran_out) {
    if (owner_->tracking_.IsActive()) owner_->tracking_.KeyModified(index_, key, ran_out);
    const auto found = rows_.find(key);
    if (found != rows_.end()) Modified(found->second, database, key);
  }

  void Modified(Row& row, uint32_t database, std::string_view key) {
    for (const Watcher& watcher : row.watchers) {
      if (watcher.database == database) watcher.broken->store(true, std::memory_order_relaxed);
    }
    WakeWaiting(row, database, key);
  }

  void WakeWaiting(const Row& row, uint32_t database, std::string_view key) {
    if (row.waits.empty()) return;
    const bool noted = !ready.empty() && ready.back().database == database && ready.back().key == key;
    if (!noted) ready.push_back({owner_->order_.fetch_add(1), database, row.hash, std::string(key)});
  }

  void Emit(KeyEventClass type, std::string_view event, uint32_t database, std::string_view key) {
    if ((owner_->settings_.notify_keyspace_events.get() & type) != 0) {
      owner_->events_.Emit({type, event, database, key});
    }
  }

  KeyInterest* owner_ = nullptr;
  Shard* shard_ = nullptr;
  size_t index_ = 0;
  Rows rows_;
};

KeyInterest::KeyInterest(Keyspace& keyspace, const Settings& settings, const KeyEvents& events,
                         Tracking& tracking)
    : settings_(settings),
      events_(events),
      tracking_(tracking),
      shards_(std::make_unique<ShardInterest[]>(kShardCount)) {
  for (size_t i = 0; i < kShardCount; ++i) shards_[i].Attach(*this, keyspace.ShardAt(i), i);
}

KeyInterest::ShardInterest& KeyInterest::ShardOf(uint64_t hash) const {
  return shards_[Keyspace::ShardIndex(hash)];
}

KeyInterest::~KeyInterest() {
  for (size_t i = 0; i < kShardCount; ++i) shards_[i].shard().observer.store(nullptr);
}

void KeyInterest::Watch(ClientState& client, const KeyRef& key, uint32_t database) {
  Row& row = ShardOf(key.hash).FindOrMake(key);
  const bool known = std::any_of(row.watchers.begin(), row.watchers.end(), [&](const Watcher& watcher) {
    return watcher.broken == client.watch_broken.share() && watcher.database == database;
  });
  if (known) return;
  row.watchers.push_back({client.watch_broken.share(), database});
  client.watched.push_back({std::string(key.bytes), key.hash, database});
  client.watched_keys.store(static_cast<uint32_t>(client.watched.size()), std::memory_order_relaxed);
}

void KeyInterest::Unwatch(ClientState& client) {
  for (WatchedKey& watched : std::exchange(client.watched, {})) {
    TakeOutOrLeave({std::move(watched.key), watched.hash, client.watch_broken.share(), nullptr, 0});
  }
  client.watched_keys.store(0, std::memory_order_relaxed);
  client.watch_broken.store(false, std::memory_order_relaxed);
}

void KeyInterest::TakeOutOrLeave(Leftover leftover) {
  if (has_leftovers_.load(std::memory_order_relaxed)) [[unlikely]] {
    RetryLeftovers();
  }
  if (TryTakeOut(leftover)) return;
  std::lock_guard lock(leftovers_mutex_);
  leftovers_.push_back(std::move(leftover));
  has_leftovers_.store(true, std::memory_order_relaxed);
}

// False if a script holds the shard for long.
bool KeyInterest::TryTakeOut(const Leftover& leftover) {
  ShardInterest& interest = ShardOf(leftover.hash);
  if (!interest.shard().mutex.LockUnlessLong()) return false;
  std::lock_guard lock(interest.shard().mutex, std::adopt_lock);
  Row* row = interest.Find(leftover.key);
  if (row != nullptr && leftover.flag != nullptr) {
    std::erase_if(row->watchers, [&](const Watcher& watcher) { return watcher.broken == leftover.flag; });
  } else if (row != nullptr && leftover.wait->places[leftover.place].second) {
    TakeOut(*row, *leftover.wait, leftover.place);
  }
  interest.Tidy(leftover.key);
  return true;
}

void KeyInterest::RetryLeftovers() {
  std::lock_guard lock(leftovers_mutex_);
  std::erase_if(leftovers_, [this](const Leftover& leftover) { return TryTakeOut(leftover); });
  has_leftovers_.store(!leftovers_.empty(), std::memory_order_relaxed);
}

void KeyInterest::Add(const std::shared_ptr<Wait>& wait) {
  for (size_t i = 0; i < wait->request.key_count; ++i) {
    const KeyRef& key = wait->keys[wait->request.first_key + i];
    Row& row = ShardOf(key.hash).FindOrMake(key);
    wait->places.emplace_back(row.waits.insert(row.waits.end(), wait), true);
    if (wait->request.when_removed) ++row.removal_waits;
  }
  waiting_.fetch_add(1, std::memory_order_relaxed);
  if (wait->Moves()) movers_.fetch_add(1, std::memory_order_relaxed);
}

void KeyInterest::Remove(const std::shared_ptr<Wait>& wait) {
  waiting_.fetch_sub(1, std::memory_order_relaxed);
  if (wait->Moves()) movers_.fetch_sub(1, std::memory_order_relaxed);
  for (size_t i = 0; i < wait->request.key_count; ++i) {
    const KeyRef& key = wait->keys[wait->request.first_key + i];
    TakeOutOrLeave({std::string(key.bytes), key.hash, nullptr, wait, i});
  }
}

void KeyInterest::TakeOut(Row& row, Wait& wait, size_t place) {
  // The queue may hold the last reference.
  const std::shared_ptr<Wait> kept = *wait.places[place].first;
  wait.places[place].second = false;
  if (wait.request.when_removed) --row.removal_waits;
  row.waits.erase(wait.places[place].first);
}

bool KeyInterest::HasMover(const KeyRef& key) const {
  const Row* row = ShardOf(key.hash).Find(key.bytes);
  return row != nullptr && std::any_of(row->waits.begin(), row->waits.end(),
                                       [](const std::shared_ptr<Wait>& wait) { return wait->Moves(); });
}

bool KeyInterest::HasReady(size_t shard) const { return !shards_[shard].ready.empty(); }

void KeyInterest::TakeReady(size_t shard, std::vector<ReadyKey>& ready) {
  std::vector<ReadyKey>& taken = shards_[shard].ready;
  ready.insert(ready.end(), std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end()));
  taken.clear();
}

void KeyInterest::Serve(const ReadyKey& ready, const std::function<bool()>& present,
                        const std::function<bool(Wait&, size_t)>& attempt) {
  Row* row = ShardOf(ready.hash).Find(ready.key);
  if (row == nullptr) return;
  bool there = present();
  for (auto next = row->waits.begin(); next != row->waits.end();) {
    Wait& wait = **next++;
    if (!there && row->removal_waits == 0) return;
    if (wait.database != ready.database || (!there && !wait.request.when_removed)) continue;
    for (size_t i = 0; i < wait.request.key_count; ++i) {
      const size_t key = wait.request.first_key + i;
      // The places of other keys are under other locks.
      if (wait.keys[key].bytes != ready.key || !wait.places[i].second) continue;
      if (!attempt(wait, key)) continue;
      TakeOut(*row, wait, i);
      there = present();
      break;
    }
  }
}

void KeyInterest::FollowChanges() {
  constexpr int64_t kObservedEvents = kEventExpired | kEventNew | kEventHash | kEventGeneric;
  bool wanted = false;
  {
    std::lock_guard lock(follow_mutex_);
    wanted = tracking_.IsActive() || (settings_.notify_keyspace_events.get() & kObservedEvents) != 0;
    observes_all_.store(wanted, std::memory_order_seq_cst);
  }
  if (!wanted) return StopObserving();
  for (size_t i = 0; i < kShardCount; ++i) shards_[i].BeginToObserve();
}

// An observer that stays where a shard is held costs something, but does no harm.
void KeyInterest::StopObserving() {
  bool all = true;
  for (size_t i = 0; i < kShardCount; ++i) {
    if (!shards_[i].IsObserved()) continue;
    BiasedMutex& mutex = shards_[i].shard().mutex;
    if (mutex.try_lock()) {
      shards_[i].Observe();
      mutex.unlock();
    } else {
      all = false;
    }
  }
  if (!all) is_observed_idly_.store(true, std::memory_order_relaxed);
}

}  // namespace nacre
