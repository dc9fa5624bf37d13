#include "binding/introspection.h"

#include <malloc.h>

#include <thread>

#include "base/reclaimer.h"
#include "binding/store_handle.h"
#include "engine/statistics.h"
#include "network/server.h"

namespace nacre {
namespace {

// Reads `count` arguments of a call on an open store.
struct StoreCall {
  StoreCall(napi_env env, napi_callback_info info, size_t count) : handle(nullptr) {
    handle = OpenHandleOf(env, info, arguments, &count);
  }
  explicit operator bool() const { return handle != nullptr; }
  Store& store() const { return handle->store(); }

  StoreHandle* handle;
  napi_value arguments[4] = {};
};

napi_value NewObject(napi_env env) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  return object;
}

napi_value NewArray(napi_env env) {
  napi_value array = nullptr;
  napi_create_array(env, &array);
  return array;
}

void SetInteger(napi_env env, napi_value object, const char* name, uint64_t value) {
  SetProperty(env, object, name, MakeInteger(env, static_cast<int64_t>(value)));
}

// store.setSetting(name, value): whether there is such a setting
napi_value SetSetting(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const bool known =
      call.store().settings().Set(TextOf(env, call.arguments[0]), IntegerOf(env, call.arguments[1], 0));
  return MakeBoolean(env, known);
}

// store.setRequirePass(password)
napi_value SetRequirePass(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (call) call.store().settings().SetRequirePass(BytesOf(env, call.arguments[0]));
  return MakeUndefined(env);
}

// store.renameCommand(from, to): whether that could be done
napi_value RenameCommand(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const ClosedGate closed(call.store().gate());
  return MakeBoolean(
      env, call.store().lookup().Rename(TextOf(env, call.arguments[0]), TextOf(env, call.arguments[1])));
}

napi_value DescribeClient(napi_env env, const ClientState& client) {
  napi_value row = NewObject(env);
  SetInteger(env, row, "id", client.id);
  SetProperty(env, row, "address", MakeString(env, client.address.Get()));
  SetProperty(env, row, "localAddress", MakeString(env, client.local_address.Get()));
  SetProperty(env, row, "descriptor", MakeInteger(env, client.descriptor));
  SetProperty(env, row, "name", MakeString(env, client.name.Get()));
  SetProperty(env, row, "libraryName", MakeString(env, client.library_name.Get()));
  SetProperty(env, row, "libraryVersion", MakeString(env, client.library_version.Get()));
  SetProperty(env, row, "createdMs", MakeInteger(env, client.created_ms));
  SetProperty(env, row, "lastActiveMs", MakeInteger(env, client.last_active_ms.load()));
  SetInteger(env, row, "database", client.database.load());
  SetInteger(env, row, "respVersion", static_cast<uint64_t>(client.resp_version.load()));
  SetProperty(env, row, "monitoring", MakeBoolean(env, client.monitoring.load()));
  SetProperty(env, row, "noEvict", MakeBoolean(env, client.no_evict.load()));
  SetProperty(env, row, "noTouch", MakeBoolean(env, client.no_touch.load()));
  SetInteger(env, row, "queryBytes", client.query_bytes.load());
  SetInteger(env, row, "outputBytes", client.output_bytes.load());
  SetInteger(env, row, "bytesIn", client.bytes_in.load());
  SetInteger(env, row, "bytesOut", client.bytes_out.load());
  const uint16_t command = client.last_command.load();
  const std::string_view name = command < CommandTable().size() ? CommandTable()[command].name : "NULL";
  SetProperty(env, row, "lastCommand", MakeString(env, name));
  return row;
}

// store.clients(): rows ordered by id
napi_value Clients(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  call.store().clients().ForEach([&](const ClientState& client, ClientLink&) {
    napi_set_element(env, rows, index++, DescribeClient(env, client));
  });
  return rows;
}

// store.killClient(id): whether there was one
napi_value KillClient(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const auto id = static_cast<uint64_t>(IntegerOf(env, call.arguments[0], 0));
  bool found = false;
  call.store().clients().ForEach([&](const ClientState& client, ClientLink& link) {
    if (client.id != id) return;
    found = true;
    link.RequestClose();
  });
  return MakeBoolean(env, found);
}

// store.pauseClients(endMs, all) and store.unpauseClients()
napi_value PauseClients(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  call.store().pause().Begin(IntegerOf(env, call.arguments[0], 0), BooleanOf(env, call.arguments[1]),
                             call.store().clock().NowMilliseconds());
  return MakeUndefined(env);
}

napi_value UnpauseClients(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (call) call.store().pause().End();
  return MakeUndefined(env);
}

napi_value DescribeStatistics(napi_env env, const CommandSpec& command, const CommandStatistics& total) {
  napi_value row = NewObject(env);
  SetProperty(env, row, "name", MakeString(env, command.name));
  SetInteger(env, row, "calls", total.calls.get());
  SetProperty(env, row, "microseconds",
              MakeNumber(env, static_cast<double>(TicksToNanoseconds(total.ticks.get())) / 1000));
  SetInteger(env, row, "rejected", total.rejected.get());
  SetInteger(env, row, "failed", total.failed.get());
  napi_value buckets = NewArray(env);
  uint32_t index = 0;
  for (size_t i = 0; i < CommandStatistics::kBuckets; ++i) {
    const uint64_t count = total.durations[i].get();
    if (count == 0) continue;
    napi_value bucket = NewObject(env);
    const auto below = static_cast<double>(TicksToNanoseconds((uint64_t{2} << i) - 1)) / 1000;
    SetProperty(env, bucket, "belowMicroseconds", MakeNumber(env, below));
    SetInteger(env, bucket, "count", count);
    napi_set_element(env, buckets, index++, bucket);
  }
  SetProperty(env, row, "durations", buckets);
  return row;
}

// store.commandStatistics(): a row for each command that was called
napi_value CommandStatisticsRows(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  for (const CommandSpec& command : CommandTable()) {
    CommandStatistics total;
    call.store().SumStatistics(command.id, total);
    if (total.calls.get() + total.rejected.get() == 0) continue;
    napi_set_element(env, rows, index++, DescribeStatistics(env, command, total));
  }
  return rows;
}

// store.resetStatistics()
napi_value ResetStatistics(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  call.store().ResetStatistics();
  if (call.handle->server != nullptr) call.handle->server->ResetStatistics();
  return MakeUndefined(env);
}

// store.counters(): numbers of the whole store
napi_value Counters(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  Store& store = call.store();
  napi_value row = NewObject(env);
  SetInteger(env, row, "hits", store.keyspace().hits());
  SetInteger(env, row, "misses", store.keyspace().misses());
  SetInteger(env, row, "expired", store.keyspace().expired());
  SetInteger(env, row, "changes", store.changes.load());
  SetInteger(env, row, "usedBytes", store.keyspace().bytes());
  SetInteger(env, row, "reclaimPending", ReclaimPending());
  SetInteger(env, row, "reclaimDone", ReclaimDone());
  SetInteger(env, row, "clients", store.clients().size());
  const Server* server = call.handle->server.get();
  SetInteger(env, row, "accepted", server != nullptr ? server->accepted() : 0);
  SetInteger(env, row, "rejected", server != nullptr ? server->rejected() : 0);
  SetInteger(env, row, "lanes", server != nullptr ? server->lanes() : 0);
  return row;
}

// store.databases(): { keys, expires, bytes } of each
napi_value Databases(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  for (size_t i = 0; i < call.store().keyspace().databases(); ++i) {
    const DatabaseSummary summary = call.store().keyspace().Summarize(i);
    napi_value row = NewObject(env);
    SetInteger(env, row, "keys", summary.keys);
    SetInteger(env, row, "expires", summary.expires);
    SetInteger(env, row, "bytes", summary.bytes);
    napi_set_element(env, rows, static_cast<uint32_t>(i), row);
  }
  return rows;
}

// store.slowLog(count), store.slowLogLength(), store.resetSlowLog()
napi_value SlowLogRows(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  for (const SlowLogEntry& entry : call.store().slow_log().Get(IntegerOf(env, call.arguments[0], -1))) {
    napi_value row = NewObject(env);
    SetProperty(env, row, "id", MakeInteger(env, entry.id));
    SetProperty(env, row, "timeSeconds", MakeInteger(env, entry.time_s));
    SetProperty(env, row, "microseconds", MakeInteger(env, entry.duration_us));
    napi_value arguments = NewArray(env);
    for (size_t i = 0; i < entry.arguments.size(); ++i) {
      napi_set_element(env, arguments, static_cast<uint32_t>(i), MakeBuffer(env, entry.arguments[i]));
    }
    SetProperty(env, row, "arguments", arguments);
    SetProperty(env, row, "address", MakeString(env, entry.client_address));
    SetProperty(env, row, "name", MakeString(env, entry.client_name));
    napi_set_element(env, rows, index++, row);
  }
  return rows;
}

napi_value SlowLogLength(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  return call ? MakeInteger(env, static_cast<int64_t>(call.store().slow_log().size())) : nullptr;
}

napi_value ResetSlowLog(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (call) call.store().slow_log().Reset();
  return MakeUndefined(env);
}

// store.moveClock(milliseconds): moves a manual clock; false when the store has none
napi_value MoveClock(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  ManualClock* clock = call.handle->shared().clock.get();
  if (clock != nullptr) clock->Advance(IntegerOf(env, call.arguments[0], 0) * 1000);
  return MakeBoolean(env, clock != nullptr);
}

// store.nowMs()
napi_value NowMs(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  return call ? MakeInteger(env, call.store().clock().NowMilliseconds()) : nullptr;
}

// store.runMaintenance(budgetMicroseconds): how many expired keys it removed
napi_value RunMaintenance(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const size_t removed = call.store().RunMaintenance(IntegerOf(env, call.arguments[0], 25000));
  return MakeInteger(env, static_cast<int64_t>(removed));
}

// store.holdGate(milliseconds): nobody runs a command meanwhile
napi_value HoldGate(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const ClosedGate closed(call.store().gate());
  std::this_thread::sleep_for(std::chrono::milliseconds(IntegerOf(env, call.arguments[0], 0)));
  return MakeUndefined(env);
}

// store.releaseMemory(): gives what is free back to the system
napi_value ReleaseMemory(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  {
    const ClosedGate closed(call.store().gate());
    call.store().keyspace().ReleaseRetired();
  }
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
  return MakeUndefined(env);
}

}  // namespace

void AddIntrospection(const std::function<void(const char*, napi_callback)>& add) {
  add("setSetting", SetSetting);
  add("setRequirePass", SetRequirePass);
  add("renameCommand", RenameCommand);
  add("clients", Clients);
  add("killClient", KillClient);
  add("pauseClients", PauseClients);
  add("unpauseClients", UnpauseClients);
  add("commandStatistics", CommandStatisticsRows);
  add("resetStatistics", ResetStatistics);
  add("counters", Counters);
  add("databases", Databases);
  add("slowLog", SlowLogRows);
  add("slowLogLength", SlowLogLength);
  add("resetSlowLog", ResetSlowLog);
  add("moveClock", MoveClock);
  add("nowMs", NowMs);
  add("runMaintenance", RunMaintenance);
  add("holdGate", HoldGate);
  add("releaseMemory", ReleaseMemory);
}

}  // namespace nacre
