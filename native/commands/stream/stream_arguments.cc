#include "commands/stream/stream_arguments.h"

#include <cerrno>
#include <cstdlib>
#include <limits>

#include "base/number.h"

namespace nacre::commands {
namespace {

constexpr size_t kLongestId = 127;

// A number as Redis takes it in an ID: strictly written, or as strtoull reads it.
std::optional<uint64_t> ReadNumber(std::string_view text) {
  if (const auto strict = ParseUnsigned(text)) return strict;
  const auto integer = ParseInteger(text);
  if (integer) return std::nullopt;  // It is negative.
  const std::string terminated(text);
  if (terminated.empty()) return std::nullopt;
  char* end = nullptr;
  errno = 0;
  const unsigned long long value = std::strtoull(terminated.c_str(), &end, 10);
  if (errno != 0 || end != terminated.c_str() + terminated.size()) return std::nullopt;
  return value;
}

std::string_view WithoutZero(std::string_view text) { return text.substr(0, text.find('\0')); }

}  // namespace

std::optional<WrittenStreamId> ReadStreamId(std::string_view text, uint64_t missing_sequence) {
  if (text.size() > kLongestId) return std::nullopt;
  const std::string_view whole = WithoutZero(text);
  const size_t dash = whole.find('-');
  const auto ms = ReadNumber(whole.substr(0, dash));
  if (!ms) return std::nullopt;
  if (dash == std::string_view::npos) return WrittenStreamId{{*ms, missing_sequence}};
  const std::string_view rest = whole.substr(dash + 1);
  if (rest == "*") return WrittenStreamId{{*ms, 0}, false};
  const auto sequence = ReadNumber(rest);
  if (!sequence) return std::nullopt;
  return WrittenStreamId{{*ms, *sequence}};
}

void InvalidStreamId(CommandContext& context) {
  context.reply().Error("ERR Invalid stream ID specified as stream command argument");
}

namespace {

bool ParseWholeId(CommandContext& context, std::string_view text, uint64_t missing_sequence, StreamId& id) {
  const auto written = ReadStreamId(text, missing_sequence);
  if (!written || !written->has_sequence) {
    InvalidStreamId(context);
    return false;
  }
  id = written->id;
  return true;
}

bool ParseIntervalBound(CommandContext& context, std::string_view text, uint64_t missing_sequence,
                        StreamId& id, bool& exclusive) {
  exclusive = text.size() > 1 && text[0] == '(';
  if (exclusive) return ParseWholeId(context, text.substr(1), missing_sequence, id);
  return ParseStreamBound(context, text, missing_sequence, id);
}

}  // namespace

bool ParseStreamId(CommandContext& context, std::string_view text, StreamId& id) {
  return ParseWholeId(context, text, 0, id);
}

bool ParseStreamBound(CommandContext& context, std::string_view text, uint64_t missing_sequence,
                      StreamId& id) {
  const std::string_view whole = WithoutZero(text);
  if (whole == "-" && text.size() <= kLongestId) {
    id = {};
    return true;
  }
  if (whole == "+" && text.size() <= kLongestId) {
    id = StreamId::Max();
    return true;
  }
  return ParseWholeId(context, text, missing_sequence, id);
}

bool ParseStreamIds(CommandContext& context, size_t first, size_t count, std::vector<StreamId>& ids) {
  ids.resize(count);
  for (size_t i = 0; i < count; ++i) {
    if (!ParseStreamId(context, context.arg(first + i), ids[i])) return false;
  }
  return true;
}

bool ParseIntervalStart(CommandContext& context, std::string_view text, StreamId& start) {
  bool exclusive;
  if (!ParseIntervalBound(context, text, 0, start, exclusive)) return false;
  if (!exclusive || start.Increment()) return true;
  context.reply().Error("ERR invalid start ID for the interval");
  return false;
}

bool ParseIntervalEnd(CommandContext& context, std::string_view text, StreamId& end) {
  bool exclusive;
  if (!ParseIntervalBound(context, text, std::numeric_limits<uint64_t>::max(), end, exclusive)) return false;
  if (!exclusive || end.Decrement()) return true;
  context.reply().Error("ERR invalid end ID for the interval");
  return false;
}

bool ParseStreamInterval(CommandContext& context, std::string_view start, std::string_view end,
                         StreamInterval& interval) {
  return ParseIntervalStart(context, start, interval.start) && ParseIntervalEnd(context, end, interval.end);
}

std::string_view QuotedText(std::string_view text) { return WithoutZero(text); }

void NoKeyOrGroup(CommandContext& context, std::string_view key, std::string_view group) {
  std::string error = "NOGROUP No such key '";
  error.append(QuotedText(key)).append("' or consumer group '").append(QuotedText(group)).append("'");
  context.reply().Error(error);
}

void NoGroupInKey(CommandContext& context, std::string_view key, std::string_view group) {
  std::string error = "NOGROUP No such consumer group '";
  error.append(QuotedText(group)).append("' for key name '").append(QuotedText(key)).append("'");
  context.reply().Error(error);
}

StreamConsumer& FindOrAddConsumer(CommandContext& context, const KeyRef& key, const NamedGroup& group,
                                  std::string_view name) {
  StreamConsumer* consumer = group.group.FindConsumer(name);
  if (consumer != nullptr) {
    consumer->seen_at_ms = context.wall_ms();
    return *consumer;
  }
  context.MarkChanged();
  context.Effect({"XGROUP", "CREATECONSUMER", key.bytes, group.name, name});
  context.Notify(kEventStream, "xgroup-createconsumer", key);
  return group.group.AddConsumer(name, context.wall_ms());
}

void KeepPending(CommandContext& context, const KeyRef& key, const NamedGroup& group, const StreamId& id,
                 const PendingEntry& entry) {
  if (!context.KeepsEffects()) return;
  context.Effect({"XCLAIM", key.bytes, group.name, entry.consumer->name(), "0", StreamIdWord(id), "TIME",
                  NumberWord(entry.delivered_at_ms), "RETRYCOUNT", NumberWord(entry.deliveries), "FORCE",
                  "JUSTID", "LASTID", StreamIdWord(group.group.last_delivered)});
}

void KeepAcknowledged(CommandContext& context, const KeyRef& key, std::string_view group,
                      const StreamId& id) {
  if (context.KeepsEffects()) context.Effect({"XACK", key.bytes, group, StreamIdWord(id)});
}

void KeepProgress(CommandContext& context, const KeyRef& key, const NamedGroup& group) {
  if (!context.KeepsEffects()) return;
  context.Effect({"XGROUP", "SETID", key.bytes, group.name, StreamIdWord(group.group.last_delivered),
                  "ENTRIESREAD", NumberWord(group.group.entries_read)});
}

size_t EntryLimit(int64_t count) {
  return count == kAllEntries ? std::numeric_limits<size_t>::max() : static_cast<size_t>(count);
}

void ReplyWithStreamId(ReplyWriter& reply, const StreamId& id) {
  StreamIdBuffer buffer;
  reply.Bulk(FormatStreamId(id, buffer));
}

void ReplyWithEntry(ReplyWriter& reply, const StreamEntry& entry) {
  reply.Array(2);
  ReplyWithStreamId(reply, entry.id());
  reply.Array(entry.field_count() * 2);
  entry.VisitFields([&](const PackedValue& field, const PackedValue& value) {
    DigitBuffer digits;
    reply.Bulk(field.View(digits));
    reply.Bulk(value.View(digits));
  });
}

void ReplyWithEntries(ReplyWriter& reply, StreamCursor& cursor, size_t count) {
  reply.Array(count);
  for (size_t i = 0; i < count && cursor.Next(); ++i) ReplyWithEntry(reply, cursor.entry());
}

std::optional<StreamReferences> ReadReferencesOption(std::string_view text) {
  if (EqualsIgnoringCase(text, "keepref")) return StreamReferences::kKeep;
  if (EqualsIgnoringCase(text, "delref")) return StreamReferences::kDrop;
  if (EqualsIgnoringCase(text, "acked")) return StreamReferences::kAcknowledgedOnly;
  return std::nullopt;
}

}  // namespace nacre::commands
