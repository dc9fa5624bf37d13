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
//
// A script may hold locks, or keep the gate closed, for seconds. When it has done so
// for longer than busy-reply-threshold, commands that would wait for it are refused
// with BUSY instead (engine/script_watch.h), at the gate or at a shard's lock.

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
#include "engine/script_engine.h"
#include "engine/statistics.h"
#include "engine/store.h"
#include "engine/wait.h"

namespace nacre {

class Executor : private ScriptHost {
 public:
  enum class Outcome {
    kDone,     // Replied.
    kControl,  // A control command: nothing was replied; the caller posts it.
    kScript,   // A script, or a transaction with one, and this thread has no interpreter: nothing was
               // replied; the caller posts it. TakeTransaction has the transaction, if it is one.
    kBlocked,  // The client waits for a key: nothing was replied; TakeWait tells for which.
    kSplit,    // A transaction with control commands in it; TakeSplitReply has what was replied.
  };

  // The reply of a transaction that has control commands in it: these are still to
  // be carried out, in order, and their replies are to fill the empty parts. So are commands about the
  // client if the transaction ran on another thread than the client's own.
  struct SplitReply {
    struct Call {
      size_t part;
      QueuedCommand command;
    };
    std::vector<std::string> parts;
    std::vector<Call> calls;
    std::string messages;  // Those among the parts, which CLIENT REPLY does not silence.
  };

  // One that lives behind the closed gate never enters it: its maker keeps it closed.
  enum class Home { kAtGate, kBehindClosedGate };

  explicit Executor(Store& store, Home home = Home::kAtGate);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  // Requires: outside of a batch.
  ~Executor() override;

  // The interpreter of this thread, or null, which is how it begins. Requires: no script runs.
  void SetScriptEngine(ScriptEngine* engine);

  Store& store() { return store_; }
  int64_t now_us() const { return now_us_; }

  // From now on this thread runs the commands of a journal (CommandContext::IsReplay): their
  // time is long ago, and nothing that keeps the store from serving clients keeps them.
  void BeginReplay(int64_t wall_ms);

  // Enters the gate and forgets the last batch. The clock is read if its last
  // reading is older than 100 microseconds, or if it is moved by hand. If a slow
  // script keeps the gate closed the batch runs outside: only commands that Redis
  // allows then are carried out, and the others are refused.
  void Begin();
  void End();
  // Whether the batch is inside the gate.
  bool IsInside() const { return inside_; }

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

  // The flags of a prepared command that is known, and of those that it executes if it is EXEC.
  uint32_t FlagsToRun(size_t index, const ClientState& client) const;

  // Checks and runs a prepared command. The reply is written while its locks are held.
  Outcome Run(size_t index, ClientState& client, ReplyWriter& reply);

  // After kBlocked and kSplit.
  std::shared_ptr<Wait> TakeWait() { return std::move(wait_); }
  std::unique_ptr<SplitReply> TakeSplitReply() { return std::move(split_); }

  // After kScript: what EXEC was to execute, and the client whose watches it depends on, which are no
  // longer the connection's own. Null if it was a single command.
  struct PostedTransaction {
    std::unique_ptr<Transaction> transaction;
    std::unique_ptr<ClientState> watcher;
    std::string word;                     // EXEC as the client spelled it.
    std::shared_ptr<ProcedureHome> home;  // Who has to run it, if it calls procedures.
  };
  std::unique_ptr<PostedTransaction> TakeTransaction() { return std::move(posted_); }
  // Executes it for `client`, as EXEC does. Requires: outside of a batch; there is an interpreter.
  Outcome RunPosted(PostedTransaction posted, ClientState& client, ReplyWriter& reply);

  // What redis.call does: runs one command of the script that runs on this thread. Requires: called by
  // the script engine, in its Run.
  void CallFromScript(std::span<const std::string_view> arguments, ReplyWriter& reply);
  // Whether the script that runs is to end.
  bool IsScriptKilled() const { return script_seat_->IsKilled() || IsScriptAbandoned(); }
  // Whether a script runs: the executor must not be used otherwise meanwhile.
  bool RunsScript() const { return frame_ != nullptr; }
  // Whether the script that runs might yet be begun again, or is to be. What it shows to others meanwhile is
  // held back, to be shown once.
  bool IsScriptTentative() const;
  bool IsScriptAbandoned() const;
  // Whether it runs behind the closed gate.
  bool IsScriptAlone() const;
  // The thread's place among those that run scripts.
  RunningScripts::Seat& script_seat() { return *script_seat_; }

  // Carries out a command about its client that a transaction on another thread left to this one (see
  // SplitReply). Requires: outside of a batch.
  void RunDeferred(const QueuedCommand& queued, ClientState& client, ReplyWriter& reply);

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

