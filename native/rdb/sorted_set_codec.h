// Sorted sets in RDB's forms.

#ifndef NACRE_RDB_SORTED_SET_CODEC_H_
#define NACRE_RDB_SORTED_SET_CODEC_H_

#include <memory>

#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "values/sorted_set_value.h"

namespace nacre {

// kSortedSetListpack or kSortedSet.
RdbType SortedSetFormOf(const SortedSetValue& set);

// Writes the set in that form. O(bytes).
void WriteSortedSet(RdbWriter& writer, RdbType form, const SortedSetValue& set);

// Reads any form of a sorted set; null if it is damaged, empty, or names a member
// twice. O(bytes + members log(members)).
std::unique_ptr<SortedSetValue> ReadSortedSet(RdbType type, RdbReader& reader,
                                              const SortedSetValue::PackedLimits& limits);

}  // namespace nacre

#endif  // NACRE_RDB_SORTED_SET_CODEC_H_
