#include "binding/script_methods.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "binding/command_call.h"
#include "binding/pool_worker.h"
#include "binding/script_thread.h"
#include "binding/store_call.h"
#include "binding/store_handle.h"
#include "binding/thread_safe_function.h"
#include "binding/value.h"
#include "commands/command_lookup.h"
#include "commands/scripting/function_library.h"
#include "network/script_pool.h"

namespace nacre {
namespace {

// Tells a JavaScript thread about workers: that they are needed, or one to end.
class WordToStarter final : public ScriptPool::Starter {
 public:
  WordToStarter(napi_env env, napi_value on_word)
      : word_(env, on_word, "nacre script workers", this, OnWord) {
    word_.Unref(env);
  }

 private:
  void NeedWorkers() override { word_.Call(nullptr); }
  void EndWorker(uint32_t number) override {
    // Numbers begin with 1.
    word_.Call(reinterpret_cast<void*>(static_cast<uintptr_t>(number)));
  }

  static void OnWord(napi_env env, napi_value on_word, void*, void* data) {
    if (env == nullptr) return;
    const auto number = static_cast<int64_t>(reinterpret_cast<uintptr_t>(data));
    const napi_value argument = number == 0 ? MakeUndefined(env) : MakeInteger(env, number);
    napi_call_function(env, MakeUndefined(env), on_word, 1, &argument, nullptr);
  }

  ThreadSafeFunction word_;
};

// What the functions of a port carry.
using PortHandle = std::shared_ptr<StoreHandle>;

ScriptThread* ThreadOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t count) {
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, arguments, nullptr, &data);
  StoreHandle& handle = **static_cast<PortHandle*>(data);
  if (handle.IsOpen() && handle.scripts != nullptr) return handle.scripts.get();
  ThrowClosed(env);
  return nullptr;
}

uint32_t WordOf(napi_env env, napi_value value) {
  uint32_t word = 0;
  napi_get_value_uint32(env, value, &word);
  return word;
}

// port.useMemory(memory, table, room, roomSize)
napi_value PortUseMemory(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  ScriptThread* thread = ThreadOf(env, info, arguments, 4);
  if (thread == nullptr) return nullptr;
  thread->UseMemory(arguments[0], WordOf(env, arguments[1]), WordOf(env, arguments[2]),
                    WordOf(env, arguments[3]));
  return MakeUndefined(env);
}

// port.useReplyRoom(room)
napi_value PortUseReplyRoom(napi_env env, napi_callback_info info) {
  napi_value room = nullptr;
  ScriptThread* thread = ThreadOf(env, info, &room, 1);
  if (thread == nullptr) return nullptr;
  thread->UseReplyRoom(room);
  return MakeUndefined(env);
}

// port.call(count, resp)
napi_value PortCall(napi_env env, napi_callback_info info) {
  napi_value arguments[2] = {};
  ScriptThread* thread = ThreadOf(env, info, arguments, 2);
  if (thread == nullptr) return nullptr;
  return MakeInteger(env,
                     thread->Call(WordOf(env, arguments[0]), static_cast<int>(WordOf(env, arguments[1]))));
}

// port.takeReply(into)
napi_value PortTakeReply(napi_env env, napi_callback_info info) {
  napi_value into = nullptr;
  ScriptThread* thread = ThreadOf(env, info, &into, 1);
  if (thread == nullptr) return nullptr;
  const std::string_view reply = thread->TakeReply();
  const std::span<char> room = TypedArrayBytes(env, into).value_or(std::span<char>());
  std::copy_n(reply.begin(), std::min(reply.size(), room.size()), room.begin());
  return MakeUndefined(env);
}

// port.interrupted()
napi_value PortInterrupted(napi_env env, napi_callback_info info) {
  ScriptThread* thread = ThreadOf(env, info, nullptr, 0);
  if (thread == nullptr) return nullptr;
  if (thread->on_long_run) thread->on_long_run();
  return MakeBoolean(env, thread->executor().IsScriptKilled());
}

// port.standing(): 'final', or 'tentative' or 'abandoned' for a script that may be, or is to be, begun again
napi_value PortStanding(napi_env env, napi_callback_info info) {
  ScriptThread* thread = ThreadOf(env, info, nullptr, 0);
  if (thread == nullptr) return nullptr;
  const Executor& executor = thread->executor();
  return MakeString(env, executor.IsScriptAbandoned()   ? "abandoned"
                         : executor.IsScriptTentative() ? "tentative"
                                                        : "final");
}

