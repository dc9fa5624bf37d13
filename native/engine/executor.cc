#include "engine/executor.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <mutex>
#include <string>
#include <utility>

#include "base/clock.h"
#include "commands/key_finder.h"
#include "commands/pubsub/subscription_commands.h"
#include "commands/secret_arguments.h"
#include "engine/expiry_recorder.h"
#include "engine/journal/journal.h"
#include "engine/message_port.h"
#include "engine/run_alone.h"
#include "engine/snapshot/snapshot_place.h"
#include "generated/handlers/connection.h"
#include "generated/handlers/transactions.h"

namespace nacre {
namespace {

static_assert(kShardCount == 64, "the set of shards to lock is one word");

constexpr uint64_t kAllShards = ~uint64_t{0};

// Names and arguments that an error repeats are cut to this length, as in Redis.
constexpr size_t kQuotedLength = 128;
// How old a reading of the clock may be. The counter of ticks tells, at a fraction of the clock's cost.
constexpr int64_t kStaleClockNs = 100'000;

// The time of replayed commands, before any expiry time.
constexpr int64_t kReplayUs = 1;
// So often the locking of several shards begins again before it insists.
constexpr int kMostLockRounds = 64;

// Redis counts a monitor among its replicas, and refuses it these commands.
constexpr uint32_t kKeyspaceFlags = kFlagWrite | kFlagReadonly | kFlagMayReplicate;

// `text` as an error reply may repeat it.
std::string Quoted(std::string_view text) {
  std::string result(text.substr(0, kQuotedLength));
  result.resize(std::min(result.size(), result.find('\0')));
  return result;
}

// What CLIENT CACHING chose holds for one command or transaction, which may follow other subcommands
// of CLIENT. `command` (null: an unknown one) has run.
void ForgetCachingChoice(const CommandSpec* command, ClientState& client) {
  const bool of_client = command != nullptr && command->name.starts_with("client|");
  if (!of_client && client.transaction == nullptr) client.tracking->chosen = false;
}

// Whether a command that follows MULTI is queued; the others take effect at once.
bool IsQueued(const CommandSpec& command) {
  return command.handler != commands::Multi && command.handler != commands::Discard &&
         command.handler != commands::Watch && command.handler != commands::Quit &&
         command.handler != commands::Reset;
}

// Whether a command may run while a slow script keeps everybody out.
bool RunsOutside(const CommandSpec& command) {
  const bool touches_keys = command.scope != CommandScope::kNone && command.scope != CommandScope::kControl;
  return (command.flags & kFlagAllowBusy) != 0 && !touches_keys && command.handler != commands::Unwatch;
}

uint64_t StaleTicks() {
  static const uint64_t ticks = [] {
    const int64_t per_million = TicksToNanoseconds(1'000'000);
    return static_cast<uint64_t>(kStaleClockNs * 1'000'000 / (per_million > 0 ? per_million : 1));
  }();
  return ticks;
}

}  // namespace

Executor::Executor(Store& store, Home home)
    : store_(store),
      seat_(home == Home::kAtGate ? &store.gate().AddSeat() : nullptr),
      reader_seat_(store.keyspace().reader_seats().Add()),
      // Differs between the store's threads, and is the same again in a store with the same seed.
      random_(store.seed() + store.executors_made_.fetch_add(1, std::memory_order_relaxed)),
      environment_{store.keyspace(), store.settings(),        random_,
                   store.events(),   store.interest(),        counters_.lookups,
                   store.pubsub(),   store.tracking(),        store.snapshot_place(),
                   store.scripts(),  store.running_scripts(), nullptr},
      statistics_(std::make_unique<CommandStatistics[]>(CommandTable().size())) {
  store.AddExecutor(*this);
  StaleTicks();
}

Executor::~Executor() {
  SetScriptEngine(nullptr);
  store_.RemoveExecutor(*this);
  store_.keyspace().reader_seats().Remove(reader_seat_);
  if (!LivesAlone()) store_.gate().RemoveSeat(*seat_);
}

void Executor::Begin() {
  prepared_.clear();
  arguments_.clear();
  keys_.clear();
  hinted_ = 0;
  WakeBatch::Begin();
  inside_ = LivesAlone() || store_.gate().EnterUnlessSlow(*seat_);
  if (inside_ && !LivesAlone()) {
    FollowEffectSink();
    if (environment_.effects != nullptr && store_.journal().MustWait()) WaitForJournal();
  }
  last_ticks_ = ReadTicks();
  if (store_.HasManualClock() || last_ticks_ - clock_ticks_ > StaleTicks()) ReadClock();
}

void Executor::BeginReplay(int64_t wall_ms) {
  environment_.replay_ms = std::max<int64_t>(wall_ms, 1);
  now_us_ = kReplayUs;
}

void Executor::ReadClock() {
  if (environment_.replay_ms != 0) return;
  now_us_ = store_.clock().NowMicroseconds();
  clock_ticks_ = last_ticks_;
}

void Executor::End() {
  counters_.commands.Add(std::exchange(batch_runs_, 0));
  if (environment_.effects != nullptr) ExpiryRecorder::SetThreadLog(nullptr);
  if (std::exchange(inside_, false) && !LivesAlone()) store_.gate().Leave(*seat_);
  store_.tracking().TellBroadcasts();
  WakeBatch::End();
}

size_t Executor::Append(const CommandSpec* command, const CommandSpec* container,
                        std::span<const std::string_view> arguments, uint32_t database) {
  Prepared prepared{command,
                    container,
                    static_cast<uint32_t>(arguments_.size()),
                    static_cast<uint32_t>(arguments.size()),
                    static_cast<uint32_t>(keys_.size()),
                    0,
                    false};
  arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
  // Scripts run where their interpreter is; elsewhere their keys are nobody's business.
  const bool runs_here =
      command != nullptr && (command->scope != CommandScope::kScript || script_engine_ != nullptr);
  if (runs_here && !command->key_specs.empty()) {
    FindKeys(*command, arguments, [&](size_t index) {
      if (arguments[index].size() > kLongestKey) [[unlikely]] {
        prepared.has_endless_key = true;
        return;
      }
      keys_.push_back(store_.keyspace().Key(arguments[index]));
      if (inside_) store_.keyspace().PrefetchBucket(keys_.back().hash, database);
    });
    prepared.key_count = static_cast<uint32_t>(keys_.size()) - prepared.first_key;
  }
  prepared_.push_back(prepared);
  return prepared_.size() - 1;
}

size_t Executor::PrepareKnown(const CommandSpec& command, std::span<const std::string_view> arguments,
                              uint32_t database) {
  return Append(&command, nullptr, arguments, database);
}

size_t Executor::Prepare(std::span<const std::string_view> arguments, uint32_t database) {
  const CommandSpec* command = store_.lookup().Find(arguments[0]);
  if (command == nullptr || command->subcommand_count == 0)
    return Append(command, nullptr, arguments, database);
  if (arguments.size() < 2) return Append(command, nullptr, arguments, database);
  return Append(CommandLookup::FindSubcommand(*command, arguments[1]), command, arguments, database);
}

void Executor::HintEntries(uint32_t database) {
  if (!inside_) return;
  for (const KeyRef& key : keys_) store_.keyspace().PrefetchEntry(key.hash, database);
}

// Commands of one batch often look for members of one collection, as the first of them does, whose locks
// are held: with its own member the others' are hinted.
void Executor::HintMembersNow(const CommandContext& context) {
  const KeyRef& key = keys_[prepared_[running_].first_key];
  hinted_members_.clear();
  for (hinted_ = running_; hinted_ < prepared_.size(); ++hinted_) {
    const Prepared& next = prepared_[hinted_];
    if (next.command == nullptr || next.key_count != 1) break;
    const KeyRef& other = keys_[next.first_key];
    const size_t index = next.command->member_index;
    if (index == 0 || index >= next.argument_count || other.hash != key.hash || other.bytes != key.bytes)
      break;
    hinted_members_.push_back(arguments_[next.first_argument + index]);
  }
  if (hinted_ == running_) hinted_ = running_ + 1;
  if (hinted_members_.size() < 2) return;
  const Table* table = store_.keyspace().TableIfAny(store_.keyspace().ShardOf(key), context.database());
  const Table::Position position = table != nullptr ? table->Find(key) : Table::Position();
  if (position && !table->At(position)->IsString()) {
    table->At(position)->collection()->HintMembers(hinted_members_);
  }
}

void Executor::ReplyUnknown(const Prepared& prepared, ReplyWriter& reply) {
  const auto arguments = ArgumentsOf(prepared);
  if (prepared.container != nullptr) {
    std::string container(prepared.container->name);
    std::transform(container.begin(), container.end(), container.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    reply.Error("ERR unknown subcommand '" + Quoted(arguments[1]) + "'. Try " + container + " HELP.");
    return;
  }
  std::string shown;
  for (size_t i = 1; i < arguments.size() && shown.size() < kQuotedLength; ++i) {
    const size_t room = kQuotedLength - shown.size();
    shown += "'" + Quoted(arguments[i].substr(0, room)) + "' ";
  }
  reply.Error("ERR unknown command '" + Quoted(arguments[0]) + "', with args beginning with: " + shown);
}

// The checks that come before a handler; false when it replied with an error.
bool Executor::Admit(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  if (prepared.command == nullptr) {
    ReplyUnknown(prepared, reply);
    return false;
  }
  const CommandSpec& command = *prepared.command;
  const auto count = static_cast<int32_t>(prepared.argument_count);
  const bool fits = command.arity >= 0 ? count == command.arity : count >= -command.arity;
  if (!fits) {
    reply.Error("ERR wrong number of arguments for '" + std::string(command.name) + "' command");
  } else if (!client.authenticated && (command.flags & kFlagNoAuth) == 0 &&
             store_.settings().NeedsPassword()) {
    reply.Error("NOAUTH Authentication required.");
  } else if (prepared.has_endless_key) {
    reply.Error("ERR a key is longer than " + std::to_string(kLongestKey) + " bytes");
  } else if (client.monitoring.load(std::memory_order_relaxed) && (command.flags & kKeyspaceFlags) != 0) {
    reply.Error("ERR Replica can't interact with the keyspace");
  } else if ((!client.IsInSubscribedMode() || AdmitSubscribed(command, reply)) &&
             (!store_.service().IsRestricted() || environment_.replay_ms != 0 ||
              !RefusesForNow(command, client, reply))) [[likely]] {
    return true;
  }
  statistics_[command.id].rejected.Add(1);
  return false;
}

// A transaction that is refused is discarded.
bool Executor::RefusesForNow(const CommandSpec& command, ClientState& client, ReplyWriter& reply) {
  uint32_t flags = command.flags;
  bool all_may_load = (flags & kFlagLoading) != 0;
  const bool executes = command.handler == commands::Exec && client.transaction != nullptr;
  if (executes) {
    for (const QueuedCommand& queued : client.transaction->commands) {
      flags |= queued.command().flags;
      all_may_load = all_may_load && (queued.command().flags & kFlagLoading) != 0;
    }
  }
  const std::string error =
      store_.service().RefusalOf(flags, all_may_load, command.handler == commands::Ping);
  if (error.empty()) return false;
  if (executes) {
    client.EndTransaction();
    store_.interest().Unwatch(client);
    reply.Error("EXECABORT Transaction discarded because of: " + error);
  } else {
    reply.Error(error);
  }
  return true;
}

bool Executor::AdmitSubscribed(const CommandSpec& command, ReplyWriter& reply) {
  if (IsAllowedInSubscribedMode(command)) return true;
  const bool executes = command.handler == commands::Exec;
  reply.Error((executes ? "EXECABORT Transaction discarded because of: " : "ERR ") +
              ("Can't execute '" + std::string(command.name)) +
              "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context");
  return false;
}

Executor::Outcome Executor::Run(size_t index, ClientState& client, ReplyWriter& reply) {
  running_ = index;
  const Outcome outcome = RunPrepared(prepared_[index], client, reply);
  // What is posted to a script worker takes the choice along.
  if (client.tracking != nullptr && outcome != Outcome::kScript) [[unlikely]] {
    ForgetCachingChoice(prepared_[index].command, client);
  }
  return outcome;
}

Executor::Outcome Executor::RunPrepared(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  if (!Admit(prepared, client, reply)) {
    errors_.Count(reply.error_code());
    if (client.transaction != nullptr) client.transaction->aborted = true;
    return Outcome::kDone;
  }
  client.last_command.store(prepared.command->id, std::memory_order_relaxed);
  if (!inside_ && !RunsOutside(*prepared.command)) [[unlikely]] {
    return RefuseBusy(*prepared.command, client, reply);
  }
  if (last_ticks_ - clock_ticks_ > StaleTicks()) ReadClock();
  if (client.transaction != nullptr) [[unlikely]] {
    if (prepared.command->handler == commands::Exec) return RunExec(prepared, client, reply);
    if (IsQueued(*prepared.command)) return Queue(prepared, client, reply);
  }
  return RunAdmitted(prepared, client, reply);
}

// A transaction that is refused is over, as one that fails to be queued.
Executor::Outcome Executor::RefuseBusy(const CommandSpec& command, ClientState& client, ReplyWriter& reply) {
  const std::string_view error = store_.running_scripts().BusyError();
  statistics_[command.id].rejected.Add(1);
  if (client.transaction == nullptr) {
    reply.Error(error);
  } else if (command.handler == commands::Exec) {
    client.EndTransaction();
    reply.Error("EXECABORT Transaction discarded because of: " + std::string(error));
  } else {
    client.transaction->aborted = true;
    reply.Error(error);
  }
  errors_.Count(reply.error_code());
  return Outcome::kDone;
}

Executor::Outcome Executor::RunExec(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  const uint64_t errors = reply.errors();
  const Outcome outcome = RunTransaction(ArgumentsOf(prepared)[0], client, reply);
  if (outcome == Outcome::kScript) return outcome;
  const auto arguments = ArgumentsOf(prepared);
  ShowMonitors(*prepared.command, arguments, client);
  Account(*prepared.command, arguments, client, reply.errors() != errors);
  return outcome;
}

Executor::Outcome Executor::RunAdmitted(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  const CommandSpec& command = *prepared.command;
  const auto arguments = ArgumentsOf(prepared);
  if (command.scope == CommandScope::kControl) {
    ShowMonitors(command, arguments, client);
    return Outcome::kControl;
  }
  if (command.scope == CommandScope::kScript && script_engine_ == nullptr) return Outcome::kScript;
  const uint64_t errors = reply.errors();
  CommandContext context(environment_, client, reply, command, arguments, KeysOf(prepared), now_us_);
  if (client.wait_port == nullptr) context.ForbidBlocking();
  if (!RunScoped(command, context, KeysOf(prepared))) return RefuseBusy(command, client, reply);
  ShowMonitors(command, arguments, client);
  CountChanges(context);
  const bool failed = reply.errors() != errors;
  if (failed) CountReplied(reply);
  Account(command, arguments, client, failed);
  return wait_ != nullptr ? Outcome::kBlocked : Outcome::kDone;
}

bool Executor::RunScoped(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys) {
  if (command.scope == CommandScope::kKeys) return RunLocked(command, context, keys);
  if (command.scope == CommandScope::kKeysAndPatterns) {
    return RunUnderLocks(command, context, ShardsOf(command, context.arguments(), keys));
  }
  if (command.scope == CommandScope::kWholeStore) {
    return RunAlone([&] { Invoke(command, context); });
  }
  if (command.scope == CommandScope::kScript) {
    RunScriptHandler(command, context);
  } else {
    RunUnlocked(command, context);
  }
  return true;
}

void Executor::CountChanges(const CommandContext& context) {
  if (context.changes() != 0) store_.changes.fetch_add(context.changes(), std::memory_order_relaxed);
}

void Executor::RunUnlocked(const CommandSpec& command, CommandContext& context) {
  const ClientState& client = context.client();
  const bool monitored = client.monitoring.load(std::memory_order_relaxed);
  {
    // It takes and leaves locks of its own, and what it finds expired is kept under them.
    const KeepingApart apart(command.scope == CommandScope::kShardWalk && !in_unit_);
    Invoke(command, context);
  }
  const bool monitors = client.monitoring.load(std::memory_order_relaxed);
  if (monitors == monitored) return;
  if (monitors) {
    store_.clients().monitors.fetch_add(1);
  } else {
    store_.clients().monitors.fetch_sub(1);
  }
}

bool Executor::RunLocked(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys) {
  if (keys.empty()) {
    Invoke(command, context);
    return true;
  }
  if (command.shares_keys) return RunShared(command, context, ShardsOf(keys));
  if (keys.size() > 1 || store_.interest().HasMovers()) {
    return RunUnderLocks(command, context, ShardsOf(keys));
  }
  Shard& shard = store_.keyspace().ShardOf(keys[0]);
  if (!shard.mutex.LockUnlessLong()) return false;
  std::lock_guard lock(shard.mutex, std::adopt_lock);
  HintMembers(context);
  RunHandler(command, context);
  if (shard.observer.load(std::memory_order_relaxed) != nullptr) [[unlikely]] {
    ServeLocked(ShardsOf(keys));
  }
  return true;
}

void Executor::RunHandler(const CommandSpec& command, CommandContext& context) {
  Invoke(command, context);
  if (context.block_request()) [[unlikely]] {
    StartWait(command, context);
  }
}

// An expired key that it met counts as absent, and is removed when nobody reads beside it.
bool Executor::RunShared(const CommandSpec& command, CommandContext& context, uint64_t shards) {
  context.ShareKeys();
  uint64_t changes = 0;
  {
    const SharedShards held(store_.keyspace(), reader_seat_, shards);
    if (!held) return false;
    HintMembers(context);
    command.handler(context);
    if (store_.tracking().IsActive()) [[unlikely]] {
      // A removal is not to be told to who has found the key expired.
      if (!context.HasMetExpired()) RememberRead(command, context);
      changes = store_.tracking().ChangesNear(context.keys());
    }
  }
  if (!context.HasMetExpired()) [[likely]]
    return true;
  // Others find it expired, too: it need not go now.
  if (!LockShards(shards)) {
    RememberLate(command, context, true);
    return true;
  }
  const bool changed = changes != store_.tracking().ChangesNear(context.keys());
  {
    const Tracking::Writer writer(context.client().id);
    context.RemoveMetExpired();
  }
  RememberLate(command, context, changed);
  EndUnit();
  ServeLocked(shards);
  UnlockShards(shards);
  return true;
}

// A waiting command that writes to other keys needs more locks than these: then
// the command runs alone, so that it can be served at once.
bool Executor::RunUnderLocks(const CommandSpec& command, CommandContext& context, uint64_t shards) {
  if (!LockShards(shards)) return false;
  if (store_.interest().HasMovers() && HasMover(context.keys())) {
    UnlockShards(shards);
    return RunAlone([&] {
      LockShardsPatiently(shards);
      RunHandler(command, context);
      UnlockShards(shards);
    });
  }
  RunHandler(command, context);
  ServeLocked(shards);
  UnlockShards(shards);
  return true;
}

uint64_t Executor::ShardsOf(std::span<const KeyRef> keys) {
  uint64_t shards = 0;
  for (const KeyRef& key : keys) shards |= uint64_t{1} << Keyspace::ShardIndex(key.hash);
  return shards;
}

uint64_t Executor::ShardsOf(const CommandSpec& command, std::span<const std::string_view> arguments,
                            std::span<const KeyRef> keys) {
  const bool all = command.scope == CommandScope::kKeysAndPatterns && NamesKeysByPattern(arguments);
  return all ? kAllShards : ShardsOf(keys);
}

bool Executor::LockShards(uint64_t shards) {
  uint64_t held = 0;
  int rounds = 0;
  for (uint64_t left = shards; left != 0; left = shards & ~held) {
    const auto shard = static_cast<size_t>(std::countr_zero(left));
    if (held == 0 || !MutexOf(shard).try_lock()) {
      UnlockShards(std::exchange(held, 0));
      if (++rounds > kMostLockRounds) return LockShardsInOrder(shards);
      if (!MutexOf(shard).LockUnlessLong()) return false;
    }
    held |= uint64_t{1} << shard;
  }
  return true;
}

// For who is overtaken again and again. The one that may wait for a shard while it holds others does.
bool Executor::LockShardsInOrder(uint64_t shards) {
  if (!store_.waiting_right().LockUnlessLong()) return false;
  std::lock_guard right(store_.waiting_right(), std::adopt_lock);
  for (uint64_t left = shards; left != 0; left &= left - 1) {
    if (MutexOf(static_cast<size_t>(std::countr_zero(left))).LockUnlessLong()) continue;
    UnlockShards(shards & ~left);
    return false;
  }
  return true;
}

void Executor::LockShardsPatiently(uint64_t shards) {
  for (; shards != 0; shards &= shards - 1) MutexOf(static_cast<size_t>(std::countr_zero(shards))).lock();
}

void Executor::UnlockShards(uint64_t shards) {
  for (; shards != 0; shards &= shards - 1) {
    store_.keyspace().ShardAt(static_cast<size_t>(std::countr_zero(shards))).mutex.unlock();
  }
}

void Executor::Account(const CommandSpec& command, std::span<const std::string_view> arguments,
                       const ClientState& client, bool error) {
  const uint64_t now = ReadTicks();
  const uint64_t elapsed = now - last_ticks_;
  last_ticks_ = now;
  ++batch_runs_;
  statistics_[command.id].Record(elapsed, error);
  if (!store_.settings().WatchesDurations()) return;
  NoteDuration(command, arguments, TicksToNanoseconds(elapsed) / 1000,
               [&] { return std::pair(client.address.Get(), client.name.Get()); });
}

template <class Describe>
void Executor::NoteDuration(const CommandSpec& command, std::span<const std::string_view> arguments,
                            int64_t duration_us, Describe&& describe) {
  const Settings& settings = store_.settings();
  const int64_t spike_ms = settings.latency_monitor_threshold.get();
  if (spike_ms > 0 && duration_us / 1000 >= spike_ms) {
    const bool fast = (command.flags & kFlagFast) != 0;
    store_.latency().Add(fast ? "fast-command" : "command", now_us_ / 1'000'000, duration_us / 1000);
  }
  const int64_t slow_us = settings.slowlog_log_slower_than.get();
  if (slow_us < 0 || duration_us < slow_us || (command.flags & kFlagSkipSlowlog) != 0) return;
  const auto limit = static_cast<size_t>(std::max<int64_t>(settings.slowlog_max_len.get(), 0));
  auto [address, name] = describe();
  store_.slow_log().Add(Redacted(command, arguments), now_us_ / 1'000'000, duration_us, std::move(address),
                        std::move(name), limit);
}

void Executor::AccountControl(const CommandSpec& command, ControlResult result) {
  counters_.commands.Add(1);
  const auto ns = static_cast<uint64_t>(std::max<int64_t>(result.duration_us, 0)) * 1000;
  const bool failed = !result.error.empty();
  statistics_[command.id].Record(NanosecondsToTicks(ns), failed);
  if (failed) errors_.Count(result.error.substr(0, result.error.find(' ')));
  if (!store_.settings().WatchesDurations()) return;
  now_us_ = store_.clock().NowMicroseconds();
  NoteDuration(command, result.arguments, result.duration_us,
               [&] { return std::pair(std::move(result.client_address), std::move(result.client_name)); });
}

void Executor::ShowMonitors(const CommandSpec& command, std::span<const std::string_view> arguments,
                            const ClientState& client) {
  if ((command.flags & (kFlagSkipMonitor | kFlagAdmin)) == 0) FeedMonitors(command, arguments, client);
}

void Executor::FeedMonitors(const CommandSpec& command, std::span<const std::string_view> arguments,
                            const ClientState& client) {
  if (store_.clients().monitors.load(std::memory_order_relaxed) == 0) return;
  std::string line = MonitorLine(client, Redacted(command, arguments), now_us_);
  if (IsScriptTentative()) return HoldLine(std::move(line));
  SendToMonitors(line);
}

void Executor::SendToMonitors(std::string_view line) {
  store_.clients().ForEach([&](const ClientState& other, ClientLink& link) {
    if (other.monitoring.load(std::memory_order_relaxed)) link.Send(line);
  });
}

namespace {

void AppendQuoted(std::string_view text, std::string& line) {
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\' || c == '"') {
      line += '\\';
      line += c;
    } else if (c == '\n' || c == '\r' || c == '\t' || c == '\a' || c == '\b') {
      line += '\\';
      line += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c == '\a' ? 'a' : 'b';
    } else if (byte >= 0x20 && byte < 0x7f) {
      line += c;
    } else {
      char escaped[5];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
      line += escaped;
    }
  }
  line += '"';
}

}  // namespace

std::string MonitorLine(const ClientState& client, std::span<const std::string_view> arguments,
                        int64_t now_us) {
  char stamp[64];
  std::snprintf(stamp, sizeof stamp, "+%lld.%06lld [%u ", static_cast<long long>(now_us / 1'000'000),
                static_cast<long long>(now_us % 1'000'000), client.database.load());
  std::string line = stamp + client.address.Get() + "]";
  for (const std::string_view argument : arguments) {
    line += ' ';
    AppendQuoted(argument, line);
  }
  return line + "\r\n";
}

}  // namespace nacre
