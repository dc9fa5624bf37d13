// The JavaScript class of store objects: opening, closing, calls, the network.

#include <unistd.h>

#include <array>
#include <iterator>
#include <utility>

#include "base/reclaimer.h"
#include "binding/control_hub.h"
#include "binding/introspection.h"
#include "binding/local_session.h"
#include "binding/store_handle.h"
#include "network/listener.h"
#include "network/server.h"
#include "network/transport.h"

namespace nacre {
namespace {

constexpr size_t kMostCallArguments = 16;

using HandlePointer = std::shared_ptr<StoreHandle>;

// What a JavaScript function that runs one command carries.
struct CommandCall {
  HandlePointer handle;
  const CommandSpec* command;
  std::string_view first_word;
  std::string_view second_word;
  bool buffers;
};

napi_value ThrowClosed(napi_env env) {
  napi_throw_error(env, "ERR_STORE_CLOSED", "the store is closed");
  return nullptr;
}

// Runs a call with more arguments than fit on the stack.
napi_value CallWithMany(napi_env env, napi_callback_info info, size_t count, const CommandCall& call) {
  std::vector<napi_value> values(count);
  napi_get_cb_info(env, info, &count, values.data(), nullptr, nullptr);
  return call.handle->Call(*call.command, call.first_word, call.second_word, values.data(), count,
                           call.buffers);
}

napi_value RunCommandCall(napi_env env, napi_callback_info info) {
  std::array<napi_value, kMostCallArguments> values;
  size_t count = values.size();
  void* data = nullptr;
  napi_get_cb_info(env, info, &count, values.data(), nullptr, &data);
  const auto& call = *static_cast<CommandCall*>(data);
  if (!call.handle->IsOpen()) return ThrowClosed(env);
  if (count > values.size()) return CallWithMany(env, info, count, call);
  return call.handle->Call(*call.command, call.first_word, call.second_word, values.data(), count,
                           call.buffers);
}

// new Store({ name, databases, seed, clockMs, maintained })
napi_value Construct(napi_env env, napi_callback_info info) {
  napi_value self = nullptr;
  napi_value options = nullptr;
  size_t count = 1;
  napi_get_cb_info(env, info, &count, &options, &self, nullptr);
  Store::Options native;
  std::string name;
  std::unique_ptr<ManualClock> clock;
  if (napi_value value = PropertyOf(env, options, "databases")) {
    native.databases = static_cast<size_t>(IntegerOf(env, value, 16));
  }
  if (napi_value value = PropertyOf(env, options, "seed")) {
    native.seed = static_cast<uint64_t>(IntegerOf(env, value, 0));
  }
  if (napi_value value = PropertyOf(env, options, "name")) name = TextOf(env, value);
  if (napi_value value = PropertyOf(env, options, "clockMs")) {
    clock = std::make_unique<ManualClock>(IntegerOf(env, value, 0) * 1000);
  }
  if (napi_value value = PropertyOf(env, options, "maintained")) native.maintained = BooleanOf(env, value);
  native.clock = clock.get();
  auto shared = FindOrMakeShared(name, native, std::move(clock));
  auto* handle = new HandlePointer(std::make_shared<StoreHandle>(Environment::Of(env), std::move(shared)));
  napi_wrap(
      env, self, handle, [](napi_env, void* data, void*) { delete static_cast<HandlePointer*>(data); },
      nullptr, nullptr);
  return self;
}

HandlePointer* HandleOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count) {
  napi_value self = nullptr;
  void* data = nullptr;
  napi_get_cb_info(env, info, count, arguments, &self, nullptr);
  if (napi_unwrap(env, self, &data) == napi_ok) return static_cast<HandlePointer*>(data);
  napi_throw_type_error(env, "ERR_INVALID_THIS", "not a store");
  return nullptr;
}

// store.command(id, buffers): a function that runs the command
napi_value MakeCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[2] = {};
  size_t count = 2;
  HandlePointer* handle = HandleOf(env, info, arguments, &count);
  if (handle == nullptr) return nullptr;
  const int64_t id = IntegerOf(env, arguments[0], -1);
  if (id < 0 || static_cast<size_t>(id) >= CommandTable().size()) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "no command has this id");
    return nullptr;
  }
  const CommandSpec& command = CommandTable()[static_cast<size_t>(id)];
  auto* call = new CommandCall{*handle, &command, command.name.substr(0, command.name.find('|')),
                               command.subname, BooleanOf(env, arguments[1])};
  napi_value function = nullptr;
  napi_create_function(env, command.name.data(), command.name.size(), RunCommandCall, call, &function);
  napi_add_finalizer(
      env, function, call, [](napi_env, void* data, void*) { delete static_cast<CommandCall*>(data); },
      nullptr, nullptr);
  return function;
}

