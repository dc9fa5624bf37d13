// HDEL and HGETDEL.

#include "commands/hash/field_list.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

// Erases the field; whether it was there.
bool EraseField(CommandContext& context, HashValue& hash, std::string_view field) {
  const HashValue::Place place = hash.Find(field, context.now_ms());
  if (place) hash.Erase(place);
  return static_cast<bool>(place);
}

void NoteErased(CommandContext& context, CollectionChange<HashValue>& hash, FieldList fields, size_t erased) {
  if (erased == 0) return;
  hash.MarkChanged(erased);
  KeepFields(context, {"HDEL"}, fields);
  context.Notify(kEventHash, "hdel", context.key());
}

}  // namespace

void Hdel(CommandContext& context) {
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  size_t erased = 0;
  if (hash) {
    for (const std::string_view field : context.arguments().subspan(2)) {
      if (EraseField(context, *hash, field)) ++erased;
    }
  }
  NoteErased(context, hash, context.arguments().subspan(2), erased);
  context.reply().Integer(static_cast<int64_t>(erased));
}

void Hgetdel(CommandContext& context) {
  CollectionChange<HashValue> hash(context, context.key());
  if (hash.WrongType()) return context.reply().WrongType();
  const auto fields = ParseFieldList(context, 2);
  if (!fields) return;
  context.reply().Array(fields->size());
  size_t erased = 0;
  for (const std::string_view field : *fields) {
    ReplyValueOf(context, hash ? &*hash : nullptr, field);
    if (hash && EraseField(context, *hash, field)) ++erased;
  }
  NoteErased(context, hash, *fields, erased);
}

}  // namespace nacre::commands
