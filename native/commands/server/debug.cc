// DEBUG: probes and switches for tests of the server itself. It runs behind the
// closed gate, since it looks at whatever it wants to.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/log.h"
#include "base/number.h"
#include "commands/command_context.h"
#include "commands/server/debug_probes.h"
#include "commands/server/debug_tables.h"
#include "commands/server/value_digest.h"
#include "generated/handlers/server.h"
#include "keyspace/access_clock.h"
#include "rdb/dump_payload.h"
#include "values/list_value.h"

namespace nacre::commands {
namespace {

constexpr int64_t kMillisecondsPerSecond = 1000;

// Of DEBUG QUICKLIST-PACKED-THRESHOLD.
constexpr uint64_t kLargestThreshold = (uint64_t{4} << 30) - (1 << 20);

// Calls use(entry) if the key is there, under its shard's lock; false if it is not.
// Touches nothing.
template <class Use>
bool WithEntry(CommandContext& context, std::string_view name, Use&& use) {
  const KeyRef key = context.keyspace().Key(name);
  bool found = false;
  context.keyspace().VisitShard(Keyspace::ShardIndex(key.hash), context.database(), [&](const Table& table) {
    const Table::Position position = table.Find(key);
    if (!position || table.At(position)->IsExpired(context.now_ms())) return;
    found = true;
    use(*table.At(position));
  });
  return found;
}

void MixDatabase(CommandContext& context, size_t database, DataDigest& digest) {
  if (context.keyspace().Size(database) == 0) return;
  digest.MixNumber(static_cast<uint32_t>(database));
  for (size_t shard = 0; shard < kShardCount; ++shard) {
    context.keyspace().VisitShard(shard, database, [&](const Table& table) {
      table.entries().ForEach([&](const Entry* entry, bool) {
        DataDigest own;
        own.Mix(entry->key());
        MixValue(own, *entry);
        digest.Add(own);
      });
    });
  }
}

void DebugDigest(CommandContext& context) {
  DataDigest digest;
  for (size_t database = 0; database < context.keyspace().databases(); ++database) {
    MixDatabase(context, database, digest);
  }
  context.reply().Status(digest.Text());
}

// Keys that are not there have a digest of zeros.
void DebugDigestValue(CommandContext& context) {
  context.reply().Array(context.argc() - 2);
  for (size_t i = 2; i < context.argc(); ++i) {
    DataDigest digest;
    WithEntry(context, context.arg(i), [&](const Entry& entry) { MixValue(digest, entry); });
    context.reply().Status(digest.Text());
  }
}

size_t SerializedSize(const Entry& entry, bool compress) {
  ByteBuffer written;
  RdbWriter writer(written, {.compress = compress});
  WriteValue(writer, FormOf(entry).type, entry);
  return written.size();
}

// What Redis tells of a list in chunks, here without compression.
std::string DescribeChunks(const ListValue& list, const Settings& settings) {
  size_t bytes = 0;
  list.ForEachChunk([&](const PackedList* packed, std::string_view plain) {
    bytes += packed != nullptr ? packed->byte_size() : plain.size();
  });
  const size_t chunks = list.chunk_count();
  char text[160];
  std::snprintf(
      text, sizeof text,
      " ql_nodes:%zu ql_avg_node:%.2f ql_listpack_max:%lld ql_compressed:0 ql_uncompressed_size:%zu", chunks,
      static_cast<double>(list.size()) / static_cast<double>(chunks),
      static_cast<long long>(settings.list_max_listpack_size.get()), bytes);
  return text;
}

std::string DescribeEntry(CommandContext& context, const Entry& entry) {
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<const void*>(&entry));
  const size_t size = SerializedSize(entry, context.settings().rdbcompression.get() != 0);
  const int64_t idle_ms = LruIdleMilliseconds(entry.clock(), context.now_ms());
  return "Value at:" + std::string(address) + " refcount:1 encoding:" + std::string(entry.encoding_name()) +
         " serializedlength:" + std::to_string(size) + " lru:" + std::to_string(entry.clock()) +
         " lru_seconds_idle:" + std::to_string(idle_ms / kMillisecondsPerSecond) +
         (entry.encoding_name() == "quicklist"
              ? DescribeChunks(static_cast<const ListValue&>(*entry.collection()), context.settings())
              : std::string());
}

void DebugObject(CommandContext& context) {
  std::string line;
  const bool found =
      WithEntry(context, context.arg(2), [&](const Entry& entry) { line = DescribeEntry(context, entry); });
  if (!found) return context.reply().Error("ERR no such key");
  context.reply().Status(line);
}

// Holds up everybody, as on redis-server.
void DebugSleep(CommandContext& context) {
  const double seconds = ParseDouble(context.arg(2)).value_or(0);
  if (seconds > 0) std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  context.reply().Ok();
}

// Saves everything and loads it again.
void DebugReload(CommandContext& context) {
  ReloadOptions options;
  for (size_t i = 2; i < context.argc(); ++i) {
    if (context.ArgIs(i, "merge")) {
      options.merge = true;
    } else if (context.ArgIs(i, "nosave")) {
      options.save = false;
    } else if (context.ArgIs(i, "noflush")) {
      options.flush = false;
    } else {
      return context.reply().Error("ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.");
    }
  }
  std::string error = options.save ? context.reloader().Save() : std::string();
  if (!error.empty()) {
    Log(LogLevel::kWarning, "DEBUG RELOAD: " + error);
    return context.reply().Error("ERR");
  }
  error = context.reloader().Load(options);
  if (!error.empty()) {
    Log(LogLevel::kWarning, "DEBUG RELOAD: " + error);
    return context.reply().Error("ERR Error trying to load the RDB dump, check server logs.");
  }
  context.reply().Ok();
}

// Libraries of functions stay as they are.
void DebugLoadaof(CommandContext& context) {
  const std::string error = context.reloader().LoadJournal();
  if (error.empty()) return context.reply().Ok();
  Log(LogLevel::kWarning, "DEBUG LOADAOF: " + error);
  context.reply().Error("ERR Error trying to load the AOF files, check server logs.");
}

// Zero is off, as C reads a number.
bool IsOn(std::string_view text) { return ParseInteger(text).value_or(0) != 0; }

void DebugSetActiveExpire(CommandContext& context) {
  context.settings().active_expire.set(IsOn(context.arg(2)) ? 1 : 0);
  context.reply().Ok();
}

void DebugSetSkipChecksumValidation(CommandContext& context) {
  context.settings().skip_checksum_validation.set(IsOn(context.arg(2)) ? 1 : 0);
  context.reply().Ok();
}

void DebugPauseCron(CommandContext& context) {
  context.settings().cron_paused.set(IsOn(context.arg(2)) ? 1 : 0);
  context.reply().Ok();
}

// A number of bytes with an optional unit, such as 200mb; nothing if it is not one.
std::optional<uint64_t> ParseMemorySize(std::string_view text) {
  struct Unit {
    std::string_view name;
    uint64_t bytes;
  };
  constexpr Unit kUnits[] = {{"", 1},          {"b", 1},        {"k", 1000},          {"kb", 1 << 10},
                             {"m", 1'000'000}, {"mb", 1 << 20}, {"g", 1'000'000'000}, {"gb", 1 << 30}};
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = ParseUnsigned(text.substr(0, digits));
  if (!number) return std::nullopt;
  for (const Unit& unit : kUnits) {
    uint64_t bytes;
    if (!EqualsIgnoringCase(text.substr(digits), unit.name)) continue;
    return __builtin_mul_overflow(*number, unit.bytes, &bytes) ? std::nullopt : std::optional(bytes);
  }
  return std::nullopt;
}

// Zero restores the usual threshold, which follows from the size of a list's chunks.
void DebugQuicklistPackedThreshold(CommandContext& context) {
  const auto bytes = ParseMemorySize(context.arg(2));
  if (!bytes || *bytes > kLargestThreshold) {
    return context.reply().Error("ERR argument must be a memory value bigger than 1 and smaller than 4gb");
  }
  context.settings().quicklist_packed_threshold.set(static_cast<int64_t>(*bytes));
  context.reply().Ok();
}

void DebugLog(CommandContext& context) {
  Log(LogLevel::kWarning, "DEBUG LOG: " + std::string(context.arg(2)));
  context.reply().Ok();
}

// Output buffers are lent by the lane to whoever writes, and none of them remembers a peak: what
// these two choose on redis-server is so here whatever is chosen.
void DebugReplybuffer(CommandContext& context) {
  if (context.ArgIs(2, "resizing")) return context.reply().Ok();
  if (!context.ArgIs(2, "peak-reset-time")) {
    return context.reply().Error(
        "ERR unknown subcommand or wrong number of arguments for 'replybuffer'. Try DEBUG HELP.");
  }
  const bool named = context.ArgIs(3, "never") || context.ArgIs(3, "reset");
  if (!named && !ParseInteger(context.arg(3))) return context.reply().NotInteger();
  context.reply().Ok();
}

void DebugHelp(CommandContext& context);

struct DebugCommand {
  std::string_view name;
  size_t least_arguments;  // With DEBUG and the name.
  size_t most_arguments;
  void (*run)(CommandContext& context);
  std::string_view help;
};

constexpr DebugCommand kDebugCommands[] = {
    {"digest", 2, 2, DebugDigest, "DIGEST -- a digest of all data, equal for equal data"},
    {"digest-value", 3, SIZE_MAX, DebugDigestValue, "DIGEST-VALUE <key> [<key> ...] -- digests of values"},
    {"help", 2, 2, DebugHelp, "HELP -- this list"},
    {"htstats", 3, 3, DebugHtstats, "HTSTATS <dbid> -- how keys are spread over the buckets of their tables"},
    {"htstats-key", 3, 3, DebugHtstatsKey, "HTSTATS-KEY <key> -- the same for a value in a hash table"},
    {"loadaof", 2, 2, DebugLoadaof, "LOADAOF -- writes the journal out, and loads it in place of all data"},
    {"log", 3, 3, DebugLog, "LOG <message> -- a line for the server's log"},
    {"object", 3, 4, DebugObject, "OBJECT <key> -- how a key's value is held"},
    {"pause-cron", 3, 3, DebugPauseCron, "PAUSE-CRON <0|1> -- stops or resumes work in the background"},
    {"populate", 3, 5, DebugPopulate,
     "POPULATE <count> [<prefix> [<size>]] -- makes keys that are not there"},
    {"protocol", 3, 3, DebugProtocol, "PROTOCOL <type> -- an example of a reply of this type"},
    {"quicklist-packed-threshold", 3, 3, DebugQuicklistPackedThreshold,
     "QUICKLIST-PACKED-THRESHOLD <size> -- from where on a list's element stands alone"},
    {"reload", 2, 5, DebugReload, "RELOAD [MERGE] [NOFLUSH] [NOSAVE] -- saves everything and loads it again"},
    {"replybuffer", 4, 4, DebugReplybuffer,
     "REPLYBUFFER PEAK-RESET-TIME <NEVER|RESET|ms>, REPLYBUFFER RESIZING <0|1> -- accepted; buffers are "
     "lent for each reply"},
    {"set-active-expire", 3, 3, DebugSetActiveExpire,
     "SET-ACTIVE-EXPIRE <0|1> -- stops or resumes the removal of expired keys"},
    {"set-skip-checksum-validation", 3, 3, DebugSetSkipChecksumValidation,
     "SET-SKIP-CHECKSUM-VALIDATION <0|1> -- loads payloads and files whose checksum is wrong"},
    {"sleep", 3, 3, DebugSleep, "SLEEP <seconds> -- holds up the whole store"},
    {"stringmatch-len", 4, 4, DebugStringmatchLen,
     "STRINGMATCH-LEN <pattern> <string> -- whether a glob pattern matches"},
};

void DebugHelp(CommandContext& context) {
  context.reply().Array(std::size(kDebugCommands) + 1);
  context.reply().Status("DEBUG <subcommand> [<argument> ...]. Subcommands are:");
  for (const DebugCommand& command : kDebugCommands) context.reply().Status(command.help);
}

// Subcommands of redis-server that work on what nacre does not have, or that
// would end it.
constexpr std::string_view kRefused[] = {
    "aof-flush-sleep",
    "assert",
    "change-repl-id",
    "client-enforce-reply-list",
    "client-eviction",
    "config-rewrite-force-all",
    "crash-and-recover",
    "dict-resizing",
    "drop-cluster-packet-filter",
    "jmap",
    "leak",
    "listpack",
    "mallctl",
    "mallctl-str",
    "oom",
    "panic",
    "quicklist",
    "replicate",
    "restart",
    "sdslen",
    "segfault",
    "set-disable-deny-scripts",
    "structsize",
    "ziplist",
    "error",
};

bool IsLocal(std::string_view address) {
  return address.starts_with("127.") || address.starts_with("[::1]:") || address.starts_with('/') ||
         address.starts_with("in-process");
}

// What enable-debug-command allows; false after an error reply.
bool IsAllowed(CommandContext& context) {
  // What a journal has of it was allowed when it came.
  if (context.IsReplay() && context.ArgIs(1, "populate")) return true;
  const auto allowed = static_cast<DebugPermission>(context.settings().enable_debug_command.get());
  if (allowed == DebugPermission::kYes) return true;
  if (allowed == DebugPermission::kLocal && IsLocal(context.client().address.Get())) return true;
  context.reply().Error(
      "ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you can run it "
      "from a local connection, otherwise you need to set this option in the configuration file, and then "
      "restart the server.");
  return false;
}

}  // namespace

void Debug(CommandContext& context) {
  if (!IsAllowed(context)) return;
  for (const DebugCommand& command : kDebugCommands) {
    const bool fits = context.argc() >= command.least_arguments && context.argc() <= command.most_arguments;
    if (fits && context.ArgIs(1, command.name)) return command.run(context);
  }
  const std::string name(context.arg(1).substr(0, 128));
  for (const std::string_view refused : kRefused) {
    if (context.ArgIs(1, refused)) return context.reply().Error("ERR DEBUG " + name + " is not supported");
  }
  context.reply().Error("ERR unknown subcommand or wrong number of arguments for '" + name +
                        "'. Try DEBUG HELP.");
}

}  // namespace nacre::commands
