#include "rdb/list_codec.h"

#include <optional>
#include <span>
#include <string_view>

#include "rdb/old_packed_forms.h"
#include "structures/packed_list.h"

namespace nacre {
namespace {

void WritePlain(RdbWriter& writer, std::string_view element) {
  writer.Length(kListNodePlain);
  writer.String(element);
}

void WritePacked(RdbWriter& writer, const PackedList& elements) {
  writer.Length(kListNodePacked);
  writer.String(elements.bytes());
}

// An element at a time, so that limits apply as if each had been pushed.
void PushOne(ListValue& list, std::string_view element, const ListLimits& limits) {
  list.Push(ListEnd::kTail, std::span(&element, 1), limits);
}

// False if there is nothing to push.
bool PushAll(ListValue& list, const std::optional<PackedList>& elements, const ListLimits& limits) {
  if (!elements) return false;
  for (PackedList::Cursor cursor = elements->First(); cursor;) {
    list.Push(ListEnd::kTail, elements->Read(cursor), limits);
  }
  return true;
}

bool ReadElements(RdbReader& reader, ListValue& list, const ListLimits& limits) {
  uint64_t count;
  RdbString element;
  if (!reader.Count(count, 1)) return false;
  for (; count != 0; --count) {
    if (!reader.String(element)) return false;
    PushOne(list, element.bytes(), limits);
  }
  return true;
}

bool ReadZiplists(RdbReader& reader, uint64_t count, ListValue& list, const ListLimits& limits) {
  RdbString node;
  for (; count != 0; --count) {
    if (!reader.String(node) || !PushAll(list, ReadZiplist(node.bytes()), limits)) return false;
  }
  return true;
}

bool ReadNodes(RdbReader& reader, ListValue& list, const ListLimits& limits) {
  uint64_t count;
  uint64_t kind;
  RdbString node;
  if (!reader.Count(count, 2)) return false;
  for (; count != 0; --count) {
    if (!reader.Length(kind) || !reader.String(node)) return false;
    if (kind == kListNodePlain) {
      PushOne(list, node.bytes(), limits);
    } else if (kind != kListNodePacked || !PushAll(list, PackedList::FromBytes(node.bytes()), limits)) {
      return false;
    }
  }
  return true;
}

bool ReadInto(RdbType type, RdbReader& reader, ListValue& list, const ListLimits& limits) {
  uint64_t count;
  switch (type) {
    case RdbType::kList:
      return ReadElements(reader, list, limits);
    case RdbType::kListZiplist:
      return ReadZiplists(reader, 1, list, limits);
    case RdbType::kListZiplists:
      return reader.Count(count, 1) && ReadZiplists(reader, count, list, limits);
    case RdbType::kListListpacks:
      return ReadNodes(reader, list, limits);
    default:
      return false;
  }
}

}  // namespace

void WriteList(RdbWriter& writer, const ListValue& list) {
  writer.Length(list.chunk_count());
  list.ForEachChunk([&](const PackedList* packed, std::string_view plain) {
    if (packed != nullptr) {
      WritePacked(writer, *packed);
    } else {
      WritePlain(writer, plain);
    }
  });
}

std::unique_ptr<ListValue> ReadList(RdbType type, RdbReader& reader, const ListLimits& limits) {
  auto list = std::make_unique<ListValue>();
  if (!ReadInto(type, reader, *list, limits) || list->size() == 0) return nullptr;
  return list;
}

}  // namespace nacre
