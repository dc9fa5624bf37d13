// SADD, SREM and SMOVE: members come and go.

#include "commands/set/set_access.h"
#include "generated/handlers/set.h"

namespace nacre::commands {

void Sadd(CommandContext& context) {
  constexpr size_t kFirstMember = 2;
  CollectionChange<SetValue> change(context, context.key());
  if (change.WrongType()) return context.reply().WrongType();
  const SetValue::Limits limits = SetLimits(context);
  const size_t given = context.argc() - kFirstMember;
  if (change) {
    change->Expect(given, limits);
  } else {
    change.OrCreate(PackedValue(context.arg(kFirstMember)), given, limits);
  }
  SetValue& set = *change;
  uint64_t added = 0;
  for (size_t i = kFirstMember; i < context.argc(); ++i) {
    if (set.Add(context.arg(i), limits)) ++added;
  }
  if (added != 0) {
    change.MarkChanged(added);
    context.Notify(kEventSet, "sadd", context.key());
  }
  context.reply().Integer(static_cast<int64_t>(added));
}

void Srem(CommandContext& context) {
  CollectionChange<SetValue> set(context, context.key());
  if (set.WrongType()) return context.reply().WrongType();
  if (!set) return context.reply().Integer(0);
  uint64_t removed = 0;
  for (size_t i = 2; i < context.argc() && set->size() != 0; ++i) {
    if (set->Remove(context.arg(i))) ++removed;
  }
  if (removed != 0) {
    set.MarkChanged(removed);
    context.Notify(kEventSet, "srem", context.key());
  }
  context.reply().Integer(static_cast<int64_t>(removed));
}

void Smove(CommandContext& context) {
  const KeyRef& from = context.key(0);
  const KeyRef& to = context.key(1);
  const PackedValue member(context.arg(3));
  CollectionChange<SetValue> source(context, from);
  // A missing source answers before the destination's type is looked at.
  if (!source && !source.WrongType()) return context.reply().Integer(0);
  if (source.WrongType()) return context.reply().WrongType();
  if (from.bytes == to.bytes) return context.reply().Integer(source->Contains(member) ? 1 : 0);
  CollectionChange<SetValue> destination(context, to);
  if (destination.WrongType()) return context.reply().WrongType();
  if (!source->Remove(member)) return context.reply().Integer(0);
  source.MarkChanged();
  context.Notify(kEventSet, "srem", from);
  source.Settle();
  const SetValue::Limits limits = SetLimits(context);
  if (destination.OrCreate(member, size_t{1}, limits).Add(member, limits)) {
    destination.MarkChanged();
    context.Notify(kEventSet, "sadd", to);
  }
  context.reply().Integer(1);
}

}  // namespace nacre::commands
