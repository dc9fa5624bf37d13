#include "engine/tracking.h"

#include <algorithm>
#include <utility>

#include "commands/client_state.h"

namespace nacre {
namespace {

// Keys that are forgotten at once for the sake of one that is remembered.
constexpr size_t kForgottenAtOnce = 16;
// Keys of a shard that one round of maintenance forgets, if there are too many.
constexpr size_t kTrimmedAtOnce = 64;
// Buckets that are looked into for a key to forget.
constexpr size_t kBucketsTried = 64;

// Writers in place of clients.
constexpr uint64_t kNobody = 0;
constexpr uint64_t kSeveral = UINT64_MAX;

uint64_t& ThisThreadsWriter() {
  static thread_local uint64_t client_id = kNobody;
  return client_id;
}

void AppendBulk(std::string_view bytes, std::string& text) {
  text += '$';
  text += std::to_string(bytes.size());
  text += "\r\n";
  text += bytes;
  text += "\r\n";
}

SharedBytes ArrayOf(const std::vector<std::string_view>& keys) {
  std::string text = "*" + std::to_string(keys.size()) + "\r\n";
  for (const std::string_view key : keys) AppendBulk(key, text);
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

Tracking::Writer::Writer(uint64_t client_id) : before_(std::exchange(ThisThreadsWriter(), client_id)) {}

Tracking::Writer::~Writer() { ThisThreadsWriter() = before_; }

Tracking::Tracking(const Settings& settings, ClientRegistry& clients, const HashSeed& seed,
                   std::function<void()> on_change)
    : settings_(settings), registry_(clients), on_change_(std::move(on_change)) {
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    tables_.push_back(std::make_unique<Table>());
    tables_.back()->rows = Rows(0, SeededHash{seed});
  }
}

Tracking::~Tracking() = default;

void Tracking::Start(ClientState& client, TrackingMode mode) {
  const bool is_new = client.tracking == nullptr;
  if (!is_new) {
    std::vector<std::string>& prefixes = client.tracking->prefixes;
    if (client.tracking->broadcast) RemovePrefixes(client, *client.tracking);
    mode.chosen = client.tracking->chosen;
    mode.prefixes.insert(mode.prefixes.end(), prefixes.begin(), prefixes.end());
  }
  std::sort(mode.prefixes.begin(), mode.prefixes.end());
  mode.prefixes.erase(std::unique(mode.prefixes.begin(), mode.prefixes.end()), mode.prefixes.end());
  if (mode.broadcast) AddPrefixes(client, mode);
  client.redirect.store(static_cast<int64_t>(mode.redirect), std::memory_order_relaxed);
  client.broadcast.store(mode.broadcast, std::memory_order_relaxed);
  client.redirect_broken.store(false, std::memory_order_relaxed);
  client.tracking = std::make_unique<TrackingMode>(std::move(mode));
  if (!is_new) return;
  {
    std::lock_guard lock(clients_mutex_);
    clients_.insert(client.id);
  }
  if (clients_count_.fetch_add(1) == 0) on_change_();
}

void Tracking::Stop(ClientState& client) {
  if (client.tracking == nullptr) return;
  if (client.tracking->broadcast) RemovePrefixes(client, *client.tracking);
  client.tracking.reset();
  client.redirect.store(-1, std::memory_order_relaxed);
  client.broadcast.store(false, std::memory_order_relaxed);
  client.redirect_broken.store(false, std::memory_order_relaxed);
  {
    std::lock_guard lock(clients_mutex_);
    clients_.erase(client.id);
  }
  if (clients_count_.fetch_sub(1) == 1) on_change_();
}

void Tracking::AddPrefixes(const ClientState& client, const TrackingMode& mode) {
  std::lock_guard lock(broadcasts_mutex_);
  for (const std::string& prefix : mode.prefixes) {
    const auto [place, is_new] = broadcasts_.try_emplace(prefix);
    if (is_new) {
      broadcasts_by_prefix_.Add(prefix, &place->second);
      prefixes_count_.fetch_add(1, std::memory_order_relaxed);
    }
    place->second.listeners.push_back({client.id, mode.no_loop});
  }
}

void Tracking::RemovePrefixes(const ClientState& client, const TrackingMode& mode) {
  std::lock_guard lock(broadcasts_mutex_);
  for (const std::string& prefix : mode.prefixes) {
    const auto place = broadcasts_.find(prefix);
    std::vector<Listener>& listeners = place->second.listeners;
    std::erase_if(listeners, [&](const Listener& listener) { return listener.client_id == client.id; });
    if (!listeners.empty()) continue;
    broadcasts_by_prefix_.Remove(prefix, &place->second);
    broadcasts_.erase(place);
    prefixes_count_.fetch_sub(1, std::memory_order_relaxed);
  }
}

bool Tracking::CanRedirectTo(uint64_t client_id) const {
  return registry_.Find(client_id, [](ClientState&, ClientLink&) {});
}

void Tracking::Remember(const ClientState& client, std::span<const KeyRef> keys) {
  const TrackingMode& mode = *client.tracking;
  if (mode.broadcast) return;
  if (mode.choice == TrackingChoice::kOptIn && !mode.chosen) return;
  if (mode.choice == TrackingChoice::kOptOut && mode.chosen) return;
  for (const KeyRef& key : keys) {
    Table& table = *tables_[Keyspace::ShardIndex(key.hash)];
    std::lock_guard lock(table.mutex);
    auto row = table.rows.find(key.bytes);
    if (row == table.rows.end()) {
      row = table.rows.emplace(std::string(key.bytes), std::vector<uint64_t>()).first;
      keys_count_.fetch_add(1, std::memory_order_relaxed);
    }
    std::vector<uint64_t>& readers = row->second;
    const auto place = std::lower_bound(readers.begin(), readers.end(), client.id);
    if (place != readers.end() && *place == client.id) continue;
    readers.insert(place, client.id);
    items_count_.fetch_add(1, std::memory_order_relaxed);
    ForgetSurplus(table, key.bytes);
  }
}

// A key that goes for want of room is told as if it had changed: the client must not rely on it.
void Tracking::ForgetSurplus(Table& table, std::string_view but) {
  const auto most = static_cast<size_t>(std::max<int64_t>(settings_.tracking_table_max_keys.get(), 0));
  for (size_t i = 0; most != 0 && keys() > most && i < kForgottenAtOnce; ++i) {
    const size_t buckets = table.rows.bucket_count();
    auto victim = table.rows.end();
    for (size_t tried = 0; tried < kBucketsTried && victim == table.rows.end(); ++tried) {
      const size_t bucket = table.next_bucket++ % buckets;
      for (auto row = table.rows.begin(bucket); row != table.rows.end(bucket); ++row) {
        if (row->first != but) victim = table.rows.find(row->first);
      }
    }
    // Where this shard has no other key, the client does without this one.
    if (victim == table.rows.end()) victim = table.rows.find(but);
    const bool gave_up = victim->first == but;
    Forget(table, victim, 0);
    if (gave_up) return;
  }
}

void Tracking::Trim() {
  const auto most = static_cast<size_t>(std::max<int64_t>(settings_.tracking_table_max_keys.get(), 0));
  if (most == 0) return;
  for (const std::unique_ptr<Table>& table : tables_) {
    if (keys() <= most) return;
    std::lock_guard lock(table->mutex);
    for (size_t i = 0; i < kTrimmedAtOnce && keys() > most && !table->rows.empty(); ++i) {
      Forget(*table, table->rows.begin(), 0);
    }
  }
}

void Tracking::Forget(Table& table, Rows::iterator row, uint64_t by) {
  const SharedBytes keys = ArrayOf({row->first});
  for (const uint64_t reader : row->second) Tell(reader, keys, by);
  items_count_.fetch_sub(row->second.size(), std::memory_order_relaxed);
  keys_count_.fetch_sub(1, std::memory_order_relaxed);
  table.rows.erase(row);
}

uint64_t Tracking::ChangesNear(std::span<const KeyRef> keys) const {
  uint64_t changes = 0;
  for (const KeyRef& key : keys) changes += tables_[Keyspace::ShardIndex(key.hash)]->changes.get();
  return changes;
}

void Tracking::Doubt(std::span<const KeyRef> keys) {
  for (const KeyRef& key : keys) {
    Table& table = *tables_[Keyspace::ShardIndex(key.hash)];
    std::lock_guard lock(table.mutex);
    const auto row = table.rows.find(key.bytes);
    if (row != table.rows.end()) Forget(table, row, 0);
  }
}

void Tracking::KeyModified(size_t shard, std::string_view key, bool ran_out) {
  tables_[shard]->changes.Add(1);
  if (keys() != 0) {
    Table& table = *tables_[shard];
    std::lock_guard lock(table.mutex);
    const auto row = table.rows.find(key);
    if (row != table.rows.end()) Forget(table, row, ThisThreadsWriter());
  }
  if (prefixes() != 0) NoteForBroadcast(key, ran_out ? kNobody : ThisThreadsWriter());
}

void Tracking::NoteForBroadcast(std::string_view key, uint64_t by) {
  std::lock_guard lock(broadcasts_mutex_);
  broadcasts_by_prefix_.VisitPrefixesOf(key, [&](Broadcast* broadcast) {
    uint64_t& writer = broadcast->pending.try_emplace(std::string(key), by).first->second;
    // Of two writers each is to hear of what the other did. Whoever wrote where a key's time had passed
    // knows what is there now.
    const bool is_first = writer == kNobody || writer == by;
    writer = is_first || (by == kNobody && writer != kSeveral) ? by : kSeveral;
    has_pending_.store(true, std::memory_order_relaxed);
  });
}

void Tracking::TellPending() {
  std::lock_guard lock(broadcasts_mutex_);
  has_pending_.store(false, std::memory_order_relaxed);
  for (auto& [prefix, broadcast] : broadcasts_) {
    if (broadcast.pending.empty()) continue;
    Tell(broadcast);
    broadcast.pending.clear();
  }
}

void Tracking::Tell(const Broadcast& broadcast) {
  SharedBytes all;
  for (const Listener& listener : broadcast.listeners) {
    std::vector<std::string_view> keys;
    if (!listener.no_loop && all != nullptr) {
      Tell(listener.client_id, all, 0);
      continue;
    }
    for (const auto& [key, by] : broadcast.pending) {
      if (!listener.no_loop || by != listener.client_id) keys.push_back(key);
    }
    if (keys.empty()) continue;
    const SharedBytes text = ArrayOf(keys);
    if (!listener.no_loop) all = text;
    Tell(listener.client_id, text, 0);
  }
}

void Tracking::Tell(uint64_t client_id, const SharedBytes& keys, uint64_t by) {
  const auto limit = static_cast<size_t>(std::max<int64_t>(settings_.output_normal_hard.get(), 0));
  registry_.Find(client_id, [&](const ClientState& client, ClientLink&) {
    if (client.inbox == nullptr) return;
    client.inbox->Push(Delivery::Kind::kInvalidate, keys, by, client.inbox, limit);
  });
}

void Tracking::Flushed() {
  if (!IsActive()) return;
  for (const std::unique_ptr<Table>& table : tables_) {
    std::lock_guard lock(table->mutex);
    for (const auto& [key, readers] : table->rows) {
      items_count_.fetch_sub(readers.size(), std::memory_order_relaxed);
    }
    keys_count_.fetch_sub(table->rows.size(), std::memory_order_relaxed);
    table->rows.clear();
  }
  std::lock_guard lock(clients_mutex_);
  for (const uint64_t client_id : clients_) Tell(client_id, nullptr, 0);
}

}  // namespace nacre
