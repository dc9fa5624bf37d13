// Reads one line of a snapshot in JSON: a header, a library, an entry or the end.

#ifndef NACRE_JSON_DOCUMENT_READER_H_
#define NACRE_JSON_DOCUMENT_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "json/json_reader.h"
#include "json/value_reader.h"
#include "snapshot/value_limits.h"

namespace nacre {

enum class DocumentKind : uint8_t { kHeader, kLibrary, kEntry, kEnd };

// A line that was read. Read into it again, it keeps its room.
struct SnapshotDocument {
  DocumentKind kind = DocumentKind::kEntry;

  // Of a header.
  int64_t created_at_ms = 0;
  uint64_t used_bytes = 0;
  bool is_journal_base = false;
  std::string nacre_version;
  std::vector<std::pair<std::string, std::string>> extra;

  // Of a library, or an entry's key.
  JsonText text;

  // Of an entry.
  uint32_t database = 0;
  ValueType type = ValueType::kString;
  int64_t expire_at_ms = kNoExpiry;
  std::optional<uint64_t> idle_seconds;
  std::optional<uint8_t> frequency;
  JsonValue value;

  // Of the end.
  uint64_t documents = 0;
  std::optional<uint64_t> checksum;
};

// Reads the next line; false if it is none, of which the reader has the error.
bool ReadSnapshotDocument(JsonReader& reader, const ValueLimits& limits, SnapshotDocument& document);

}  // namespace nacre

#endif  // NACRE_JSON_DOCUMENT_READER_H_
