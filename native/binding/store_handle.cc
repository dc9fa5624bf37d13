#include "binding/store_handle.h"

#include <map>
#include <mutex>
#include <utility>

#include "binding/control_hub.h"
#include "binding/script_thread.h"
#include "commands/command_lookup.h"
#include "engine/journal/journal.h"
#include "network/server.h"
#include "network/tls_transport.h"

namespace nacre {
namespace {

struct NamedStores {
  std::mutex mutex;
  std::map<std::string, std::weak_ptr<SharedStore>> by_name;
  uint64_t shared = 0;  // Names that were made up.
};

// Never destroyed: workers may outlive static destructors.
NamedStores& TheNamedStores() {
  static NamedStores* stores = new NamedStores;
  return *stores;
}

// Drops a name whose store is gone, unless there is a new store of that name.
void ForgetName(const std::string& name) {
  NamedStores& stores = TheNamedStores();
  std::lock_guard lock(stores.mutex);
  const auto found = stores.by_name.find(name);
  if (found != stores.by_name.end() && found->second.expired()) stores.by_name.erase(found);
}

}  // namespace

Environment& Environment::Of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Environment*>(data);
}

napi_value Environment::ReplyErrorClass() const {
  napi_value value = nullptr;
  napi_get_reference_value(env, reply_error, &value);
  return value;
}

std::shared_ptr<SharedStore> FindOrMakeShared(const std::string& name, const Store::Options& options,
                                              std::unique_ptr<ManualClock> clock) {
  if (name.empty()) return std::make_shared<SharedStore>(options, std::move(clock));
  NamedStores& stores = TheNamedStores();
  std::lock_guard lock(stores.mutex);
  std::weak_ptr<SharedStore>& place = stores.by_name[name];
  std::shared_ptr<SharedStore> found = place.lock();
  if (found == nullptr) {
    const auto forget = [name](SharedStore* store) {
      delete store;
      ForgetName(name);
    };
    found = std::shared_ptr<SharedStore>(new SharedStore(options, std::move(clock)), forget);
    place = found;
  }
  return found;
}

SharedStore::~SharedStore() {
  if (!share_name.empty()) ForgetName(share_name);
}

std::string ShareStore(const std::shared_ptr<SharedStore>& shared) {
  NamedStores& stores = TheNamedStores();
  std::lock_guard lock(stores.mutex);
  if (shared->share_name.empty()) {
    // No name that a program may choose is empty, or begins like this.
    shared->share_name = std::string(1, '\0') + "shared " + std::to_string(++stores.shared);
    stores.by_name[shared->share_name] = shared;
  }
  return shared->share_name;
}

void HolderCount::Add() {
  std::lock_guard lock(mutex_);
  ++count_;
}

void HolderCount::Remove() {
  {
    std::lock_guard lock(mutex_);
    --count_;
  }
  changed_.notify_all();
}

bool HolderCount::AwaitNone(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return count_ == 0; });
}

StoreHandle::StoreHandle(Environment& environment, std::shared_ptr<SharedStore> shared)
    : environment_(environment),
      shared_(std::move(shared)),
      executor_(std::make_unique<Executor>(shared_->store)),
      client_(std::make_unique<ClientState>(shared_->store.clients().NextId())) {
  client_->address.Set("in-process:0");
  environment_.handles.insert(this);
}

StoreHandle::~StoreHandle() { Close(); }

void StoreHandle::Close() {
  if (!IsOpen()) return;
  environment_.handles.erase(this);
  while (!dependents.empty()) (*dependents.begin())->Close();
  scripts.reset();
  CloseNetwork();
  executor_.reset();
  client_.reset();
  shared_.reset();
  if (counted_ != nullptr) std::exchange(counted_, nullptr)->Remove();
}

void StoreHandle::CountAsScriptThread() {
  counted_ = shared_->script_threads;
  counted_->Add();
}

void StoreHandle::CloseNetwork() {
  server.reset();
  control.reset();
  tls.reset();
}

ArgumentBytes& StoreHandle::Begin(const StoreCommand& command) {
  arguments_.Begin(command.first_word);
  if (!command.second_word.empty()) arguments_.AddWord(command.second_word);
  return arguments_;
}

bool StoreHandle::CheckArguments() {
  const auto limit = static_cast<uint64_t>(store().settings().proto_max_bulk_len.get());
  if (arguments_.longest() <= limit) return true;
  napi_throw_range_error(environment_.env, "ERR_OUT_OF_RANGE",
                         "an argument is longer than proto-max-bulk-len");
  return false;
}

