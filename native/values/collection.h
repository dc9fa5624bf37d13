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
#include <memory>
#include <string_view>

#include "base/malloc_bytes.h"  // IWYU pragma: export

namespace nacre {

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
};

}  // namespace nacre

#endif  // NACRE_VALUES_COLLECTION_H_
