// Brings control commands of lanes and in-process connections to the
// JavaScript thread that opened the network, and their replies back.

#ifndef NACRE_BINDING_CONTROL_HUB_H_
#define NACRE_BINDING_CONTROL_HUB_H_

#include <node_api.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "binding/thread_safe_function.h"
#include "network/control_plane.h"
#include "network/script_pool.h"

namespace nacre {

// Made, used and destroyed on its JavaScript thread, Post aside.
class ControlHub final : public ControlPlane {
 public:
  // `callback` is called with (request id, client id, command id, RESP version,
  // database, arguments as Buffers).
  // Scripts go to `scripts`.
  ControlHub(napi_env env, napi_value callback, ScriptPool& scripts);
  ControlHub(const ControlHub&) = delete;
  ControlHub& operator=(const ControlHub&) = delete;

  void Post(ControlRequest request) override;
  void PostScripts(ScriptRequests requests) override;

  // Sends the reply of a request that the callback was given; each once.
  void Reply(uint32_t request_id, std::string bytes);

  // Whether the process stays alive for the sake of requests to come; at first it does.
  void HoldProcess(napi_env env, bool hold);

 private:
  struct Waiting {
    std::shared_ptr<ReplyPort> port;
    uint64_t client_id;
  };

  static void OnRequest(napi_env env, napi_value callback, void* context, void* data);
  void Deliver(napi_env env, napi_value callback, ControlRequest& request);

  ThreadSafeFunction function_;
  ScriptPool& scripts_;
  std::unordered_map<uint32_t, Waiting> waiting_;
  uint32_t next_id_ = 0;
};

}  // namespace nacre

#endif  // NACRE_BINDING_CONTROL_HUB_H_