napi_value StoreHandle::Run(const StoreCommand& command) {
  if (!CheckArguments()) return nullptr;
  return Finish(Execute(command, arguments_.views()), command.buffers);
}

Executor::Outcome StoreHandle::Execute(const StoreCommand& command, std::span<const std::string_view> words) {
  tape_.Reset();
  client_->database.store(command.database, std::memory_order_relaxed);
  executor_->Begin();
  const size_t index = executor_->PrepareKnown(*command.spec, words, command.database);
  const Executor::Outcome outcome = executor_->Run(index, *client_, tape_);
  executor_->End();
  return outcome;
}

napi_value StoreHandle::Finish(Executor::Outcome outcome, bool buffers) {
  napi_env env = environment_.env;
  if (!AwaitAlways()) {
    napi_value message = MakeString(env, "MISCONF Errors writing to the AOF file");
    napi_value error = nullptr;
    if (napi_new_instance(env, environment_.ReplyErrorClass(), 1, &message, &error) == napi_ok) {
      napi_throw(env, error);
    }
    return nullptr;
  }
  if (outcome == Executor::Outcome::kScript) {
    napi_throw_error(env, "ERR_NO_INTERPRETER", "no interpreter is attached to this store");
    return nullptr;
  }
  if (outcome == Executor::Outcome::kControl || outcome == Executor::Outcome::kSplit) {
    napi_throw_error(env, "ERR_CONTROL_COMMAND", "control commands do not run through the native door");
    return nullptr;
  }
  return tape_.ToValue(env, environment_, buffers);
}

void StoreHandle::BeginTransaction() {
  client_->transaction = std::make_unique<Transaction>();
  client_->queued_commands.store(0, std::memory_order_relaxed);
}

bool StoreHandle::Queue(const StoreCommand& command) {
  if (!CheckArguments()) return false;
  Execute(command, arguments_.views());
  if (!tape_.has_error()) return true;
  tape_.ToValue(environment_.env, environment_, false);
  return false;
}

napi_value StoreHandle::RunQueued(uint32_t database, bool buffers) {
  static const CommandSpec& exec = CommandNamed("exec");
  const std::string_view words[] = {exec.name};
  return Finish(Execute({&exec, exec.name, "", database, buffers}, words), buffers);
}

void StoreHandle::EndTransaction() {
  if (client_->transaction != nullptr) client_->EndTransaction();
}

// Under `appendfsync always` a call returns when what it did is on disk; false if the disk fails.
bool StoreHandle::AwaitAlways() {
  JournalWriter* const writer = store().journal().writer();
  if (writer == nullptr || !writer->IsAlways()) return true;
  return writer->WaitAnswerable(executor_->journal_place());
}

HandlePointer* HandlePointerOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count) {
  napi_value self = nullptr;
  void* data = nullptr;
  napi_get_cb_info(env, info, count, arguments, &self, nullptr);
  if (napi_unwrap(env, self, &data) == napi_ok) return static_cast<HandlePointer*>(data);
  napi_throw_type_error(env, "ERR_INVALID_THIS", "not a store");
  return nullptr;
}

HandlePointer* OpenHandlePointerOf(napi_env env, napi_callback_info info, napi_value* arguments,
                                   size_t* count) {
  HandlePointer* handle = HandlePointerOf(env, info, arguments, count);
  if (handle == nullptr || ThrowIfInScript(env)) return nullptr;
  if ((*handle)->IsOpen()) return handle;
  ThrowClosed(env);
  return nullptr;
}

bool ThrowIfInScript(napi_env env) {
  if (!Environment::Of(env).runs_script) return false;
  napi_throw_error(env, "ERR_IN_PROCEDURE",
                   "a procedure uses the handle that it is given, and no other call of a store");
  return true;
}

StoreHandle* OpenHandleOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count) {
  HandlePointer* handle = OpenHandlePointerOf(env, info, arguments, count);
  return handle != nullptr ? handle->get() : nullptr;
}

napi_value ThrowClosed(napi_env env) {
  napi_value closed_error = nullptr;
  napi_value error = nullptr;
  napi_get_reference_value(env, Environment::Of(env).closed_error, &closed_error);
  if (napi_new_instance(env, closed_error, 0, nullptr, &error) == napi_ok) napi_throw(env, error);
  return nullptr;
}

}  // namespace nacre
