// One database of one shard: its entries, their memory and its account.
//
// A Table belongs to a Shard and is touched only under that shard's lock (the
// Prefetch calls aside). It knows how entries are laid out; commands change
// values only through it. Positions and Entry pointers are valid until the
// next call that changes the table.

#ifndef NACRE_KEYSPACE_TABLE_H_
#define NACRE_KEYSPACE_TABLE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/slab_arena.h"
#include "keyspace/entry.h"
#include "keyspace/expiry_listener.h"
#include "keyspace/key_observer.h"
#include "keyspace/old_value_saver.h"
#include "structures/hash_table.h"

namespace nacre {

class Random;

// A key with its hash, which is computed once a command.
struct KeyRef {
  std::string_view bytes;
  uint64_t hash;
};

struct EntryPolicy {
  using Item = Entry;
  using Key = std::string_view;
  HashSeed seed;
  bool Equal(const Entry& entry, std::string_view key) const { return entry.key() == key; }
  uint64_t Hash(const Entry& entry) const { return HashBytes(entry.key(), seed); }
};

// How SetString chooses the encoding.
enum class StringForm : uint8_t {
  kCompact,  // An integer where the text is one, else embstr or raw by length.
  kText,     // Embstr or raw by length.
  kRaw,      // Raw at any length.
};

class Table {
 public:
  using Entries = HashTable<EntryPolicy>;
  using Position = Entries::Position;

  // `observer` is the shard's: who is told of changes, null for nobody. `version` is what entries
  // that are made here are stamped with. `listener` is the keyspace's: who is told of what
  // expires, null for nobody.
  Table(const HashSeed& seed, uint32_t database, const std::atomic<KeyObserver*>& observer,
        uint8_t version = 0, ExpiryListener* const& listener = kNoExpiryListener)
      : entries_(arena_, EntryPolicy{seed}),
        observer_(observer),
        listener_(listener),
        database_(database),
        version_(version) {}
  // Frees every entry. O(entries).
  ~Table();

  size_t size() const { return entries_.size(); }
  // The database that the table is at present (SWAPDB exchanges them).
  uint32_t database() const { return database_; }
  void set_database(uint32_t database) { database_ = database; }
  // Entries that have an expiry time.
  size_t expiring() const { return expiring_; }
  // Whether RemoveExpired may ever find something.
  bool MayExpire() const { return expiring_ + members_expiring_ != 0; }
  // Bytes of all entries, values, buckets and directories.
  size_t bytes() const { return arena_.bytes() + entries_.bytes() + external_bytes_; }
  Entries& entries() { return entries_; }
  const Entries& entries() const { return entries_; }

  // The key's position, expired or not, or none.
  Position Find(const KeyRef& key) const { return entries_.Find(key.bytes, key.hash); }
  Entry* At(Position position) const { return entries_.At(position); }

  // Stores a string under `key`. `position` is Find's answer for the key; the
  // old value, of any type, is freed. `value` may point into the old value.
  // The access clock becomes `clock`. O(value). A position that held a key stays valid.
  void SetString(Position position, const KeyRef& key, std::string_view value, StringForm form,
                 int64_t expire_at_ms, uint32_t clock);

  // The same for an integer.
  void SetInteger(Position position, const KeyRef& key, int64_t value, int64_t expire_at_ms, uint32_t clock);

  // Makes the string `size` bytes long, keeping what fits and filling with zero
  // bytes, and returns where its bytes can be written; its encoding becomes raw.
  // Growth leaves room, so that repeated appends cost amortized O(added).
  // Requires: `position` holds a string. It stays valid.
  char* ResizeString(Position position, const KeyRef& key, size_t size);

  // Where the string's bytes can be written; its encoding becomes raw, which is no change of it.
  // Whoever changes them notes that the key was modified. Requires: `position` holds a string. It
  // stays valid.
  char* BytesToWrite(Position position, const KeyRef& key);

