// A store as one JavaScript thread holds it. The store itself is shared:
// handles with the same name, in any thread, are doors to one store, which
// lives until the last of them closes.

#ifndef NACRE_BINDING_STORE_HANDLE_H_
#define NACRE_BINDING_STORE_HANDLE_H_

#include <node_api.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/clock.h"
#include "base/directory_lock.h"
#include "binding/reply_tape.h"
#include "binding/value.h"
#include "engine/executor.h"
#include "engine/store.h"
#include "network/script_pool.h"

namespace nacre {

class ControlHub;
class ScriptThread;
class Server;
class StoreHandle;
class TlsTransportFactory;

// Threads that still hold a store. Thread-safe.
class HolderCount {
 public:
  void Add();
  void Remove();
  // Waits until there are none; false if that took too long.
  bool AwaitNone(std::chrono::milliseconds patience);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t count_ = 0;
};

// What handles of one store share.
struct SharedStore {
  SharedStore(const Store::Options& options, std::unique_ptr<ManualClock> manual)
      : clock(std::move(manual)), store(options), scripts(store, ScriptPool::Kind::kShared) {}
  // Forgets the name under which it is shared.
  ~SharedStore();
  SharedStore(const SharedStore&) = delete;
  SharedStore& operator=(const SharedStore&) = delete;

  std::unique_ptr<ManualClock> clock;  // Null: the machine's.
  // Of the directory that the store's files are in; null: none.
  std::unique_ptr<DirectoryLock> directory;
  Store store;
  ScriptPool scripts;
  // Threads that run scripts. It outlives the store, to tell of its end.
  const std::shared_ptr<HolderCount> script_threads = std::make_shared<HolderCount>();
  std::string share_name;  // Empty until ShareStore; under the lock of named stores.
};

// A command as a JavaScript call names it.
struct StoreCommand {
  const CommandSpec* spec = nullptr;
  std::string_view first_word;
  std::string_view second_word;  // Empty but for a subcommand.
  uint32_t database = 0;
  bool buffers = false;  // Whether bulk strings become Buffers.
};

// What the addon keeps for one JavaScript environment (main thread or worker).
struct Environment {
  napi_env env = nullptr;
  napi_ref reply_error = nullptr;   // The class of error replies; takes the message.
  napi_ref closed_error = nullptr;  // The class of errors of closed stores; takes nothing.
  std::unordered_set<StoreHandle*> handles;
  bool runs_script = false;  // A script or procedure runs on this thread: no store is to be called.

  static Environment& Of(napi_env env);
  napi_value ReplyErrorClass() const;
};

// What must end before its handle does.
class StoreDependent {
 public:
  virtual ~StoreDependent() = default;
  // Ends it and takes it out of the handle's dependents.
  virtual void Close() = 0;
};

class StoreHandle {
 public:
  StoreHandle(Environment& environment, std::shared_ptr<SharedStore> shared);
  StoreHandle(const StoreHandle&) = delete;
  StoreHandle& operator=(const StoreHandle&) = delete;
  ~StoreHandle();

  // Stops the network, if this handle opened it, and lets go of the store.
  void Close();
  // Whoever closes the store may wait until this thread has let go of it. Once.
  void CountAsScriptThread();
  bool IsOpen() const { return shared_ != nullptr; }

  Environment& environment() { return environment_; }
  // Requires: IsOpen(), for all of these.
  SharedStore& shared() { return *shared_; }
  const std::shared_ptr<SharedStore>& SharedPointer() const { return shared_; }
  Store& store() { return shared_->store; }
  Executor& executor() { return *executor_; }
  ClientState& client() { return *client_; }

  // A call runs in two steps, so that its arguments can be read in between.
  // Begin forgets the last call and gives the place for the arguments; Run runs
  // the command, and is null with a pending exception when it failed.
  ArgumentBytes& Begin(const StoreCommand& command);
  napi_value Run(const StoreCommand& command);

  // A transaction: commands are queued, each after Begin, and then run at once. Queue is false, with a
  // pending exception, for a command that is refused. EndTransaction drops what has not run.
  void BeginTransaction();
  bool Queue(const StoreCommand& command);
  napi_value RunQueued(uint32_t database, bool buffers);
  void EndTransaction();

  // Under `appendfsync always`, waits until what this thread did is on disk; false if the disk fails.
  bool AwaitAlways();

  // Closes listeners and connections, if the network was opened here.
  void CloseNetwork();

  // The network door, opened at its first use and closed with the handle.
  std::unique_ptr<ControlHub> control;
  std::unique_ptr<Server> server;
  std::unique_ptr<TlsTransportFactory> tls;  // Null until TLS is configured.

  // The interpreter of this thread; null until one is attached.
  std::unique_ptr<ScriptThread> scripts;

  // In-process connections.
  std::unordered_set<StoreDependent*> dependents;

 private:
  // Whether no argument is too long; else an exception is pending.
  bool CheckArguments();
  Executor::Outcome Execute(const StoreCommand& command, std::span<const std::string_view> words);
  napi_value Finish(Executor::Outcome outcome, bool buffers);

  Environment& environment_;
  std::shared_ptr<SharedStore> shared_;
  std::shared_ptr<HolderCount> counted_;  // Null unless it runs scripts.
  std::unique_ptr<Executor> executor_;
  std::unique_ptr<ClientState> client_;
  ArgumentBytes arguments_;
  ReplyTape tape_;
};

using HandlePointer = std::shared_ptr<StoreHandle>;

// The handle behind a store object (`this` of the call), with up to `count`
// arguments. Null with a pending exception when it is none.
HandlePointer* HandlePointerOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count);

// The same; null with a pending exception when it is closed too.
HandlePointer* OpenHandlePointerOf(napi_env env, napi_callback_info info, napi_value* arguments,
                                   size_t* count);
StoreHandle* OpenHandleOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count);

// Throws the error of a closed store; null, to be returned.
napi_value ThrowClosed(napi_env env);

// Throws, and returns true, while a script or procedure runs on this thread: it holds locks, and a call
// of any store could wait for ever.
bool ThrowIfInScript(napi_env env);

// The shared store called `name`, made with `options` if there is none. With an
// empty name always a new one.
std::shared_ptr<SharedStore> FindOrMakeShared(const std::string& name, const Store::Options& options,
                                              std::unique_ptr<ManualClock> clock);

// A name under which other threads of the process can open this very store, whether it has one of its
// own or not.
std::string ShareStore(const std::shared_ptr<SharedStore>& shared);

// Defines the class of store objects on the addon's exports.
void DefineStore(napi_env env, napi_value exports);

}  // namespace nacre

#endif  // NACRE_BINDING_STORE_HANDLE_H_