// port.noteMemory(bytes)
napi_value PortNoteMemory(napi_env env, napi_callback_info info) {
  napi_value bytes = nullptr;
  ScriptThread* thread = ThreadOf(env, info, &bytes, 1);
  if (thread == nullptr) return nullptr;
  thread->executor().script_seat().interpreter_bytes.store(static_cast<uint64_t>(IntegerOf(env, bytes, 0)),
                                                           std::memory_order_relaxed);
  return MakeUndefined(env);
}

// port.mayCall(count): undefined if there is no such command
napi_value PortMayCall(napi_env env, napi_callback_info info) {
  napi_value count = nullptr;
  ScriptThread* thread = ThreadOf(env, info, &count, 1);
  if (thread == nullptr) return nullptr;
  const auto words = thread->ReadArguments(WordOf(env, count));
  const CommandSpec* command = words.empty() ? nullptr : thread->executor().store().lookup().Find(words[0]);
  if (command != nullptr && command->subcommand_count != 0 && words.size() > 1) {
    command = CommandLookup::FindSubcommand(*command, words[1]);
  }
  return command != nullptr ? MakeBoolean(env, true) : MakeUndefined(env);
}

void AddPortFunction(napi_env env, const PortHandle& handle, napi_value port, const char* name,
                     napi_callback callback) {
  auto data = std::make_unique<PortHandle>(handle);
  napi_value function = nullptr;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, data.get(), &function);
  napi_add_finalizer(
      env, function, data.release(),
      [](napi_env, void* held, void*) { delete static_cast<PortHandle*>(held); }, nullptr, nullptr);
  SetProperty(env, port, name, function);
}

// store.attachScripts(handlers): the port through which the interpreter calls commands
napi_value AttachScripts(napi_env env, napi_callback_info info) {
  napi_value handlers = nullptr;
  size_t count = 1;
  const HandlePointer* handle = OpenHandlePointerOf(env, info, &handlers, &count);
  if (handle == nullptr) return nullptr;
  StoreHandle& store = **handle;
  store.scripts.reset();
  store.scripts = std::make_unique<ScriptThread>(store.environment(), store.executor(), handlers);
  napi_value port = NewObject(env);
  AddPortFunction(env, *handle, port, "useMemory", PortUseMemory);
  AddPortFunction(env, *handle, port, "useReplyRoom", PortUseReplyRoom);
  AddPortFunction(env, *handle, port, "call", PortCall);
  AddPortFunction(env, *handle, port, "takeReply", PortTakeReply);
  AddPortFunction(env, *handle, port, "interrupted", PortInterrupted);
  AddPortFunction(env, *handle, port, "standing", PortStanding);
  AddPortFunction(env, *handle, port, "noteMemory", PortNoteMemory);
  AddPortFunction(env, *handle, port, "mayCall", PortMayCall);
  return port;
}

// store.serveScripts(number): this thread runs scripts for the network until its handle is closed
napi_value ServeScripts(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  if (call.handle->scripts == nullptr) {
    napi_throw_error(env, "ERR_NO_INTERPRETER", "no interpreter is attached to this store");
    return nullptr;
  }
  call.handle->CountAsScriptThread();
  PoolWorker::Start(env, *call.handle, call.handle->shared().scripts, WordOf(env, call.arguments[0]));
  return MakeUndefined(env);
}

bool RequireScripts(napi_env env, const StoreCall& call) {
  if (!call) return false;
  if (call.handle->scripts != nullptr) return true;
  napi_throw_error(env, "ERR_NO_INTERPRETER", "no interpreter is attached to this store");
  return false;
}

// store.compileLibraries(): makes functions of the libraries that were loaded from a disk; an empty text,
// or the error
napi_value CompileLoadedLibraries(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!RequireScripts(env, call)) return nullptr;
  return MakeString(env, CompileLibraries(*call.handle->scripts, call.store().scripts()));
}

// store.addProcedure(name, readOnly): this thread runs it; false if the name is taken
napi_value AddProcedure(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!RequireScripts(env, call)) return nullptr;
  ScriptThread& thread = *call.handle->scripts;
  if (thread.home == nullptr) {
    thread.home = std::make_shared<ScriptPool>(call.store(), ScriptPool::Kind::kHome);
    PoolWorker::Start(env, *call.handle, *thread.home, 0);
  }
  auto procedure = std::make_shared<Script>();
  procedure->id = call.store().scripts().NextId();
  procedure->name = TextOf(env, call.arguments[0]);
  procedure->home = thread.home;
  if (BooleanOf(env, call.arguments[1])) procedure->flags = kScriptNoWrites;
  return MakeBoolean(env, call.store().scripts().AddProcedure(procedure));
}

