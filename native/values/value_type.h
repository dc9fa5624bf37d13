// The types of values that a key may hold.

#ifndef NACRE_VALUES_VALUE_TYPE_H_
#define NACRE_VALUES_VALUE_TYPE_H_

#include <cstdint>

namespace nacre {

enum class ValueType : uint8_t { kString = 0, kList = 1, kSet = 2, kSortedSet = 3, kHash = 4, kStream = 6 };

}  // namespace nacre

#endif  // NACRE_VALUES_VALUE_TYPE_H_
