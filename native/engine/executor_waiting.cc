// Executor: commands that wait for keys, and how they are served.

#include <algorithm>
#include <bit>
#include <mutex>
#include <utility>

#include "base/byte_buffer.h"
#include "commands/key_finder.h"
#include "engine/executor.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

// In the order in which the keys were modified.
void SortByOrder(std::vector<ReadyKey>& ready) {
  std::sort(ready.begin(), ready.end(),
            [](const ReadyKey& one, const ReadyKey& other) { return one.order < other.order; });
}

}  // namespace

// Requires: the shards of all the command's keys are locked.
void Executor::StartWait(const CommandSpec& command, CommandContext& context) {
  ClientState& client = context.client();
  auto wait = std::make_shared<Wait>();
  wait->client = &client;
  wait->client_id = client.id;
  wait->port = client.wait_port;
  wait->command = &command;
  wait->database = context.database();
  wait->resp_version = client.resp_version.load(std::memory_order_relaxed);
  wait->request = std::move(*context.block_request());
  if (wait->request.arguments.empty()) {
    wait->arguments.assign(context.arguments().begin(), context.arguments().end());
  } else {
    wait->arguments = std::move(wait->request.arguments);
  }
  wait->views.assign(wait->arguments.begin(), wait->arguments.end());
  FindKeys(command, wait->views, [&](size_t index) {
    wait->keys.push_back({wait->views[index], context.key(wait->keys.size()).hash});
  });
  store_.interest().Add(wait);
  client.blocked.store(true, std::memory_order_relaxed);
  wait_ = std::move(wait);
}

// Requires: their shards are locked.
bool Executor::HasMover(std::span<const KeyRef> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const KeyRef& key) { return store_.interest().HasMover(key); });
}

// Serves who waits for keys of these shards. Requires: they are locked. Nobody
// waits here whose command needs other locks, unless the key has gone.
void Executor::ServeLocked(uint64_t shards) {
  // What waits is served when the journal has been run.
  if (environment_.replay_ms != 0) return;
  KeyInterest& interest = store_.interest();
  std::vector<ReadyKey> ready;
  while (true) {
    ready.clear();
    for (uint64_t left = shards; left != 0; left &= left - 1) {
      const auto shard = static_cast<size_t>(std::countr_zero(left));
      if (interest.HasReady(shard)) [[unlikely]] {
        interest.TakeReady(shard, ready);
      }
    }
    if (ready.empty()) return;
    SortByOrder(ready);
    for (const ReadyKey& key : ready) {
      Shard& shard = store_.keyspace().ShardAt(Keyspace::ShardIndex(key.hash));
      interest.Serve(
          key, [&] { return IsThere(shard, key); },
          [&](Wait& wait, size_t index) { return !wait.Moves() && Attempt(wait, index); });
    }
  }
}

bool Executor::IsThere(Shard& shard, const ReadyKey& key) const {
  const Table* table = store_.keyspace().TableIfAny(shard, key.database);
  return table != nullptr && table->Find({key.key, key.hash});
}

// Serves who waits for any key. Requires: the gate is closed and no shard is
// locked by this thread. Then locks may be taken in any order: others hold one at most.
void Executor::ServeAlone() {
  KeyInterest& interest = store_.interest();
  std::vector<ReadyKey> ready;
  while (interest.waiting() != 0) {
    ready.clear();
    for (size_t i = 0; i < kShardCount; ++i) {
      std::lock_guard lock(store_.keyspace().ShardAt(i).mutex);
      if (interest.HasReady(i)) interest.TakeReady(i, ready);
    }
    if (ready.empty()) return;
    SortByOrder(ready);
    for (const ReadyKey& key : ready) {
      const size_t own = Keyspace::ShardIndex(key.hash);
      Shard& shard = store_.keyspace().ShardAt(own);
      std::lock_guard lock(shard.mutex);
      interest.Serve(
          key, [&] { return IsThere(shard, key); },
          [&](Wait& wait, size_t index) {
            const uint64_t others = wait.Moves() ? ShardsOf(wait.keys) & ~(uint64_t{1} << own) : 0;
            LockShardsPatiently(others);
            const bool done = Attempt(wait, index);
            UnlockShards(others);
            return done;
          });
    }
  }
}

// Makes one attempt and delivers its reply. Requires: the locks that it needs.
bool Executor::Attempt(Wait& wait, size_t key) {
  std::lock_guard lock(wait.mutex);
  if (wait.done) return true;
  ByteBuffer output;
  RespReplyWriter reply(output);
  reply.set_version(wait.resp_version);
  CommandContext context(environment_, *wait.client, reply, *wait.command, wait.views, wait.keys, now_us_);
  const bool succeeds = wait.request.attempt(context, key);
  if (environment_.effects != nullptr) KeepEffects(context);
  if (!succeeds) return false;
  CountChanges(context);
  if (reply.errors() != 0) errors_.Count(reply.error_code());
  wait.done = true;
  wait.port->DeliverWaited(wait.client_id, std::string(output.view()));
  return true;
}

}  // namespace nacre
