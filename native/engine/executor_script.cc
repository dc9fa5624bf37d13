// Executor: scripts, from their locks to the commands that they call.
//
// A script runs under the locks of the keys that it declares, or alone, behind the
// closed gate. Which of the two is a matter of its conduct: docs/internals/scripting.md.

#include <algorithm>
#include <bit>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "commands/key_finder.h"
#include "engine/executor.h"
#include "engine/run_alone.h"
#include "generated/handlers/server.h"
#include "protocol/reply_writer.h"

namespace nacre {
namespace {

constexpr uint64_t kAllShards = ~uint64_t{0};
// How long a script that has written tries to become the one that may wait.
constexpr int64_t kStubbornNs = 100'000'000;

// Whether a call of XREAD or XREADGROUP has the option BLOCK, before its keys.
bool AsksToWait(std::span<const std::string_view> arguments) {
  for (const std::string_view argument : arguments.subspan(1)) {
    if (EqualsIgnoringCase(argument, "streams")) return false;
    if (EqualsIgnoringCase(argument, "block")) return true;
  }
  return false;
}

}  // namespace

// The script that runs.
struct Executor::Frame {
  const std::shared_ptr<Script>& script;
  const ScriptArguments& arguments;
  const ClientState& caller;
  const std::span<const KeyRef> keys;  // Declared.
  const bool read_only;
  const bool declares_all;  // A call that touches other keys is an error.
  bool alone = false;       // Behind the closed gate; else `shards` are locked.
  uint64_t shards = 0;
  bool strays = false;          // It touched keys that it did not declare.
  bool has_effects = false;     // Others have, or will have, noticed it.
  bool abandoned = false;       // It needs to run alone, and has no effects: nothing of it counts.
  std::string error_code = {};  // Of the last error that a command replied.
  // What monitors are shown of it once it is certain that it will not be begun again.
  std::vector<std::string> held_lines = {};

  // Whether it might yet be abandoned.
  bool IsTentative() const { return !alone && !has_effects && !declares_all; }
};

void Executor::SetScriptEngine(ScriptEngine* engine) {
  if (script_engine_ == nullptr && engine != nullptr) {
    script_seat_ = &store_.running_scripts().AddSeat();
    script_client_ = std::make_unique<ClientState>(0);
    script_client_->address.Set("lua");
  } else if (script_engine_ != nullptr && engine == nullptr) {
    store_.running_scripts().RemoveSeat(*std::exchange(script_seat_, nullptr));
    script_client_.reset();
  }
  script_engine_ = engine;
  environment_.script_host = engine != nullptr ? this : nullptr;
}

std::string Executor::LoadScript(Script& script) { return script_engine_->Load(script); }

std::string Executor::NameLibrary(std::string_view code, std::string* name) {
  return script_engine_->NameLibrary(code, name);
}

// It runs code, too, which may have to be ended.
std::string Executor::LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) {
  if (RunsScript()) return script_engine_->LoadLibrary(library, functions);
  script_seat_->Start(library.name, true, {}, MonotonicNanoseconds());
  store_.script_watch().NoteStart();
  std::string error = script_engine_->LoadLibrary(library, functions);
  script_seat_->Stop();
  return error;
}

const ClientState& Executor::CallerOf(CommandContext& context) const {
  return frame_ != nullptr ? frame_->caller : context.client();
}

// Monitors see a script before the commands that it calls, which the flag skip_monitor leaves to us.
void Executor::RunScriptHandler(const CommandSpec& command, CommandContext& context) {
  if ((command.flags & kFlagSkipMonitor) != 0) {
    FeedMonitors(command, context.arguments(), context.client());
  }
  if ((command.flags & kFlagWrite) == 0) return command.handler(context);
  // It changes libraries of functions.
  const std::lock_guard lock(store_.scripts().change_mutex());
  command.handler(context);
  if (environment_.effects != nullptr) KeepEffects(context);
}