// store.callProcedure(name, database, keys, body): runs body() as the procedure of this thread
napi_value CallProcedure(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 4);
  if (!RequireScripts(env, call)) return nullptr;
  static const CommandSpec& fcall = CommandNamed("fcall");
  const StoreCommand command{&fcall, fcall.name, "", WordOf(env, call.arguments[1]), false};
  std::vector<napi_value> words = {call.arguments[0], nullptr};
  if (!AppendElements(env, call.arguments[2], &words)) return nullptr;
  words[1] = MakeInteger(env, static_cast<int64_t>(words.size()) - 2);
  if (!call.handle->Begin(command).Read(env, words.data(), words.size())) return nullptr;
  ScriptThread& thread = *call.handle->scripts;
  thread.procedure_body = call.arguments[3];
  napi_value reply = call.handle->Run(command);
  thread.procedure_body = nullptr;
  return reply;
}

// store.runInProcedure(id, buffers, database, words): a command of the procedure that runs
napi_value RunInProcedure(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  const HandlePointer* pointer = HandlePointerOf(env, info, arguments, &count);
  if (pointer == nullptr) return nullptr;
  StoreHandle& handle = **pointer;
  if (!handle.IsOpen() || handle.scripts == nullptr || !handle.executor().RunsScript()) {
    napi_throw_error(env, "ERR_PROCEDURE_ENDED", "the commands of a procedure run only while it runs");
    return nullptr;
  }
  StoreCommand command;
  if (!ReadStoreCommand(env, handle, arguments, &command)) return nullptr;
  std::vector<napi_value> words;
  if (!AppendElements(env, arguments[3], &words)) return nullptr;
  ArgumentBytes& bytes = handle.scripts->procedure_arguments();
  bytes.Begin(command.first_word);
  if (!command.second_word.empty()) bytes.AddWord(command.second_word);
  if (!bytes.Read(env, words.data(), words.size())) return nullptr;
  ReplyTape& reply = handle.scripts->procedure_reply();
  reply.Reset();
  handle.executor().CallFromScript(bytes.views(), reply);
  return reply.ToValue(env, handle.environment(), command.buffers);
}

// store.onScriptWorkers(callback, refusal): called with nothing when a script comes and there is no worker,
// and with the number of a worker that must be ended; undefined: there are to be no workers, and scripts are
// refused
napi_value OnScriptWorkers(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  napi_valuetype type = napi_undefined;
  napi_typeof(env, call.arguments[0], &type);
  auto starter = type == napi_function ? std::make_shared<WordToStarter>(env, call.arguments[0]) : nullptr;
  call.handle->shared().scripts.SetStarter(std::move(starter), TextOf(env, call.arguments[1]));
  return MakeUndefined(env);
}

// store.shareName(): the name under which other threads open this store
napi_value ShareName(napi_env env, napi_callback_info info) {
  size_t count = 0;
  const HandlePointer* handle = OpenHandlePointerOf(env, info, nullptr, &count);
  return handle != nullptr ? MakeString(env, ShareStore((*handle)->SharedPointer())) : nullptr;
}

// store.scriptTotals(): what the store has of scripts and functions
napi_value ScriptTotals(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  const ScriptRegistry::Totals totals = call.store().scripts().totals();
  napi_value answer = NewObject(env);
  SetInteger(env, answer, "scripts", totals.scripts);
  SetInteger(env, answer, "scriptBytes", totals.script_bytes);
  SetInteger(env, answer, "libraries", totals.libraries);
  SetInteger(env, answer, "functions", totals.functions);
  SetInteger(env, answer, "libraryBytes", totals.library_bytes);
  SetInteger(env, answer, "interpreterBytes", call.store().running_scripts().InterpreterBytes());
  return answer;
}

}  // namespace

void AddScriptMethods(const std::function<void(const char*, napi_callback)>& add) {
  add("attachScripts", AttachScripts);
  add("serveScripts", ServeScripts);
  add("onScriptWorkers", OnScriptWorkers);
  add("compileLibraries", CompileLoadedLibraries);
  add("addProcedure", AddProcedure);
  add("callProcedure", CallProcedure);
  add("runInProcedure", RunInProcedure);
  add("shareName", ShareName);
  add("scriptTotals", ScriptTotals);
}

}  // namespace nacre
