#include "binding/snapshot_calls.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "binding/file_work.h"
#include "binding/store_call.h"
#include "binding/thread_safe_function.h"
#include "engine/library_keeper.h"
#include "engine/snapshot/snapshot_file.h"
#include "engine/snapshot/snapshot_format.h"
#include "engine/snapshot/snapshot_place.h"
#include "engine/snapshot/snapshots.h"

namespace nacre {
namespace {

// What happens to one snapshot, told to a JavaScript function. Each event that is on its way keeps
// this alive, so that it ends on the JavaScript thread.
class SnapshotEvents : public std::enable_shared_from_this<SnapshotEvents> {
 public:
  SnapshotEvents(napi_env env, napi_value callback)
      : function_(env, callback, "nacre snapshot", nullptr, OnEvent) {}

  // Any thread. No result: the cut was made.
  void Post(const SnapshotResult* result) {
    auto event = std::make_unique<Event>();
    event->events = shared_from_this();
    event->is_end = result != nullptr;
    if (result != nullptr) event->result = *result;
    if (function_.Call(event.get())) event.release();
  }

 private:
  struct Event {
    std::shared_ptr<SnapshotEvents> events;
    bool is_end = false;
    SnapshotResult result;
  };

  static void OnEvent(napi_env env, napi_value callback, void*, void* data) {
    auto event = std::unique_ptr<Event>(static_cast<Event*>(data));
    if (env == nullptr) {
      // The function is being torn down by Node, and must not be released once more.
      event.release();
      return;
    }
    napi_value argument = event->is_end ? ResultValue(env, event->result) : MakeUndefined(env);
    napi_call_function(env, MakeUndefined(env), callback, 1, &argument, nullptr);
  }

  static napi_value ResultValue(napi_env env, const SnapshotResult& result) {
    napi_value object = NewObject(env);
    if (!result.error.empty()) SetProperty(env, object, "error", MakeString(env, result.error));
    SetProperty(env, object, "cancelled", MakeBoolean(env, result.cancelled));
    SetInteger(env, object, "keys", result.keys);
    SetInteger(env, object, "bytes", result.bytes);
    SetInteger(env, object, "oldValueBytes", result.most_side_bytes);
    SetInteger(env, object, "durationMs", static_cast<uint64_t>(result.duration_ms));
    return object;
  }

  ThreadSafeFunction function_;
};

// store.startSnapshot({ path, format, endsWithFlushAll, incrementalFsync }, onEvent): false if
// another is under way, or the store is being loaded
napi_value StartSnapshot(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  napi_value options = call.arguments[0];
  Store& store = call.store();
  const SnapshotFormat format =
      TextOf(env, PropertyOf(env, options, "format")) == "rdb" ? SnapshotFormat::kRdb : SnapshotFormat::kJson;
  const auto events = std::make_shared<SnapshotEvents>(env, call.arguments[1]);
  SnapshotRequest request;
  request.encoder = MakeSnapshotEncoder(format, SnapshotOrder::kAsHeld, store.settings());
  request.path = TextOf(env, PropertyOf(env, options, "path"));
  request.incremental_fsync = FlagOf(env, options, "incrementalFsync");
  request.ends_with_flush_all = FlagOf(env, options, "endsWithFlushAll");
  request.settles_changes = true;
  request.key_delay_us = store.settings().rdb_key_save_delay.get();
  request.at_cut = [clock = SavedClockOf(store.settings())](SnapshotCut& cut) { cut.metadata.clock = clock; };
  request.on_cut = [events] { events->Post(nullptr); };
  request.on_done = [events](const SnapshotResult& result) { events->Post(&result); };
  return MakeBoolean(env, store.snapshots().Start(std::move(request)));
}

// store.cancelSnapshot(): nothing if none is under way
napi_value CancelSnapshot(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (call) call.store().snapshots().Cancel();
  return MakeUndefined(env);
}

// store.snapshotStatus()
napi_value GetSnapshotStatus(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  const SnapshotStatus status = call.store().snapshots().status();
  napi_value object = NewObject(env);
  SetProperty(env, object, "running", MakeBoolean(env, status.running));
  SetInteger(env, object, "keysDone", status.keys_done);
  SetInteger(env, object, "keysTotal", status.keys_total);
  SetInteger(env, object, "oldValueBytes", status.most_side_bytes);
  SetInteger(env, object, "changes", call.store().changes.load());
  SetInteger(env, object, "flushes", call.store().keyspace().full_flushes());
  return object;
}

// store.setSnapshotPlace(path): for DEBUG RELOAD; empty is none
napi_value SetSnapshotPlace(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (call) call.store().snapshot_place().Set(TextOf(env, call.arguments[0]));
  return MakeUndefined(env);
}

// store.refuseWrites(error): answers writes with this error since snapshots fail; empty: no more
napi_value RefuseWrites(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const std::string error = TextOf(env, call.arguments[0]);
  ServiceState& service = call.store().service();
  if (error.empty()) {
    service.End(ServiceState::kSnapshotFailed);
  } else {
    service.Begin(ServiceState::kSnapshotFailed, error);
  }
  return MakeUndefined(env);
}

void EmptyStore(Store& store) {
  const ClosedGate closed(store.gate());
  store.keyspace().Empty();
}

// Loads all of the file, or nothing stays. If it is refused it is read once more, by one thread, which can
// tell the place.
SnapshotFileReport LoadWhole(Store& store, SnapshotReading reading, LoadProgress& progress) {
  reading.parallel = true;
  SnapshotFileReport report = LoadSnapshotFile(store, reading, progress);
  if (!report.error.empty() && !progress.cancelled.load(std::memory_order_relaxed)) {
    EmptyStore(store);
    reading.parallel = false;
    report = LoadSnapshotFile(store, reading, progress);
  }
  if (report.error.empty()) report.error = LibraryKeeper().Keep(store.scripts(), report.libraries);
  if (!report.error.empty()) EmptyStore(store);
  return report;
}

SnapshotReading ReadingToLoad(napi_env env, const StoreCall& call) {
  return {.path = TextOf(env, PropertyOf(env, call.arguments[0], "path")),
          .drop_expired = true,
          .verify_checksum = !FlagOf(env, call.arguments[0], "ignoreChecksum"),
          .key_delay_us = call.store().settings().key_load_delay.get()};
}

// store.loadSnapshotAtOnce({ path, ignoreChecksum }): the same as loadSnapshot, but returns when all is done
napi_value LoadSnapshotAtOnce(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  call.store().service().BeginLoading();
  LoadProgress progress;
  return MakeFileReport(env, LoadWhole(call.store(), ReadingToLoad(env, call), progress));
}

// store.loadSnapshot({ path, ignoreChecksum }): as readSnapshot, into a store that clients see loading until
// endLoading
napi_value LoadSnapshot(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  SnapshotReading reading = ReadingToLoad(env, call);
  call.store().service().BeginLoading();
  return StartFileWork(env, *call.handle,
                       [reading = std::move(reading)](Store& loaded, LoadProgress& progress) {
                         return LoadWhole(loaded, reading, progress);
                       });
}

}  // namespace

void AddSnapshotCalls(const std::function<void(const char*, napi_callback)>& add) {
  add("startSnapshot", StartSnapshot);
  add("cancelSnapshot", CancelSnapshot);
  add("snapshotStatus", GetSnapshotStatus);
  add("setSnapshotPlace", SetSnapshotPlace);
  add("refuseWrites", RefuseWrites);
  add("loadSnapshot", LoadSnapshot);
  add("loadSnapshotAtOnce", LoadSnapshotAtOnce);
}

}  // namespace nacre
