#include "engine/executor.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <mutex>
#include <string>
#include <utility>

#include "base/clock.h"
#include "commands/key_finder.h"
#include "commands/secret_arguments.h"
#include "engine/run_alone.h"
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

// Redis counts a monitor among its replicas, and refuses it these commands.
constexpr uint32_t kKeyspaceFlags = kFlagWrite | kFlagReadonly | kFlagMayReplicate;

// `text` as an error reply may repeat it.
std::string Quoted(std::string_view text) {
  std::string result(text.substr(0, kQuotedLength));
  result.resize(std::min(result.size(), result.find('\0')));
  return result;
}

// Whether a command that follows MULTI is queued; the others take effect at once.
bool IsQueued(const CommandSpec& command) {
  return command.handler != commands::Multi && command.handler != commands::Discard &&
         command.handler != commands::Watch && command.handler != commands::Quit &&
         command.handler != commands::Reset;
}

uint64_t StaleTicks() {
  static const uint64_t ticks = [] {
    const int64_t per_million = TicksToNanoseconds(1'000'000);
    return static_cast<uint64_t>(kStaleClockNs * 1'000'000 / (per_million > 0 ? per_million : 1));
  }();
  return ticks;
}

}  // namespace

Executor::Executor(Store& store)
    : store_(store),
      seat_(store.gate().AddSeat()),
      reader_seat_(store.keyspace().reader_seats().Add()),
      // Differs between the store's threads, and is the same again in a store with the same seed.
      random_(store.seed() + store.executors_made_.fetch_add(1, std::memory_order_relaxed)),
      environment_{store.keyspace(), store.settings(), random_,
                   store.events(),   store.interest(), counters_.lookups},
      statistics_(std::make_unique<CommandStatistics[]>(CommandTable().size())) {
  store.AddExecutor(*this);
  StaleTicks();
}

Executor::~Executor() {
  store_.RemoveExecutor(*this);
  store_.keyspace().reader_seats().Remove(reader_seat_);
  store_.gate().RemoveSeat(seat_);
}

void Executor::Begin() {
  prepared_.clear();
  arguments_.clear();
  keys_.clear();
  store_.gate().Enter(seat_);
  last_ticks_ = ReadTicks();
  if (store_.HasManualClock() || last_ticks_ - clock_ticks_ > StaleTicks()) ReadClock();
}

void Executor::ReadClock() {
  now_us_ = store_.clock().NowMicroseconds();
  clock_ticks_ = last_ticks_;
}