// A procedure touches its keys and no others. A script that says it may touch keys of any slot says that it
// does not declare them all.
bool Executor::RefusesStraying(const Script& script) const {
  if (script.IsProcedure()) return true;
  const auto rule = static_cast<UndeclaredKeys>(store_.settings().lua_undeclared_keys.get());
  const uint32_t flags = script.flags.load(std::memory_order_relaxed);
  return rule == UndeclaredKeys::kError && (flags & kScriptAllowCrossSlotKeys) == 0;
}

bool Executor::MustRunAlone(const Script& script) const {
  if (RefusesStraying(script)) return false;
  const auto rule = static_cast<UndeclaredKeys>(store_.settings().lua_undeclared_keys.get());
  return rule == UndeclaredKeys::kAlone ||
         script.conduct.load(std::memory_order_relaxed) != ScriptConduct::kKeepsToItsKeys;
}

void Executor::RunScript(CommandContext& context, const std::shared_ptr<Script>& script,
                         const ScriptArguments& arguments, bool read_only) {
  Frame frame{script, arguments, context.client(), context.keys(), read_only, RefusesStraying(*script)};
  if (plan_ != nullptr) {
    frame.alone = true;
    return RunFrame(frame, context);
  }
  bool done = !MustRunAlone(*script) && RunUnderOwnLocks(frame, context);
  if (!done && (frame.abandoned || MustRunAlone(*script))) done = RunFrameAlone(frame, context);
  if (!done) context.reply().Error(store_.running_scripts().BusyError());
}

// False if it did not run: it is abandoned, or a slow script holds what it needs.
bool Executor::RunUnderOwnLocks(Frame& frame, CommandContext& context) {
  frame.shards = ShardsOf(frame.keys);
  if (!LockShards(frame.shards)) return false;
  const bool moves = store_.interest().HasMovers() && HasMover(frame.keys);
  frame.abandoned = moves;
  if (!moves) {
    RunFrame(frame, context);
    ServeLocked(frame.shards);
  }
  UnlockShards(frame.shards);
  return !frame.abandoned;
}

bool Executor::RunFrameAlone(Frame& frame, CommandContext& context) {
  frame.alone = true;
  frame.abandoned = false;
  frame.held_lines.clear();
  frame.shards = 0;
  return RunAlone([&] { RunFrame(frame, context); });
}

// Runs the script, which has what it needs. The one place where the effects of a script begin and end:
// they are one unit, and the locks are held.
void Executor::RunFrame(Frame& frame, CommandContext& context) {
  const Script& script = *frame.script;
  ClientState& client = *script_client_;
  client.database.store(context.database(), std::memory_order_relaxed);
  client.no_touch.store(context.client().no_touch.load(std::memory_order_relaxed), std::memory_order_relaxed);
  script_seat_->shards.store(frame.shards, std::memory_order_relaxed);
  script_seat_->Start(script.name, script.IsFunction(), context.arguments(), MonotonicNanoseconds());
  store_.script_watch().NoteStart();
  frame_ = &frame;
  const uint64_t began_ticks = last_ticks_;
  std::string_view reply;
  bool replied = false;
  {
    const UnitScope unit(*this);
    replied = script_engine_->Run(script, frame.arguments, context.reply().IsResp3() ? 3 : 2, &reply);
  }
  frame_ = nullptr;
  last_ticks_ = began_ticks;
  script_seat_->Stop();
  script_seat_->shards.store(0, std::memory_order_relaxed);
  NoteConduct(frame);
  if (frame.abandoned) return;
  ShowHeldLines(frame);
  if (replied) {
    context.reply().Whole(reply);
    // That of a command was counted when it was replied to the script.
    error_counted_ = reply.starts_with('-') && !frame.error_code.empty() &&
                     reply.substr(1, frame.error_code.size()) == frame.error_code;
  } else {
    context.reply().Error(script.IsFunction() ? "ERR Script killed by user with FUNCTION KILL."
                                              : "ERR Script killed by user with SCRIPT KILL.");
  }
}

void Executor::NoteConduct(const Frame& frame) {
  std::atomic<ScriptConduct>& conduct = frame.script->conduct;
  if (frame.strays || frame.abandoned) {
    conduct.store(ScriptConduct::kStrays, std::memory_order_relaxed);
    return;
  }
  ScriptConduct unknown = ScriptConduct::kUnknown;
  conduct.compare_exchange_strong(unknown, ScriptConduct::kKeepsToItsKeys, std::memory_order_relaxed);
}

