// What the handlers of streams share: IDs as clients write them, and replies of
// entries. Those that return false have replied with an error.

#ifndef NACRE_COMMANDS_STREAM_STREAM_ARGUMENTS_H_
#define NACRE_COMMANDS_STREAM_STREAM_ARGUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/command_context.h"
#include "values/stream_value.h"

namespace nacre::commands {

// An ID as it was written: "ms", "ms-sequence" or "ms-*".
struct WrittenStreamId {
  StreamId id;
  bool has_sequence = true;  // Not "ms-*".
};

// The ID that `text` is, or nothing. Without a sequence number it gets
// `missing_sequence`. Numbers may be written as strtoull takes them, as in Redis.
std::optional<WrittenStreamId> ReadStreamId(std::string_view text, uint64_t missing_sequence = 0);

// "ms" or "ms-sequence".
bool ParseStreamId(CommandContext& context, std::string_view text, StreamId& id);
// The same, or "-" or "+" for the lowest and the highest.
bool ParseStreamBound(CommandContext& context, std::string_view text, uint64_t missing_sequence,
                      StreamId& id);
// The arguments from `first` on, `count` of them.
bool ParseStreamIds(CommandContext& context, size_t first, size_t count, std::vector<StreamId>& ids);

// An interval; a bound that begins with "(" is not part of it.
struct StreamInterval {
  StreamId start;
  StreamId end;
};
bool ParseIntervalStart(CommandContext& context, std::string_view text, StreamId& start);
bool ParseIntervalEnd(CommandContext& context, std::string_view text, StreamId& end);
bool ParseStreamInterval(CommandContext& context, std::string_view start, std::string_view end,
                         StreamInterval& interval);

void InvalidStreamId(CommandContext& context);
// Redis's errors for a group that is not there, each of some commands.
void NoKeyOrGroup(CommandContext& context, std::string_view key, std::string_view group);
void NoGroupInKey(CommandContext& context, std::string_view key, std::string_view group);
// A text as it stands in errors: what comes behind a zero byte is cut off.
std::string_view QuotedText(std::string_view text);

// A group by its name.
struct NamedGroup {
  ConsumerGroup& group;
  std::string_view name;
};

// The group's consumer of this name, which was seen now; it is made if there is none.
StreamConsumer& FindOrAddConsumer(CommandContext& context, const KeyRef& key, const NamedGroup& group,
                                  std::string_view name);

// An ID as a word of an effect.
class StreamIdWord {
 public:
  explicit StreamIdWord(const StreamId& id) : text_(FormatStreamId(id, buffer_)) {}
  StreamIdWord(const StreamIdWord&) = delete;
  StreamIdWord& operator=(const StreamIdWord&) = delete;
  operator std::string_view() const { return text_; }

 private:
  StreamIdBuffer buffer_;
  std::string_view text_;
};

// Keeps that the entry, which is pending, is the consumer's, and how it was delivered.
void KeepPending(CommandContext& context, const KeyRef& key, const NamedGroup& group, const StreamId& id,
                 const PendingEntry& entry);
// Keeps that the entry is pending no more.
void KeepAcknowledged(CommandContext& context, const KeyRef& key, std::string_view group, const StreamId& id);
// Keeps how far the group has read.
void KeepProgress(CommandContext& context, const KeyRef& key, const NamedGroup& group);

// How a client names an unlimited number of entries.
inline constexpr int64_t kAllEntries = 0;
// Of a count option, 0 for all, the limit for StreamCursor::Count.
size_t EntryLimit(int64_t count);

void ReplyWithStreamId(ReplyWriter& reply, const StreamId& id);
// [id, [field, value, ...]]
void ReplyWithEntry(ReplyWriter& reply, const StreamEntry& entry);
// An array of the next `count` entries. Requires: there are as many.
void ReplyWithEntries(ReplyWriter& reply, StreamCursor& cursor, size_t count);

// KEEPREF, DELREF or ACKED.
std::optional<StreamReferences> ReadReferencesOption(std::string_view text);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STREAM_STREAM_ARGUMENTS_H_
