// A JavaScript function that any thread can have called, safe against the end
// of its environment: Node frees such a function on its own then, and a call
// that came later would reach freed memory.

#ifndef NACRE_BINDING_THREAD_SAFE_FUNCTION_H_
#define NACRE_BINDING_THREAD_SAFE_FUNCTION_H_

#include <node_api.h>

#include <memory>

namespace nacre {

class ThreadSafeFunction {
 public:
  // `call` runs on the JavaScript thread for each Call, with `context` and the
  // call's data; with a null environment when the function ends before that.
  // A null `call` calls the function without arguments.
  ThreadSafeFunction(napi_env env, napi_value function, const char* name, void* context,
                     napi_threadsafe_function_call_js call);
  ThreadSafeFunction(const ThreadSafeFunction&) = delete;
  ThreadSafeFunction& operator=(const ThreadSafeFunction&) = delete;
  // On the JavaScript thread. Calls that were not delivered get a null environment.
  ~ThreadSafeFunction();

  // Queues a call; false when the function has ended, and `data` stays the caller's.
  bool Call(void* data);

  // Lets the process end while the function is alive, or no longer does. On the JavaScript thread.
  void Unref(napi_env env);
  void Ref(napi_env env);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace nacre

#endif  // NACRE_BINDING_THREAD_SAFE_FUNCTION_H_
