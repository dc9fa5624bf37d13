#include "values/list_value.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/malloc_bytes.h"

namespace nacre {
namespace {

// The bytes that -1 to -5 stand for, and the limit for lists whose elements are counted.
constexpr std::array<size_t, 5> kByteLimits = {4096, 8192, 16384, 32768, 65536};
constexpr size_t kByteLimitWhenCounting = 8192;

// What packing an element adds at the most.
constexpr size_t kLargestOverhead = 16;

}  // namespace

ListLimits::ListLimits(int64_t size, int64_t plain_from) : counts_elements_(size >= 0) {
  if (counts_elements_) {
    chunk_ = {kByteLimitWhenCounting, static_cast<size_t>(std::max<int64_t>(size, 1)), 0};
  } else {
    const auto level = static_cast<size_t>(std::min<int64_t>(-(size + 1), kByteLimits.size() - 1));
    chunk_ = {kByteLimits[level], SIZE_MAX, 0};
  }
  chunk_.plain = plain_from > 0 ? static_cast<size_t>(plain_from) : chunk_.bytes - kLargestOverhead;
}

bool ListLimits::IsWellBelow(size_t bytes, size_t elements) const {
  return counts_elements_ ? elements <= chunk_.elements / 2 && bytes <= chunk_.bytes
                          : bytes <= chunk_.bytes / 2;
}

size_t ListValue::bytes() const {
  const size_t own = MallocBytes(sizeof *this);
  if (chunks_ == nullptr) return own + packed_.allocated_bytes();
  return own + MallocBytes(sizeof *chunks_) + chunks_->bytes();
}

std::unique_ptr<Collection> ListValue::Clone() const {
  auto copy = std::make_unique<ListValue>();
  if (chunks_ == nullptr) {
    copy->packed_ = packed_.Clone();
  } else {
    copy->chunks_ = chunks_->Clone();
  }
  return copy;
}

PackedValue ListValue::Peek(ListEnd end) const {
  const bool head = end == ListEnd::kHead;
  if (chunks_ == nullptr) return packed_.Get(head ? packed_.First() : packed_.Last());
  return chunks_->Get(head ? chunks_->First() : chunks_->Last());
}

PackedValue ListValue::Get(size_t index) const {
  if (chunks_ == nullptr) return packed_.Get(packed_.At(static_cast<int64_t>(index)));
  return chunks_->Get(chunks_->At(index));
}

void ListValue::MakeChunks() { chunks_ = std::make_unique<ChunkedList>(std::exchange(packed_, {})); }

void ListValue::GrowBy(size_t bytes, size_t elements, const ListLimits& limits) {
  if (chunks_ != nullptr) return;
  if (limits.Exceeds(packed_.byte_size() + bytes, packed_.size() + elements)) MakeChunks();
}

void ListValue::PackIfSmall(const ListLimits& limits) {
  if (chunks_ == nullptr || chunks_->size() == 0) return;
  const PackedList* sole = chunks_->SoleChunk();
  if (sole == nullptr || !limits.IsWellBelow(sole->byte_size(), sole->size())) return;
  packed_ = chunks_->TakeSoleChunk();
  chunks_.reset();
}

void ListValue::PushOne(ListEnd end, const PackedValue& value, const ListLimits& limits) {
  if (chunks_ != nullptr) return chunks_->Push(end, value, limits.chunk());
  // Numbers pack into fewer bytes than they were counted for, short texts into more.
  if (!packed_.Fits(PackedList::EntryBytes(value))) {
    MakeChunks();
    return chunks_->Push(end, value, limits.chunk());
  }
  if (end == ListEnd::kHead) {
    packed_.Prepend(value);
  } else {
    packed_.Append(value);
  }
}

void ListValue::Push(ListEnd end, std::span<const std::string_view> values, const ListLimits& limits) {
  if (chunks_ == nullptr) {
    size_t bytes = 0;
    for (const std::string_view value : values) bytes += value.size();
    GrowBy(bytes, values.size(), limits);
  }
  for (const std::string_view value : values) PushOne(end, PackedValue(value), limits);
}

void ListValue::Push(ListEnd end, const PackedValue& value, const ListLimits& limits) {
  if (chunks_ == nullptr) GrowBy(value.ViewSize(), 1, limits);
  PushOne(end, value, limits);
}

void ListValue::Drop(ListEnd end, size_t count, const ListLimits& limits) {
  if (chunks_ != nullptr) {
    chunks_->Drop(end, count);
    return PackIfSmall(limits);
  }
  if (count >= packed_.size()) return packed_.Clear();
  if (count == 0) return;
  packed_.EraseRange(end == ListEnd::kHead ? packed_.First() : packed_.At(-static_cast<int64_t>(count)),
                     count);
}

bool ListValue::InsertBeside(std::string_view pivot, bool before, std::string_view value,
                             const ListLimits& limits) {
  // As in Redis, before it is known whether the pivot is there.
  GrowBy(value.size(), 1, limits);
  const PackedValue wanted(pivot);
  if (chunks_ == nullptr) {
    const PackedList::Cursor found = packed_.Find(wanted);
    if (!found) return false;
    packed_.InsertBefore(before ? found : packed_.Next(found), PackedValue(value));
    return true;
  }
  const ChunkedList::Position found = chunks_->Find(wanted);
  if (!found) return false;
  if (before) {
    chunks_->InsertBefore(found, PackedValue(value), limits.chunk());
  } else {
    chunks_->InsertAfter(found, PackedValue(value), limits.chunk());
  }
  return true;
}

bool ListValue::Replace(size_t index, std::string_view value, const ListLimits& limits) {
  GrowBy(value.size(), 1, limits);
  if (index >= size()) return false;
  if (chunks_ == nullptr) {
    packed_.Replace(packed_.At(static_cast<int64_t>(index)), PackedValue(value));
  } else {
    chunks_->Replace(chunks_->At(index), PackedValue(value), limits.chunk());
    PackIfSmall(limits);
  }
  return true;
}

size_t ListValue::Remove(std::string_view value, size_t count, ListEnd from, const ListLimits& limits) {
  const PackedValue wanted(value);
  if (chunks_ == nullptr) return RemoveEqual(packed_, wanted, count, from);
  const size_t removed = chunks_->Remove(wanted, count, from, limits.chunk());
  if (removed != 0) PackIfSmall(limits);
  return removed;
}

}  // namespace nacre
