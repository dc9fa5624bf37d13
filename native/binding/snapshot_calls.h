// Methods of store objects about snapshots that are taken while commands run, and
// about loading one at the start.

#ifndef NACRE_BINDING_SNAPSHOT_CALLS_H_
#define NACRE_BINDING_SNAPSHOT_CALLS_H_

#include <node_api.h>

#include <functional>

namespace nacre {

void AddSnapshotCalls(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_SNAPSHOT_CALLS_H_
