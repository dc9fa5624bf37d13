// The addon's entry: what `require` of the binary gives.

#include <node_api.h>

#include <iterator>

#include "binding/log_port.h"
#include "binding/store_handle.h"
#include "binding/value.h"
#include "commands/command_spec.h"

namespace nacre {
namespace {

void SetClass(napi_env env, napi_value constructor, napi_ref* place) {
  if (*place != nullptr) napi_delete_reference(env, *place);
  napi_create_reference(env, constructor, 1, place);
}

// setErrorClasses(reply, closed): the classes of error replies and of errors of closed stores
napi_value SetErrorClasses(napi_env env, napi_callback_info info) {
  napi_value classes[2] = {};
  size_t count = 2;
  napi_get_cb_info(env, info, &count, classes, nullptr, nullptr);
  Environment& environment = Environment::Of(env);
  SetClass(env, classes[0], &environment.reply_error);
  SetClass(env, classes[1], &environment.closed_error);
  return MakeUndefined(env);
}

// commandNames(): the full names of the table, at their ids
napi_value CommandNames(napi_env env, napi_callback_info) {
  napi_value names = nullptr;
  napi_create_array(env, &names);
  for (const CommandSpec& command : CommandTable()) {
    napi_set_element(env, names, command.id, MakeString(env, command.name));
  }
  return names;
}

// Runs when the environment ends, before Node frees what the handles use.
void CloseHandles(void* data) {
  auto* environment = static_cast<Environment*>(data);
  EndLogPort(environment->env);
  while (!environment->handles.empty()) (*environment->handles.begin())->Close();
}

napi_value Initialize(napi_env env, napi_value exports) {
  auto* environment = new Environment;
  environment->env = env;
  napi_set_instance_data(
      env, environment, [](napi_env, void* data, void*) { delete static_cast<Environment*>(data); }, nullptr);
  napi_add_env_cleanup_hook(env, CloseHandles, environment);
  const napi_property_descriptor functions[] = {
      {"setErrorClasses", nullptr, SetErrorClasses, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"onLog", nullptr, OnLog, nullptr, nullptr, nullptr, napi_default, nullptr},
      {"commandNames", nullptr, CommandNames, nullptr, nullptr, nullptr, napi_default, nullptr},
  };
  napi_define_properties(env, exports, std::size(functions), functions);
  DefineStore(env, exports);
  return exports;
}

}  // namespace
}  // namespace nacre

// The macro defines functions without declaring them.
#pragma GCC diagnostic ignored "-Wmissing-declarations"
NAPI_MODULE_INIT() { return nacre::Initialize(env, exports); }
