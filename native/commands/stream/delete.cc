// XDEL, XDELEX, XACK and XACKDEL.

#include <vector>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

// What XDELEX and XACKDEL reply for an ID.
enum class IdOutcome : int8_t { kAbsent = -1, kDeleted = 1, kReferenced = 2 };

struct IdBlock {
  StreamReferences references = StreamReferences::kKeep;
  std::vector<StreamId> ids;
};

// Parses the number of IDs at argument `index`, and them. Moves `index` to the last one.
bool ParseIds(CommandContext& context, size_t& index, IdBlock& block) {
  const auto count = ParseInteger(context.arg(++index));
  if (!count || *count <= 0) {
    context.reply().Error("ERR Number of IDs must be a positive integer");
    return false;
  }
  if (static_cast<uint64_t>(*count) > context.argc() - index - 1) {
    context.reply().Error("ERR The `numids` parameter must match the number of arguments");
    return false;
  }
  if (!ParseStreamIds(context, index + 1, static_cast<size_t>(*count), block.ids)) return false;
  index += static_cast<size_t>(*count);
  return true;
}

// [KEEPREF | DELREF | ACKED] IDS numids id [id ...], in any order.
bool ParseIdBlock(CommandContext& context, size_t first, IdBlock& block) {
  bool references_given = false;
  for (size_t i = first; i < context.argc(); ++i) {
    const auto references = ReadReferencesOption(context.arg(i));
    if (references && !references_given) {
      block.references = *references;
      references_given = true;
    } else if (context.ArgIs(i, "ids") && block.ids.empty() && i + 1 < context.argc()) {
      if (!ParseIds(context, i, block)) return false;
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  if (!block.ids.empty()) return true;
  context.reply().SyntaxError();
  return false;
}

// Keeps the deletion as commands that older servers know.
IdOutcome DeleteUnlessReferenced(CommandContext& context, StreamValue& stream, const StreamId& id,
                                 StreamReferences references) {
  if (references == StreamReferences::kDrop) {
    for (const auto& [name, group] : stream.groups()) {
      if (group->pending().Find(id)) KeepAcknowledged(context, context.key(), name, id);
    }
    context.MarkChanged(stream.DropReferences(id));
  }
  if (references == StreamReferences::kAcknowledgedOnly && stream.Contains(id) && stream.IsReferenced(id)) {
    return IdOutcome::kReferenced;
  }
  if (!stream.DeleteByName(id)) return IdOutcome::kAbsent;
  context.Effect({"XDEL", context.key().bytes, StreamIdWord(id)});
  return IdOutcome::kDeleted;
}

void ReplyAllAbsent(CommandContext& context, size_t ids) {
  context.reply().Array(ids);
  for (size_t i = 0; i < ids; ++i) context.reply().Integer(static_cast<int64_t>(IdOutcome::kAbsent));
}

}  // namespace

void Xdel(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream) return context.reply().Integer(0);
  std::vector<StreamId> ids;
  if (!ParseStreamIds(context, 2, context.argc() - 2, ids)) return;
  size_t deleted = 0;
  for (const StreamId& id : ids) deleted += stream->DeleteByName(id) ? 1 : 0;
  if (deleted > 0) {
    stream.MarkChanged(deleted);
    context.Notify(kEventStream, "xdel", context.key());
  }
  context.reply().Integer(static_cast<int64_t>(deleted));
}

void Xdelex(CommandContext& context) {
  IdBlock block;
  if (!ParseIdBlock(context, 2, block)) return;
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream) return ReplyAllAbsent(context, block.ids.size());
  size_t deleted = 0;
  context.reply().Array(block.ids.size());
  for (const StreamId& id : block.ids) {
    const IdOutcome outcome = DeleteUnlessReferenced(context, *stream, id, block.references);
    deleted += outcome == IdOutcome::kDeleted ? 1 : 0;
    context.reply().Integer(static_cast<int64_t>(outcome));
  }
  if (deleted == 0) return;
  stream.MarkChanged(deleted);
  context.Notify(kEventStream, "xdel", context.key());
}

void Xack(CommandContext& context) {
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream) context.Notify(kEventKeyMiss, "keymiss", context.key());
  ConsumerGroup* group = stream ? stream->FindGroup(context.arg(2)) : nullptr;
  if (group == nullptr) return context.reply().Integer(0);
  std::vector<StreamId> ids;
  if (!ParseStreamIds(context, 3, context.argc() - 3, ids)) return;
  size_t acknowledged = 0;
  for (const StreamId& id : ids) acknowledged += group->Acknowledge(id) ? 1 : 0;
  context.MarkChanged(acknowledged);
  context.reply().Integer(static_cast<int64_t>(acknowledged));
}

void Xackdel(CommandContext& context) {
  IdBlock block;
  if (!ParseIdBlock(context, 3, block)) return;
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  ConsumerGroup* group = stream ? stream->FindGroup(context.arg(2)) : nullptr;
  if (group == nullptr) return ReplyAllAbsent(context, block.ids.size());
  size_t deleted = 0;
  context.reply().Array(block.ids.size());
  for (const StreamId& id : block.ids) {
    IdOutcome outcome = IdOutcome::kAbsent;
    if (group->Acknowledge(id)) {
      context.MarkChanged();
      KeepAcknowledged(context, context.key(), context.arg(2), id);
      outcome = DeleteUnlessReferenced(context, *stream, id, block.references);
      deleted += outcome == IdOutcome::kDeleted ? 1 : 0;
      // An entry that was gone already is gone, and it was acknowledged.
      if (outcome == IdOutcome::kAbsent) outcome = IdOutcome::kDeleted;
    }
    context.reply().Integer(static_cast<int64_t>(outcome));
  }
  if (deleted == 0) return;
  stream.MarkChanged(deleted);
  context.Notify(kEventStream, "xdel", context.key());
}

}  // namespace nacre::commands
