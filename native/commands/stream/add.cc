// XADD, XLEN, XTRIM and XSETID.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.h"
#include "commands/collection_access.h"
#include "commands/stream/stream_arguments.h"
#include "commands/stream/trim_options.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

struct AddOptions {
  TrimOptions trim;
  bool create = true;                 // Without NOMKSTREAM.
  std::optional<WrittenStreamId> id;  // None is "*".
  size_t first_field = 0;
};

// Takes options up to the ID. False after an error reply.
bool ParseAddOptions(CommandContext& context, AddOptions& options) {
  size_t i = 2;
  for (; i < context.argc(); ++i) {
    if (context.arg(i) == "*") break;
    const TrimOptions::Taken taken = options.trim.Take(context, i);
    if (taken == TrimOptions::Taken::kError) return false;
    if (taken == TrimOptions::Taken::kYes) continue;
    if (context.ArgIs(i, "nomkstream")) {
      options.create = false;
      continue;
    }
    options.id = ReadStreamId(context.arg(i));
    if (options.id) break;
    InvalidStreamId(context);
    return false;
  }
  if (!options.trim.Finish(context, false)) return false;
  options.first_field = i + 1;
  return true;
}

// The ID that the entry gets, or nothing if the one that was given is too low. The
// last one is not the highest of all.
std::optional<StreamId> ChooseId(const AddOptions& options, const StreamId& last, int64_t now_ms) {
  StreamId id = last;
  if (!options.id) {
    const auto ms = static_cast<uint64_t>(now_ms);
    if (ms > last.ms) return StreamId{ms, 0};
    id.Increment();
    return id;
  }
  if (!options.id->has_sequence && options.id->id.ms == last.ms) {
    id.Increment();
    if (id.ms != last.ms) return std::nullopt;
    return id;
  }
  if (options.id->id <= last) return std::nullopt;
  return options.id->id;
}

bool IsZero(const std::optional<WrittenStreamId>& id) { return id && id->has_sequence && id->id.IsZero(); }

void WrongArity(CommandContext& context) {
  context.reply().Error("ERR wrong number of arguments for 'xadd' command");
}

struct Trimmed {
  size_t entries = 0;
  std::vector<StreamId> around_others;  // All of them, if some stay in front of them.
};

// Trims, and keeps what it does to consumer groups in words that every server knows.
Trimmed Trim(CommandContext& context, StreamValue& stream, const StreamTrim& trim) {
  Trimmed trimmed;
  if (trim.references == StreamReferences::kKeep) {
    trimmed.entries = stream.Trim(trim);
    return trimmed;
  }
  std::vector<StreamId> ids;
  trimmed.entries = stream.Trim(trim, [&](const StreamId& id) {
    if (trim.references == StreamReferences::kAcknowledgedOnly) ids.push_back(id);
    if (trim.references != StreamReferences::kDrop || !context.KeepsEffects()) return;
    for (const auto& [name, group] : stream.groups()) {
      if (group->pending().Find(id)) KeepAcknowledged(context, context.key(), name, id);
    }
  });
  if (ids.empty() || stream.size() == 0 || stream.first_id() > ids.back()) return trimmed;
  // They are missed as those are that XDEL names: lags must know of gaps.
  stream.set_max_deleted_id(std::max(stream.max_deleted_id(), ids.back()));
  trimmed.around_others = std::move(ids);
  return trimmed;
}

// Keeps what was trimmed, as the length that is left: nodes, by which `~` trims, may be cut otherwise
// elsewhere.
void KeepTrimmed(CommandContext& context, const StreamValue& stream, const Trimmed& trimmed) {
  if (!context.KeepsEffects() || trimmed.entries == 0) return;
  const NumberWord length(static_cast<int64_t>(stream.size()));
  if (trimmed.around_others.empty()) {
    return context.Effect({"XTRIM", context.key().bytes, "MAXLEN", "=", length});
  }
  std::vector<std::string> texts;
  for (const StreamId& id : trimmed.around_others) texts.emplace_back(StreamIdWord(id));
  std::vector<std::string_view> words = {"XDEL", context.key().bytes};
  words.insert(words.end(), texts.begin(), texts.end());
  context.Effect(context.database(), words);
}

// Keeps an XADD with the ID that was chosen.
void KeepAdded(CommandContext& context, const AddOptions& options, const StreamId& id,
               const StreamValue& stream, const Trimmed& trimmed) {
  if (!context.KeepsEffects()) return;
  const StreamIdWord chosen(id);
  const NumberWord length(static_cast<int64_t>(stream.size()));
  std::vector<std::string_view> words = {"XADD", context.key().bytes};
  const bool in_one_word = options.trim.trim().references == StreamReferences::kKeep;
  if (in_one_word && trimmed.entries != 0) {
    words.insert(words.end(), {"MAXLEN", "=", length});
  }
  words.push_back(chosen);
  const auto fields = context.arguments().subspan(options.first_field);
  words.insert(words.end(), fields.begin(), fields.end());
  context.Effect(context.database(), words);
  if (!in_one_word) KeepTrimmed(context, stream, trimmed);
}

StreamValue::NodeLimits NodeLimitsOf(const Settings& settings) {
  return {static_cast<size_t>(settings.stream_node_max_bytes.get()),
          static_cast<size_t>(settings.stream_node_max_entries.get())};
}

}  // namespace

