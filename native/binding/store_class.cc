// The JavaScript class of store objects: opening, closing, calls, the network.

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "binding/command_call.h"
#include "binding/control_hub.h"
#include "binding/file_work.h"
#include "binding/introspection.h"
#include "binding/journal_calls.h"
#include "binding/local_session.h"
#include "binding/measurements.h"
#include "binding/script_methods.h"
#include "binding/snapshot_calls.h"
#include "binding/store_handle.h"
#include "binding/tls_options.h"
#include "network/listener.h"
#include "network/server.h"
#include "network/tls_transport.h"

namespace nacre {
namespace {

// About what an empty store takes.
constexpr int64_t kHandleBytes = 64 * 1024;

struct ConstructOptions {
  Store::Options store;
  std::string name;
  std::unique_ptr<ManualClock> clock;
};

ConstructOptions ReadOptions(napi_env env, napi_value object) {
  ConstructOptions options;
  if (napi_value value = PropertyOf(env, object, "databases")) {
    options.store.databases = static_cast<size_t>(std::max<int64_t>(IntegerOf(env, value, 16), 1));
  }
  if (napi_value value = PropertyOf(env, object, "seed")) {
    options.store.seed = static_cast<uint64_t>(IntegerOf(env, value, 0));
  }
  if (napi_value value = PropertyOf(env, object, "name")) options.name = TextOf(env, value);
  if (napi_value value = PropertyOf(env, object, "clockMs")) {
    options.clock = std::make_unique<ManualClock>(IntegerOf(env, value, 0) * 1000);
  }
  if (napi_value value = PropertyOf(env, object, "maintained")) {
    options.store.maintained = BooleanOf(env, value);
  }
  options.store.clock = options.clock.get();
  return options;
}

// Tells V8 of memory that it does not see, so that stores which nobody closed
// weigh enough to be collected.
void AdjustMemory(napi_env env, int64_t change) {
  int64_t total = 0;
  napi_adjust_external_memory(env, change, &total);
}

void DeleteHandle(napi_env env, void* data, void*) {
  delete static_cast<HandlePointer*>(data);
  AdjustMemory(env, -kHandleBytes);
}

// new Store({ name, databases, seed, clockMs, maintained })
napi_value Construct(napi_env env, napi_callback_info info) {
  napi_value self = nullptr;
  napi_value object = nullptr;
  size_t count = 1;
  napi_get_cb_info(env, info, &count, &object, &self, nullptr);
  ConstructOptions options = ReadOptions(env, object);
  auto shared = FindOrMakeShared(options.name, options.store, std::move(options.clock));
  auto handle =
      std::make_unique<HandlePointer>(std::make_shared<StoreHandle>(Environment::Of(env), std::move(shared)));
  napi_wrap(env, self, handle.release(), DeleteHandle, nullptr, nullptr);
  AdjustMemory(env, kHandleBytes);
  return self;
}

// store.close(patienceMs): waits so long at most until the threads that run scripts have closed it, too
napi_value Close(napi_env env, napi_callback_info info) {
  napi_value patience = nullptr;
  size_t count = 1;
  HandlePointer* pointer = HandlePointerOf(env, info, &patience, &count);
  if (pointer == nullptr || ThrowIfInScript(env)) return nullptr;
  StoreHandle& handle = **pointer;
  const std::shared_ptr<HolderCount> threads = handle.IsOpen() ? handle.shared().script_threads : nullptr;
  handle.Close();
  if (threads != nullptr) threads->AwaitNone(std::chrono::milliseconds(IntegerOf(env, patience, 0)));
  return MakeUndefined(env);
}

// store.isOpen()
napi_value IsOpen(napi_env env, napi_callback_info info) {
  size_t count = 0;
  const HandlePointer* handle = HandlePointerOf(env, info, nullptr, &count);
  return handle != nullptr ? MakeBoolean(env, (*handle)->IsOpen()) : nullptr;
}

// store.databaseCount()
napi_value DatabaseCount(napi_env env, napi_callback_info info) {
  size_t count = 0;
  StoreHandle* handle = OpenHandleOf(env, info, nullptr, &count);
  if (handle == nullptr) return nullptr;
  return MakeInteger(env, static_cast<int64_t>(handle->store().keyspace().databases()));
}

// store.seed(): of hashing and of random choices
napi_value Seed(napi_env env, napi_callback_info info) {
  size_t count = 0;
  StoreHandle* handle = OpenHandleOf(env, info, nullptr, &count);
  if (handle == nullptr) return nullptr;
  napi_value value = nullptr;
  napi_create_bigint_uint64(env, handle->store().seed(), &value);
  return value;
}

// store.removeExpired(): removes every key that has expired; how many there were
napi_value RemoveExpired(napi_env env, napi_callback_info info) {
  size_t count = 0;
  StoreHandle* handle = OpenHandleOf(env, info, nullptr, &count);
  return handle != nullptr ? MakeInteger(env, static_cast<int64_t>(handle->store().RemoveAllExpired()))
                           : nullptr;
}

// store.openNetwork(lanes, onControl)
napi_value OpenNetwork(napi_env env, napi_callback_info info) {
  napi_value arguments[2] = {};
  size_t count = 2;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  if (handle == nullptr) return nullptr;
  if (handle->server != nullptr) {
    napi_throw_error(env, "ERR_ALREADY_LISTENING", "the network of this store is already open");
    return nullptr;
  }
  const auto lanes = static_cast<size_t>(std::max<int64_t>(IntegerOf(env, arguments[0], 1), 1));
  handle->control = std::make_unique<ControlHub>(env, arguments[1], handle->shared().scripts);
  handle->server = std::make_unique<Server>(handle->store(), *handle->control, lanes);
  return MakeUndefined(env);
}

// store.closeNetwork(): nothing when it is closed already, or the store is
napi_value CloseNetwork(napi_env env, napi_callback_info info) {
  size_t count = 0;
  const HandlePointer* handle = HandlePointerOf(env, info, nullptr, &count);
  if (handle != nullptr) (*handle)->CloseNetwork();
  return MakeUndefined(env);
}

// store.holdProcess(whether): whether the open network keeps the process alive
napi_value HoldProcess(napi_env env, napi_callback_info info) {
  napi_value hold = nullptr;
  size_t count = 1;
  const HandlePointer* handle = HandlePointerOf(env, info, &hold, &count);
  if (handle != nullptr && (*handle)->control != nullptr) {
    (*handle)->control->HoldProcess(env, BooleanOf(env, hold));
  }
  return MakeUndefined(env);
}

napi_value ListenAnswer(napi_env env, StoreHandle& handle, const ListenResult& result,
                        const std::string& path, TransportFactory* transports) {
  napi_value answer = nullptr;
  napi_create_object(env, &answer);
  if (result.descriptor < 0) {
    SetProperty(env, answer, "error", MakeString(env, result.error));
    return answer;
  }
  handle.server->Accept(result.descriptor, path, transports);
  SetProperty(env, answer, "port", MakeInteger(env, result.port));
  SetProperty(env, answer, "listener", MakeInteger(env, result.descriptor));
  return answer;
}

bool RequireNetwork(napi_env env, const StoreHandle& handle) {
  if (handle.server != nullptr) return true;
  napi_throw_error(env, "ERR_NOT_LISTENING", "the network of this store is not open");
  return false;
}

// store.configureTls(options): throws why that cannot be
napi_value ConfigureTls(napi_env env, napi_callback_info info) {
  napi_value options = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &options, &count);
  if (handle == nullptr) return nullptr;
  auto fresh = handle->tls == nullptr ? std::make_unique<TlsTransportFactory>() : nullptr;
  TlsTransportFactory& factory = fresh != nullptr ? *fresh : *handle->tls;
  const std::string error = factory.Configure(ReadTlsOptions(env, options));
  if (!error.empty()) {
    napi_throw_error(env, "ERR_TLS", error.c_str());
    return nullptr;
  }
  if (fresh != nullptr) handle->tls = std::move(fresh);
  return MakeUndefined(env);
}

// store.stopListening(listener): closes what a listen method's answer named
napi_value StopListening(napi_env env, napi_callback_info info) {
  napi_value listener = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &listener, &count);
  if (handle == nullptr || !RequireNetwork(env, *handle)) return nullptr;
  handle->server->StopAccepting(static_cast<int>(IntegerOf(env, listener, -1)));
  return MakeUndefined(env);
}

