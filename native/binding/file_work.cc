#include "binding/file_work.h"

#include <memory>
#include <string>
#include <utility>

#include "keyspace/entry.h"

namespace nacre {
namespace {

// The work with all that it needs. It is freed when JavaScript has its report.
struct Task {
  std::shared_ptr<SharedStore> shared;
  FileWork work;
  std::shared_ptr<LoadProgress> progress = std::make_shared<LoadProgress>();
  SnapshotFileReport report;
  napi_async_work handle = nullptr;
  napi_deferred deferred = nullptr;
};

using ProgressPointer = std::shared_ptr<LoadProgress>;

void Execute(napi_env, void* data) {
  auto* task = static_cast<Task*>(data);
  task->report = task->work(task->shared->store, *task->progress);
}

napi_value MakeDatabases(napi_env env, const std::map<uint32_t, DatabaseSizes>& databases) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  uint32_t place = 0;
  for (const auto& [index, sizes] : databases) {
    napi_value item = nullptr;
    napi_create_object(env, &item);
    SetProperty(env, item, "index", MakeInteger(env, index));
    SetProperty(env, item, "keys", MakeInteger(env, static_cast<int64_t>(sizes.keys)));
    SetProperty(env, item, "expires", MakeInteger(env, static_cast<int64_t>(sizes.expires)));
    napi_set_element(env, array, place++, item);
  }
  return array;
}

napi_value MakeTypes(napi_env env, const std::map<ValueType, uint64_t>& types) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  for (const auto& [type, keys] : types) {
    const std::string name(TypeName(type));
    SetProperty(env, object, name.c_str(), MakeInteger(env, static_cast<int64_t>(keys)));
  }
  return object;
}

napi_value MakeMetadata(napi_env env, const std::vector<std::pair<std::string, std::string>>& metadata) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  for (uint32_t i = 0; i < metadata.size(); ++i) {
    napi_value pair = nullptr;
    napi_create_array(env, &pair);
    napi_set_element(env, pair, 0, MakeString(env, metadata[i].first));
    napi_set_element(env, pair, 1, MakeBuffer(env, metadata[i].second));
    napi_set_element(env, array, i, pair);
  }
  return array;
}

void Complete(napi_env env, napi_status, void* data) {
  const std::unique_ptr<Task> task(static_cast<Task*>(data));
  if (env == nullptr) return;
  napi_handle_scope scope = nullptr;
  napi_open_handle_scope(env, &scope);
  napi_resolve_deferred(env, task->deferred, MakeFileReport(env, task->report));
  napi_delete_async_work(env, task->handle);
  napi_close_handle_scope(env, scope);
}

LoadProgress& ProgressOf(napi_env env, napi_callback_info info) {
  void* data = nullptr;
  size_t count = 0;
  napi_get_cb_info(env, info, &count, nullptr, nullptr, &data);
  return **static_cast<ProgressPointer*>(data);
}

// progress(): { bytes, keys } that are done, and keys that were left out as { expired }
napi_value Progress(napi_env env, napi_callback_info info) {
  const LoadProgress& progress = ProgressOf(env, info);
  napi_value object = nullptr;
  napi_create_object(env, &object);
  SetProperty(env, object, "bytes", MakeInteger(env, static_cast<int64_t>(progress.bytes.load())));
  SetProperty(env, object, "keys", MakeInteger(env, static_cast<int64_t>(progress.keys.load())));
  SetProperty(env, object, "expired", MakeInteger(env, static_cast<int64_t>(progress.expired.load())));
  return object;
}

// cancel(): has the work end soon, with an error
napi_value Cancel(napi_env env, napi_callback_info info) {
  ProgressOf(env, info).cancelled.store(true);
  return MakeUndefined(env);
}

// The function owns a share of the progress.
void AddFunction(napi_env env, napi_value object, const char* name, napi_callback callback,
                 const ProgressPointer& progress) {
  auto* const data = new ProgressPointer(progress);
  napi_value function = nullptr;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, data, &function);
  napi_add_finalizer(
      env, function, data, [](napi_env, void* owned, void*) { delete static_cast<ProgressPointer*>(owned); },
      nullptr, nullptr);
  SetProperty(env, object, name, function);
}

std::string TextProperty(napi_env env, napi_value object, const char* name) {
  const napi_value value = PropertyOf(env, object, name);
  return value != nullptr ? TextOf(env, value) : std::string();
}

bool BooleanProperty(napi_env env, napi_value object, const char* name) {
  const napi_value value = PropertyOf(env, object, name);
  return value != nullptr && BooleanOf(env, value);
}

