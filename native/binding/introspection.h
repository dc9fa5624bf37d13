// Methods of store objects that tell and steer: settings, clients, statistics.

#ifndef NACRE_BINDING_INTROSPECTION_H_
#define NACRE_BINDING_INTROSPECTION_H_

#include <node_api.h>

#include <functional>

namespace nacre {

// Calls add(name, callback) for each method.
void AddIntrospection(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_INTROSPECTION_H_
