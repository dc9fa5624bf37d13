#include "json/document_reader.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "json/json_snapshot_encoder.h"
#include "json/member_set.h"
#include "keyspace/entry.h"

namespace nacre {
namespace {

// The members of all kinds of documents. Which is of which kind, KindOf says.
enum class Member : uint8_t {
  kFormat,
  kVersion,
  kNacre,
  kCreatedAt,
  kUsedBytes,
  kJournalBase,
  kStableOrder,
  kExtra,
  kLibrary,
  kDatabase,
  kKey,
  kType,
  kExpireAt,
  kIdleSeconds,
  kFrequency,
  kValue,
  kEnd,
  kDocuments,
  kChecksum,
};

struct MemberName {
  std::string_view name;
  DocumentKind kind;
};

// In the order of Member.
constexpr MemberName kMembers[] = {
    {"format", DocumentKind::kHeader},
    {"version", DocumentKind::kHeader},
    {"nacre", DocumentKind::kHeader},
    {"created_at_ms", DocumentKind::kHeader},
    {"used_bytes", DocumentKind::kHeader},
    {"journal_base", DocumentKind::kHeader},
    {"stable_order", DocumentKind::kHeader},
    {"extra", DocumentKind::kHeader},
    {"library", DocumentKind::kLibrary},
    {"db", DocumentKind::kEntry},
    {"key", DocumentKind::kEntry},
    {"type", DocumentKind::kEntry},
    {"expire_at_ms", DocumentKind::kEntry},
    {kIdleSecondsMember, DocumentKind::kEntry},
    {kFrequencyMember, DocumentKind::kEntry},
    {"value", DocumentKind::kEntry},
    {"end", DocumentKind::kEnd},
    {"documents", DocumentKind::kEnd},
    {"checksum", DocumentKind::kEnd},
};

static_assert(std::size(kMembers) == static_cast<size_t>(Member::kChecksum) + 1);

std::optional<Member> MemberOf(std::string_view name) {
  for (size_t i = 0; i < std::size(kMembers); ++i) {
    if (kMembers[i].name == name) return static_cast<Member>(i);
  }
  return std::nullopt;
}

DocumentKind KindOf(Member member) { return kMembers[static_cast<size_t>(member)].kind; }

std::optional<ValueType> TypeOf(std::string_view name) {
  for (const ValueType type : {ValueType::kString, ValueType::kList, ValueType::kSet, ValueType::kSortedSet,
                               ValueType::kHash, ValueType::kStream}) {
    if (TypeName(type) == name) return type;
  }
  return std::nullopt;
}

// The number of 16 hexadecimal digits behind the checksum's kind.
std::optional<uint64_t> ChecksumOf(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (!text.starts_with(kJsonChecksumKind)) return std::nullopt;
  text.remove_prefix(kJsonChecksumKind.size());
  if (text.size() != kDigits.size()) return std::nullopt;
  uint64_t number = 0;
  for (const char digit : text) {
    const size_t value = kDigits.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number << 4 | value;
  }
  return number;
}

class DocumentReader {
 public:
  DocumentReader(JsonReader& reader, const ValueLimits& limits, SnapshotDocument& document)
      : reader_(reader), limits_(limits), document_(document) {}

  bool Read() {
    document_.expire_at_ms = kNoExpiry;
    document_.idle_seconds.reset();
    document_.frequency.reset();
    bool is_first = true;
    if (!reader_.OpenObject()) return false;
    for (std::string_view name; reader_.NextMember(name);) {
      const auto member = MemberOf(name);
      if (!member) return reader_.Fail("no document has such a member");
      if (is_first) document_.kind = KindOf(*member);
      is_first = false;
      if (KindOf(*member) != document_.kind)
        return reader_.Fail("this member belongs to another kind of document");
      if (!members_.Add(reader_, *member) || !ReadMember(*member)) return false;
    }
    if (is_first) return reader_.Fail("the document is empty");
    return HasAll() && reader_.EndLine();
  }

 private:
  bool HasAll() {
    using enum Member;
    switch (document_.kind) {
      case DocumentKind::kHeader:
        return members_.HasAll(reader_, {kFormat, kVersion}, "the first line");
      case DocumentKind::kLibrary:
        return reader_.ok();
      case DocumentKind::kEntry:
        return members_.HasAll(reader_, {kDatabase, kKey, kType, kValue}, "the entry");
      case DocumentKind::kEnd:
        return members_.HasAll(reader_, {kEnd, kDocuments}, "the last line");
    }
    return false;
  }

