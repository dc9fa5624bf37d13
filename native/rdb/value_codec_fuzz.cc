// Reads hostile values of every form. What is accepted is written again, and must
// then be read as a value of the same size.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "keyspace/table.h"
#include "rdb/value_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

constexpr size_t kLongestInput = 64 * 1024;
constexpr HashSeed kSeed{1, 2};

const ValueLimits kLimits{
    .list = ListLimits(4),
    .set = {.intset_entries = 4, .listpack_entries = 4, .listpack_value = 8, .seed = kSeed},
    .sorted_set = {.entries = 4, .name_bytes = 8},
    .hash = {.packed_fields = 4, .packed_bytes = 8, .seed = kSeed},
};

size_t SizeOf(const ReadValue& value) {
  return value.collection == nullptr ? value.string.bytes().size() : value.collection->size();
}

void Store(Table& table, ReadValue& value) {
  const KeyRef key{"key", 1};
  if (value.collection == nullptr) {
    table.SetString({}, key, value.string.bytes(), StringForm::kCompact, kNoExpiry, 0);
  } else {
    table.AddCollection(key, value.type, std::move(value.collection), kNoExpiry, 0);
  }
}

void ReadAndWrite(std::string_view bytes) {
  const auto type = static_cast<RdbType>(bytes[0]);
  RdbReader reader(bytes.substr(1), {.longest_string = size_t{1} << 24, .version = kRdbVersionValkey9});
  ReadValue value;
  if (!ReadValueOf(type, reader, kLimits, value)) return;
  const size_t size = SizeOf(value);
  const std::atomic<KeyObserver*> nobody{nullptr};
  Table table(kSeed, 0, nobody);
  Store(table, value);
  const Entry& entry = *table.At(table.Find({"key", 1}));
  ByteBuffer written;
  RdbWriter writer(written, {});
  const RdbForm form = FormOf(entry);
  WriteValue(writer, form.type, entry);
  RdbReader again(written.view(), {.longest_string = size_t{1} << 24, .version = kRdbNewestVersion});
  ReadValue copy;
  NACRE_ASSERT(ReadValueOf(form.type, again, kLimits, copy) && again.left() == 0);
  NACRE_ASSERT(SizeOf(copy) == size);
}

}  // namespace
}  // namespace nacre

// The first byte is the type.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0 || size > nacre::kLongestInput) return 0;
  nacre::ReadAndWrite({reinterpret_cast<const char*>(data), size});
  return 0;
}
