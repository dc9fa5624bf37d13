#include "values/field_table.h"

#include <new>

namespace nacre {

HashField* HashField::Make(HeapBlocks& memory, std::string_view field, std::string_view value, bool expires) {
  void* block = memory.Allocate(BlockSize(field.size(), value.size(), expires));
  auto* item = new (block) HashField(field.size(), value.size(), expires);
  if (!field.empty()) std::memcpy(item->bytes(), field.data(), field.size());
  if (!value.empty()) std::memcpy(item->bytes() + field.size(), value.data(), value.size());
  return item;
}

FieldTable::~FieldTable() {
  fields_.ForEach([this](HashField* item, bool) { Free(item); });
}

void FieldTable::Insert(std::string_view field, std::string_view value, int64_t expire_at_ms) {
  const bool expires = expire_at_ms != kNoExpiry;
  HashField* item = HashField::Make(memory_, field, value, expires);
  fields_.Insert(item, HashBytes(field, seed_), expires);
  if (expires) expiries_.Insert(item, expire_at_ms);
}

void FieldTable::SetValue(Position position, std::string_view value) {
  HashField* old = fields_.At(position);
  const size_t block_size = HashField::BlockSize(old->field().size(), value.size(), old->expires());
  if (block_size == old->block_size()) return old->Overwrite(value);
  HashField* item = HashField::Make(memory_, old->field(), value, old->expires());
  fields_.Replace(position, item, old->expires());
  if (old->expires()) {
    item->set_heap_place(old->heap_place());
    expiries_.Moved(item);
  }
  Free(old);
}

void FieldTable::SetExpiry(Position position, int64_t expire_at_ms) {
  HashField* old = fields_.At(position);
  const bool expires = expire_at_ms != kNoExpiry;
  if (expires && old->expires()) return expiries_.SetTime(*old, expire_at_ms);
  if (expires == old->expires()) return;
  HashField* item = HashField::Make(memory_, old->field(), old->value(), expires);
  fields_.Replace(position, item, expires);
  if (expires) {
    expiries_.Insert(item, expire_at_ms);
  } else {
    expiries_.Remove(*old);
  }
  Free(old);
}

void FieldTable::Erase(Position position) {
  HashField* item = fields_.At(position);
  if (item->expires()) expiries_.Remove(*item);
  fields_.Erase(position, HashBytes(item->field(), seed_));
  Free(item);
}

size_t FieldTable::EraseDue(int64_t now_ms, size_t limit, std::vector<std::string>* erased) {
  size_t count = 0;
  for (; count < limit && expiries_.earliest_ms() <= now_ms; ++count) {
    if (erased != nullptr) erased->emplace_back(expiries_.earliest()->field());
    Erase(Find(expiries_.earliest()->field()));
  }
  return count;
}

}  // namespace nacre
