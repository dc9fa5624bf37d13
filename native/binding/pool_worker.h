// A JavaScript thread that runs scripts for the lanes.

#ifndef NACRE_BINDING_POOL_WORKER_H_
#define NACRE_BINDING_POOL_WORKER_H_

#include <node_api.h>

#include <cstdint>

#include "binding/store_handle.h"
#include "binding/thread_safe_function.h"
#include "commands/client_state.h"
#include "network/script_runner.h"

namespace nacre {

class PoolWorker final : public StoreDependent, public ScriptRunner {
 public:
  // Has this thread run the pool's scripts until its handle is closed. `number` 0: it runs its own
  // procedures, and is not ended for their sake.
  static void Start(napi_env env, StoreHandle& handle, ScriptPool& pool, uint32_t number) {
    new PoolWorker(env, handle, pool, number);
  }

  // Deletes itself.
  void Close() override;
  uint32_t number() const override { return number_; }

 private:
  PoolWorker(napi_env env, StoreHandle& handle, ScriptPool& pool, uint32_t number);
  static void OnWake(napi_env env, napi_value, void* context, void*);

  void WakeEventLoop() override { wake_.Call(nullptr); }
  bool RunRequest(ScriptRequest& request) override;
  bool Ends() override;

  StoreHandle& handle_;
  const uint32_t number_;
  ClientState client_{0};
  ThreadSafeFunction wake_;
};

}  // namespace nacre

#endif  // NACRE_BINDING_POOL_WORKER_H_
