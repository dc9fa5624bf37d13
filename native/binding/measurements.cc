#include "binding/measurements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/reclaimer.h"
#include "binding/store_call.h"
#include "engine/statistics.h"
#include "network/session.h"

namespace nacre {
namespace {

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
  return MakeUndefined(env);
}

void SetRates(napi_env env, napi_value row, const Store::Rates& rates) {
  SetProperty(env, row, "commandsPerSecond", MakeNumber(env, rates.commands.per_second()));
  SetProperty(env, row, "bytesInPerSecond", MakeNumber(env, rates.bytes_in.per_second()));
  SetProperty(env, row, "bytesOutPerSecond", MakeNumber(env, rates.bytes_out.per_second()));
}

void SetTraffic(napi_env env, napi_value row, Store& store) {
  ThreadCounters counters;
  store.SumCounters(counters);
  const ClientRegistry::Traffic traffic = store.clients().traffic();
  SetInteger(env, row, "commands", counters.commands.get());
  SetInteger(env, row, "reads", counters.reads.get());
  SetInteger(env, row, "writes", counters.writes.get());
  SetInteger(env, row, "bytesIn", traffic.bytes_in);
  SetInteger(env, row, "bytesOut", traffic.bytes_out);
}

void SetClients(napi_env env, napi_value row, Store& store) {
  uint64_t count = 0;
  uint64_t bytes = 0;
  uint64_t largest_input = 0;
  uint64_t largest_output = 0;
  store.clients().ForEach([&](const ClientState& client, ClientLink&) {
    ++count;
    bytes += sizeof(Session) + client.query_bytes.load() + client.output_bytes.load();
    largest_input = std::max(largest_input, client.query_bytes.load());
    largest_output = std::max(largest_output, client.output_bytes.load());
  });
  SetInteger(env, row, "clients", count);
  SetInteger(env, row, "clientBytes", bytes);
  SetInteger(env, row, "blockedClients", store.interest().waiting());
  SetInteger(env, row, "largestInputBytes", largest_input);
  SetInteger(env, row, "largestOutputBytes", largest_output);
}

void SetSubscriptions(napi_env env, napi_value row, Store& store) {
  const PubSub& pubsub = store.pubsub();
  SetInteger(env, row, "channels", pubsub.Count(SubscriptionKind::kChannel));
  SetInteger(env, row, "patterns", pubsub.Count(SubscriptionKind::kPattern));
  SetInteger(env, row, "shardChannels", pubsub.Count(SubscriptionKind::kShardChannel));
  const Tracking& tracking = store.tracking();
  SetInteger(env, row, "trackingClients", tracking.clients());
  SetInteger(env, row, "trackedKeys", tracking.keys());
  SetInteger(env, row, "trackedItems", tracking.items());
  SetInteger(env, row, "trackedPrefixes", tracking.prefixes());
}

void SetMemory(napi_env env, napi_value row, Store& store) {
  SetInteger(env, row, "peakBytes", store.peak_bytes());
  SetInteger(env, row, "fixedBytes", store.FixedBytes());
  SetInteger(env, row, "reclaimPending", ReclaimPending());
  SetInteger(env, row, "reclaimDone", ReclaimDone());
}

size_t UsedBytes(const StoreCall& call) {
  const StoreVisit inside(call);
  return call.store().keyspace().bytes();
}

// store.counters(): numbers of the whole store
napi_value Counters(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  Store& store = call.store();
  const size_t used_bytes = UsedBytes(call);
  store.NotePeak(used_bytes);
  napi_value row = NewObject(env);
  SetInteger(env, row, "usedBytes", used_bytes);
  ThreadCounters threads;
  store.SumCounters(threads);
  SetInteger(env, row, "hits", threads.lookups.hits.get());
  SetInteger(env, row, "misses", threads.lookups.misses.get());
  SetInteger(env, row, "expired", store.keyspace().expired());
  SetInteger(env, row, "expiryMicroseconds", store.expiry_ns.load() / 1000);
  SetInteger(env, row, "changes", store.changes.load());
  SetClients(env, row, store);
  SetSubscriptions(env, row, store);
  SetMemory(env, row, store);
  SetTraffic(env, row, store);
  SetRates(env, row, store.rates());
  SetInteger(env, row, "accepted", store.connection_counts.accepted);
  SetInteger(env, row, "rejected", store.connection_counts.rejected);
  SetInteger(env, row, "lanes", store.connection_counts.lanes);
  return row;
}

// store.errors(): { code, count } of each error that was replied
napi_value Errors(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  ErrorCounts errors;
  call.store().SumErrors(errors);
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  for (const auto& [code, count] : errors.counts()) {
    napi_value row = NewObject(env);
    SetProperty(env, row, "code", MakeString(env, code));
    SetInteger(env, row, "count", count);
    napi_set_element(env, rows, index++, row);
  }
  return rows;
}

std::vector<std::string> StringsOf(napi_env env, napi_value array) {
  uint32_t length = 0;
  napi_get_array_length(env, array, &length);
  std::vector<std::string> strings;
  for (uint32_t i = 0; i < length; ++i) {
    napi_value value = nullptr;
    napi_get_element(env, array, i, &value);
    strings.push_back(BytesOf(env, value));
  }
  return strings;
}

// store.accountControl(commandId, clientId, arguments, microseconds, error):
// counts a control command that JavaScript carried out
napi_value AccountControl(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 5);
  if (!call) return nullptr;
  const auto id = static_cast<size_t>(IntegerOf(env, call.arguments[0], -1));
  if (id >= CommandTable().size()) return MakeUndefined(env);
  const std::vector<std::string> arguments = StringsOf(env, call.arguments[2]);
  const std::vector<std::string_view> views(arguments.begin(), arguments.end());
  const std::string error = TextOf(env, call.arguments[4]);
  Executor::ControlResult result;
  result.arguments = views;
  result.duration_us = IntegerOf(env, call.arguments[3], 0);
  result.error = error;
  call.store().clients().Find(static_cast<uint64_t>(IntegerOf(env, call.arguments[1], 0)),
                              [&](const ClientState& client, ClientLink&) {
                                result.client_address = client.address.Get();
                                result.client_name = client.name.Get();
                              });
  call.handle->executor().AccountControl(CommandTable()[id], std::move(result));
  return MakeUndefined(env);
}

