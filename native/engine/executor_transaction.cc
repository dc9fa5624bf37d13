// Executor: transactions, from the queue to EXEC.

#include <mutex>
#include <utility>

#include "base/byte_buffer.h"
#include "commands/command_lookup.h"
#include "commands/key_finder.h"
#include "engine/executor.h"
#include "engine/run_alone.h"
#include "generated/handlers/transactions.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

constexpr std::string_view kScattered =
    "EXECABORT Transaction discarded because of: ERR its procedures are of more than one thread";

// Whether a command is about the client that sends it, and about nothing else.
bool ActsOnClient(const CommandSpec& command) {
  return command.scope != CommandScope::kControl &&
         (command.name.starts_with("client|") || command.name == "hello" || command.name == "auth" ||
          command.name.ends_with("subscribe"));
}

}  // namespace

// What EXEC is about to do.
struct Executor::Plan {
  const Transaction& transaction;
  ClientState& watcher;                        // Whose watches it depends on.
  std::vector<std::vector<KeyRef>> keys = {};  // Of each command.
  uint64_t shards = 0;                         // Of all keys, watched ones included.
  bool alone = false;                          // Whether keys do not say all that is touched.
  bool split = false;                          // Whether there are control commands.
  bool script = false;                         // Whether there are scripts.
  std::shared_ptr<ProcedureHome> home = {};    // Of the procedures that are called; null: there are none.
  bool scattered = false;                      // Whether they are of more than one thread.
  bool posted = false;                         // Whether this is not the client's own thread.
};

Executor::Outcome Executor::Queue(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  if ((prepared.command->flags & kFlagNoMulti) != 0) {
    reply.Error("ERR Command not allowed inside a transaction");
    errors_.Count(reply.error_code());
    client.transaction->aborted = true;
    return Outcome::kDone;
  }
  const auto arguments = ArgumentsOf(prepared);
  client.transaction->commands.emplace_back(prepared.command, arguments);
  for (const std::string_view argument : arguments) client.transaction->bytes += argument.size();
  client.queued_commands.fetch_add(1, std::memory_order_relaxed);
  reply.Status("QUEUED");
  return Outcome::kDone;
}

Executor::Plan Executor::MakePlan(const Transaction& transaction, ClientState& watcher) const {
  Plan plan{transaction, watcher};
  for (const WatchedKey& watched : watcher.watched) {
    plan.shards |= uint64_t{1} << Keyspace::ShardIndex(watched.hash);
  }
  for (const QueuedCommand& queued : transaction.commands) {
    const auto arguments = queued.arguments();
    std::vector<KeyRef>& keys = plan.keys.emplace_back();
    FindKeys(queued.command(), arguments,
             [&](size_t index) { keys.push_back(store_.keyspace().Key(arguments[index])); });
    plan.shards |= ShardsOf(queued.command(), arguments, keys);
    const CommandScope scope = queued.command().scope;
    if (scope == CommandScope::kScript) {
      plan.script = true;
      const auto home = store_.scripts().HomeOf(queued.command(), arguments);
      plan.scattered |= home != nullptr && plan.home != nullptr && plan.home != home;
      if (home != nullptr) plan.home = home;
    }
    plan.alone |= scope == CommandScope::kWholeStore || scope == CommandScope::kShardWalk;
    plan.split |= scope == CommandScope::kControl;
  }
  // What a script will touch is not known, and the commands before it cannot be taken back.
  plan.alone |= plan.script;
  return plan;
}

