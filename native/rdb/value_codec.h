// Values in RDB's format: how each type is written, and read from bytes that may
// be hostile.
//
// Written is what Redis 7.0 reads, as long as the value has nothing that needs a
// newer form; read is what Redis from 2.2 to 7.4 and Valkey write. A value that is
// damaged in any way (a wrong length, a member twice, an entry out of order) is
// refused whole.

#ifndef NACRE_RDB_VALUE_CODEC_H_
#define NACRE_RDB_VALUE_CODEC_H_

#include <memory>
#include <string_view>

#include "keyspace/entry.h"
#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "snapshot/value_limits.h"

namespace nacre {

// The form that a value is written in, and the version of RDB that brought it.
struct RdbForm {
  RdbType type;
  uint16_t version;
};

// The form for the entry's value. O(1); of a stream O(consumers).
RdbForm FormOf(const Entry& entry);

// Writes the entry's value in that form, without its type. O(value).
void WriteValue(RdbWriter& writer, RdbType form, const Entry& entry);

// A value that was read.
struct ReadValue {
  ValueType type = ValueType::kString;
  RdbString string;                        // Of a string.
  std::unique_ptr<Collection> collection;  // Of any other type.
};

// Reads a value of this form; false if it is damaged, of an unknown form, or empty
// where no value of its type is empty. O(value).
bool ReadValueOf(RdbType type, RdbReader& reader, const ValueLimits& limits, ReadValue& value);

}  // namespace nacre

#endif  // NACRE_RDB_VALUE_CODEC_H_
