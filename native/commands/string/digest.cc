// DIGEST, DELEX, DELIFEQ: strings known by their digest or by their value.

#include "commands/string/value_condition.h"
#include "generated/handlers/string.h"

namespace nacre::commands {

void Digest(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return context.reply().Null();
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  const DigestText digest = DigestOf(entry);
  context.reply().Bulk({digest.data(), digest.size()});
}

namespace {

// The condition that DELEX's word names, or kNone.
Condition NamedCondition(const CommandContext& context, size_t index) {
  if (context.ArgIs(index, "ifeq")) return Condition::kEqual;
  if (context.ArgIs(index, "ifne")) return Condition::kNotEqual;
  if (context.ArgIs(index, "ifdeq")) return Condition::kDigestEqual;
  if (context.ArgIs(index, "ifdne")) return Condition::kDigestNotEqual;
  return Condition::kNone;
}

void EraseAndReply(CommandContext& context, Table::Position position) {
  context.TableOf(context.key()).Erase(position, context.key());
  context.MarkChanged();
  context.Effect({"DEL", context.key().bytes});
  context.Notify(kEventGeneric, "del", context.key());
  context.reply().Integer(1);
}

}  // namespace

void Delex(CommandContext& context) {
  if (context.argc() != 2 && context.argc() != 4) {
    return context.reply().Error("ERR wrong number of arguments for 'delex' command");
  }
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  // An absent key answers before the condition is looked at, as in Redis.
  if (!position) return context.reply().Integer(0);
  if (context.argc() == 2) return EraseAndReply(context, position);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) {
    return context.reply().Error("ERR Key should be of string type if conditions are specified");
  }
  const Condition condition = NamedCondition(context, 2);
  if (condition == Condition::kNone) {
    return context.reply().Error("ERR Invalid condition. Use IFEQ, IFNE, IFDEQ, or IFDNE");
  }
  const std::string_view operand = context.arg(3);
  if (!HasValidOperand(context, condition, operand)) return;
  if (!Holds(condition, operand, &entry)) return context.reply().Integer(0);
  EraseAndReply(context, position);
}

void Delifeq(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  if (!position) return context.reply().Integer(0);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  if (!IsValue(entry, context.arg(2))) return context.reply().Integer(0);
  EraseAndReply(context, position);
}

}  // namespace nacre::commands
