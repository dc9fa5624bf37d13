// Methods of store objects about scripts.

#ifndef NACRE_BINDING_SCRIPT_METHODS_H_
#define NACRE_BINDING_SCRIPT_METHODS_H_

#include <node_api.h>

#include <functional>

namespace nacre {

void AddScriptMethods(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_SCRIPT_METHODS_H_
