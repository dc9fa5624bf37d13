#include "keyspace/entry.h"

#include "base/slab_arena.h"

namespace nacre {

std::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "string";
    case ValueType::kList:
      return "list";
    case ValueType::kSet:
      return "set";
    case ValueType::kSortedSet:
      return "zset";
    case ValueType::kHash:
      return "hash";
    case ValueType::kStream:
      return "stream";
  }
  return "unknown";
}

std::string_view Entry::encoding_name() const {
  if (!IsString()) return collection()->encoding_name();
  switch (encoding()) {
    case Encoding::kRaw:
      return "raw";
    case Encoding::kInt:
      return "int";
    case Encoding::kEmbstr:
      return "embstr";
  }
  return "unknown";
}

std::string_view Entry::String(DigitBuffer& buffer) const {
  if (encoding() == Encoding::kInt) return FormatInteger(integer(), buffer);
  if (!IsExternal()) return {payload(), inline_size()};
  const StringBlock* block = string_block();
  return {block->data(), block->size};
}

size_t Entry::StringSize() const {
  DigitBuffer buffer;
  return String(buffer).size();
}

size_t Entry::BlockSize() const {
  const size_t payload_size = IsExternal() ? sizeof(void*) : inline_size();
  return static_cast<size_t>(payload() - reinterpret_cast<const char*>(this)) + payload_size;
}

size_t Entry::MemoryUsage() const {
  size_t bytes = SlabArena::RoundedSize(BlockSize());
  if (IsExternal()) bytes += IsString() ? StringBlockBytes(string_block()->capacity) : collection()->bytes();
  return bytes;
}

}  // namespace nacre