SnapshotReading ReadingOf(napi_env env, napi_value object) {
  return {.path = TextProperty(env, object, "path"),
          .drop_expired = BooleanProperty(env, object, "dropExpired"),
          .verify_checksum = !BooleanProperty(env, object, "ignoreChecksum")};
}

std::vector<std::string> BuffersOf(napi_env env, napi_value array) {
  std::vector<std::string> texts;
  uint32_t count = 0;
  if (array == nullptr || napi_get_array_length(env, array, &count) != napi_ok) return texts;
  for (uint32_t i = 0; i < count; ++i) {
    napi_value item = nullptr;
    napi_get_element(env, array, i, &item);
    texts.push_back(BytesOf(env, item));
  }
  return texts;
}

SnapshotFormat FormatNamed(std::string_view name) {
  if (name == "rdb") return SnapshotFormat::kRdb;
  return name == "aof" ? SnapshotFormat::kCommands : SnapshotFormat::kJson;
}

// checkSnapshot({ path, ignoreChecksum })
napi_value CheckSnapshot(napi_env env, napi_callback_info info) {
  napi_value options = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &options, &count);
  if (handle == nullptr) return nullptr;
  return StartFileWork(env, *handle,
                       [reading = ReadingOf(env, options)](Store& store, LoadProgress& progress) {
                         return CheckSnapshotFile(store, reading, progress);
                       });
}

// readSnapshot({ path, dropExpired, ignoreChecksum })
napi_value ReadSnapshot(napi_env env, napi_callback_info info) {
  napi_value options = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &options, &count);
  if (handle == nullptr) return nullptr;
  return StartFileWork(env, *handle,
                       [reading = ReadingOf(env, options)](Store& store, LoadProgress& progress) {
                         return LoadSnapshotFile(store, reading, progress);
                       });
}

// writeSnapshot({ path, format, stable, libraries })
napi_value WriteSnapshot(napi_env env, napi_callback_info info) {
  napi_value options = nullptr;
  size_t count = 1;
  StoreHandle* handle = OpenHandleOf(env, info, &options, &count);
  if (handle == nullptr) return nullptr;
  SnapshotWriting writing{
      .path = TextProperty(env, options, "path"),
      .format = FormatNamed(TextProperty(env, options, "format")),
      .order = BooleanProperty(env, options, "stable") ? SnapshotOrder::kStable : SnapshotOrder::kAsHeld,
      .libraries = BuffersOf(env, PropertyOf(env, options, "libraries"))};
  return StartFileWork(env, *handle, [writing = std::move(writing)](Store& store, LoadProgress& progress) {
    return WriteSnapshotFile(store, writing, progress);
  });
}

}  // namespace

napi_value MakeFileReport(napi_env env, const SnapshotFileReport& report) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  if (!report.error.empty()) SetProperty(env, object, "error", MakeString(env, report.error));
  if (report.offset)
    SetProperty(env, object, "offset", MakeInteger(env, static_cast<int64_t>(*report.offset)));
  if (report.format) {
    SetProperty(env, object, "format",
                MakeString(env, *report.format == SnapshotFormat::kJson ? "json" : "rdb"));
  }
  SetProperty(env, object, "bytes", MakeInteger(env, static_cast<int64_t>(report.bytes)));
  SetProperty(env, object, "snapshotBytes", MakeInteger(env, static_cast<int64_t>(report.snapshot_bytes)));
  SetProperty(env, object, "databases", MakeDatabases(env, report.databases));
  SetProperty(env, object, "types", MakeTypes(env, report.types));
  SetProperty(env, object, "libraries", MakeBuffers(env, report.libraries));
  SetProperty(env, object, "metadata", MakeMetadata(env, report.metadata));
  return object;
}

napi_value StartFileWork(napi_env env, StoreHandle& handle, FileWork work) {
  auto task = std::make_unique<Task>();
  task->shared = handle.SharedPointer();
  task->work = std::move(work);
  napi_value finished = nullptr;
  napi_create_promise(env, &task->deferred, &finished);
  napi_create_async_work(env, nullptr, MakeString(env, "nacre.file"), Execute, Complete, task.get(),
                         &task->handle);
  napi_value object = nullptr;
  napi_create_object(env, &object);
  SetProperty(env, object, "finished", finished);
  AddFunction(env, object, "progress", Progress, task->progress);
  AddFunction(env, object, "cancel", Cancel, task->progress);
  napi_queue_async_work(env, task->handle);
  task.release();
  return object;
}

void AddFileWork(const std::function<void(const char*, napi_callback)>& add) {
  add("checkSnapshot", CheckSnapshot);
  add("readSnapshot", ReadSnapshot);
  add("writeSnapshot", WriteSnapshot);
}

}  // namespace nacre