  // Makes the string's encoding raw, which is no change of it. Requires: it is not an integer.
  void HoldAsRaw(Position position) { At(position)->set_encoding(Encoding::kRaw); }

  // Stores a collection under `key`, as SetString does a string.
  void SetCollection(Position position, const KeyRef& key, ValueType type, std::unique_ptr<Collection> value,
                     int64_t expire_at_ms, uint32_t clock);
  // The same for a key that is not there.
  void AddCollection(const KeyRef& key, ValueType type, std::unique_ptr<Collection> value,
                     int64_t expire_at_ms, uint32_t clock) {
    SetCollection({}, key, type, std::move(value), expire_at_ms, clock);
  }
  // Whoever changes a collection in place tells what its bytes() were and are,
  // and, once all is done, that the key was modified.
  void AdjustCollectionBytes(size_t before, size_t after) { external_bytes_ += after - before; }
  // And whether members of it expire, if that has changed. O(1).
  void SetMembersExpire(Position position, bool expire);
  void NoteModified(std::string_view key) {
    if (KeyObserver* const observer = this->observer(); observer != nullptr) [[unlikely]] {
      observer->KeyModified(database_, key);
    }
  }
  // The same, if it is its time that has passed: nobody's doing.
  void NoteRanOut(std::string_view key) {
    if (KeyObserver* const observer = this->observer(); observer != nullptr) [[unlikely]] {
      observer->KeyRanOut(database_, key);
    }
  }
  // Or, if the value is the same as before for all but those who wait, only that.
  void NoteReady(std::string_view key) {
    if (KeyObserver* const observer = this->observer(); observer != nullptr) [[unlikely]] {
      observer->KeyReady(database_, key);
    }
  }

  // Snapshots (docs/internals/snapshot.md). Outside of one, every entry carries the table's version.

  // Begins one of the entries that there are now. Until SaveBucket has passed an entry, `saver` is
  // given its old value before it changes. Entries made from now on carry `version`.
  // Requires: the gate is closed, and no snapshot of the table is under way.
  void BeginSnapshot(uint8_t version, OldValueSaver& saver);
  // Requires: SaveBucket has come to the end.
  void EndSnapshot() { saver_ = nullptr; }
  // Null unless a snapshot is under way here.
  OldValueSaver* saver() const { return saver_; }
  // Calls save(const Entry&) for the entries of the cursor's bucket that were not saved yet. Returns
  // the next cursor, 0 at the end. Start with 0. Requires: a snapshot is under way. O(entries of a bucket).
  template <class Save>
  uint64_t SaveBucket(uint64_t cursor, Save&& save) {
    return entries_.Scan(cursor, [&](Entry* entry, bool) {
      if (entry->version() == version_) return;
      save(static_cast<const Entry&>(*entry));
      entry->set_version(version_);
    });
  }
  // To be called before a collection is changed in place; all else does so itself.
  void SaveBeforeChange(Position position) {
    if (saver_ != nullptr) [[unlikely]] {
      SaveOldValue(*At(position));
    }
  }

  // Sets or (kNoExpiry) removes the expiry time. O(1).
  void SetExpiry(Position position, int64_t expire_at_ms);

  // What one slice of active expiry did.
  struct ExpirySlice {
    size_t looked_at = 0;  // Entries that may expire.
    size_t removed = 0;
    bool unfinished = false;  // Members are left whose time has passed.
  };

  // Members of collections that one call removes at the most (so much more, that is,
  // as a collection is packed).
  static constexpr size_t kMembersAtOnce = 256;

  // Removes the expired entries among the next `buckets` buckets, where the last
  // slice ended, and expired members of collections. What cannot expire is not
  // looked at. O(buckets).
  ExpirySlice RemoveExpired(int64_t now_ms, size_t buckets);

  // Removes members of the collection whose time has passed, at most about
  // `limit`, and the entry if none is left; false if so. O(1) for an entry without such.
  bool RemoveExpiredMembers(Position position, const KeyRef& key, int64_t now_ms, size_t limit);

