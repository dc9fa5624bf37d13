// Sets in RDB's forms.

#ifndef NACRE_RDB_SET_CODEC_H_
#define NACRE_RDB_SET_CODEC_H_

#include <memory>

#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "values/set_value.h"

namespace nacre {

// kSetIntegers or kSet: Redis 7.0 does not know packed sets.
RdbType SetFormOf(const SetValue& set);

// Writes the set in that form. O(bytes).
void WriteSet(RdbWriter& writer, RdbType form, const SetValue& set);

// Reads any form of a set; null if it is damaged, empty, or names a member twice. O(bytes).
std::unique_ptr<SetValue> ReadSet(RdbType type, RdbReader& reader, const SetValue::Limits& limits);

}  // namespace nacre

#endif  // NACRE_RDB_SET_CODEC_H_
