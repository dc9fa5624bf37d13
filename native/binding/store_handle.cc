#include "binding/store_handle.h"

#include <map>
#include <mutex>
#include <utility>

#include "binding/control_hub.h"
#include "network/server.h"
#include "network/transport.h"

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

}  // namespace

Environment& Environment::Of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return *static_cast<Environment*>(data);
}

napi_value Environment::ErrorClass() const {
  napi_value value = nullptr;
  napi_get_reference_value(env, error_class, &value);
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
    found = std::make_shared<SharedStore>(options, std::move(clock));
    place = found;
  }
  return found;
}

StoreHandle::StoreHandle(Environment& environment, std::shared_ptr<SharedStore> shared)
    : environment_(environment),
      shared_(std::move(shared)),
      executor_(std::make_unique<Executor>(shared_->store)),
      client_(std::make_unique<ClientState>(shared_->store.clients().NextId())) {
  environment_.handles.insert(this);
}

StoreHandle::~StoreHandle() { Close(); }

void StoreHandle::Close() {
  if (!IsOpen()) return;
  environment_.handles.erase(this);
  while (!dependents.empty()) (*dependents.begin())->Close();
  server.reset();
  control.reset();
  tls.reset();
  executor_.reset();
  client_.reset();
  shared_.reset();
}

napi_value StoreHandle::Call(const CommandSpec& command, std::string_view first_word,
                             std::string_view second_word, const napi_value* values, size_t count,
                             bool buffers) {
  napi_env env = environment_.env;
  arguments_.Begin(first_word);
  if (!second_word.empty()) arguments_.AddWord(second_word);
  if (!arguments_.Read(env, values, count)) return nullptr;
  tape_.Reset();
  executor_->Begin();
  const size_t index = executor_->PrepareKnown(command, arguments_.views(), client_->database.load());
  const Executor::Outcome outcome = executor_->Run(index, *client_, tape_);
  executor_->End();
  if (outcome == Executor::Outcome::kControl) {
    napi_throw_error(env, "ERR_CONTROL_COMMAND", "control commands do not run through the native door");
    return nullptr;
  }
  return tape_.ToValue(env, environment_.ErrorClass(), buffers);
}

}  // namespace nacre
