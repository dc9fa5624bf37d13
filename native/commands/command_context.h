// What a handler works with: its arguments, its keys, the tables they are in,
// and where the reply goes. Made by the dispatcher for one command; when the
// handler runs, the locks that its command's scope names are held.

#ifndef NACRE_COMMANDS_COMMAND_CONTEXT_H_
#define NACRE_COMMANDS_COMMAND_CONTEXT_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "base/counter.h"
#include "commands/blocking.h"
#include "commands/client_state.h"
#include "commands/command_spec.h"
#include "commands/effect_log.h"
#include "commands/key_tracker.h"
#include "commands/key_watcher.h"
#include "commands/message_broker.h"
#include "commands/reloader.h"
#include "commands/settings.h"
#include "keyspace/key_events.h"
#include "keyspace/keyspace.h"
#include "protocol/reply_writer.h"

namespace nacre {

class Random;
class RunningScripts;
class ScriptHost;
class ScriptRegistry;

// How often the reads of one thread found their keys.
struct KeyLookups {
  Counter hits;
  Counter misses;
};

class CommandContext {
 public:
  struct Environment {
    Keyspace& keyspace;
    Settings& settings;
    Random& random;  // The calling thread's.
    KeyEvents& events;
    KeyWatcher& watcher;
    KeyLookups& lookups;  // The calling thread's.
    MessageBroker& broker;
    KeyTracker& tracker;
    Reloader& reloader;
    ScriptRegistry& scripts;
    RunningScripts& running_scripts;
    ScriptHost* script_host;  // The calling thread's; null if it runs no scripts.
    // The calling thread's, or null as long as nobody keeps what commands did.
    EffectLog* effects = nullptr;
    // While a journal is read again this is the time, and the commands' own time is
    // long ago, so that nothing expires but by the journal's word; else 0.
    int64_t replay_ms = 0;
  };

  CommandContext(const Environment& environment, ClientState& client, ReplyWriter& reply,
                 const CommandSpec& command, std::span<const std::string_view> arguments,
                 std::span<const KeyRef> keys, int64_t now_us)
      : environment_(environment),
        client_(client),
        reply_(reply),
        command_(command),
        arguments_(arguments),
        keys_(keys),
        now_us_(now_us) {}

  const CommandSpec& command() const { return command_; }
  ReplyWriter& reply() { return reply_; }
  ClientState& client() { return client_; }
  Keyspace& keyspace() { return environment_.keyspace; }
  Settings& settings() { return environment_.settings; }
  Random& random() { return environment_.random; }
  KeyWatcher& watcher() { return environment_.watcher; }
  MessageBroker& broker() { return environment_.broker; }
  KeyTracker& tracker() { return environment_.tracker; }
  Reloader& reloader() { return environment_.reloader; }
  ScriptRegistry& scripts() { return environment_.scripts; }
  RunningScripts& running_scripts() { return environment_.running_scripts; }
  // For commands of scope kScript, which run only where there is one.
  ScriptHost& script_host() { return *environment_.script_host; }

  // Arguments; the command's name is number 0.
  size_t argc() const { return arguments_.size(); }
  std::string_view arg(size_t index) const { return arguments_[index]; }
  std::span<const std::string_view> arguments() const { return arguments_; }
  // Whether argument `index` is `word`, in any case. `word` is lower case.
  bool ArgIs(size_t index, std::string_view word) const;

  // The command's keys in the order of its key specs, hashed.
  size_t key_count() const { return keys_.size(); }
  const KeyRef& key(size_t index = 0) const { return keys_[index]; }
  std::span<const KeyRef> keys() const { return keys_; }

  uint32_t database() const { return client_.database.load(std::memory_order_relaxed); }
  int64_t now_ms() const { return now_us_ / 1000; }
  int64_t now_us() const { return now_us_; }
  // The time from which a client counts what is relative, and for access clocks: now,
  // unless a journal is read again.
  int64_t wall_ms() const { return environment_.replay_ms != 0 ? environment_.replay_ms : now_us_ / 1000; }
  bool IsReplay() const { return environment_.replay_ms != 0; }

  // The table that holds `key` in the client's database, or in `database`.
  Table& TableOf(const KeyRef& key) { return TableOf(key, database()); }
  Table& TableOf(const KeyRef& key, uint32_t database) {
    return keyspace().TableIn(keyspace().ShardOf(key), database);
  }

