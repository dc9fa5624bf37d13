// XGROUP's subcommands.

#include <optional>
#include <string>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

// Arguments: XGROUP, the subcommand, the key, the group.
constexpr size_t kSubcommand = 1;
constexpr size_t kKey = 2;
constexpr size_t kGroup = 3;

struct GroupOptions {
  bool make_stream = false;  // MKSTREAM
  int64_t entries_read = kEntriesReadUnknown;
};

bool WrongSubcommand(CommandContext& context) {
  std::string error = "ERR unknown subcommand or wrong number of arguments for '";
  error.append(QuotedText(context.arg(kSubcommand)).substr(0, 128)).append("'. Try XGROUP HELP.");
  context.reply().Error(error);
  return false;
}

bool ParseGroupOptions(CommandContext& context, bool creates, GroupOptions& options) {
  for (size_t i = 5; i < context.argc(); ++i) {
    if (creates && context.ArgIs(i, "mkstream")) {
      options.make_stream = true;
    } else if (context.ArgIs(i, "entriesread") && i + 1 < context.argc()) {
      const auto entries = ParseInteger(context.arg(++i));
      if (!entries) {
        context.reply().NotInteger();
        return false;
      }
      // A count that was set to the highest number goes on from the lowest, and the journal says so.
      if (*entries < 0 && *entries != kEntriesReadUnknown && !context.IsReplay()) {
        context.reply().Error("ERR value for ENTRIESREAD must be positive or -1");
        return false;
      }
      options.entries_read = *entries;
    } else {
      return WrongSubcommand(context);
    }
  }
  return true;
}

// Whether the key holds a stream, or false after an error reply.
bool IsThere(CommandContext& context, CollectionChange<StreamValue>& stream) {
  if (stream.WrongType()) {
    context.reply().WrongType();
    return false;
  }
  if (stream) return true;
  context.reply().Error(
      "ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to use the "
      "MKSTREAM option to create an empty stream automatically.");
  return false;
}

// The group that the command names, or null after an error reply.
ConsumerGroup* FindNamedGroup(CommandContext& context, CollectionChange<StreamValue>& stream) {
  if (!IsThere(context, stream)) return nullptr;
  ConsumerGroup* group = stream->FindGroup(context.arg(kGroup));
  if (group == nullptr) NoGroupInKey(context, context.arg(kKey), context.arg(kGroup));
  return group;
}

}  // namespace

void XgroupCreate(CommandContext& context) {
  GroupOptions options;
  if (!ParseGroupOptions(context, true, options)) return;
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!options.make_stream && !IsThere(context, stream)) return;
  // Words at most: CREATE key group id, MKSTREAM, ENTRIESREAD and its number.
  constexpr size_t kMostArguments = 8;
  if (context.argc() > kMostArguments) {
    WrongSubcommand(context);
    return;
  }
  StreamId id;
  if (context.arg(4) == "$") {
    if (stream) id = stream->last_id();
  } else if (!ParseStreamId(context, context.arg(4), id)) {
    return;
  }
  if (!stream) {
    stream.OrCreate();
    stream.MarkChanged(0);
  }
  if (stream->AddGroup(context.arg(kGroup), id, options.entries_read) == nullptr) {
    return context.reply().Error("BUSYGROUP Consumer Group name already exists");
  }
  context.MarkChanged();
  context.Notify(kEventStream, "xgroup-create", context.key());
  context.reply().Ok();
}

void XgroupSetid(CommandContext& context) {
  GroupOptions options;
  if (!ParseGroupOptions(context, false, options)) return;
  CollectionChange<StreamValue> stream(context, context.key());
  ConsumerGroup* group = FindNamedGroup(context, stream);
  if (group == nullptr) return;
  constexpr size_t kMostArguments = 7;
  if (context.argc() > kMostArguments) {
    WrongSubcommand(context);
    return;
  }
  StreamId id = stream->last_id();
  if (context.arg(4) != "$" && !ParseStreamBound(context, context.arg(4), 0, id)) return;
  group->last_delivered = id;
  group->entries_read = options.entries_read;
  context.MarkChanged();
  context.Notify(kEventStream, "xgroup-setid", context.key());
  context.reply().Ok();
}

void XgroupDestroy(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  if (!IsThere(context, stream)) return;
  if (!stream->RemoveGroup(context.arg(kGroup))) return context.reply().Integer(0);
  context.MarkChanged();
  // The stream is not modified, but clients that wait for what the group reads must hear of it.
  context.TableOf(context.key()).NoteReady(context.key().bytes);
  context.Notify(kEventStream, "xgroup-destroy", context.key());
  context.reply().Integer(1);
}

void XgroupCreateconsumer(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  ConsumerGroup* group = FindNamedGroup(context, stream);
  if (group == nullptr) return;
  if (group->FindConsumer(context.arg(4)) != nullptr) return context.reply().Integer(0);
  group->AddConsumer(context.arg(4), context.wall_ms());
  context.MarkChanged();
  context.Notify(kEventStream, "xgroup-createconsumer", context.key());
  context.reply().Integer(1);
}

void XgroupDelconsumer(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  ConsumerGroup* group = FindNamedGroup(context, stream);
  if (group == nullptr) return;
  if (group->FindConsumer(context.arg(4)) == nullptr) return context.reply().Integer(0);
  const size_t pending = group->RemoveConsumer(context.arg(4));
  context.MarkChanged();
  context.Notify(kEventStream, "xgroup-delconsumer", context.key());
  context.reply().Integer(static_cast<int64_t>(pending));
}

}  // namespace nacre::commands
