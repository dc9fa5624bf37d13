#include "keyspace/table.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <vector>

#include "base/number.h"
#include "base/reclaimer.h"
#include "values/collection.h"

namespace nacre {
namespace {

// Blocks from here on are freed in the background.
constexpr size_t kFreedInBackground = 64 * 1024;

// Beyond this, growth leaves so many bytes of room instead of doubling.
constexpr size_t kLargestRoom = 1024 * 1024;

constexpr size_t kPointerSize = sizeof(void*);

Encoding TextEncoding(std::string_view value) {
  return value.size() <= kEmbstrLimit ? Encoding::kEmbstr : Encoding::kRaw;
}

// The view may overlap the place, or be empty and point nowhere.
void CopyBytes(std::string_view bytes, char* to) {
  if (!bytes.empty()) std::memmove(to, bytes.data(), bytes.size());
}

}  // namespace

Table::~Table() {
  entries_.ForEach([this](Entry* entry, bool) { FreeEntry(entry); });
}

void Table::BeginSnapshot(uint8_t version, OldValueSaver& saver) {
  NACRE_ASSERT(saver_ == nullptr);
  saver_ = &saver;
  saved_database_ = database_;
  version_ = version;
}

void Table::SaveOldValue(Entry& entry) {
  if (entry.version() == version_) return;
  saver_->SaveOldValue(saved_database_, entry);
  entry.set_version(version_);
}

StringBlock* Table::NewBlock(size_t size, size_t capacity) {
  void* memory = std::malloc(sizeof(StringBlock) + capacity);
  NACRE_ASSERT(memory != nullptr);
  external_bytes_ += Entry::StringBlockBytes(capacity);
  return new (memory) StringBlock{size, capacity};
}

void Table::FreeBlock(StringBlock* block) {
  external_bytes_ -= Entry::StringBlockBytes(block->capacity);
  if (block->capacity < kFreedInBackground) {
    std::free(block);
  } else {
    ReclaimLater([block] { std::free(block); });
  }
}

void Table::FreeCollection(Collection* collection) {
  const size_t bytes = collection->bytes();
  external_bytes_ -= bytes;
  if (bytes < kFreedInBackground) {
    delete collection;
  } else {
    ReclaimLater([collection] { delete collection; });
  }
}

void Table::FreeBlockOf(Entry* entry) {
  if (!entry->IsExternal()) return;
  if (entry->IsString()) {
    FreeBlock(entry->string_block());
  } else {
    FreeCollection(entry->collection());
  }
}

void Table::FreeEntry(Entry* entry) {
  FreeBlockOf(entry);
  arena_.Free(entry, entry->BlockSize());
}

Entry* Table::NewEntry(std::string_view key, ValueType type, Encoding encoding, size_t payload_size,
                       bool external, int64_t expire_at_ms) {
  const bool expires = expire_at_ms != kNoExpiry;
  auto* entry = new (arena_.Allocate(Entry::PrefixSize(key.size(), expires) + payload_size)) Entry;
  const bool long_key = key.size() >= Entry::kLongKey;
  entry->set_first(static_cast<uint32_t>(type) << 24 | static_cast<uint32_t>(encoding) << 28);
  entry->second_ = (long_key ? Entry::kLongKey : static_cast<uint32_t>(key.size())) |
                   (expires ? Entry::kHasExpiry : 0) | (external ? Entry::kExternal : 0) |
                   uint32_t{version_} << Entry::kVersionShift;
  if (!external) entry->set_inline_size(payload_size);
  char* at = entry->tail();
  if (expires) {
    std::memcpy(at, &expire_at_ms, sizeof expire_at_ms);
    at += sizeof expire_at_ms;
  }
  if (long_key) {
    const auto size = static_cast<uint32_t>(key.size());
    std::memcpy(at, &size, sizeof size);
    at += sizeof size;
  }
  CopyBytes(key, at);
  return entry;
}

Entry* Table::NewStringEntry(std::string_view key, std::string_view value, Encoding encoding,
                             int64_t expire_at_ms) {
  const size_t prefix = Entry::PrefixSize(key.size(), expire_at_ms != kNoExpiry);
  const bool external = prefix + value.size() > SlabArena::kLargestSlab;
  Entry* entry = NewEntry(key, ValueType::kString, encoding, external ? kPointerSize : value.size(), external,
                          expire_at_ms);
  if (external) {
    StringBlock* block = NewBlock(value.size(), value.size());
    CopyBytes(value, block->data());
    entry->StorePayload(block);
  } else {
    CopyBytes(value, entry->payload());
  }
  return entry;
}

// Puts `entry` at `position`, freeing what was there, or adds it.
void Table::Place(Position position, const KeyRef& key, Entry* entry) {
  CountExpiring(*entry);
  if (!position) {
    entries_.Insert(entry, key.hash, entry->MayExpire());
    if (observer() != nullptr) observer()->KeyAdded(database_, key.bytes);
  } else {
    Replace(position, entry);
  }
  NoteModified(entry->key());
}

void Table::Replace(Position position, Entry* entry) {
  SaveBeforeChange(position);
  Entry* old = At(position);
  DiscountExpiring(*old);
  entries_.Replace(position, entry, entry->MayExpire());
  FreeEntry(old);
}

// Reuses the entry's block when the new value rounds to the same size.
bool Table::OverwriteInline(Position position, std::string_view value, Encoding encoding,
                            int64_t expire_at_ms) {
  Entry* entry = At(position);
  const bool expires = expire_at_ms != kNoExpiry;
  if (!entry->IsString() || entry->IsExternal() || entry->HasExpiry() != expires) return false;
  const size_t old_size = entry->BlockSize();
  const size_t new_size = old_size - entry->inline_size() + value.size();
  if (new_size > SlabArena::kLargestSlab || old_size > SlabArena::kLargestSlab) return false;
  if (SlabArena::RoundedSize(new_size) != SlabArena::RoundedSize(old_size)) return false;
  if (expires) std::memcpy(entry->tail(), &expire_at_ms, sizeof expire_at_ms);
  CopyBytes(value, entry->payload());
  entry->set_inline_size(value.size());
  entry->set_encoding(encoding);
  NoteModified(entry->key());
  return true;
}

// Reuses the string's block when it holds the new value without wasting half.
bool Table::OverwriteBlock(Position position, std::string_view value, int64_t expire_at_ms) {
  Entry* entry = At(position);
  if (!entry->IsString() || !entry->IsExternal() || entry->HasExpiry() != (expire_at_ms != kNoExpiry)) {
    return false;
  }
  StringBlock* block = entry->string_block();
  if (value.size() > block->capacity || value.size() < block->capacity / 2) return false;
  if (entry->HasExpiry()) std::memcpy(entry->tail(), &expire_at_ms, sizeof expire_at_ms);
  CopyBytes(value, block->data());
  block->size = value.size();
  NoteModified(entry->key());
  return true;
}

void Table::SetString(Position position, const KeyRef& key, std::string_view value, StringForm form,
                      int64_t expire_at_ms, uint32_t clock) {
  if (form == StringForm::kCompact) {
    if (const auto integer = ParseInteger(value)) {
      return SetInteger(position, key, *integer, expire_at_ms, clock);
    }
  }
  const Encoding encoding = form == StringForm::kRaw ? Encoding::kRaw : TextEncoding(value);
  if (position) SaveBeforeChange(position);
  if (position && OverwriteInline(position, value, encoding, expire_at_ms)) {
    At(position)->set_clock(clock);
    return;
  }
  if (position && OverwriteBlock(position, value, expire_at_ms)) {
    At(position)->set_encoding(encoding);
    At(position)->set_clock(clock);
    return;
  }
  Entry* entry = NewStringEntry(key.bytes, value, encoding, expire_at_ms);
  entry->set_clock(clock);
  Place(position, key, entry);
}

void Table::SetInteger(Position position, const KeyRef& key, int64_t value, int64_t expire_at_ms,
                       uint32_t clock) {
  const std::string_view bytes(reinterpret_cast<const char*>(&value), sizeof value);
  if (position) SaveBeforeChange(position);
  if (position && OverwriteInline(position, bytes, Encoding::kInt, expire_at_ms)) {
    At(position)->set_clock(clock);
    return;
  }
  Entry* entry = NewEntry(key.bytes, ValueType::kString, Encoding::kInt, sizeof value, false, expire_at_ms);
  entry->StorePayload(value);
  entry->set_clock(clock);
  Place(position, key, entry);
}

char* Table::ResizeString(Position position, const KeyRef& key, size_t size) {
  SaveBeforeChange(position);
  Entry* entry = At(position);
  if (!entry->IsExternal() && !entry->IsInteger() && entry->inline_size() == size) {
    entry->set_encoding(Encoding::kRaw);
    NoteModified(key.bytes);
    return entry->payload();
  }
  const int64_t expire_at_ms = entry->expire_at_ms();
  if (entry->IsExternal() && entry->string_block()->capacity >= size) {
    StringBlock* block = entry->string_block();
    if (size > block->size) std::memset(block->data() + block->size, 0, size - block->size);
    block->size = size;
    entry->set_encoding(Encoding::kRaw);
    NoteModified(key.bytes);
    return block->data();
  }
  DigitBuffer digits;
  const std::string_view old = entry->String(digits);
  const size_t kept = old.size() < size ? old.size() : size;
  const uint32_t clock = entry->clock();
  const size_t prefix = Entry::PrefixSize(key.bytes.size(), expire_at_ms != kNoExpiry);
  const bool external = prefix + size > SlabArena::kLargestSlab;
  Entry* grown = NewEntry(key.bytes, ValueType::kString, Encoding::kRaw, external ? kPointerSize : size,
                          external, expire_at_ms);
  char* data = grown->payload();
  if (external) {
    // The first bytes of a string say nothing of more to come.
    const size_t room = old.empty() ? 0 : std::min(size, kLargestRoom);
    StringBlock* block = NewBlock(size, size + room);
    grown->StorePayload(block);
    data = block->data();
  }
  if (kept != 0) std::memcpy(data, old.data(), kept);
  std::memset(data + kept, 0, size - kept);
  grown->set_clock(clock);
  Place(position, key, grown);
  return data;
}

char* Table::BytesToWrite(Position position, const KeyRef& key) {
  SaveBeforeChange(position);
  Entry* entry = At(position);
  if (entry->IsInteger()) {
    DigitBuffer digits;
    Entry* text = NewStringEntry(key.bytes, entry->String(digits), Encoding::kRaw, entry->expire_at_ms());
    text->set_clock(entry->clock());
    CountExpiring(*text);
    Replace(position, text);
    entry = text;
  }
  entry->set_encoding(Encoding::kRaw);
  return entry->IsExternal() ? entry->string_block()->data() : entry->payload();
}

void Table::SetExpiry(Position position, int64_t expire_at_ms) {
  SaveBeforeChange(position);
  Entry* old = At(position);
  const bool expires = expire_at_ms != kNoExpiry;
  if (old->HasExpiry() && expires) {
    std::memcpy(old->tail(), &expire_at_ms, sizeof expire_at_ms);
    return NoteModified(old->key());
  }
  if (old->HasExpiry() == expires) return;
  const size_t payload_size = old->IsExternal() ? kPointerSize : old->inline_size();
  Entry* entry =
      NewEntry(old->key(), old->type(), old->encoding(), payload_size, old->IsExternal(), expire_at_ms);
  if (payload_size != 0) std::memcpy(entry->payload(), old->payload(), payload_size);
  entry->set_clock(old->clock());
  entry->set_members_expire(old->MembersExpire());
  DiscountExpiring(*old);
  CountExpiring(*entry);
  entries_.Replace(position, entry, entry->MayExpire());
  NoteModified(entry->key());
  arena_.Free(old, old->BlockSize());
}

void Table::SetCollection(Position position, const KeyRef& key, ValueType type,
                          std::unique_ptr<Collection> value, int64_t expire_at_ms, uint32_t clock) {
  Entry* entry = NewEntry(key.bytes, type, Encoding::kRaw, kPointerSize, true, expire_at_ms);
  external_bytes_ += value->bytes();
  entry->set_members_expire(value->HasExpiringMembers());
  entry->StorePayload(value.release());
  entry->set_clock(clock);
  Place(position, key, entry);
}

void Table::SetMembersExpire(Position position, bool expire) {
  Entry* entry = At(position);
  DiscountExpiring(*entry);
  entry->set_members_expire(expire);
  CountExpiring(*entry);
  entries_.Replace(position, entry, entry->MayExpire());
}

void Table::CountExpiring(const Entry& entry) {
  if (entry.HasExpiry()) ++expiring_;
  if (entry.MembersExpire()) ++members_expiring_;
}

void Table::DiscountExpiring(const Entry& entry) {
  if (entry.HasExpiry()) --expiring_;
  if (entry.MembersExpire()) --members_expiring_;
}

// `key` may be the entry's own.
void Table::Unlink(Position position, const KeyRef& key) {
  SaveBeforeChange(position);
  Entry* entry = At(position);
  DiscountExpiring(*entry);
  entries_.Erase(position, key.hash);
}

void Table::Erase(Position position, const KeyRef& key) {
  Entry* entry = At(position);
  Unlink(position, key);
  NoteModified(entry->key());
  FreeEntry(entry);
}

void Table::EraseExpired(Position position, const KeyRef& key) {
  Entry* entry = At(position);
  Unlink(position, key);
  NoteRanOut(entry->key());
  if (listener_ != nullptr) listener_->KeyRemoved(database_, entry->key());
  if (observer() != nullptr) {
    // If the key has a time of its own, that is what counts.
    if (entry->MembersExpire() && !entry->HasExpiry()) {
      observer()->MembersExpired(database_, entry->key(), true);
    } else {
      observer()->KeyExpired(database_, entry->key());
    }
  }
  FreeEntry(entry);
}

bool Table::RemoveExpiredMembers(Position position, const KeyRef& key, int64_t now_ms, size_t limit) {
  Entry* entry = At(position);
  if (!entry->HasExpiredMembers(now_ms)) return true;
  SaveBeforeChange(position);
  Collection* collection = entry->collection();
  const size_t bytes = collection->bytes();
  std::vector<std::string> members;
  const bool removed =
      collection->RemoveExpiredMembers(now_ms, limit, listener_ != nullptr ? &members : nullptr) != 0;
  AdjustCollectionBytes(bytes, collection->bytes());
  if (collection->size() == 0) {
    Unlink(position, key);
    NoteRanOut(entry->key());
    if (listener_ != nullptr) listener_->KeyRemoved(database_, entry->key());
    if (observer() != nullptr) observer()->MembersExpired(database_, entry->key(), true);
    FreeEntry(entry);
    return false;
  }
  if (!collection->HasExpiringMembers()) SetMembersExpire(position, false);
  if (removed && listener_ != nullptr) listener_->MembersRemoved(database_, key.bytes, members);
  if (removed) NoteRanOut(key.bytes);
  if (removed && observer() != nullptr) observer()->MembersExpired(database_, key.bytes, false);
  return true;
}

Table::ExpirySlice Table::RemoveExpired(int64_t now_ms, size_t buckets) {
  ExpirySlice slice;
  std::vector<Entry*> expired;
  std::vector<Entry*> losing_members;
  const size_t first_bucket = next_expiry_bucket_;
  for (size_t i = 0; i < buckets && i < entries_.bucket_count(); ++i) {
    if (next_expiry_bucket_ >= entries_.bucket_count()) next_expiry_bucket_ = 0;
    entries_.VisitBucket(next_expiry_bucket_++, [&](Entry* entry, bool expires) {
      if (!expires) return;
      ++slice.looked_at;
      if (entry->IsExpired(now_ms)) {
        expired.push_back(entry);
      } else if (entry->HasExpiredMembers(now_ms)) {
        losing_members.push_back(entry);
      }
    });
  }
  EraseEntries(expired);
  slice.removed = expired.size();
  for (Entry* entry : losing_members) {
    const KeyRef key{entry->key(), entries_.HashOf(*entry)};
    const bool stays =
        RemoveExpiredMembers(Find(key), key, now_ms, kMembersAtOnce / losing_members.size() + 1);
    if (stays && entry->HasExpiredMembers(now_ms)) slice.unfinished = true;
  }
  if (slice.unfinished) next_expiry_bucket_ = first_bucket;
  return slice;
}

void Table::EraseEntries(std::span<Entry* const> entries) {
  for (const Entry* entry : entries) {
    const KeyRef key{entry->key(), entries_.HashOf(*entry)};
    EraseExpired(Find(key), key);
  }
}

Table::RandomPick Table::RandomLive(Random& random, int64_t now_ms) {
  RandomPick pick;
  while (Entry* entry = entries_.RandomItem(random)) {
    if (!entry->IsExpired(now_ms)) {
      pick.entry = entry;
      return pick;
    }
    EraseEntries({&entry, 1});
    ++pick.removed;
  }
  return pick;
}

void Table::CopyFrom(const Entry& from, Position position, const KeyRef& key, int64_t expire_at_ms,
                     uint32_t clock) {
  if (!from.IsString()) {
    return SetCollection(position, key, from.type(), from.collection()->Clone(), expire_at_ms, clock);
  }
  if (from.IsInteger()) return SetInteger(position, key, from.integer(), expire_at_ms, clock);
  DigitBuffer digits;
  Entry* entry = NewStringEntry(key.bytes, from.String(digits), from.encoding(), expire_at_ms);
  entry->set_clock(clock);
  Place(position, key, entry);
}

void Table::MoveFrom(Table& source, const KeyRef& from_key, const KeyRef& key) {
  Entry* from = source.At(source.Find(from_key));
  const size_t payload_size = from->IsExternal() ? kPointerSize : from->inline_size();
  const int64_t expire_at_ms = from->expire_at_ms();
  Entry* entry =
      NewEntry(key.bytes, from->type(), from->encoding(), payload_size, from->IsExternal(), expire_at_ms);
  if (payload_size != 0) std::memcpy(entry->payload(), from->payload(), payload_size);
  entry->set_clock(from->clock());
  entry->set_members_expire(from->MembersExpire());
  if (from->IsExternal()) {
    const size_t bytes = from->IsString() ? Entry::StringBlockBytes(from->string_block()->capacity)
                                          : from->collection()->bytes();
    source.external_bytes_ -= bytes;
    external_bytes_ += bytes;
  }
  source.Unlink(source.Find(from_key), from_key);
  source.NoteModified(from_key.bytes);
  source.arena_.Free(from, from->BlockSize());
  Place(Find(key), key, entry);
}

}  // namespace nacre
