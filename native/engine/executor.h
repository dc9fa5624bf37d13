// Runs commands on a store for one thread: the dispatcher.
//
// Commands that follow MULTI are queued here and executed by EXEC: the locks of
// all their keys are taken at once, or, where keys do not say all (FLUSHALL, KEYS),
// the gate is closed. Commands that find nothing and may wait become a Wait
// (engine/wait.h); whoever modifies a key serves its waits before it unlocks.
//
// A batch of commands is prepared (looked up, keys found and hashed, memory
// hinted) and then run one by one: locks taken in ascending order of shard,
// handler, locks released. Handlers never take locks themselves.
//
//   executor.Begin();
//   executor.Prepare(arguments) ...   // any number, while their bytes stay put
//   executor.Run(i, client, reply) ...
//   executor.End();

#ifndef NACRE_ENGINE_EXECUTOR_H_
#define NACRE_ENGINE_EXECUTOR_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "commands/command_context.h"
#include "commands/command_spec.h"
#include "engine/error_counts.h"
#include "engine/gate.h"
#include "engine/statistics.h"
#include "engine/store.h"
#include "engine/wait.h"

namespace nacre {

class Executor {
 public:
  enum class Outcome {
    kDone,     // Replied.
    kControl,  // A control command: nothing was replied; the caller posts it.
    kBlocked,  // The client waits for a key: nothing was replied; TakeWait tells for which.
    kSplit,    // A transaction with control commands in it; TakeSplitReply has what was replied.
  };

  // The reply of a transaction that has control commands in it: these are still to
  // be carried out, in order, and their replies are to fill the empty parts.
  struct SplitReply {
    struct Call {
      size_t part;
      QueuedCommand command;
    };
    std::vector<std::string> parts;
    std::vector<Call> calls;
  };

  explicit Executor(Store& store);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  // Requires: outside of a batch.
  ~Executor();

  Store& store() { return store_; }
  int64_t now_us() const { return now_us_; }

  // Enters the gate and forgets the last batch. The clock is read if its last
  // reading is older than 100 microseconds, or if it is moved by hand.
  void Begin();
  void End();

  // Looks a command up and hashes its keys; hints the memory it will touch in
  // `database`. The arguments' bytes must stay until it has run. Returns its
  // place in the batch. Requires: in a batch.
  size_t Prepare(std::span<const std::string_view> arguments, uint32_t database);

  // The same for a command that the caller has looked up.
  size_t PrepareKnown(const CommandSpec& command, std::span<const std::string_view> arguments,
                      uint32_t database);

  // Second round of hints, for all prepared commands. Worth its while for two and more.
  void HintEntries(uint32_t database);

  // The declared command at `index`, or null if it is unknown or a container.
  const CommandSpec* command(size_t index) const { return prepared_[index].command; }
  std::span<const std::string_view> arguments(size_t index) const { return ArgumentsOf(prepared_[index]); }

  // Checks and runs a prepared command. The reply is written while its locks are held.
  Outcome Run(size_t index, ClientState& client, ReplyWriter& reply);

  // After kBlocked and kSplit.
  std::shared_ptr<Wait> TakeWait() { return std::move(wait_); }
  std::unique_ptr<SplitReply> TakeSplitReply() { return std::move(split_); }

  // A control command that the control plane has carried out, and for whom.
  struct ControlResult {
    std::span<const std::string_view> arguments;
    std::string client_address;
    std::string client_name;
    int64_t duration_us = 0;
    std::string_view error;  // The error that was its reply, or empty.
  };
  // Counts it as Run counts native commands. Outside of a batch.
  void AccountControl(const CommandSpec& command, ControlResult result);

  // Counts an error that was replied outside of Run.
  void CountError(std::string_view code) { errors_.Count(code); }

  ThreadCounters& counters() { return counters_; }
  ErrorCounts& errors() { return errors_; }
  const CommandStatistics& statistics(size_t id) const { return statistics_[id]; }
  CommandStatistics& statistics(size_t id) { return statistics_[id]; }

 private:
  struct Prepared {
    const CommandSpec* command;    // Null: unknown, or no such subcommand.
    const CommandSpec* container;  // The container that was named, if command is null.
    uint32_t first_argument;
    uint32_t argument_count;
    uint32_t first_key;
    uint32_t key_count;
    bool has_endless_key;  // A key is longer than kLongestKey; none of the keys was taken then.
  };

