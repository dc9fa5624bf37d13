// The configuration that native code reads, as atomics that the control plane
// sets while commands run. Names are redis.conf's, with underscores.

#ifndef NACRE_COMMANDS_SETTINGS_H_
#define NACRE_COMMANDS_SETTINGS_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace nacre {

// A number that any thread reads and the control plane writes.
class Setting {
 public:
  explicit Setting(int64_t value) : value_(value) {}
  int64_t get() const { return value_.load(std::memory_order_relaxed); }
  void set(int64_t value) { value_.store(value, std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> value_;
};

// maxmemory-policy, as far as the access clock depends on it.
enum class AccessPolicy : int64_t { kOther = 0, kLru = 1, kLfu = 2 };

// enable-debug-command.
enum class DebugPermission : int64_t { kNo = 0, kYes = 1, kLocal = 2 };

// lua-undeclared-keys: what becomes of scripts that touch keys which they did not declare.
enum class UndeclaredKeys : int64_t {
  kAuto = 0,   // They run alone, once they were seen to.
  kAlone = 1,  // Every script runs alone.
  kError = 2,  // Such a call is an error.
};

struct Settings {
  Setting maxclients{10000};
  Setting timeout{0};          // Seconds; 0 is never.
  Setting tcp_keepalive{300};  // Seconds; 0 is off.
  Setting protected_mode{1};
  Setting proto_max_bulk_len{512ll * 1024 * 1024};
  Setting client_query_buffer_limit{1024ll * 1024 * 1024};
  // client-output-buffer-limit, for each class; 0 is no limit.
  Setting output_normal_hard{0};
  Setting output_normal_soft{0};
  Setting output_normal_soft_seconds{0};
  Setting output_pubsub_hard{32ll * 1024 * 1024};
  Setting output_pubsub_soft{8ll * 1024 * 1024};
  Setting output_pubsub_soft_seconds{60};
  Setting slowlog_log_slower_than{10000};  // Microseconds; negative is off.
  Setting slowlog_max_len{128};
  Setting latency_tracking{1};
  Setting latency_monitor_threshold{0};  // Milliseconds; 0 is off.
  Setting active_expire{1};              // DEBUG SET-ACTIVE-EXPIRE
  Setting cron_paused{0};                // DEBUG PAUSE-CRON
  Setting active_expire_effort{1};
  Setting hz{10};
  Setting maxmemory{0};                        // Bytes; 0 is no limit.
  Setting tracking_table_max_keys{1'000'000};  // 0 is no limit.
  Setting lfu_log_factor{10};
  Setting lfu_decay_time{1};  // Minutes.
  Setting access_policy{static_cast<int64_t>(AccessPolicy::kOther)};
  Setting hash_max_listpack_entries{512};
  Setting hash_max_listpack_value{64};
  Setting list_max_listpack_size{-2};     // Elements, or -1 to -5: 4 to 64 KiB.
  Setting quicklist_packed_threshold{0};  // DEBUG QUICKLIST-PACKED-THRESHOLD, bytes; 0: as chunks' size says.
  Setting set_max_intset_entries{512};
  Setting set_max_listpack_entries{128};
  Setting set_max_listpack_value{64};
  Setting zset_max_listpack_entries{128};
  Setting zset_max_listpack_value{64};
  Setting hll_sparse_max_bytes{3000};
  Setting stream_node_max_bytes{4096};
  Setting stream_node_max_entries{100};
  Setting rdbcompression{1};
  Setting rdbchecksum{1};
  Setting snapshot_format{1};           // 0: RDB; 1: JSON.
  Setting rdb_key_save_delay{0};        // Microseconds after each key; below zero: one after each -n keys.
  Setting key_load_delay{0};            // The same.
  Setting skip_checksum_validation{0};  // DEBUG SET-SKIP-CHECKSUM-VALIDATION
  Setting appendfsync{0};               // Each second, always (1), never (2).
  Setting aof_timestamp_enabled{0};
  Setting no_appendfsync_on_rewrite{0};
  Setting enable_debug_command{static_cast<int64_t>(DebugPermission::kNo)};
  Setting busy_reply_threshold{5000};  // Milliseconds; 0 is never.
  Setting lua_undeclared_keys{static_cast<int64_t>(UndeclaredKeys::kAuto)};
  Setting notify_keyspace_events{0};  // KeyEventClass bits; 0 unless K or E is among them.

  // Whether it matters to anybody how long a single command took.
  bool WatchesDurations() const {
    return slowlog_log_slower_than.get() >= 0 || latency_monitor_threshold.get() > 0;
  }
  AccessPolicy policy() const { return static_cast<AccessPolicy>(access_policy.get()); }

  // Sets the number called `name`; false if there is none.
  bool Set(std::string_view name, int64_t value);

  // The password of the default user; empty is none. Any thread.
  void SetRequirePass(std::string password);
  // Compares in time that does not depend on where the texts differ.
  bool PasswordMatches(std::string_view password) const;
  bool NeedsPassword() const { return needs_password_.load(std::memory_order_relaxed); }

 private:
  mutable std::mutex password_mutex_;
  std::string password_;
  std::atomic<bool> needs_password_{false};
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SETTINGS_H_
