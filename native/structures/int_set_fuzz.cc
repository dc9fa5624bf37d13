// Feeds hostile bytes to the reader of intsets. What it takes must read back as
// it was, and stay a sorted set through changes that the bytes choose.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "structures/int_set.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

void CheckOrder(const IntSet& set) {
  for (size_t i = 0; i < set.size(); ++i) {
    NACRE_ASSERT(set.Contains(set.At(i)));
    NACRE_ASSERT(i == 0 || set.At(i - 1) < set.At(i));
  }
}

void Change(IntSet& set, int64_t value) {
  const size_t size = set.size();
  const bool added = set.Add(value);
  NACRE_ASSERT(set.size() == size + (added ? 1 : 0));
  CheckOrder(set);
  NACRE_ASSERT(set.Remove(value) && !set.Contains(value));
  CheckOrder(set);
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  auto set = nacre::IntSet::FromBytes(bytes);
  if (!set) return 0;
  NACRE_ASSERT(set->size() == 0 || set->bytes() == bytes);
  nacre::CheckOrder(*set);
  nacre::IntSet copy = set->Clone();
  for (size_t i = 0; i < set->size(); ++i) nacre::Change(copy, set->At(i));
  for (size_t at = 0; at + sizeof(int64_t) <= size; at += sizeof(int64_t)) {
    int64_t value;
    std::memcpy(&value, data + at, sizeof value);
    nacre::Change(copy, value);
  }
  return 0;
}
