// Hashes in RDB's forms.

#ifndef NACRE_RDB_HASH_CODEC_H_
#define NACRE_RDB_HASH_CODEC_H_

#include <memory>

#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "values/hash_value.h"

namespace nacre {

// kHashListpack, kHash or, if a field expires, kHashExpiring.
RdbType HashFormOf(const HashValue& hash);

// Writes the hash in that form, fields whose time has passed included. O(bytes).
void WriteHash(RdbWriter& writer, RdbType form, const HashValue& hash);

// Reads any form of a hash; null if it is damaged, empty, or names a field twice. O(bytes).
std::unique_ptr<HashValue> ReadHash(RdbType type, RdbReader& reader, const HashLimits& limits);

}  // namespace nacre

#endif  // NACRE_RDB_HASH_CODEC_H_
