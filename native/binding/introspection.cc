#include "binding/introspection.h"

#include <malloc.h>

#include <thread>

#include "binding/store_call.h"
#include "network/session.h"

namespace nacre {
namespace {

// store.setSetting(name, value): whether there is such a setting
napi_value SetSetting(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const bool known =
      call.store().ApplySetting(TextOf(env, call.arguments[0]), IntegerOf(env, call.arguments[1], 0));
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
  SetProperty(env, row, "blocked", MakeBoolean(env, client.blocked.load()));
  SetProperty(env, row, "watchBroken", MakeBoolean(env, client.watch_broken.load()));
  SetProperty(env, row, "queuedCommands", MakeInteger(env, client.queued_commands.load()));
  SetInteger(env, row, "watchedKeys", client.watched_keys.load());
  SetInteger(env, row, "channels", client.channels.load());
  SetInteger(env, row, "patterns", client.patterns.load());
  SetInteger(env, row, "shardChannels", client.shard_channels.load());
  SetProperty(env, row, "redirect", MakeInteger(env, client.redirect.load()));
  SetProperty(env, row, "broadcast", MakeBoolean(env, client.broadcast.load()));
  SetProperty(env, row, "redirectBroken", MakeBoolean(env, client.redirect_broken.load()));
  SetInteger(env, row, "queryBytes", client.query_bytes.load());
  SetInteger(env, row, "outputBytes", client.output_bytes.load());
  SetInteger(env, row, "memoryBytes",
             sizeof(Session) + client.query_bytes.load() + client.output_bytes.load());
  SetInteger(env, row, "bytesIn", client.bytes_in.get());
  SetInteger(env, row, "bytesOut", client.bytes_out.get());
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
    if (client.killed.load(std::memory_order_relaxed)) return;
    napi_set_element(env, rows, index++, DescribeClient(env, client));
  });
  return rows;
}

// store.killClient(id, afterReply): whether there was one
napi_value KillClient(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const auto id = static_cast<uint64_t>(IntegerOf(env, call.arguments[0], 0));
  const bool after_reply = BooleanOf(env, call.arguments[1]);
  const bool found = call.store().clients().Find(id, [&](ClientState& client, ClientLink& link) {
    if (after_reply) return link.RequestCloseAfterReply();
    client.killed.store(true, std::memory_order_relaxed);
    link.RequestClose();
  });
  return MakeBoolean(env, found);
}

// store.unblockClient(id, withError): whether the client waited for a key
napi_value UnblockClient(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const auto id = static_cast<uint64_t>(IntegerOf(env, call.arguments[0], 0));
  const bool with_error = BooleanOf(env, call.arguments[1]);
  bool waited = false;
  call.store().clients().Find(id, [&](const ClientState& client, ClientLink& link) {
    waited = client.blocked.load(std::memory_order_relaxed);
    if (waited) link.RequestUnblock(with_error);
  });
  return MakeBoolean(env, waited);
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
  add("unblockClient", UnblockClient);
  add("pauseClients", PauseClients);
  add("unpauseClients", UnpauseClients);
  add("moveClock", MoveClock);
  add("nowMs", NowMs);
  add("runMaintenance", RunMaintenance);
  add("holdGate", HoldGate);
  add("releaseMemory", ReleaseMemory);
}

}  // namespace nacre