  // While it lives, what this thread's commands do is one unit of the journal: a
  // transaction, a script. Begins and ends with the locks of all its keys held, or behind
  // the closed gate. Nests.
  class UnitScope {
   public:
    explicit UnitScope(Executor& executor) : executor_(executor), outer_(executor.in_unit_) {
      executor_.in_unit_ = true;
    }
    ~UnitScope() {
      executor_.in_unit_ = outer_;
      executor_.EndUnit();
    }
    UnitScope(const UnitScope&) = delete;
    UnitScope& operator=(const UnitScope&) = delete;

   private:
    Executor& executor_;
    const bool outer_;
  };

  // The journal's place behind what this thread wrote last; 0 if it never did.
  uint64_t journal_place() const { return journal_place_; }

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
  Outcome RunPrepared(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  Outcome RunAdmitted(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  bool Admit(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  // Whether the store does not serve the command for a while; then it replied with the error.
  bool RefusesForNow(const CommandSpec& command, ClientState& client, ReplyWriter& reply);
  // Whether a RESP2 client with subscriptions may call it; else it is replied why not.
  static bool AdmitSubscribed(const CommandSpec& command, ReplyWriter& reply);
  void ReplyUnknown(const Prepared& prepared, ReplyWriter& reply);
  // Runs a handler that needs no shard's lock, and counts who starts or ends MONITOR.
  void RunUnlocked(const CommandSpec& command, CommandContext& context);
  // These are false, with nothing done, if a slow script holds what the command needs.
  bool RunScoped(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys);
  bool RunLocked(const CommandSpec& command, CommandContext& context, std::span<const KeyRef> keys);
  // Runs a handler that changes nothing beside others of its kind.
  bool RunShared(const CommandSpec& command, CommandContext& context, uint64_t shards);
  bool RunUnderLocks(const CommandSpec& command, CommandContext& context, uint64_t shards);
  Outcome RefuseBusy(const CommandSpec& command, ClientState& client, ReplyWriter& reply);
  // Calls a handler that may change data: the one place for what has to happen around every
  // change. Requires: what its command's scope names is locked.
  void Invoke(const CommandSpec& command, CommandContext& context) {
    if (store_.tracking().IsActive()) [[unlikely]] {
      InvokeTracked(command, context);
    } else {
      command.handler(context);
    }
    if (environment_.effects != nullptr) KeepEffects(context);
  }
  // Calls the handler while clients track keys.
  void InvokeTracked(const CommandSpec& command, CommandContext& context);
  // The client, or who called the script that runs the command.
  const ClientState& CallerOf(CommandContext& context) const;
  // Remembers what the client has read, if it tracks that. Requires: the shards of the command's keys
  // are locked, if only for reading.
  void RememberRead(const CommandSpec& command, CommandContext& context);
  // The same when the locks have been let go since: if what was read may have changed, the client is
  // told so at once.
  void RememberLate(const CommandSpec& command, CommandContext& context, bool changed);
  // Runs the handler, and has the client wait if that is what it asks for.
  // Requires: the shards of all the command's keys are locked.
  void RunHandler(const CommandSpec& command, CommandContext& context);
  // Hints what the running command, whose key is locked, and those after it look for in one collection.
  void HintMembers(const CommandContext& context) {
    const bool hints = prepared_.size() > 1 && running_ >= hinted_;
    if (hints && prepared_[running_].command->member_index != 0) HintMembersNow(context);
  }
  void HintMembersNow(const CommandContext& context);
  // Calls work() behind the closed gate, and then serves who waits. Holds no shard's lock. False, with
  // nothing done, if a slow script keeps the gate from closing.
  template <class Work>
  bool RunAlone(Work&& work);
  void Account(const CommandSpec& command, std::span<const std::string_view> arguments,
               const ClientState& client, bool error);
  // Counts the error that was replied, unless it was counted as that of a command in the script that replied.
  void CountReplied(const ReplyWriter& reply) {
    if (!std::exchange(error_counted_, false)) errors_.Count(reply.error_code());
  }
  void ShowMonitors(const CommandSpec& command, std::span<const std::string_view> arguments,
                    const ClientState& client);
  void FeedMonitors(const CommandSpec& command, std::span<const std::string_view> arguments,
                    const ClientState& client);
  void SendToMonitors(std::string_view line);
  void CountChanges(const CommandContext& context);
  bool LivesAlone() const { return seat_ == nullptr; }

  // Effects (executor_effects.cc). A sink may come or go while this thread is outside the gate.
  void FollowEffectSink() {
    if (store_.effect_sink() != nullptr || environment_.effects != nullptr) BeginEffects();
  }
  void BeginEffects();
  // Lets the disk catch up, outside the gate.
  void WaitForJournal();
  // What the command did joins the unit. Requires: its locks are held, as for EndUnit.
  void KeepEffects(CommandContext& context);
  // Hands the unit over, unless an outer one goes on.
  void EndUnit();

  // Sets of shards, a bit each.
  static uint64_t ShardsOf(std::span<const KeyRef> keys);
  // Those that a command of scope kKeys or kKeysAndPatterns touches.
  static uint64_t ShardsOf(const CommandSpec& command, std::span<const std::string_view> arguments,
                           std::span<const KeyRef> keys);
  // Locks them, waiting for one only while it holds none of the others: a script that needs another
  // shard can wait for it (executor_script.cc). False, with none locked, if a slow script holds one.
  bool LockShards(uint64_t shards);
  bool LockShardsInOrder(uint64_t shards);
  // The same, if it must be: waits for a slow script, too.
  void LockShardsPatiently(uint64_t shards);
  void UnlockShards(uint64_t shards);
  BiasedMutex& MutexOf(size_t shard) { return store_.keyspace().ShardAt(shard).mutex; }

  // Transactions (executor_transaction.cc).
  struct Plan;
  Outcome Queue(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  Outcome RunExec(const Prepared& prepared, ClientState& client, ReplyWriter& reply);
  Outcome RunTransaction(std::string_view word, ClientState& client, ReplyWriter& reply);
  Outcome RunPlan(Plan& plan, ClientState& client, ReplyWriter& reply);
  Outcome RefuseExec(ReplyWriter& reply);
  std::unique_ptr<ClientState> HandOverWatches(ClientState& client);
  Plan MakePlan(const Transaction& transaction, ClientState& watcher) const;
  void Execute(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked);
  void ExecuteOne(const QueuedCommand& queued, std::span<const KeyRef> keys, ClientState& client,
                  ReplyWriter& reply, bool locked);
  void ExecuteSplit(const Plan& plan, ClientState& client, ReplyWriter& reply, bool locked);
  void DropExpired(const WatchedKey& watched, bool locked);
  void BreakWatches(const ClientState& client, bool locked);

  // Scripts (executor_script.cc).
  struct Frame;
  std::string LoadScript(Script& script) override;
  std::string NameLibrary(std::string_view code, std::string* name) override;
  std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) override;
  void ForgetLibraries() override { script_engine_->ForgetLibraries(); }
  void RunScript(CommandContext& context, const std::shared_ptr<Script>& script,
                 const ScriptArguments& arguments, bool read_only) override;
  void RunScriptHandler(const CommandSpec& command, CommandContext& context);
  bool RefusesStraying(const Script& script) const;
  bool MustRunAlone(const Script& script) const;
  bool RunUnderOwnLocks(Frame& frame, CommandContext& context);
  bool RunFrameAlone(Frame& frame, CommandContext& context);
  void RunFrame(Frame& frame, CommandContext& context);
  void NoteConduct(const Frame& frame);
  void HoldLine(std::string line);
  void ShowHeldLines(Frame& frame);
  const CommandSpec* FindForScript(std::span<const std::string_view> arguments, ReplyWriter& reply);
  bool AdmitFromScript(const CommandSpec& command, std::span<const std::string_view> arguments,
                       ReplyWriter& reply);
  bool ReachShards(const CommandSpec& command, std::span<const std::string_view> arguments,
                   ReplyWriter& reply);
  bool ReachMore(uint64_t shards, ReplyWriter& reply);
  bool LockMore(uint64_t shards);
  void RunFromScript(const CommandSpec& command, std::span<const std::string_view> arguments,
                     ReplyWriter& reply);

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
  Gate::Seat* const seat_;  // Null behind the closed gate.
  ReaderSeats::Seat& reader_seat_;
  Random random_;
  ThreadCounters counters_;
  CommandContext::Environment environment_;
  EffectLog effects_;
  bool in_unit_ = false;
  uint64_t journal_place_ = 0;
  std::unique_ptr<CommandStatistics[]> statistics_;
  ErrorCounts errors_;
  std::vector<Prepared> prepared_;
  std::vector<std::string_view> arguments_;
  std::vector<KeyRef> keys_;
  std::vector<std::string_view> hinted_members_;
  int64_t now_us_ = 0;
  uint64_t clock_ticks_ = 0;  // When now_us_ was read.
  uint64_t last_ticks_ = 0;   // When the last command ended.
  uint64_t batch_runs_ = 0;   // Commands of this batch that ran.
  size_t running_ = 0;        // The prepared command that runs.
  size_t hinted_ = 0;         // Members of the prepared commands before this one have been hinted.
  bool inside_ = false;       // Whether the batch is inside the gate.
  std::shared_ptr<Wait> wait_;
  std::unique_ptr<SplitReply> split_;
  std::unique_ptr<PostedTransaction> posted_;
  ScriptEngine* script_engine_ = nullptr;
  RunningScripts::Seat* script_seat_ = nullptr;  // While there is an engine.
  Frame* frame_ = nullptr;                       // Of the script that runs.
  const Plan* plan_ = nullptr;                   // Of the transaction that is executed.
  bool error_counted_ = false;                   // A script's reply is an error that was counted.
  std::unique_ptr<ClientState> script_client_;
  std::vector<KeyRef> script_keys_;  // Of the command that a script calls.
};

// A line of MONITOR's output for a command, line end included.
std::string MonitorLine(const ClientState& client, std::span<const std::string_view> arguments,
                        int64_t now_us);

}  // namespace nacre

#endif  // NACRE_ENGINE_EXECUTOR_H_
