// Who is given the value of an entry that is about to change, while a snapshot has
// not saved it yet. A table has one only while a snapshot is on its way to it.

#ifndef NACRE_KEYSPACE_OLD_VALUE_SAVER_H_
#define NACRE_KEYSPACE_OLD_VALUE_SAVER_H_

#include <cstdint>
#include <memory>

#include "keyspace/entry.h"

namespace nacre {

class Table;

// Called under the lock of the table's shard, which is the same shard always.
class OldValueSaver {
 public:
  virtual ~OldValueSaver() = default;
  // Saves the entry as it is, in `database` of the snapshot. Called once an entry. O(value).
  virtual void SaveOldValue(uint32_t database, const Entry& entry) = 0;
  // Takes a table that was emptied by dropping it whole, to save what is in it before it is freed.
  virtual void Adopt(std::unique_ptr<Table> table) = 0;
  // All databases are about to be emptied, on purpose: the snapshot may be given up.
  virtual void AllFlushed() = 0;
};

}  // namespace nacre

#endif  // NACRE_KEYSPACE_OLD_VALUE_SAVER_H_