bool Executor::IsScriptAbandoned() const { return frame_ != nullptr && frame_->abandoned; }

bool Executor::IsScriptTentative() const { return frame_ != nullptr && frame_->IsTentative(); }

bool Executor::IsScriptAlone() const { return frame_ != nullptr && frame_->alone; }

void Executor::HoldLine(std::string line) { frame_->held_lines.push_back(std::move(line)); }

void Executor::ShowHeldLines(Frame& frame) {
  for (const std::string& line : frame.held_lines) SendToMonitors(line);
  frame.held_lines.clear();
}

void Executor::CallFromScript(std::span<const std::string_view> arguments, ReplyWriter& reply) {
  const uint64_t errors = reply.errors();
  const CommandSpec* command = FindForScript(arguments, reply);
  if (command != nullptr && AdmitFromScript(*command, arguments, reply) &&
      ReachShards(*command, arguments, reply)) {
    RunFromScript(*command, arguments, reply);
  } else if (!IsScriptAbandoned()) {
    if (command != nullptr) statistics_[command->id].rejected.Add(1);
  }
  if (reply.errors() == errors || IsScriptAbandoned()) return;
  errors_.Count(reply.error_code());
  frame_->error_code = reply.error_code();
}

const CommandSpec* Executor::FindForScript(std::span<const std::string_view> arguments, ReplyWriter& reply) {
  const CommandSpec* command = store_.lookup().Find(arguments[0]);
  if (command != nullptr && command->subcommand_count != 0 && arguments.size() > 1) {
    command = CommandLookup::FindSubcommand(*command, arguments[1]);
  }
  if (command == nullptr) reply.Error("ERR Unknown Redis command called from script");
  return command;
}

bool Executor::AdmitFromScript(const CommandSpec& command, std::span<const std::string_view> arguments,
                               ReplyWriter& reply) {
  const auto count = static_cast<int32_t>(arguments.size());
  const bool fits = command.arity >= 0 ? count == command.arity : count >= -command.arity;
  const uint32_t flags = frame_->script->flags.load(std::memory_order_relaxed);
  const bool writes = (command.flags & (kFlagWrite | kFlagMayReplicate)) != 0;
  if (!fits) {
    reply.Error("ERR Wrong number of args calling Redis command from script");
  } else if ((command.flags & kFlagNoScript) != 0 || command.scope == CommandScope::kScript ||
             (command.handler == nullptr && command.scope != CommandScope::kControl)) {
    reply.Error("ERR This Redis command is not allowed from script");
  } else if ((command.flags & kFlagBlocking) != 0 && AsksToWait(arguments)) {
    reply.Error("ERR " + std::string(arguments[0]) +
                " command is not allowed with BLOCK option from scripts");
  } else if (writes && (frame_->read_only || (flags & kScriptNoWrites) != 0)) {
    reply.Error("ERR Write commands are not allowed from read-only scripts.");
  } else if (frame_->abandoned) {
    reply.Error("ERR The script is begun again");
  } else {
    return true;
  }
  return false;
}

