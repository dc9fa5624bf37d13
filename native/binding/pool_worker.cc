#include "binding/pool_worker.h"

#include "binding/script_thread.h"

namespace nacre {
namespace {

// Never called: work is found natively.
napi_value Nothing(napi_env env) {
  napi_value function = nullptr;
  napi_create_function(
      env, "onWork", NAPI_AUTO_LENGTH, [](napi_env, napi_callback_info) -> napi_value { return nullptr; },
      nullptr, &function);
  return function;
}

}  // namespace

PoolWorker::PoolWorker(napi_env env, StoreHandle& handle, ScriptPool& pool, uint32_t number)
    : ScriptRunner(pool, number == 0 ? Kind::kProcedures : Kind::kScripts),
      handle_(handle),
      number_(number),
      wake_(env, Nothing(env), "nacre scripts", this, OnWake) {
  handle.dependents.insert(this);
  if (number != 0) {
    handle.executor().script_seat().SetEndThread([&pool, number] { pool.EndWorker(number); });
    handle.scripts->on_long_run = [this] { TellReplies(); };
  } else {
    wake_.Unref(env);
  }
  pool.Join(*this);
}

void PoolWorker::Close() {
  handle_.dependents.erase(this);
  handle_.executor().script_seat().SetEndThread(nullptr);
  handle_.scripts->on_long_run = nullptr;
  Leave();
  delete this;
}

void PoolWorker::OnWake(napi_env env, napi_value, void* context, void*) {
  if (env != nullptr) static_cast<PoolWorker*>(context)->RunAll();
}

bool PoolWorker::RunRequest(ScriptRequest& request) {
  return RunScriptRequest(request, handle_.executor(), client_, [this] { return Ends(); });
}

bool PoolWorker::Ends() { return handle_.scripts->ends() || handle_.executor().script_seat().IsCondemned(); }

}  // namespace nacre
