#include "snapshot/plain_command_encoder.h"

#include <algorithm>
#include <limits>

#include "snapshot/command_words.h"
#include "snapshot/stream_commands.h"
#include "values/hash_value.h"
#include "values/list_value.h"
#include "values/set_value.h"
#include "values/sorted_set_value.h"

namespace nacre {
namespace {

// Members that one command adds at the most: a server executes a command at a time.
constexpr size_t kMembersAtOnce = 64;

// A moment at which no field's time has passed.
constexpr int64_t kBeforeAll = std::numeric_limits<int64_t>::min();

// The entry's collection. Requires: the entry is of this type.
template <class Value>
const Value& As(const Entry& entry) {
  return static_cast<const Value&>(*entry.collection());
}

class CommandEntryEncoder final : public EntryEncoder {
 public:
  void Encode(uint32_t /*database*/, const Entry& entry, ByteBuffer& out) override {
    CommandWords words(out);
    WriteValue(words, entry);
    if (!entry.HasExpiry()) return;
    words.Begin(3);
    words.Words({"PEXPIREAT", entry.key()});
    words.Integer(entry.expire_at_ms());
  }

 private:
  void WriteValue(CommandWords& words, const Entry& entry) {
    switch (entry.type()) {
      case ValueType::kString:
        return WriteString(words, entry);
      case ValueType::kList:
        return WriteList(words, entry.key(), As<ListValue>(entry));
      case ValueType::kSet:
        return WriteSet(words, entry.key(), As<SetValue>(entry));
      case ValueType::kSortedSet:
        return WriteSortedSet(words, entry.key(), As<SortedSetValue>(entry));
      case ValueType::kHash:
        return WriteHash(words, entry.key(), As<HashValue>(entry));
      case ValueType::kStream:
        return WriteStreamCommands(words, entry.key(), As<StreamValue>(entry));
    }
  }

  static void WriteString(CommandWords& words, const Entry& entry) {
    DigitBuffer digits;
    words.Begin(3);
    words.Words({"SET", entry.key(), entry.String(digits)});
  }

  // Begins the command anew before each kMembersAtOnce members, of which `left` are still to
  // come, each of so many words.
  struct Batches {
    CommandWords& words;
    std::string_view command;
    std::string_view key;
    size_t words_a_member;
    size_t left;

    void BeforeMember() {
      if (done % kMembersAtOnce == 0) {
        words.Begin(2 + std::min(left, kMembersAtOnce) * words_a_member);
        words.Words({command, key});
      }
      ++done;
      --left;
    }

    size_t done = 0;
  };

  static void WriteList(CommandWords& words, std::string_view key, const ListValue& list) {
    Batches batches{words, "RPUSH", key, 1, list.size()};
    list.Walk(ListEnd::kHead, 0, list.size(), [&](const PackedValue& element) {
      batches.BeforeMember();
      words.Word(element);
      return true;
    });
  }

  static void WriteSet(CommandWords& words, std::string_view key, const SetValue& set) {
    Batches batches{words, "SADD", key, 1, set.size()};
    set.Visit([&](const auto& member) {
      batches.BeforeMember();
      words.Word(member);
    });
  }

  static void WriteSortedSet(CommandWords& words, std::string_view key, const SortedSetValue& set) {
    Batches batches{words, "ZADD", key, 2, set.size()};
    set.VisitAll([&](std::string_view name, double score) {
      batches.BeforeMember();
      words.Double(score);
      words.Word(name);
    });
  }

  static void WriteHash(CommandWords& words, std::string_view key, const HashValue& hash) {
    Batches batches{words, "HSET", key, 2, hash.size()};
    hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) {
      batches.BeforeMember();
      words.Word(member.field);
      words.Word(member.value);
    });
    hash.ForEach(kBeforeAll, [&](const HashValue::Member& member) {
      if (member.expire_at_ms == kNoExpiry) return;
      words.Begin(6);
      words.Words({"HPEXPIREAT", key});
      words.Integer(member.expire_at_ms);
      words.Words({"FIELDS", "1"});
      words.Word(member.field);
    });
  }
};

}  // namespace

void PlainCommandEncoder::Begin(const SnapshotMetadata& /*metadata*/, ByteBuffer& /*out*/) {}

void PlainCommandEncoder::Library(std::string_view code, ByteBuffer& out) {
  CommandWords words(out);
  words.Begin(3);
  words.Words({"FUNCTION", "LOAD", code});
}

void PlainCommandEncoder::Database(uint32_t database, const std::optional<DatabaseSizes>& /*sizes*/,
                                   ByteBuffer& out) const {
  CommandWords words(out);
  words.Begin(2);
  words.Word("SELECT");
  words.Integer(database);
}

std::unique_ptr<EntryEncoder> PlainCommandEncoder::MakeEntryEncoder() const {
  return std::make_unique<CommandEntryEncoder>();
}

void PlainCommandEncoder::End(ByteBuffer& /*out*/) {}

}  // namespace nacre