  std::span<const std::string_view> ArgumentsOf(const Prepared& prepared) const {
    return std::span(arguments_).subspan(prepared.first_argument, prepared.argument_count);
  }
  std::span<const KeyRef> KeysOf(const Prepared& prepared) const {
    return std::span(keys_).subspan(prepared.first_key, prepared.key_count);
  }

  size_t Append(const CommandSpec* command, const CommandSpec* container,
                std::span<const std::string_view> arguments, uint32_t database);
  void ReadClock();
  Outcome RunAdmitted(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  bool Admit(const Prepared& prepared, const ClientState& client, ReplyWriter& reply);
  void ReplyUnknown(const Prepared& prepared, ReplyWriter& reply);
  // Runs a handler that needs no shard's lock, and counts who starts or ends MONITOR.
  void RunUnlocked(const CommandSpec& command, CommandContext& context);
  void RunScoped(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys);
  void RunLocked(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys);
  // Runs a handler that changes nothing beside others of its kind.
  void RunShared(const CommandSpec& command, CommandContext& context, uint64_t shards);
  void RunUnderLocks(const CommandSpec& command, CommandContext& context, uint64_t shards);
  // Calls a handler that may change data: the one place for what has to happen around every
  // change. Requires: what its command's scope names is locked.
  static void Invoke(const CommandSpec& command, CommandContext& context) { command.handler(context); }
  // Runs the handler, and has the client wait if that is what it asks for.
  // Requires: the shards of all the command's keys are locked.
  void RunHandler(const CommandSpec& command, CommandContext& context);
  // Calls work() behind the closed gate, and then serves who waits. Holds no shard's lock.
  template <class Work>
  void RunAlone(Work&& work);
  void Account(const CommandSpec& command, std::span<const std::string_view> arguments,
               const ClientState& client, bool error);
  void ShowMonitors(const CommandSpec& command, std::span<const std::string_view> arguments,
                    const ClientState& client);
  void CountChanges(const CommandContext& context);

  // Sets of shards, a bit each.
  static uint64_t ShardsOf(std::span<const KeyRef> keys);
  // Those that a command of scope kKeys or kKeysAndPatterns touches.
  static uint64_t ShardsOf(const CommandSpec& command, std::span<const std::string_view> arguments,
                           std::span<const KeyRef> keys);
  void LockShards(uint64_t shards);
  void UnlockShards(uint64_t shards);

  // Transactions (executor_transaction.cc).
  struct Plan;
  Outcome Queue(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  Outcome RunExec(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  Outcome RunTransaction(ClientState& client, ReplyWriter& reply);
  Plan MakePlan(const Transaction& transaction, const ClientState& client) const;
  void Execute(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked);
  void ExecuteOne(const QueuedCommand& queued, std::span<const KeyRef> keys, ClientState& client,
                  ReplyWriter& reply, bool locked);
  void ExecuteSplit(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked);
  void DropExpired(const WatchedKey& watched, bool locked);
  void BreakWatches(const ClientState& client, bool locked);

  // Waiting (executor_waiting.cc).
  void StartWait(const CommandSpec& command, CommandContext& context);
  bool HasMover(std::span<const KeyRef> keys);
  bool IsThere(Shard& shard, const ReadyKey& key) const;
  void ServeLocked(uint64_t shards);
  void ServeAlone();
  bool Attempt(Wait& wait, size_t key);
  // Enters a long command into the slow log and the latency monitor. `describe`
  // returns the client's address and name.
  template <class Describe>
  void NoteDuration(const CommandSpec& command, std::span<const std::string_view> arguments,
                    int64_t duration_us, Describe&& describe);

  Store& store_;
  Gate::Seat& seat_;
  ReaderSeats::Seat& reader_seat_;
  Random random_;
  ThreadCounters counters_;
  CommandContext::Environment environment_;
  std::unique_ptr<CommandStatistics[]> statistics_;
  ErrorCounts errors_;
  std::vector<Prepared> prepared_;
  std::vector<std::string_view> arguments_;
  std::vector<KeyRef> keys_;
  int64_t now_us_ = 0;
  uint64_t clock_ticks_ = 0;  // When now_us_ was read.
  uint64_t last_ticks_ = 0;   // When the last command ended.
  uint64_t batch_runs_ = 0;   // Commands of this batch that ran.
  std::shared_ptr<Wait> wait_;
  std::unique_ptr<SplitReply> split_;
};

// A line of MONITOR's output for a command, line end included.
std::string MonitorLine(const ClientState& client, std::span<const std::string_view> arguments,
                        int64_t now_us);

}  // namespace nacre

#endif  // NACRE_ENGINE_EXECUTOR_H_
