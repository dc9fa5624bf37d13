// The commands that ask or change the plainest things of a connection.

#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers.h"

namespace nacre::commands {
namespace {

constexpr int64_t kSmallestInt = std::numeric_limits<int32_t>::min();
constexpr int64_t kLargestInt = std::numeric_limits<int32_t>::max();

// The database index in `text`; nothing after an error reply.
std::optional<uint32_t> ParseDatabase(CommandContext& context, std::string_view text) {
  const auto index = ParseInteger(text);
  if (!index) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*index < kSmallestInt || *index > kLargestInt) {
    context.reply().Error("ERR value is out of range, value must between " + std::to_string(kSmallestInt) +
                          " and " + std::to_string(kLargestInt));
    return std::nullopt;
  }
  if (*index < 0 || static_cast<uint64_t>(*index) >= context.keyspace().databases()) {
    context.reply().Error("ERR DB index is out of range");
    return std::nullopt;
  }
  return static_cast<uint32_t>(*index);
}

}  // namespace

void Ping(CommandContext& context) {
  if (context.argc() > 2) {
    context.reply().Error("ERR wrong number of arguments for 'ping' command");
  } else if (context.argc() == 2) {
    context.reply().Bulk(context.arg(1));
  } else {
    context.reply().Status("PONG");
  }
}

void Echo(CommandContext& context) { context.reply().Bulk(context.arg(1)); }

void Select(CommandContext& context) {
  const auto database = ParseDatabase(context, context.arg(1));
  if (!database) return;
  context.client().database.store(*database, std::memory_order_relaxed);
  context.reply().Ok();
}

void Quit(CommandContext& context) {
  context.client().close_after_reply = true;
  context.reply().Ok();
}

// The library's name and version stay: they still tell what is behind the connection.
void Reset(CommandContext& context) {
  ClientState& client = context.client();
  client.monitoring.store(false, std::memory_order_relaxed);
  client.database.store(0, std::memory_order_relaxed);
  client.resp_version.store(2, std::memory_order_relaxed);
  client.authenticated = !context.settings().NeedsPassword();
  client.name.Set("");
  client.no_touch = false;
  client.no_evict.store(false, std::memory_order_relaxed);
  client.reply_mode = ReplyMode::kOn;
  context.reply().set_version(2);
  context.reply().Status("RESET");
}

}  // namespace nacre::commands
