// Who is told of what happens to keys. A shard has at most one observer, and
// most of the time none: then a change costs one look at a pointer.

#ifndef NACRE_KEYSPACE_KEY_OBSERVER_H_
#define NACRE_KEYSPACE_KEY_OBSERVER_H_

#include <cstdint>
#include <string_view>

namespace nacre {

class Table;

// Called under the shard's lock, by the thread that changes the key. Must not
// touch the table.
class KeyObserver {
 public:
  virtual ~KeyObserver() = default;
  // A key came into being; KeyModified follows.
  virtual void KeyAdded(uint32_t database, std::string_view key) = 0;
  // The value or the expiry time changed, or the key came or went.
  virtual void KeyModified(uint32_t database, std::string_view key) = 0;
  // The same, by nobody's doing: its time, or its members', had passed.
  virtual void KeyRanOut(uint32_t database, std::string_view key) = 0;
  // The value is the same, but whoever waits for the key should look at it again.
  virtual void KeyReady(uint32_t database, std::string_view key) = 0;
  // The key was removed because its time had passed; KeyRanOut came before.
  virtual void KeyExpired(uint32_t database, std::string_view key) = 0;
  // Members of the key's collection were removed because their time had passed,
  // and with the last of them the key; KeyRanOut came before.
  virtual void MembersExpired(uint32_t /*database*/, std::string_view /*key*/, bool /*key_removed*/) {}
  // The database's table in this shard is about to be replaced; null is an empty
  // one. Behind the closed gate.
  virtual void TableReplaced(uint32_t database, const Table* before, const Table* after) = 0;
};

}  // namespace nacre

#endif  // NACRE_KEYSPACE_KEY_OBSERVER_H_