  bool ReadMember(Member member) {
    switch (KindOf(member)) {
      case DocumentKind::kHeader:
        return ReadHeaderMember(member);
      case DocumentKind::kLibrary:
        return reader_.Bytes(document_.text);
      case DocumentKind::kEntry:
        return ReadEntryMember(member);
      case DocumentKind::kEnd:
        return ReadEndMember(member);
    }
    return false;
  }

  bool ReadHeaderMember(Member member) {
    switch (member) {
      case Member::kFormat:
        return ReadFormat();
      case Member::kVersion:
        return ReadVersion();
      case Member::kNacre:
        return ReadText(document_.nacre_version);
      case Member::kCreatedAt:
        return reader_.Integer(document_.created_at_ms);
      case Member::kUsedBytes:
        return reader_.Unsigned(document_.used_bytes);
      case Member::kJournalBase:
        return reader_.Boolean(document_.is_journal_base);
      case Member::kStableOrder: {
        bool unused;
        return reader_.Boolean(unused);
      }
      default:
        return ReadExtra();
    }
  }

  bool ReadEntryMember(Member member) {
    switch (member) {
      case Member::kDatabase:
        return ReadNumber(document_.database);
      case Member::kKey:
        return ReadKey();
      case Member::kType:
        return ReadType();
      case Member::kExpireAt:
        return ReadExpiry();
      case Member::kIdleSeconds:
        return reader_.Unsigned(document_.idle_seconds.emplace());
      case Member::kFrequency:
        return ReadNumber(document_.frequency.emplace());
      default:
        if (!members_.Has(Member::kType)) return reader_.Fail("the type has to stand before the value");
        return ReadJsonValue(reader_, document_.type, limits_, document_.value);
    }
  }

  bool ReadEndMember(Member member) {
    switch (member) {
      case Member::kEnd: {
        bool is_end;
        return reader_.Boolean(is_end) && (is_end || reader_.Fail("this should be true"));
      }
      case Member::kDocuments:
        return reader_.Unsigned(document_.documents);
      default:
        return ReadChecksum();
    }
  }

  template <class Number>
  bool ReadNumber(Number& number) {
    uint64_t value;
    if (!reader_.Unsigned(value)) return false;
    number = static_cast<Number>(value);
    return value <= std::numeric_limits<Number>::max() || reader_.Fail("this number is too large");
  }

  bool ReadText(std::string& text) {
    JsonText read;
    if (!reader_.Bytes(read)) return false;
    text = read.bytes();
    return true;
  }

  bool ReadFormat() {
    JsonText format;
    if (!reader_.String(format)) return false;
    return format.bytes() == kJsonSnapshotFormat || reader_.Fail("this is no snapshot of nacre");
  }

  bool ReadVersion() {
    uint64_t version;
    if (!reader_.Unsigned(version)) return false;
    return version == kJsonSnapshotVersion || reader_.Fail("this version of the format is not known");
  }

  bool ReadExtra() {
    constexpr size_t kMost = 1024;
    if (!reader_.OpenArray()) return false;
    while (reader_.NextElement()) {
      if (document_.extra.size() == kMost) return reader_.Fail("there are too many of these");
      auto& [name, value] = document_.extra.emplace_back();
      if (!reader_.OpenArray() || !reader_.Element() || !ReadText(name) || !reader_.Element() ||
          !ReadText(value) || !reader_.CloseArray()) {
        return false;
      }
    }
    return reader_.ok();
  }

  bool ReadKey() {
    if (!reader_.Bytes(document_.text)) return false;
    return document_.text.bytes().size() <= kLongestKey || reader_.Fail("the key is too long");
  }

  bool ReadType() {
    JsonText name;
    if (!reader_.String(name)) return false;
    const auto type = TypeOf(name.bytes());
    if (!type) return reader_.Fail("there is no such type");
    document_.type = *type;
    return true;
  }

  bool ReadExpiry() {
    if (!reader_.Integer(document_.expire_at_ms)) return false;
    return document_.expire_at_ms >= 0 || reader_.Fail("this is no expiry time");
  }

  bool ReadChecksum() {
    JsonText text;
    if (!reader_.String(text)) return false;
    document_.checksum = ChecksumOf(text.bytes());
    return document_.checksum.has_value() || reader_.Fail("this is no checksum");
  }

  JsonReader& reader_;
  const ValueLimits& limits_;
  SnapshotDocument& document_;
  MemberSet<Member> members_;
};

}  // namespace

bool ReadSnapshotDocument(JsonReader& reader, const ValueLimits& limits, SnapshotDocument& document) {
  return DocumentReader(reader, limits, document).Read();
}

}  // namespace nacre