Executor::Outcome Executor::RunTransaction(std::string_view word, ClientState& client, ReplyWriter& reply) {
  const std::unique_ptr<Transaction> transaction = std::move(client.transaction);
  client.EndTransaction();
  if (transaction->aborted) {
    store_.interest().Unwatch(client);
    reply.Error("EXECABORT Transaction discarded because of previous errors.");
    errors_.Count(reply.error_code());
    return Outcome::kDone;
  }
  Plan plan = MakePlan(*transaction, client);
  if (plan.scattered) {
    store_.interest().Unwatch(client);
    reply.Error(kScattered);
    errors_.Count(reply.error_code());
    return Outcome::kDone;
  }
  if (plan.script && script_engine_ == nullptr) {
    std::unique_ptr<ClientState> watcher = HandOverWatches(client);
    if (watcher == nullptr) return RefuseExec(reply);
    posted_ = std::make_unique<PostedTransaction>();
    posted_->transaction = std::make_unique<Transaction>(std::move(*transaction));
    posted_->watcher = std::move(watcher);
    posted_->word = word;
    posted_->home = std::move(plan.home);
    return Outcome::kScript;
  }
  return RunPlan(plan, client, reply);
}

Executor::Outcome Executor::RefuseExec(ReplyWriter& reply) {
  reply.Error("EXECABORT Transaction discarded because of: " +
              std::string(store_.running_scripts().BusyError()));
  errors_.Count(reply.error_code());
  return Outcome::kDone;
}

Executor::Outcome Executor::RunPlan(Plan& plan, ClientState& client, ReplyWriter& reply) {
  bool done = plan.alone || LockShards(plan.shards);
  if (!plan.alone && done) {
    if (store_.interest().HasMovers()) {
      for (const auto& keys : plan.keys) plan.alone |= HasMover(keys);
    }
    if (!plan.alone) {
      Execute(plan, client, reply, true);
      ServeLocked(plan.shards);
    }
    UnlockShards(plan.shards);
  }
  if (plan.alone) done = RunAlone([&] { Execute(plan, client, reply, false); });
  store_.interest().Unwatch(plan.watcher);
  if (!done) return RefuseExec(reply);
  return split_ != nullptr ? Outcome::kSplit : Outcome::kDone;
}

// The watches of the client as those of another one, so that the connection may end meanwhile. Null if
// a slow script holds a key.
std::unique_ptr<ClientState> Executor::HandOverWatches(ClientState& client) {
  auto watcher = std::make_unique<ClientState>(client.id);
  uint64_t shards = 0;
  for (const WatchedKey& watched : client.watched)
    shards |= uint64_t{1} << Keyspace::ShardIndex(watched.hash);
  if (!LockShards(shards)) {
    store_.interest().Unwatch(client);
    return nullptr;
  }
  for (const WatchedKey& watched : client.watched) {
    store_.interest().Watch(*watcher, {watched.key, watched.hash}, watched.database);
  }
  watcher->watch_broken.store(client.watch_broken.load());
  UnlockShards(shards);
  store_.interest().Unwatch(client);
  return watcher;
}

Executor::Outcome Executor::RunPosted(PostedTransaction posted, ClientState& client, ReplyWriter& reply) {
  Begin();
  const uint64_t errors = reply.errors();
  Plan plan = MakePlan(*posted.transaction, *posted.watcher);
  for (const QueuedCommand& queued : posted.transaction->commands)
    plan.split |= ActsOnClient(queued.command());
  plan.posted = true;
  const Outcome outcome = inside_ ? RunPlan(plan, client, reply) : RefuseExec(reply);
  store_.interest().Unwatch(*posted.watcher);
  static const CommandSpec& exec = CommandNamed("exec");
  const std::string_view words[] = {posted.word};
  ShowMonitors(exec, words, client);
  Account(exec, words, client, reply.errors() != errors);
  End();
  return outcome;
}

// `locked`: the plan's shards are locked; else the gate is closed, and each
// command takes its own locks.
void Executor::Execute(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked) {
  const UnitScope unit(*this);
  BreakWatches(plan.watcher, locked);
  if (plan.watcher.watch_broken.load(std::memory_order_relaxed)) return reply.NullArray();
  // The watches have done their work: an UNWATCH among the commands has none to end, for which it would
  // lock what is locked already.
  std::vector<WatchedKey> watched = std::exchange(plan.watcher.watched, {});
  plan_ = &plan;
  if (plan.split) {
    ExecuteSplit(plan, client, reply, locked);
  } else {
    reply.Array(plan.transaction.commands.size());
    for (size_t i = 0; i < plan.keys.size(); ++i) {
      ExecuteOne(plan.transaction.commands[i], plan.keys[i], client, reply, locked);
    }
  }
  plan_ = nullptr;
  plan.watcher.watched = std::move(watched);
}

