// What the methods of store objects begin with: the open store that they are
// called on, and their arguments.

#ifndef NACRE_BINDING_STORE_CALL_H_
#define NACRE_BINDING_STORE_CALL_H_

#include <node_api.h>

#include <cstdint>

#include "base/assert.h"
#include "binding/store_handle.h"
#include "binding/value.h"

namespace nacre {

// Reads `count` arguments (kMostArguments at most) of a call on an open store. False when
// the store is closed; then an exception is pending.
struct StoreCall {
  static constexpr size_t kMostArguments = 6;

  StoreCall(napi_env env, napi_callback_info info, size_t count) : handle(nullptr) {
    handle = OpenHandleOf(env, info, arguments, &count);
  }
  explicit operator bool() const { return handle != nullptr; }
  Store& store() const { return handle->store(); }

  StoreHandle* handle;
  napi_value arguments[kMostArguments] = {};
};

// Stays inside the gate for a scope, so that no table goes while it is looked
// at. Make no JavaScript values meanwhile: collecting garbage may close stores,
// which waits for the gate. A script that is alone has the gate closed already.
// Requires: outside of a batch, and of another visit, or in such a script.
class StoreVisit {
 public:
  explicit StoreVisit(const StoreCall& call)
      : executor_(call.handle->executor()), is_alone_(executor_.IsScriptAlone()) {
    NACRE_ASSERT(is_alone_ || !executor_.RunsScript());
    if (!is_alone_) executor_.Begin();
  }
  ~StoreVisit() {
    if (!is_alone_) executor_.End();
  }
  StoreVisit(const StoreVisit&) = delete;
  StoreVisit& operator=(const StoreVisit&) = delete;

 private:
  Executor& executor_;
  const bool is_alone_;
};

inline napi_value NewObject(napi_env env) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  return object;
}

inline napi_value NewArray(napi_env env) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  return array;
}

inline void SetInteger(napi_env env, napi_value object, const char* name, uint64_t value) {
  SetProperty(env, object, name, MakeInteger(env, static_cast<int64_t>(value)));
}

}  // namespace nacre

#endif  // NACRE_BINDING_STORE_CALL_H_
