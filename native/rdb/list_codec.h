// Lists in RDB's forms.

#ifndef NACRE_RDB_LIST_CODEC_H_
#define NACRE_RDB_LIST_CODEC_H_

#include <memory>

#include "rdb/rdb_reader.h"
#include "rdb/rdb_writer.h"
#include "values/list_value.h"

namespace nacre {

// Writes kListListpacks. O(bytes).
void WriteList(RdbWriter& writer, const ListValue& list);

// Reads any form of a list; null if it is damaged or empty. O(bytes).
std::unique_ptr<ListValue> ReadList(RdbType type, RdbReader& reader, const ListLimits& limits);

}  // namespace nacre

#endif  // NACRE_RDB_LIST_CODEC_H_
