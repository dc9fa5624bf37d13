#include "binding/command_call.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "binding/store_handle.h"
#include "binding/value.h"

namespace nacre {
namespace {

// What a JavaScript function that runs one command carries.
struct CommandCall {
  std::shared_ptr<StoreHandle> handle;
  StoreCommand command;
  CallSignature signature;
  napi_ref fallback;  // Weak.
};

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

// What a function that runs one command was called with.
class GivenCall {
 public:
  // False, with a pending exception, if the store cannot be called.
  bool Read(napi_env env, napi_callback_info info) {
    void* data = nullptr;
    napi_get_cb_info(env, info, &count_, few_.data(), nullptr, &data);
    call_ = static_cast<CommandCall*>(data);
    if (call_->handle->environment().runs_script && ThrowIfInScript(env)) [[unlikely]] {
      return false;
    }
    if (!call_->handle->IsOpen()) {
      ThrowClosed(env);
      return false;
    }
    if (count_ <= few_.size()) return true;
    many_.resize(count_);
    napi_get_cb_info(env, info, &count_, many_.data(), nullptr, nullptr);
    return true;
  }

  const CommandCall& call() const { return *call_; }
  const napi_value* values() const { return many_.empty() ? few_.data() : many_.data(); }
  size_t count() const { return count_; }

 private:
  std::array<napi_value, 16> few_;
  std::vector<napi_value> many_;  // Instead, if there are more.
  size_t count_ = std::tuple_size_v<decltype(few_)>;
  const CommandCall* call_ = nullptr;
};

napi_value OnCall(napi_env env, napi_callback_info info) {
  GivenCall given;
  return given.Read(env, info) ? CallCommand(env, given.call(), given.values(), given.count()) : nullptr;
}

napi_value OnWords(napi_env env, napi_callback_info info) {
  GivenCall given;
  if (!given.Read(env, info)) return nullptr;
  StoreHandle& handle = *given.call().handle;
  const StoreCommand& command = given.call().command;
  if (!handle.Begin(command).Read(env, given.values(), given.count())) return nullptr;
  return handle.Run(command);
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

// Reads (id, buffers, database, …) of a call that makes a function. Null with a pending exception.
std::unique_ptr<CommandCall> ReadCommandCall(napi_env env, napi_callback_info info, napi_value* arguments,
                                             size_t count) {
  const HandlePointer* handle = OpenHandlePointerOf(env, info, arguments, &count);
  StoreCommand command;
  if (handle == nullptr || !ReadStoreCommand(env, **handle, arguments, &command)) return nullptr;
  return std::make_unique<CommandCall>(CommandCall{*handle, command, CallSignature(""), nullptr});
}

}  // namespace

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
  auto call = ReadCommandCall(env, info, arguments, 5);
  if (call == nullptr) return nullptr;
  call->signature = CallSignature(TextOf(env, arguments[3]));
  if (napi_create_reference(env, arguments[4], 0, &call->fallback) != napi_ok) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "the fallback must be a function");
    return nullptr;
  }
  return FunctionOf(env, std::move(call), OnCall);
}

napi_value MakeWordsCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[3] = {};
  auto call = ReadCommandCall(env, info, arguments, 3);
  return call != nullptr ? FunctionOf(env, std::move(call), OnWords) : nullptr;
}

napi_value RunCommand(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  StoreCommand command;
  if (handle == nullptr || !ReadStoreCommand(env, *handle, arguments, &command)) return nullptr;
  std::vector<napi_value> words;
  if (!AppendElements(env, arguments[3], &words)) return nullptr;
  if (!handle->Begin(command).Read(env, words.data(), words.size())) return nullptr;
  return handle->Run(command);
}

napi_value RunTransaction(napi_env env, napi_callback_info info) {
  napi_value arguments[4] = {};
  size_t count = 4;
  StoreHandle* handle = OpenHandleOf(env, info, arguments, &count);
  std::vector<napi_value> ids;
  std::vector<napi_value> calls;
  if (handle == nullptr || !AppendElements(env, arguments[2], &ids) ||
      !AppendElements(env, arguments[3], &calls)) {
    return nullptr;
  }
  handle->BeginTransaction();
  napi_value result = nullptr;
  bool queued = true;
  StoreCommand command;
  for (size_t i = 0; queued && i < std::min(ids.size(), calls.size()); ++i) {
    const napi_value named[] = {ids[i], arguments[0], arguments[1]};
    std::vector<napi_value> words;
    queued = ReadStoreCommand(env, *handle, named, &command) && AppendElements(env, calls[i], &words) &&
             handle->Begin(command).Read(env, words.data(), words.size()) && handle->Queue(command);
  }
  if (queued) result = handle->RunQueued(command.database, command.buffers);
  handle->EndTransaction();
  return result;
}

}  // namespace nacre
