#include "binding/command_call.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "binding/store_handle.h"
#include "binding/value.h"

namespace nacre {
namespace {

constexpr size_t kMostCallArguments = 16;

// What a JavaScript function that runs one command carries.
struct CommandCall {
  std::shared_ptr<StoreHandle> handle;
  StoreCommand command;
  CallSignature signature;
  napi_ref fallback;  // Weak.
};

// Runs a call with more arguments than fit on the stack.
napi_value CallWithMany(napi_env env, napi_callback_info info, size_t count, const CommandCall& call);

napi_value CallFallback(napi_env env, const CommandCall& call, const napi_value* values, size_t count) {
  napi_value function = nullptr;
  napi_value result = nullptr;
  napi_get_reference_value(env, call.fallback, &function);
  napi_call_function(env, MakeUndefined(env), function, count, values, &result);
  return result;
}

napi_value CallCommand(napi_env env, const CommandCall& call, const napi_value* values, size_t count) {
  StoreHandle& handle = *call.handle;
  if (!call.signature.Fits(count)) return CallFallback(env, call, values, count);
  ArgumentBytes& arguments = handle.Begin(call.command);
  if (!arguments.ReadAs(env, call.signature, values, count)) return CallFallback(env, call, values, count);
  return handle.Run(call.command);
}

napi_value CallWithMany(napi_env env, napi_callback_info info, size_t count, const CommandCall& call) {
  std::vector<napi_value> values(count);
  napi_get_cb_info(env, info, &count, values.data(), nullptr, nullptr);
  return CallCommand(env, call, values.data(), count);
}

// What a function that runs one command was called with.
struct CallValues {
  std::array<napi_value, kMostCallArguments> values;
  size_t count = kMostCallArguments;  // Perhaps more than there is room for.
  const CommandCall* call = nullptr;

  // False, with a pending exception, if the store cannot be called.
  bool Read(napi_env env, napi_callback_info info) {
    void* data = nullptr;
    napi_get_cb_info(env, info, &count, values.data(), nullptr, &data);
    call = static_cast<CommandCall*>(data);
    if (call->handle->environment().runs_script && ThrowIfInScript(env)) [[unlikely]] {
      return false;
    }
    if (!call->handle->IsOpen()) ThrowClosed(env);
    return call->handle->IsOpen();
  }
};

napi_value OnCall(napi_env env, napi_callback_info info) {
  CallValues given;
  if (!given.Read(env, info)) return nullptr;
  if (given.count > kMostCallArguments) return CallWithMany(env, info, given.count, *given.call);
  return CallCommand(env, *given.call, given.values.data(), given.count);
}

napi_value OnWords(napi_env env, napi_callback_info info) {
  CallValues given;
  if (!given.Read(env, info)) return nullptr;
  if (given.count > kMostCallArguments) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "too many words for one call");
    return nullptr;
  }
  StoreHandle& handle = *given.call->handle;
  const StoreCommand& command = given.call->command;
  if (!handle.Begin(command).Read(env, given.values.data(), given.count)) return nullptr;
  return handle.Run(command);
}

bool ReadWords(napi_env env, napi_value array, std::vector<napi_value>* words) {
  uint32_t length = 0;
  if (napi_get_array_length(env, array, &length) != napi_ok) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "the words must be an array");
    return false;
  }
  words->resize(length);
  for (uint32_t i = 0; i < length; ++i) napi_get_element(env, array, i, &(*words)[i]);
  return true;
}

void DeleteCall(napi_env env, void* data, void*) {
  const std::unique_ptr<CommandCall> call(static_cast<CommandCall*>(data));
  if (call->fallback != nullptr) napi_delete_reference(env, call->fallback);
}

napi_value FunctionOf(napi_env env, std::unique_ptr<CommandCall> call, napi_callback callback) {
  const std::string_view name = call->command.spec->name;
  napi_value function = nullptr;
  napi_create_function(env, name.data(), name.size(), callback, call.get(), &function);
  napi_add_finalizer(env, function, call.release(), DeleteCall, nullptr, nullptr);
  return function;
}

}  // namespace

const CommandSpec* FindCommandSpec(std::string_view name) {
  const auto table = CommandTable();
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const CommandSpec& spec) { return spec.name == name; });
  NACRE_ASSERT(found != table.end());
  return &*found;
}

bool ReadStoreCommand(napi_env env, StoreHandle& handle, const napi_value* arguments, StoreCommand* command) {
  const int64_t id = IntegerOf(env, arguments[0], -1);
  const int64_t database = IntegerOf(env, arguments[2], -1);
  if (id < 0 || static_cast<size_t>(id) >= CommandTable().size()) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "no command has this id");
    return false;
  }
  if (database < 0 || static_cast<size_t>(database) >= handle.store().keyspace().databases()) {
    napi_throw_range_error(env, "ERR_OUT_OF_RANGE", "there is no such database");
    return false;
  }
  const CommandSpec& spec = CommandTable()[static_cast<size_t>(id)];
  *command = {&spec, spec.name.substr(0, spec.name.find('|')), spec.subname, static_cast<uint32_t>(database),
              BooleanOf(env, arguments[1])};
  return true;
}

napi_value MakeCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[5] = {};
  size_t count = 5;
  const HandlePointer* handle = OpenHandlePointerOf(env, info, arguments, &count);
  StoreCommand command;
  if (handle == nullptr || !ReadStoreCommand(env, **handle, arguments, &command)) return nullptr;
  auto call = std::make_unique<CommandCall>(
      CommandCall{*handle, command, CallSignature(TextOf(env, arguments[3])), nullptr});
  if (napi_create_reference(env, arguments[4], 0, &call->fallback) != napi_ok) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "the fallback must be a function");
    return nullptr;
  }
  return FunctionOf(env, std::move(call), OnCall);
}

napi_value MakeWordsCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[3] = {};
  size_t count = 3;
  const HandlePointer* handle = OpenHandlePointerOf(env, info, arguments, &count);
  StoreCommand command;
  if (handle == nullptr || !ReadStoreCommand(env, **handle, arguments, &command)) return nullptr;
  auto call = std::make_unique<CommandCall>(CommandCall{*handle, command, CallSignature(""), nullptr});
  return FunctionOf(env, std::move(call), OnWords);
}

napi_value RunCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  StoreCommand command;
  if (handle == nullptr || !ReadStoreCommand(env, *handle, arguments, &command)) return nullptr;
  std::vector<napi_value> words;
  if (!ReadWords(env, arguments[3], &words)) return nullptr;
  if (!handle->Begin(command).Read(env, words.data(), words.size())) return nullptr;
  return handle->Run(command);
}

napi_value RunTransaction(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  uint32_t length = 0;
  if (handle == nullptr) return nullptr;
  if (napi_get_array_length(env, arguments[2], &length) != napi_ok) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "the commands must be an array");
    return nullptr;
  }
  handle->BeginTransaction();
  napi_value result = nullptr;
  bool queued = true;
  StoreCommand command;
  for (uint32_t i = 0; queued && i < length; ++i) {
    napi_value id = nullptr;
    napi_value words = nullptr;
    napi_get_element(env, arguments[2], i, &id);
    napi_get_element(env, arguments[3], i, &words);
    const napi_value named[] = {id, arguments[0], arguments[1]};
    std::vector<napi_value> values;
    queued = ReadStoreCommand(env, *handle, named, &command) && ReadWords(env, words, &values) &&
             handle->Begin(command).Read(env, values.data(), values.size()) && handle->Queue(command);
  }
  if (queued) result = handle->RunQueued(command.database, command.buffers);
  handle->EndTransaction();
  return result;
}

}  // namespace nacre