// store.listenTcp(address, port, backlog, tls): { port, listener } or { error }
napi_value ListenOnTcp(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  if (handle == nullptr || !RequireNetwork(env, *handle)) return nullptr;
  const bool tls = BooleanOf(env, arguments[3]);
  if (tls && handle->tls == nullptr) {
    napi_throw_error(env, "ERR_TLS", "TLS is not configured");
    return nullptr;
  }
  const ListenResult result =
      ListenTcp(TextOf(env, arguments[0]), static_cast<int>(IntegerOf(env, arguments[1], 0)),
                static_cast<int>(IntegerOf(env, arguments[2], 511)));
  return ListenAnswer(env, *handle, result, "", tls ? handle->tls.get() : nullptr);
}

// store.listenUnix(path, permissions, backlog): { port, listener } or { error }
napi_value ListenOnUnix(napi_env env, napi_callback_info info) {
  napi_value arguments[3] = {};
  size_t count = 3;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  if (handle == nullptr || !RequireNetwork(env, *handle)) return nullptr;
  const std::string path = TextOf(env, arguments[0]);
  const ListenResult result = ListenUnix(path, static_cast<unsigned>(IntegerOf(env, arguments[1], 0)),
                                         static_cast<int>(IntegerOf(env, arguments[2], 511)));
  return ListenAnswer(env, *handle, result, path, nullptr);
}

