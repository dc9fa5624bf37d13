#include "binding/control_hub.h"

#include <utility>

#include "binding/value.h"

namespace nacre {

ControlHub::ControlHub(napi_env env, napi_value callback, ScriptPool& scripts)
    : function_(env, callback, "nacre control plane", this, OnRequest), scripts_(scripts) {}

void ControlHub::PostScripts(ScriptRequests requests) {
  for (std::unique_ptr<ScriptRequest>& request : requests) {
    const std::shared_ptr<ProcedureHome> home = request->home;
    if (home != nullptr) static_cast<ScriptPool&>(*home).Post(OneRequest(std::move(request)));
  }
  std::erase(requests, nullptr);
  if (!requests.empty()) scripts_.Post(std::move(requests));
}

void ControlHub::Post(ControlRequest request) {
  auto owned = std::make_unique<ControlRequest>(std::move(request));
  if (function_.Call(owned.get())) {
    owned.release();
  } else {
    owned->port->Reply(owned->client_id, "-ERR the server is shutting down\r\n");
  }
}

void ControlHub::OnRequest(napi_env env, napi_value callback, void* context, void* data) {
  const std::unique_ptr<ControlRequest> request(static_cast<ControlRequest*>(data));
  // Without an environment the function is being torn down, and its context may be gone.
  if (env != nullptr) static_cast<ControlHub*>(context)->Deliver(env, callback, *request);
}

void ControlHub::Deliver(napi_env env, napi_value callback, ControlRequest& request) {
  const uint32_t id = ++next_id_;
  waiting_.emplace(id, Waiting{std::move(request.port), request.client_id});
  napi_value arguments = nullptr;
  napi_create_array_with_length(env, request.arguments.size(), &arguments);
  for (size_t i = 0; i < request.arguments.size(); ++i) {
    napi_set_element(env, arguments, static_cast<uint32_t>(i), MakeBuffer(env, request.arguments[i]));
  }
  napi_value values[] = {MakeInteger(env, id),
                         MakeInteger(env, static_cast<int64_t>(request.client_id)),
                         MakeInteger(env, request.command_id),
                         MakeInteger(env, request.resp_version),
                         MakeInteger(env, request.database),
                         arguments};
  napi_call_function(env, MakeUndefined(env), callback, std::size(values), values, nullptr);
}

void ControlHub::Reply(uint32_t request_id, std::string bytes) {
  const auto found = waiting_.find(request_id);
  if (found == waiting_.end()) return;
  const Waiting waiting = std::move(found->second);
  waiting_.erase(found);
  waiting.port->Reply(waiting.client_id, std::move(bytes));
}

void ControlHub::HoldProcess(napi_env env, bool hold) {
  if (hold) {
    function_.Ref(env);
  } else {
    function_.Unref(env);
  }
}

}  // namespace nacre
