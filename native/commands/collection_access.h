// How a handler reaches the collection at a key: to read it, or to change it.
//
// `Value` is a class of native/values/ with `static constexpr ValueType kType`
// and `static constexpr bool kKeptWhenEmpty` (streams outlive their entries).

#ifndef NACRE_COMMANDS_COLLECTION_ACCESS_H_
#define NACRE_COMMANDS_COLLECTION_ACCESS_H_

#include <cstdint>
#include <memory>
#include <utility>

#include "commands/command_context.h"

namespace nacre {

// Finds the collection at `key` to read it, as CommandContext::FindToRead does:
// `value` is null if the key is absent. False if it holds another type; the
// caller then replies (most often WrongType). O(1).
template <class Value>
bool FindCollection(CommandContext& context, const KeyRef& key, const Value*& value) {
  value = nullptr;
  const Table::Position position = context.FindToRead(key);
  if (!position) return true;
  const Entry* entry = context.TableOf(key).At(position);
  if (entry->type() != Value::kType) return false;
  value = static_cast<const Value*>(entry->collection());
  return true;
}

// A collection that a handler changes. When this goes (or at Settle), the
// table's account follows the collection's bytes, a change that was marked is
// made known, and the key of an emptied collection is removed with a "del" event.
//
//   CollectionChange<ListValue> list(context, context.key());
//   if (list.WrongType()) return context.reply().WrongType();
//   if (!list) return context.reply().Integer(0);
//   list->PushTail(…);
//   list.MarkChanged();
//   context.Notify(kEventList, "rpush", context.key());
template <class Value>
class CollectionChange {
 public:
  CollectionChange(CommandContext& context, const KeyRef& key)
      : CollectionChange(context, key, context.database()) {}
  CollectionChange(CommandContext& context, const KeyRef& key, uint32_t database)
      : context_(context), key_(key), database_(database) {
    const Table::Position position = context.FindToWrite(key, database);
    if (!position) return;
    Table& table = context.TableOf(key, database);
    const Entry* entry = table.At(position);
    if (entry->type() != Value::kType) {
      wrong_type_ = true;
      return;
    }
    table.SaveBeforeChange(position);
    value_ = static_cast<Value*>(entry->collection());
    bytes_before_ = value_->bytes();
    members_expired_before_ = entry->MembersExpire();
  }
  CollectionChange(const CollectionChange&) = delete;
  CollectionChange& operator=(const CollectionChange&) = delete;
  ~CollectionChange() { Settle(); }

  // Whether the key holds another type; nothing else may then be called.
  bool WrongType() const { return wrong_type_; }
  // Whether there is a collection at the key.
  explicit operator bool() const { return value_ != nullptr; }
  Value* operator->() { return value_; }
  Value& operator*() { return *value_; }

  // The collection, made with `arguments` if the key is absent. O(1).
  template <class... Arguments>
  Value& OrCreate(Arguments&&... arguments) {
    if (value_ == nullptr) {
      auto made = std::make_unique<Value>(std::forward<Arguments>(arguments)...);
      value_ = made.get();
      bytes_before_ = value_->bytes();
      context_.TableOf(key_, database_)
          .AddCollection(key_, Value::kType, std::move(made), kNoExpiry, context_.FreshClock());
    }
    return *value_;
  }

  // Counts changes of the dataset and marks the key as modified.
  void MarkChanged(uint64_t changes = 1) {
    context_.MarkChanged(changes);
    changed_ = true;
  }

  // Does what the destructor does, now. Afterwards there is no collection here.
  void Settle() {
    if (value_ == nullptr) return;
    Value* value = std::exchange(value_, nullptr);
    Table& table = context_.TableOf(key_, database_);
    table.AdjustCollectionBytes(bytes_before_, value->bytes());
    if (!Value::kKeptWhenEmpty && value->size() == 0) {
      table.Erase(table.Find(key_), key_);
      context_.Notify(kEventGeneric, "del", key_, database_);
      return;
    }
    if (value->HasExpiringMembers() != members_expired_before_) {
      table.SetMembersExpire(table.Find(key_), !members_expired_before_);
    }
    if (changed_) table.NoteModified(key_.bytes);
  }

 private:
  CommandContext& context_;
  const KeyRef key_;
  const uint32_t database_;
  Value* value_ = nullptr;
  size_t bytes_before_ = 0;
  bool members_expired_before_ = false;
  bool wrong_type_ = false;
  bool changed_ = false;
};

// Puts `value` at `key`, whatever was there; an empty one removes the key. Returns
// whether the key was or is there. Counts no change; of events, it emits "new" alone.
bool ReplaceWithCollection(CommandContext& context, const KeyRef& key, ValueType type,
                           std::unique_ptr<Collection> value);

}  // namespace nacre

#endif  // NACRE_COMMANDS_COLLECTION_ACCESS_H_