void Xadd(CommandContext& context) {
  AddOptions options;
  if (!ParseAddOptions(context, options)) return;
  const auto argc = context.argc();
  if (argc < options.first_field + 2 || (argc - options.first_field) % 2 != 0) return WrongArity(context);
  if (IsZero(options.id)) {
    return context.reply().Error("ERR The ID specified in XADD must be greater than 0-0");
  }

  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream && !options.create) return context.reply().Null();
  const StreamId last = stream ? stream->last_id() : StreamId();
  if (last == StreamId::Max()) {
    return context.reply().Error(
        "ERR The stream has exhausted the last possible ID, unable to add more items");
  }
  const auto id = ChooseId(options, last, context.now_ms());
  if (!id) {
    return context.reply().Error(
        "ERR The ID specified in XADD is equal or smaller than the target stream top item");
  }
  const auto fields = context.arguments().subspan(options.first_field);
  if (!StreamValue::IsSmallEnough(fields)) {
    return context.reply().Error("ERR Elements are too large to be stored");
  }

  StreamValue& value = stream.OrCreate();
  value.Append(*id, fields, NodeLimitsOf(context.settings()));
  ReplyWithStreamId(context.reply(), *id);
  stream.MarkChanged();
  context.Notify(kEventStream, "xadd", context.key());
  const Trimmed trimmed = Trim(context, value, options.trim.trim());
  KeepAdded(context, options, *id, value, trimmed);
  if (trimmed.entries > 0) context.Notify(kEventStream, "xtrim", context.key());
}

void Xlen(CommandContext& context) {
  const StreamValue* stream;
  if (!FindCollection(context, context.key(), stream)) return context.reply().WrongType();
  context.reply().Integer(stream == nullptr ? 0 : static_cast<int64_t>(stream->size()));
}

void Xtrim(CommandContext& context) {
  TrimOptions options;
  for (size_t i = 2; i < context.argc(); ++i) {
    const TrimOptions::Taken taken = options.Take(context, i);
    if (taken == TrimOptions::Taken::kError) return;
    if (taken == TrimOptions::Taken::kNo) return context.reply().SyntaxError();
  }
  if (!options.Finish(context, true)) return;

  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  const Trimmed trimmed = stream ? Trim(context, *stream, options.trim()) : Trimmed();
  if (trimmed.entries > 0) {
    context.Notify(kEventStream, "xtrim", context.key());
    stream.MarkChanged(trimmed.entries);
    KeepTrimmed(context, *stream, trimmed);
  }
  context.reply().Integer(static_cast<int64_t>(trimmed.entries));
}

namespace {

struct SetIdOptions {
  StreamId id;
  std::optional<uint64_t> entries_added;
  StreamId max_deleted_id;  // Zero if it is not given.
};

bool ParseSetId(CommandContext& context, SetIdOptions& options) {
  if (!ParseStreamId(context, context.arg(2), options.id)) return false;
  for (size_t i = 3; i < context.argc(); i += 2) {
    const bool has_more = i + 1 < context.argc();
    if (has_more && context.ArgIs(i, "entriesadded")) {
      const auto entries = ParseInteger(context.arg(i + 1));
      if (!entries) {
        context.reply().NotInteger();
        return false;
      }
      // The count goes on from the highest number to the lowest, and the journal says so.
      if (*entries < 0 && !context.IsReplay()) {
        context.reply().Error("ERR entries_added must be positive");
        return false;
      }
      options.entries_added = static_cast<uint64_t>(*entries);
    } else if (has_more && context.ArgIs(i, "maxdeletedid")) {
      if (!ParseStreamId(context, context.arg(i + 1), options.max_deleted_id)) return false;
      if (options.id < options.max_deleted_id && !context.IsReplay()) {
        context.reply().Error(
            "ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id");
        return false;
      }
    } else {
      context.reply().SyntaxError();
      return false;
    }
  }
  return true;
}

// Whether the stream may have these numbers.
bool IsSettable(CommandContext& context, const StreamValue& stream, const SetIdOptions& options) {
  // Redis 7.0 does not look at that, and its journal goes on from there.
  if (options.id < stream.max_deleted_id() && !context.IsReplay()) {
    context.reply().Error("ERR The ID specified in XSETID is smaller than current max_deleted_entry_id");
    return false;
  }
  if (stream.size() == 0) return true;
  if (options.id < LastEntryId(stream)) {
    context.reply().Error("ERR The ID specified in XSETID is smaller than the target stream top item");
    return false;
  }
  if (options.entries_added && *options.entries_added < stream.size()) {
    context.reply().Error(
        "ERR The entries_added specified in XSETID is smaller than the target stream length");
    return false;
  }
  return true;
}

}  // namespace

void Xsetid(CommandContext& context) {
  SetIdOptions options;
  if (!ParseSetId(context, options)) return;
  CollectionChange<StreamValue> stream(context, context.key());
  if (stream.WrongType()) return context.reply().WrongType();
  if (!stream) return context.reply().Error("ERR no such key");
  if (!IsSettable(context, *stream, options)) return;
  stream->SetLastId(options.id);
  if (options.entries_added) stream->set_entries_added(*options.entries_added);
  if (!options.max_deleted_id.IsZero()) stream->set_max_deleted_id(options.max_deleted_id);
  context.MarkChanged();
  context.Notify(kEventStream, "xsetid", context.key());
  context.reply().Ok();
}

}  // namespace nacre::commands
