// Work on a file that goes on in a thread of libuv's pool while JavaScript runs:
// snapshots are checked, read and written so.

#ifndef NACRE_BINDING_FILE_WORK_H_
#define NACRE_BINDING_FILE_WORK_H_

#include <node_api.h>

#include <functional>

#include "binding/store_handle.h"
#include "engine/snapshot/snapshot_file.h"

namespace nacre {

// What runs in the thread. The store stays open as long.
using FileWork = std::function<SnapshotFileReport(Store& store, LoadProgress& progress)>;

// Begins the work. Returns an object with the promise `finished` of the report, and the methods
// progress() and cancel().
napi_value StartFileWork(napi_env env, StoreHandle& handle, FileWork work);

// What such work returns, when it is done at once.
napi_value MakeFileReport(napi_env env, const SnapshotFileReport& report);

// Calls add(name, callback) for each method of store objects that begins such work.
void AddFileWork(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_FILE_WORK_H_