// Whether the script may touch what the command touches. Fills script_keys_.
bool Executor::ReachShards(const CommandSpec& command, std::span<const std::string_view> arguments,
                           ReplyWriter& reply) {
  script_keys_.clear();
  bool endless = false;
  FindKeys(command, arguments, [&](size_t index) {
    endless |= arguments[index].size() > kLongestKey;
    script_keys_.push_back(store_.keyspace().Key(arguments[index]));
  });
  if (endless) {
    reply.Error("ERR a key is longer than " + std::to_string(kLongestKey) + " bytes");
    return false;
  }
  const bool whole = command.scope == CommandScope::kShardWalk ||
                     command.scope == CommandScope::kWholeStore || command.surveys_keys;
  const uint64_t shards = whole ? kAllShards : ShardsOf(command, arguments, script_keys_);
  if (frame_->alone && frame_->strays) return true;
  if (!frame_->alone && !frame_->declares_all && (shards & ~frame_->shards) == 0) return true;
  const bool declared =
      !whole && std::all_of(script_keys_.begin(), script_keys_.end(), [&](const KeyRef& key) {
        return std::any_of(frame_->keys.begin(), frame_->keys.end(), [&](const KeyRef& other) {
          return other.hash == key.hash && other.bytes == key.bytes;
        });
      });
  const bool covered = declared && (frame_->alone || (shards & ~frame_->shards) == 0);
  if (covered) return true;
  if (frame_->declares_all) {
    reply.Error(frame_->script->IsProcedure()
                    ? "ERR A procedure may use none but the keys that it was given"
                    : "ERR Script attempted to access a key that it did not declare");
    return false;
  }
  frame_->strays = true;
  if (frame_->alone) return true;
  // Behind the closed gate only.
  return !whole ? ReachMore(shards & ~frame_->shards, reply) : ReachMore(kAllShards, reply);
}

// The script needs these shards, too, or, if they are all, to be alone. False if it cannot have them:
// then it is abandoned, to be run again alone, or, if it has written, gets an error.
bool Executor::ReachMore(uint64_t shards, ReplyWriter& reply) {
  if (shards != kAllShards && LockMore(shards)) return true;
  if (!frame_->has_effects) {
    frame_->abandoned = true;
    reply.Error("ERR The script is begun again");
  } else {
    reply.Error(
        "ERR Script attempted to access a key that it did not declare, after it had written, while "
        "others had that key. It will run alone from now on");
  }
  return false;
}

// Nobody else waits for a shard while it holds others but who has the right to wait, so that right
// makes it safe to wait here.
bool Executor::LockMore(uint64_t shards) {
  const int64_t deadline_ns = MonotonicNanoseconds() + (frame_->has_effects ? kStubbornNs : 0);
  for (uint64_t left = shards; left != 0; left &= left - 1) {
    const auto shard = static_cast<size_t>(std::countr_zero(left));
    if (!MutexOf(shard).try_lock()) {
      while (!store_.waiting_right().try_lock()) {
        if (MonotonicNanoseconds() >= deadline_ns) return false;
        SpinPause();
      }
      const bool locked = MutexOf(shard).LockUnlessLong();
      store_.waiting_right().unlock();
      if (!locked) return false;
    }
    frame_->shards |= uint64_t{1} << shard;
    script_seat_->shards.store(frame_->shards, std::memory_order_relaxed);
  }
  return true;
}

void Executor::RunFromScript(const CommandSpec& command, std::span<const std::string_view> arguments,
                             ReplyWriter& reply) {
  last_ticks_ = ReadTicks();
  if ((command.flags & kFlagWrite) != 0) script_seat_->NoteWrite();
  if ((command.flags & (kFlagWrite | kFlagMayReplicate)) != 0) {
    frame_->has_effects = true;
    ShowHeldLines(*frame_);
  }
  const uint64_t errors = reply.errors();
  // TIME goes on while a script runs; what expires does not.
  const int64_t now_us = command.handler == commands::Time ? store_.clock().NowMicroseconds() : now_us_;
  CommandContext context(environment_, *script_client_, reply, command, arguments, script_keys_, now_us);
  context.ForbidBlocking();
  if (command.scope == CommandScope::kKeys || command.scope == CommandScope::kKeysAndPatterns) {
    const uint64_t shards = frame_->alone ? ShardsOf(command, arguments, script_keys_) : 0;
    LockShardsPatiently(shards);
    Invoke(command, context);
    UnlockShards(shards);
  } else if (command.scope == CommandScope::kNone) {
    RunUnlocked(command, context);
  } else if (command.scope == CommandScope::kControl) {
    reply.Whole(script_engine_->RunControl(command, arguments, context.database(), reply.IsResp3() ? 3 : 2));
  } else {
    Invoke(command, context);
  }
  ShowMonitors(command, arguments, *script_client_);
  CountChanges(context);
  Account(command, arguments, *script_client_, reply.errors() != errors);
}

}  // namespace nacre