  // The live entry's position, or none: an expired one is removed first (by a
  // handler that shares its keys, afterwards). Counts a hit or a miss (which is an
  // event), and touches the access clock unless the client asked not to.
  Table::Position FindToRead(const KeyRef& key);
  // The same, touching the clock whatever the client asked for.
  Table::Position FindAndTouch(const KeyRef& key);
  // The same, touching nothing: for commands that ask about a key, not for its value.
  Table::Position FindToInspect(const KeyRef& key);
  // The same without a "keymiss" event: for commands that look behind a key.
  Table::Position FindSilently(const KeyRef& key);
  // Touches as a read does, and counts nothing: for writers.
  Table::Position FindToWrite(const KeyRef& key) { return FindToWrite(key, database()); }
  Table::Position FindToWrite(const KeyRef& key, uint32_t database);
  // Neither counts nor touches.
  Table::Position Peek(const KeyRef& key) { return FindLive(key, database()); }

  // The access clock of an entry that is made or read now.
  uint32_t FreshClock() const;
  // The access clock of a value that is written over `old`, which was found to be
  // read or written; null is a new key. How often a key is used outlives its value.
  uint32_t ClockOver(const Entry* old) const;

  // Counts changes of the dataset (rdb_changes_since_last_save).
  void MarkChanged(uint64_t changes = 1) { changes_ += changes; }
  uint64_t changes() const { return changes_; }

  // Effects: what the journal keeps of this command. One that marked a change is kept
  // in its own words, unless it says here in what other words it can be done again,
  // which may be several commands or, after OwnEffects alone, none.
  bool KeepsEffects() const { return environment_.effects != nullptr; }
  void OwnEffects() { has_own_effects_ = true; }
  void Effect(std::initializer_list<std::string_view> words) {
    if (KeepsEffects()) [[unlikely]] {
      Effect(database(), {words.begin(), words.size()});
    }
  }
  void Effect(uint32_t database, std::span<const std::string_view> words);
  // To be called when the handler is done, by the dispatcher. Requires: KeepsEffects().
  void KeepOwnWords() {
    if (changes_ != 0 && !has_own_effects_) environment_.effects->Append(database(), arguments_);
  }

  // Has the client wait; nothing was replied and nothing will be by the handler.
  // Where a command may not wait (in a transaction or a script) the reply is that
  // of a timeout, at once.
  void Block(BlockRequest request);
  // What Block was called with, for the dispatcher to take.
  std::optional<BlockRequest>& block_request() { return block_request_; }
  // Forbids waiting. For the dispatcher.
  void ForbidBlocking() { may_block_ = false; }

  // The handler runs beside other readers of its keys. For the dispatcher, which
  // afterwards calls RemoveMetExpired with the locks that a writer has.
  void ShareKeys() { shares_keys_ = true; }
  bool HasMetExpired() const { return has_met_expired_; }
  void RemoveMetExpired();

  // Emits a keyspace event, if its class is wanted. O(1).
  void Notify(KeyEventClass type, std::string_view event, const KeyRef& key) {
    Notify(type, event, key, database());
  }
  void Notify(KeyEventClass type, std::string_view event, const KeyRef& key, uint32_t database) {
    if ((settings().notify_keyspace_events.get() & type) != 0) [[unlikely]] {
      environment_.events.Emit({type, event, database, key.bytes});
    }
  }

 private:
  Table::Position FindLive(const KeyRef& key, uint32_t database);
  void Touch(Entry& entry);

  const Environment& environment_;
  ClientState& client_;
  ReplyWriter& reply_;
  const CommandSpec& command_;
  std::span<const std::string_view> arguments_;
  std::span<const KeyRef> keys_;
  int64_t now_us_;
  uint64_t changes_ = 0;
  bool has_own_effects_ = false;
  bool may_block_ = true;
  bool shares_keys_ = false;
  bool has_met_expired_ = false;
  std::optional<BlockRequest> block_request_;
};

// Whether `text` equals `word` when letters' case is ignored. `word` is lower case.
bool EqualsIgnoringCase(std::string_view text, std::string_view word);

}  // namespace nacre

#endif  // NACRE_COMMANDS_COMMAND_CONTEXT_H_
