#include "commands/settings.h"

#include <array>
#include <utility>

namespace nacre {
namespace {

struct NamedSetting {
  std::string_view name;
  Setting Settings::*setting;
};

constexpr std::array kNamedSettings = {
    NamedSetting{"maxclients", &Settings::maxclients},
    NamedSetting{"timeout", &Settings::timeout},
    NamedSetting{"tcp_keepalive", &Settings::tcp_keepalive},
    NamedSetting{"protected_mode", &Settings::protected_mode},
    NamedSetting{"proto_max_bulk_len", &Settings::proto_max_bulk_len},
    NamedSetting{"client_query_buffer_limit", &Settings::client_query_buffer_limit},
    NamedSetting{"output_normal_hard", &Settings::output_normal_hard},
    NamedSetting{"output_normal_soft", &Settings::output_normal_soft},
    NamedSetting{"output_normal_soft_seconds", &Settings::output_normal_soft_seconds},
    NamedSetting{"output_pubsub_hard", &Settings::output_pubsub_hard},
    NamedSetting{"output_pubsub_soft", &Settings::output_pubsub_soft},
    NamedSetting{"output_pubsub_soft_seconds", &Settings::output_pubsub_soft_seconds},
    NamedSetting{"slowlog_log_slower_than", &Settings::slowlog_log_slower_than},
    NamedSetting{"slowlog_max_len", &Settings::slowlog_max_len},
    NamedSetting{"latency_tracking", &Settings::latency_tracking},
    NamedSetting{"latency_monitor_threshold", &Settings::latency_monitor_threshold},
    NamedSetting{"active_expire", &Settings::active_expire},
    NamedSetting{"cron_paused", &Settings::cron_paused},
    NamedSetting{"active_expire_effort", &Settings::active_expire_effort},
    NamedSetting{"hz", &Settings::hz},
    NamedSetting{"maxmemory", &Settings::maxmemory},
    NamedSetting{"tracking_table_max_keys", &Settings::tracking_table_max_keys},
    NamedSetting{"lfu_log_factor", &Settings::lfu_log_factor},
    NamedSetting{"lfu_decay_time", &Settings::lfu_decay_time},
    NamedSetting{"access_policy", &Settings::access_policy},
    NamedSetting{"hash_max_listpack_entries", &Settings::hash_max_listpack_entries},
    NamedSetting{"hash_max_listpack_value", &Settings::hash_max_listpack_value},
    NamedSetting{"list_max_listpack_size", &Settings::list_max_listpack_size},
    NamedSetting{"quicklist_packed_threshold", &Settings::quicklist_packed_threshold},
    NamedSetting{"set_max_intset_entries", &Settings::set_max_intset_entries},
    NamedSetting{"set_max_listpack_entries", &Settings::set_max_listpack_entries},
    NamedSetting{"set_max_listpack_value", &Settings::set_max_listpack_value},
    NamedSetting{"zset_max_listpack_entries", &Settings::zset_max_listpack_entries},
    NamedSetting{"zset_max_listpack_value", &Settings::zset_max_listpack_value},
    NamedSetting{"hll_sparse_max_bytes", &Settings::hll_sparse_max_bytes},
    NamedSetting{"stream_node_max_bytes", &Settings::stream_node_max_bytes},
    NamedSetting{"stream_node_max_entries", &Settings::stream_node_max_entries},
    NamedSetting{"rdbcompression", &Settings::rdbcompression},
    NamedSetting{"rdbchecksum", &Settings::rdbchecksum},
    NamedSetting{"snapshot_format", &Settings::snapshot_format},
    NamedSetting{"rdb_key_save_delay", &Settings::rdb_key_save_delay},
    NamedSetting{"key_load_delay", &Settings::key_load_delay},
    NamedSetting{"appendfsync", &Settings::appendfsync},
    NamedSetting{"aof_timestamp_enabled", &Settings::aof_timestamp_enabled},
    NamedSetting{"no_appendfsync_on_rewrite", &Settings::no_appendfsync_on_rewrite},
    NamedSetting{"enable_debug_command", &Settings::enable_debug_command},
    NamedSetting{"busy_reply_threshold", &Settings::busy_reply_threshold},
    NamedSetting{"lua_undeclared_keys", &Settings::lua_undeclared_keys},
    NamedSetting{"notify_keyspace_events", &Settings::notify_keyspace_events},
};

}  // namespace

bool Settings::Set(std::string_view name, int64_t value) {
  for (const NamedSetting& named : kNamedSettings) {
    if (named.name == name) {
      (this->*named.setting).set(value);
      return true;
    }
  }
  return false;
}

void Settings::SetRequirePass(std::string password) {
  std::lock_guard lock(password_mutex_);
  password_ = std::move(password);
  needs_password_.store(!password_.empty(), std::memory_order_relaxed);
}

bool Settings::PasswordMatches(std::string_view password) const {
  std::lock_guard lock(password_mutex_);
  unsigned difference = password.size() == password_.size() ? 0 : 1;
  for (size_t i = 0; i < password.size(); ++i) {
    const char expected = password_.empty() ? '\0' : password_[i % password_.size()];
    difference |= static_cast<unsigned>(static_cast<unsigned char>(password[i] ^ expected));
  }
  return difference == 0;
}

}  // namespace nacre
