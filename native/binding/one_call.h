// A JavaScript function that another thread has called, once: how work ended.

#ifndef NACRE_BINDING_ONE_CALL_H_
#define NACRE_BINDING_ONE_CALL_H_

#include <node_api.h>

#include <functional>
#include <memory>

#include "binding/thread_safe_function.h"

namespace nacre {

class OneCall : public std::enable_shared_from_this<OneCall> {
 public:
  // Makes the function's argument, on the JavaScript thread.
  using Argument = std::function<napi_value(napi_env env)>;

  // The process stays alive until the call.
  static std::shared_ptr<OneCall> Make(napi_env env, napi_value function) {
    return std::make_shared<OneCall>(env, function);
  }
  OneCall(napi_env env, napi_value function) : function_(env, function, "nacre journal", nullptr, OnCall) {}

  // Any thread. Nothing if the environment has ended.
  void Call(Argument argument) {
    auto delivery = std::make_unique<Delivery>(Delivery{shared_from_this(), std::move(argument)});
    if (function_.Call(delivery.get())) delivery.release();
  }

 private:
  struct Delivery {
    std::shared_ptr<OneCall> call;
    Argument argument;
  };

  static void OnCall(napi_env env, napi_value function, void*, void* data) {
    auto delivery = std::unique_ptr<Delivery>(static_cast<Delivery*>(data));
    if (env == nullptr) {
      // Node is tearing the function down, and it must not be released once more.
      delivery.release();
      return;
    }
    napi_value undefined = nullptr;
    napi_get_undefined(env, &undefined);
    napi_value argument = delivery->argument(env);
    napi_call_function(env, undefined, function, 1, &argument, nullptr);
  }

  ThreadSafeFunction function_;
};

}  // namespace nacre

#endif  // NACRE_BINDING_ONE_CALL_H_
