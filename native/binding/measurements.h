// Methods of store objects that tell what was counted and timed: INFO, SLOWLOG
// and LATENCY are made of them.

#ifndef NACRE_BINDING_MEASUREMENTS_H_
#define NACRE_BINDING_MEASUREMENTS_H_

#include <node_api.h>

#include <functional>

namespace nacre {

// Calls add(name, callback) for each method.
void AddMeasurements(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_MEASUREMENTS_H_
