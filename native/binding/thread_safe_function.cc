#include "binding/thread_safe_function.h"

#include <mutex>
#include <utility>

#include "base/assert.h"
#include "binding/value.h"

namespace nacre {

struct ThreadSafeFunction::State {
  std::mutex mutex;
  napi_threadsafe_function function = nullptr;  // Null once Node has freed it.
};

ThreadSafeFunction::ThreadSafeFunction(napi_env env, napi_value function, const char* name, void* context,
                                       napi_threadsafe_function_call_js call)
    : state_(std::make_shared<State>()) {
  const auto finalize = [](napi_env, void* data, void*) {
    const std::unique_ptr<std::shared_ptr<State>> state(static_cast<std::shared_ptr<State>*>(data));
    std::lock_guard lock((*state)->mutex);
    (*state)->function = nullptr;
  };
  NACRE_ASSERT(napi_create_threadsafe_function(env, function, nullptr, MakeString(env, name), 0, 1,
                                               new std::shared_ptr<State>(state_), finalize, context, call,
                                               &state_->function) == napi_ok);
}

ThreadSafeFunction::~ThreadSafeFunction() {
  std::lock_guard lock(state_->mutex);
  if (state_->function != nullptr) napi_release_threadsafe_function(state_->function, napi_tsfn_abort);
}

bool ThreadSafeFunction::Call(void* data) {
  std::lock_guard lock(state_->mutex);
  return state_->function != nullptr &&
         napi_call_threadsafe_function(state_->function, data, napi_tsfn_nonblocking) == napi_ok;
}

void ThreadSafeFunction::Unref(napi_env env) {
  std::lock_guard lock(state_->mutex);
  if (state_->function != nullptr) napi_unref_threadsafe_function(env, state_->function);
}

void ThreadSafeFunction::Ref(napi_env env) {
  std::lock_guard lock(state_->mutex);
  if (state_->function != nullptr) napi_ref_threadsafe_function(env, state_->function);
}

}  // namespace nacre