napi_value Close(napi_env env, napi_callback_info info) {
  size_t count = 0;
  HandlePointer* handle = HandleOf(env, info, nullptr, &count);
  if (handle != nullptr) (*handle)->Close();
  return MakeUndefined(env);
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
  handle->control = std::make_unique<ControlHub>(env, arguments[1]);
  handle->server = std::make_unique<Server>(handle->store(), *handle->control, lanes);
  return MakeUndefined(env);
}

napi_value CloseNetwork(napi_env env, napi_callback_info info) {
  size_t count = 0;
  StoreHandle* handle = OpenHandleOf(env, info, nullptr, &count);
  if (handle == nullptr) return nullptr;
  handle->server.reset();
  handle->control.reset();
  handle->tls.reset();
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
  return answer;
}

bool RequireNetwork(napi_env env, const StoreHandle& handle) {
  if (handle.server != nullptr) return true;
  napi_throw_error(env, "ERR_NOT_LISTENING", "the network of this store is not open");
  return false;
}

// store.listenTcp(address, port, backlog, tls): { port } or { error }
napi_value ListenOnTcp(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  if (handle == nullptr || !RequireNetwork(env, *handle)) return nullptr;
  const ListenResult result =
      ListenTcp(TextOf(env, arguments[0]), static_cast<int>(IntegerOf(env, arguments[1], 0)),
                static_cast<int>(IntegerOf(env, arguments[2], 511)));
  return ListenAnswer(env, *handle, result, "", BooleanOf(env, arguments[3]) ? handle->tls.get() : nullptr);
}

// store.listenUnix(path, permissions, backlog): {} or { error }
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

// store.replyControl(request id, bytes)
napi_value ReplyControl(napi_env env, napi_callback_info info) {
  napi_value arguments[2] = {};
  size_t count = 2;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  if (handle == nullptr) return nullptr;
  if (handle->control != nullptr) {
    handle->control->Reply(static_cast<uint32_t>(IntegerOf(env, arguments[0], 0)),
                           BytesOf(env, arguments[1]));
  }
  return MakeUndefined(env);
}

// store.connect(onWake): an in-process session
napi_value Connect(napi_env env, napi_callback_info info) {
  napi_value callback = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &callback, &count);
  if (handle == nullptr) return nullptr;
  size_t none = 0;
  return MakeLocalSession(env, *HandleOf(env, info, nullptr, &none), callback);
}

}  // namespace

StoreHandle* OpenHandleOf(napi_env env, napi_callback_info info, napi_value* arguments, size_t* count) {
  HandlePointer* handle = HandleOf(env, info, arguments, count);
  if (handle == nullptr) return nullptr;
  if ((*handle)->IsOpen()) return handle->get();
  ThrowClosed(env);
  return nullptr;
}

void DefineStore(napi_env env, napi_value exports) {
  std::vector<napi_property_descriptor> methods;
  const auto add = [&](const char* name, napi_callback callback) {
    methods.push_back({name, nullptr, callback, nullptr, nullptr, nullptr, napi_default_method, nullptr});
  };
  add("command", MakeCommand);
  add("close", Close);
  add("openNetwork", OpenNetwork);
  add("closeNetwork", CloseNetwork);
  add("listenTcp", ListenOnTcp);
  add("listenUnix", ListenOnUnix);
  add("replyControl", ReplyControl);
  add("connect", Connect);
  AddIntrospection(add);
  napi_value constructor = nullptr;
  napi_define_class(env, "Store", NAPI_AUTO_LENGTH, Construct, nullptr, methods.size(), methods.data(),
                    &constructor);
  SetProperty(env, exports, "Store", constructor);
}

}  // namespace nacre
