// The subcommands of CLIENT about client-side caching.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.h"
#include "commands/command_context.h"
#include "generated/handlers/connection.h"

namespace nacre::commands {
namespace {

struct TrackingOptions {
  bool on = false;
  bool opts_in = false;
  bool opts_out = false;
  TrackingMode mode;
};

// As an error reply may repeat it.
std::string Quoted(std::string_view text) { return std::string(text.substr(0, text.find('\0'))); }

// The client to redirect to; false after an error reply.
bool ParseRedirect(CommandContext& context, std::string_view text, TrackingMode& mode) {
  if (mode.redirect != 0) {
    context.reply().Error("ERR A client can only redirect to a single other client");
    return false;
  }
  const auto id = ParseInteger(text);
  if (!id) {
    context.reply().NotInteger();
    return false;
  }
  if (*id <= 0 || !context.tracker().CanRedirectTo(static_cast<uint64_t>(*id))) {
    context.reply().Error("ERR The client ID you want redirect to does not exist");
    return false;
  }
  mode.redirect = static_cast<uint64_t>(*id);
  return true;
}

// Nothing after an error reply.
std::optional<TrackingOptions> Parse(CommandContext& context) {
  TrackingOptions options;
  for (size_t i = 3; i < context.argc(); ++i) {
    const bool has_value = i + 1 < context.argc();
    if (context.ArgIs(i, "redirect") && has_value) {
      if (!ParseRedirect(context, context.arg(++i), options.mode)) return std::nullopt;
    } else if (context.ArgIs(i, "prefix") && has_value) {
      options.mode.prefixes.emplace_back(context.arg(++i));
    } else if (context.ArgIs(i, "bcast")) {
      options.mode.broadcast = true;
    } else if (context.ArgIs(i, "optin")) {
      options.opts_in = true;
    } else if (context.ArgIs(i, "optout")) {
      options.opts_out = true;
    } else if (context.ArgIs(i, "noloop")) {
      options.mode.no_loop = true;
    } else {
      context.reply().SyntaxError();
      return std::nullopt;
    }
  }
  options.on = context.ArgIs(2, "on");
  if (options.on || context.ArgIs(2, "off")) return options;
  context.reply().SyntaxError();
  return std::nullopt;
}

// Why the options do not go together, or with how the client tracks now; empty if they do.
std::string_view Contradiction(const TrackingOptions& options, const TrackingMode* now) {
  const bool broadcast = options.mode.broadcast;
  if (!broadcast && !options.mode.prefixes.empty()) {
    return "ERR PREFIX option requires BCAST mode to be enabled";
  }
  if (now != nullptr && now->broadcast != broadcast) {
    return "ERR You can't switch BCAST mode on/off before disabling tracking for this client, and then "
           "re-enabling it with a different mode.";
  }
  if (broadcast && (options.opts_in || options.opts_out)) {
    return "ERR OPTIN and OPTOUT are not compatible with BCAST";
  }
  if (options.opts_in && options.opts_out) return "ERR You can't specify both OPTIN mode and OPTOUT mode";
  const TrackingChoice choice = now != nullptr ? now->choice : TrackingChoice::kAlways;
  if ((options.opts_in && choice == TrackingChoice::kOptOut) ||
      (options.opts_out && choice == TrackingChoice::kOptIn)) {
    return "ERR You can't switch OPTIN/OPTOUT mode before disabling tracking for this client, and then "
           "re-enabling it with a different mode.";
  }
  return {};
}

bool Overlap(std::string_view one, std::string_view other) {
  const size_t common = std::min(one.size(), other.size());
  return one.substr(0, common) == other.substr(0, common);
}

// False after an error reply.
bool CheckPrefixes(CommandContext& context, const std::vector<std::string>& prefixes) {
  const TrackingMode* now = context.client().tracking.get();
  const auto refuse = [&](const std::string& prefix, const std::string& what, const std::string& other) {
    context.reply().Error("ERR Prefix '" + Quoted(prefix) + "' overlaps with " + what + " prefix '" +
                          Quoted(other) + "'. Prefixes for a single client must not overlap.");
    return false;
  };
  for (size_t i = 0; i < prefixes.size(); ++i) {
    if (now != nullptr) {
      for (const std::string& old : now->prefixes) {
        if (Overlap(old, prefixes[i])) return refuse(prefixes[i], "an existing", old);
      }
    }
    for (size_t j = i + 1; j < prefixes.size(); ++j) {
      if (Overlap(prefixes[i], prefixes[j])) return refuse(prefixes[i], "another provided", prefixes[j]);
    }
  }
  return true;
}

std::vector<std::string_view> FlagsOf(const TrackingMode* mode) {
  if (mode == nullptr) return {"off"};
  std::vector<std::string_view> flags = {"on"};
  if (mode->broadcast) flags.emplace_back("bcast");
  if (mode->choice == TrackingChoice::kOptIn) {
    flags.emplace_back("optin");
    if (mode->chosen) flags.emplace_back("caching-yes");
  }
  if (mode->choice == TrackingChoice::kOptOut) {
    flags.emplace_back("optout");
    if (mode->chosen) flags.emplace_back("caching-no");
  }
  if (mode->no_loop) flags.emplace_back("noloop");
  if (mode->redirect_broken) flags.emplace_back("broken_redirect");
  return flags;
}

int64_t RedirectOf(const TrackingMode* mode) {
  return mode != nullptr ? static_cast<int64_t>(mode->redirect) : -1;
}

}  // namespace

void ClientTracking(CommandContext& context) {
  auto options = Parse(context);
  if (!options) return;
  ClientState& client = context.client();
  if (!options->on) {
    context.tracker().Stop(client);
    return context.reply().Ok();
  }
  const std::string_view contradiction = Contradiction(*options, client.tracking.get());
  if (!contradiction.empty()) return context.reply().Error(contradiction);
  TrackingMode& mode = options->mode;
  if (!CheckPrefixes(context, mode.prefixes)) return;
  if (mode.broadcast && mode.prefixes.empty()) mode.prefixes.emplace_back();
  if (options->opts_in) mode.choice = TrackingChoice::kOptIn;
  if (options->opts_out) mode.choice = TrackingChoice::kOptOut;
  context.tracker().Start(client, std::move(mode));
  context.reply().Ok();
}

void ClientCaching(CommandContext& context) {
  TrackingMode* mode = context.client().tracking.get();
  if (mode == nullptr) {
    return context.reply().Error(
        "ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT mode "
        "enabled");
  }
  const bool yes = context.ArgIs(2, "yes");
  if (!yes && !context.ArgIs(2, "no")) return context.reply().SyntaxError();
  if (mode->choice != (yes ? TrackingChoice::kOptIn : TrackingChoice::kOptOut)) {
    return context.reply().Error(
        yes ? "ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode."
            : "ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.");
  }
  mode->chosen = true;
  context.reply().Ok();
}

// Minus one: the connection does not track keys; 0: it is told itself.
void ClientGetredir(CommandContext& context) {
  context.reply().Integer(RedirectOf(context.client().tracking.get()));
}

void ClientTrackinginfo(CommandContext& context) {
  const TrackingMode* mode = context.client().tracking.get();
  const std::vector<std::string_view> flags = FlagsOf(mode);
  ReplyWriter& reply = context.reply();
  reply.Map(3);
  reply.Bulk("flags");
  reply.Set(flags.size());
  for (const std::string_view flag : flags) reply.Bulk(flag);
  reply.Bulk("redirect");
  reply.Integer(RedirectOf(mode));
  reply.Bulk("prefixes");
  reply.Array(mode != nullptr ? mode->prefixes.size() : 0);
  if (mode == nullptr) return;
  for (const std::string& prefix : mode->prefixes) reply.Bulk(prefix);
}

}  // namespace nacre::commands