  // What one step of a scan did.
  struct ScanStep {
    uint64_t cursor = 0;  // Of the next step; 0 at the end.
    size_t removed = 0;   // Entries that had expired.
  };

  // Calls visit(const Entry&) for the live entries of the cursor's bucket and
  // removes the expired ones. Start with 0; what HashTable::Scan promises holds.
  // `visit` must not change the table. O(entries of a bucket).
  template <class Visit>
  ScanStep ScanLive(uint64_t cursor, int64_t now_ms, Visit&& visit) {
    std::vector<Entry*> expired;
    const uint64_t next = entries_.Scan(cursor, [&](Entry* entry, bool expires) {
      if (expires && entry->IsExpired(now_ms)) {
        expired.push_back(entry);
      } else {
        visit(static_cast<const Entry&>(*entry));
      }
    });
    EraseEntries(expired);
    return {next, expired.size()};
  }

  // What RandomLive found.
  struct RandomPick {
    const Entry* entry = nullptr;  // Null: no entry is left.
    size_t removed = 0;            // Entries that had expired.
  };

  // A live entry chosen almost uniformly; expired ones that it meets are
  // removed, so it ends. O(1) expected, and O(1) for each removed entry.
  RandomPick RandomLive(Random& random, int64_t now_ms);

  // Removes the entry; a large value is freed in the background.
  void Erase(Position position, const KeyRef& key);
  // The same for an entry that IsExpired.
  void EraseExpired(Position position, const KeyRef& key);

  // A copy of the value at `from` in table `source` (which may be this one)
  // under `key`, which replaces what `position` holds.
  void CopyFrom(const Entry& from, Position position, const KeyRef& key, int64_t expire_at_ms,
                uint32_t clock);

  // Moves the value of `from_key` in `source`, with its expiry, to `key` here,
  // replacing what is there. A value outside its entry is not copied.
  // Requires: both shards are locked; `from_key` exists; keys or tables differ.
  void MoveFrom(Table& source, const KeyRef& from_key, const KeyRef& key);

 private:
  Entry* NewEntry(std::string_view key, ValueType type, Encoding encoding, size_t payload_size, bool external,
                  int64_t expire_at_ms);
  Entry* NewStringEntry(std::string_view key, std::string_view value, Encoding encoding,
                        int64_t expire_at_ms);
  void Place(Position position, const KeyRef& key, Entry* entry);
  void Replace(Position position, Entry* entry);
  bool OverwriteInline(Position position, std::string_view value, Encoding encoding, int64_t expire_at_ms);
  bool OverwriteBlock(Position position, std::string_view value, int64_t expire_at_ms);
  StringBlock* NewBlock(size_t size, size_t capacity);
  void FreeBlock(StringBlock* block);
  void FreeBlockOf(Entry* entry);
  void FreeEntry(Entry* entry);
  void FreeCollection(Collection* collection);
  void EraseEntries(std::span<Entry* const> entries);
  void CountExpiring(const Entry& entry);
  void DiscountExpiring(const Entry& entry);
  // Does not note that the key was modified.
  void Unlink(Position position, const KeyRef& key);
  KeyObserver* observer() const { return observer_.load(std::memory_order_relaxed); }
  void SaveOldValue(Entry& entry);

  SlabArena arena_;
  Entries entries_;
  size_t expiring_ = 0;
  size_t members_expiring_ = 0;  // Entries with members that expire.
  size_t external_bytes_ = 0;
  size_t next_expiry_bucket_ = 0;
  const std::atomic<KeyObserver*>& observer_;
  ExpiryListener* const& listener_;
  OldValueSaver* saver_ = nullptr;
  uint32_t database_;
  uint32_t saved_database_ = 0;  // What it was at the snapshot's cut.
  uint8_t version_;
};

}  // namespace nacre

#endif  // NACRE_KEYSPACE_TABLE_H_