// store.replyControl(request id, bytes): nothing when nobody waits for it any more
napi_value ReplyControl(napi_env env, napi_callback_info info) {
  napi_value arguments[2] = {};
  size_t count = 2;
  const HandlePointer* handle = HandlePointerOf(env, info, arguments, &count);
  if (handle != nullptr && (*handle)->control != nullptr) {
    (*handle)->control->Reply(static_cast<uint32_t>(IntegerOf(env, arguments[0], 0)),
                              BytesOf(env, arguments[1]));
  }
  return MakeUndefined(env);
}

// store.connect(onWake): an in-process session
napi_value Connect(napi_env env, napi_callback_info info) {
  napi_value callback = nullptr;
  size_t count = 1;
  const HandlePointer* handle = OpenHandlePointerOf(env, info, &callback, &count);
  return handle != nullptr ? MakeLocalSession(env, *handle, callback) : nullptr;
}

}  // namespace

void DefineStore(napi_env env, napi_value exports) {
  std::vector<napi_property_descriptor> methods;
  const auto add = [&](const char* name, napi_callback callback) {
    methods.push_back({name, nullptr, callback, nullptr, nullptr, nullptr, napi_default_method, nullptr});
  };
  add("command", MakeCommand);
  add("commandOfWords", MakeWordsCommand);
  add("run", RunCommand);
  add("runTransaction", RunTransaction);
  add("close", Close);
  add("isOpen", IsOpen);
  add("databaseCount", DatabaseCount);
  add("seed", Seed);
  add("removeExpired", RemoveExpired);
  add("openNetwork", OpenNetwork);
  add("closeNetwork", CloseNetwork);
  add("holdProcess", HoldProcess);
  add("configureTls", ConfigureTls);
  add("listenTcp", ListenOnTcp);
  add("listenUnix", ListenOnUnix);
  add("stopListening", StopListening);
  add("replyControl", ReplyControl);
  add("connect", Connect);
  AddScriptMethods(add);
  AddIntrospection(add);
  AddMeasurements(add);
  AddSnapshotCalls(add);
  AddFileWork(add);
  AddJournalCalls(add);
  napi_value constructor = nullptr;
  napi_define_class(env, "Store", NAPI_AUTO_LENGTH, Construct, nullptr, methods.size(), methods.data(),
                    &constructor);
  SetProperty(env, exports, "Store", constructor);
}

}  // namespace nacre
