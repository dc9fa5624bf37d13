// What decides about the forms of values that are read.

#ifndef NACRE_RDB_VALUE_LIMITS_H_
#define NACRE_RDB_VALUE_LIMITS_H_

namespace nacre {

struct ValueLimits {};

}  // namespace nacre

#endif  // NACRE_RDB_VALUE_LIMITS_H_