// store.latencyEvents(): { name, worstMs, samples } of each
napi_value LatencyEvents(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  for (const LatencyMonitor::Event& event : call.store().latency().Events()) {
    napi_value row = NewObject(env);
    SetProperty(env, row, "name", MakeString(env, event.name));
    SetProperty(env, row, "worstMs", MakeInteger(env, event.worst_ms));
    napi_value samples = NewArray(env);
    for (size_t i = 0; i < event.samples.size(); ++i) {
      napi_value sample = NewArray(env);
      napi_set_element(env, sample, 0, MakeInteger(env, event.samples[i].time_s));
      napi_set_element(env, sample, 1, MakeInteger(env, event.samples[i].latency_ms));
      napi_set_element(env, samples, static_cast<uint32_t>(i), sample);
    }
    SetProperty(env, row, "samples", samples);
    napi_set_element(env, rows, index++, row);
  }
  return rows;
}

// store.resetLatency(names): how many events it forgot; of no names, all
napi_value ResetLatency(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const size_t forgotten = call.store().latency().Reset(StringsOf(env, call.arguments[0]));
  return MakeInteger(env, static_cast<int64_t>(forgotten));
}

struct MeasuredDatabase {
  DatabaseSummary summary;
  int64_t average_ttl_ms;
};

// About how long the keys of a database that expire have left: an average over
// the first buckets of each shard.
int64_t AverageTtlMs(Store& store, size_t database) {
  constexpr size_t kBucketsPerShard = 16;
  const int64_t now_ms = store.clock().NowMilliseconds();
  int64_t sum = 0;
  int64_t count = 0;
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    store.keyspace().VisitShard(shard, database, [&](const Table& table) {
      if (table.expiring() == 0) return;
      const size_t buckets = std::min(table.entries().bucket_count(), kBucketsPerShard);
      for (size_t i = 0; i < buckets; ++i) {
        table.entries().VisitBucket(i, [&](const Entry* entry, bool expires) {
          if (!expires || entry->IsExpired(now_ms)) return;
          sum += entry->expire_at_ms() - now_ms;
          ++count;
        });
      }
    });
  }
  return count == 0 ? 0 : sum / count;
}

std::vector<MeasuredDatabase> MeasureDatabases(const StoreCall& call) {
  const StoreVisit inside(call);
  Keyspace& keyspace = call.store().keyspace();
  std::vector<MeasuredDatabase> databases;
  for (size_t i = 0; i < keyspace.databases(); ++i) {
    const DatabaseSummary summary = keyspace.Summarize(i);
    databases.push_back({summary, summary.expires == 0 ? 0 : AverageTtlMs(call.store(), i)});
  }
  return databases;
}

// store.databases(): { keys, expires, averageTtlMs, bytes } of each
napi_value Databases(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  napi_value rows = NewArray(env);
  uint32_t index = 0;
  for (const MeasuredDatabase& database : MeasureDatabases(call)) {
    napi_value row = NewObject(env);
    SetInteger(env, row, "keys", database.summary.keys);
    SetInteger(env, row, "expires", database.summary.expires);
    SetInteger(env, row, "bytes", database.summary.bytes);
    SetProperty(env, row, "averageTtlMs", MakeInteger(env, database.average_ttl_ms));
    napi_set_element(env, rows, index++, row);
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

}  // namespace

void AddMeasurements(const std::function<void(const char*, napi_callback)>& add) {
  add("commandStatistics", CommandStatisticsRows);
  add("accountControl", AccountControl);
  add("resetStatistics", ResetStatistics);
  add("counters", Counters);
  add("errors", Errors);
  add("databases", Databases);
  add("latencyEvents", LatencyEvents);
  add("resetLatency", ResetLatency);
  add("slowLog", SlowLogRows);
  add("slowLogLength", SlowLogLength);
  add("resetSlowLog", ResetSlowLog);
}

}  // namespace nacre
