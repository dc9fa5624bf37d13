#include "binding/store_handle.h"

#include <map>
#include <mutex>
#include <utility>

#include "binding/control_hub.h"
#include "network/server.h"
#include "network/tls_transport.h"

namespace nacre {
namespace {

struct NamedStores {
  std::mutex mutex;
  std::map<std::string, std::weak_ptr<SharedStore>> by_name;
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
  CloseNetwork();
  executor_.reset();
  client_.reset();
  shared_.reset();
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

napi_value StoreHandle::Run(const StoreCommand& command) {
  napi_env env = environment_.env;
  const auto limit = static_cast<uint64_t>(store().settings().proto_max_bulk_len.get());
  if (arguments_.longest() > limit) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "an argument is longer than proto-max-bulk-len");
    return nullptr;
  }
  tape_.Reset();
  client_->database.store(command.database, std::memory_order_relaxed);
  executor_->Begin();
  const size_t index = executor_->PrepareKnown(*command.spec, arguments_.views(), command.database);
  const Executor::Outcome outcome = executor_->Run(index, *client_, tape_);
  executor_->End();
  if (outcome == Executor::Outcome::kControl) {
    napi_throw_error(env, "ERR_CONTROL_COMMAND", "control commands do not run through the native door");
    return nullptr;
  }
  return tape_.ToValue(env, environment_, command.buffers);
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
  if (handle == nullptr || (*handle)->IsOpen()) return handle;
  ThrowClosed(env);
  return nullptr;
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
