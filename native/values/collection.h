// A value that is more than a string: a list, a hash, a set, a sorted set or a
// stream. Each type is a class of its own in this folder, with an interface that
// speaks of members and scores, not of commands; it chooses how it is held.
//
// A Collection belongs to one entry of one table (keyspace/entry.h) and is used
// under that shard's lock. It owns all its memory, none of it from the table, so
// that it can move between tables and be freed on another thread.

#ifndef NACRE_VALUES_COLLECTION_H_
#define NACRE_VALUES_COLLECTION_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/malloc_bytes.h"  // IWYU pragma: export

namespace nacre {

// The expiry time of what never expires.
inline constexpr int64_t kNoExpiry = -1;

class Collection {
 public:
  Collection() = default;
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;
  // O(members).
  virtual ~Collection() = default;

  // Members: elements, fields, entries.
  virtual size_t size() const = 0;

  // Bytes of the object and of all that it owns, as allocators round them
  // (base/malloc_bytes.h). It follows every change, and of two equal histories
  // it is the same. O(1).
  virtual size_t bytes() const = 0;

  // What OBJECT ENCODING answers with.
  virtual std::string_view encoding_name() const = 0;

  // A copy that shares nothing. O(members).
  virtual std::unique_ptr<Collection> Clone() const = 0;

  // Hints the memory where these members are, if there are so many that it is likely not to be in the
  // processor's cache. O(members named).
  virtual void HintMembers(std::span<const std::string_view> /*members*/) const {}

  // Members may have expiry times of their own, as fields of a hash do. One whose
  // time has passed is there no more for whoever asks with the time of now, and
  // its memory is reclaimed when somebody changes the collection, or by the
  // maintenance. A collection without such members answers as this class does.

  // Whether any member has an expiry time. O(1).
  virtual bool HasExpiringMembers() const { return false; }
  // No member expires before that time. O(1).
  virtual int64_t NextMemberExpiry() const { return std::numeric_limits<int64_t>::max(); }
  // Whether the times of all members have passed. O(1) if the next is still to come.
  virtual bool AreAllMembersExpired(int64_t /*now_ms*/) const { return false; }
  // Removes members whose time has passed, at most about `limit`; their number. Their
  // names are added to `removed`, if that is not null.
  virtual size_t RemoveExpiredMembers(int64_t /*now_ms*/, size_t /*limit*/,
                                      std::vector<std::string>* /*removed*/ = nullptr) {
    return 0;
  }
};

}  // namespace nacre

#endif  // NACRE_VALUES_COLLECTION_H_