// A watched key that has expired meanwhile breaks its watch, too.
void Executor::BreakWatches(const ClientState& client, bool locked) {
  for (const WatchedKey& watched : client.watched) DropExpired(watched, locked);
}

void Executor::DropExpired(const WatchedKey& watched, bool locked) {
  const KeyRef key{watched.key, watched.hash};
  Shard& shard = store_.keyspace().ShardOf(key);
  std::unique_lock lock(shard.mutex, std::defer_lock);
  if (!locked) lock.lock();
  Table* table = store_.keyspace().TableIfAny(shard, watched.database);
  if (table == nullptr) return;
  const Table::Position position = table->Find(key);
  if (position) Keyspace::RemoveExpired(shard, *table, position, key, now_us_ / 1000);
}

void Executor::ExecuteOne(const QueuedCommand& queued, std::span<const KeyRef> keys, ClientState& client,
                          ReplyWriter& reply, bool locked) {
  const CommandSpec& command = queued.command();
  const auto arguments = queued.arguments();
  const uint64_t errors = reply.errors();
  CommandContext context(environment_, client, reply, command, arguments, keys, now_us_);
  context.ForbidBlocking();
  if (command.scope == CommandScope::kKeys || command.scope == CommandScope::kKeysAndPatterns) {
    const uint64_t shards = locked ? 0 : ShardsOf(command, arguments, keys);
    LockShardsPatiently(shards);
    Invoke(command, context);
    UnlockShards(shards);
  } else if (command.scope == CommandScope::kNone) {
    RunUnlocked(command, context);
  } else if (command.scope == CommandScope::kScript) {
    RunScriptHandler(command, context);
  } else {
    Invoke(command, context);
  }
  ShowMonitors(command, arguments, client);
  CountChanges(context);
  const bool failed = reply.errors() != errors;
  if (failed) CountReplied(reply);
  Account(command, arguments, client, failed);
}

uint32_t Executor::FlagsToRun(size_t index, const ClientState& client) const {
  const CommandSpec& command = *prepared_[index].command;
  uint32_t flags = command.flags;
  if (client.transaction == nullptr || command.handler != commands::Exec) return flags;
  for (const QueuedCommand& queued : client.transaction->commands) flags |= queued.command().flags;
  return flags;
}

void Executor::RunDeferred(const QueuedCommand& queued, ClientState& client, ReplyWriter& reply) {
  Begin();
  ExecuteOne(queued, {}, client, reply, false);
  End();
}

// Control commands touch no keys: they are carried out after the others, and
// their replies are put where they belong. The same goes for commands about the client where this is not
// its own thread.
void Executor::ExecuteSplit(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked) {
  split_ = std::make_unique<SplitReply>();
  ByteBuffer output;
  RespReplyWriter writer(output);
  writer.set_version(reply.IsResp3() ? 3 : 2);
  writer.NoteMessages(true);
  writer.Array(plan.transaction.commands.size());
  const auto end_part = [&] {
    for (const auto& [begin, end] : writer.messages()) {
      split_->messages += output.view().substr(begin, end - begin);
    }
    writer.NoteMessages(true);
    split_->parts.emplace_back(output.view());
    output.Clear();
  };
  for (size_t i = 0; i < plan.keys.size(); ++i) {
    const QueuedCommand& queued = plan.transaction.commands[i];
    if (queued.command().scope != CommandScope::kControl &&
        !(plan.posted && ActsOnClient(queued.command()))) {
      ExecuteOne(queued, plan.keys[i], client, writer, locked);
      continue;
    }
    end_part();
    split_->calls.push_back({split_->parts.size(), queued.Copy()});
    split_->parts.emplace_back();
  }
  end_part();
}

}  // namespace nacre