void Executor::End() {
  counters_.commands.Add(std::exchange(batch_runs_, 0));
  store_.gate().Leave(seat_);
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
  if (command != nullptr && !command->key_specs.empty()) {
    FindKeys(*command, arguments, [&](size_t index) {
      if (arguments[index].size() > kLongestKey) [[unlikely]] {
        prepared.has_endless_key = true;
        return;
      }
      keys_.push_back(store_.keyspace().Key(arguments[index]));
      store_.keyspace().PrefetchBucket(keys_.back().hash, database);
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
  for (const KeyRef& key : keys_) store_.keyspace().PrefetchEntry(key.hash, database);
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
bool Executor::Admit(const Prepared& prepared, const ClientState& client, ReplyWriter& reply) {
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
  } else {
    return true;
  }
  statistics_[command.id].rejected.Add(1);
  return false;
}

Executor::Outcome Executor::Run(size_t index, ClientState& client, ReplyWriter& reply) {
  const Prepared& prepared = prepared_[index];
  if (!Admit(prepared, client, reply)) {
    errors_.Count(reply.error_code());
    if (client.transaction != nullptr) client.transaction->aborted = true;
    return Outcome::kDone;
  }
  client.last_command.store(prepared.command->id, std::memory_order_relaxed);
  if (last_ticks_ - clock_ticks_ > StaleTicks()) ReadClock();
  if (client.transaction != nullptr) [[unlikely]] {
    if (prepared.command->handler == commands::Exec) return RunExec(prepared, client, reply);
    if (IsQueued(*prepared.command)) return Queue(prepared, client, reply);
  }
  return RunAdmitted(prepared, client, reply);
}

Executor::Outcome Executor::RunExec(const Prepared& prepared, ClientState& client, ReplyWriter& reply) {
  const uint64_t errors = reply.errors();
  const Outcome outcome = RunTransaction(client, reply);
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
  const uint64_t errors = reply.errors();
  CommandContext context(environment_, client, reply, command, arguments, KeysOf(prepared), now_us_);
  if (client.wait_port == nullptr) context.ForbidBlocking();
  RunScoped(command, context, KeysOf(prepared));
  ShowMonitors(command, arguments, client);
  CountChanges(context);
  const bool failed = reply.errors() != errors;
  if (failed) errors_.Count(reply.error_code());
  Account(command, arguments, client, failed);
  return wait_ != nullptr ? Outcome::kBlocked : Outcome::kDone;
}

void Executor::RunScoped(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys) {
  if (command.scope == CommandScope::kKeys) {
    RunLocked(command, context, keys);
  } else if (command.scope == CommandScope::kKeysAndPatterns) {
    RunUnderLocks(command, context, ShardsOf(command, context.arguments(), keys));
  } else if (command.scope == CommandScope::kWholeStore) {
    RunAlone([&] { Invoke(command, context); });
  } else {
    RunUnlocked(command, context);
  }
}

void Executor::CountChanges(const CommandContext& context) {
  if (context.changes() != 0) store_.changes.fetch_add(context.changes(), std::memory_order_relaxed);
}

void Executor::RunUnlocked(const CommandSpec& command, CommandContext& context) {
  const ClientState& client = context.client();
  const bool monitored = client.monitoring.load(std::memory_order_relaxed);
  Invoke(command, context);
  const bool monitors = client.monitoring.load(std::memory_order_relaxed);
  if (monitors == monitored) return;
  if (monitors) {
    store_.clients().monitors.fetch_add(1);
  } else {
    store_.clients().monitors.fetch_sub(1);
  }
}

void Executor::RunLocked(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys) {
  if (keys.empty()) return Invoke(command, context);
  if (command.shares_keys) return RunShared(command, context, ShardsOf(keys));
  if (keys.size() > 1 || store_.interest().HasMovers()) {
    return RunUnderLocks(command, context, ShardsOf(keys));
  }
  Shard& shard = store_.keyspace().ShardOf(keys[0]);
  std::lock_guard lock(shard.mutex);
  RunHandler(command, context);
  if (shard.observer != nullptr) [[unlikely]] {
    ServeLocked(ShardsOf(keys));
  }
}

void Executor::RunHandler(const CommandSpec& command, CommandContext& context) {
  Invoke(command, context);
  if (context.block_request()) [[unlikely]] {
    StartWait(command, context);
  }
}

// An expired key that it met counts as absent, and is removed when nobody reads beside it.
void Executor::RunShared(const CommandSpec& command, CommandContext& context, uint64_t shards) {
  context.ShareKeys();
  {
    const SharedShards held(store_.keyspace(), reader_seat_, shards);
    command.handler(context);
  }
  if (!context.HasMetExpired()) [[likely]]
    return;
  LockShards(shards);
  context.RemoveMetExpired();
  ServeLocked(shards);
  UnlockShards(shards);
}

// A waiting command that writes to other keys needs more locks than these: then
// the command runs alone, so that it can be served at once.
void Executor::RunUnderLocks(const CommandSpec& command, CommandContext& context, uint64_t shards) {
  LockShards(shards);
  if (store_.interest().HasMovers() && HasMover(context.keys())) {
    UnlockShards(shards);
    return RunAlone([&] {
      LockShards(shards);
      RunHandler(command, context);
      UnlockShards(shards);
    });
  }
  RunHandler(command, context);
  ServeLocked(shards);
  UnlockShards(shards);
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

void Executor::LockShards(uint64_t shards) {
  for (; shards != 0; shards &= shards - 1) {
    store_.keyspace().ShardAt(static_cast<size_t>(std::countr_zero(shards))).mutex.lock();
  }
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
  if (store_.clients().monitors.load(std::memory_order_relaxed) == 0) return;
  if ((command.flags & (kFlagSkipMonitor | kFlagAdmin)) != 0) return;
  const std::string line = MonitorLine(client, Redacted(command, arguments), now_us_);
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
