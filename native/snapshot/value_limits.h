// What decides about the forms of values that are read.

#ifndef NACRE_SNAPSHOT_VALUE_LIMITS_H_
#define NACRE_SNAPSHOT_VALUE_LIMITS_H_

#include "values/hash_value.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"
#include "values/stream_value.h"

namespace nacre {

struct ValueLimits {
  ListLimits list;
  SetValue::Limits set;
  SortedSetValue::PackedLimits sorted_set;
  HashLimits hash;
  StreamValue::NodeLimits stream{.bytes = 4096, .entries = 100};
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_VALUE_LIMITS_H_
