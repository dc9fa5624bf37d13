// XREAD.

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "commands/collection_access.h"
#include "commands/stream/read_options.h"
#include "generated/handlers/stream.h"

namespace nacre::commands {
namespace {

// Finds the stream with the number `index` and the ID that its entries are to be
// above. False after an error reply.
bool ParseReadId(CommandContext& context, const ReadOptions& options, size_t index,
                 const StreamValue*& stream, StreamId& id) {
  if (!FindCollection(context, context.key(index), stream)) {
    context.reply().WrongType();
    return false;
  }
  const std::string_view text = context.arg(options.IdArgument(index));
  if (text == "$") {
    id = stream == nullptr ? StreamId() : stream->last_id();
    return true;
  }
  if (text == "+") {
    // The last entry, or the next if there is none.
    id = stream == nullptr ? StreamId() : stream->last_id();
    if (stream != nullptr && stream->size() > 0) {
      id = LastEntryId(*stream);
      id.Decrement();
    }
    return true;
  }
  if (text == ">") {
    context.reply().Error(
        "ERR The > ID can be specified only when calling XREADGROUP using the GROUP <group> <consumer> "
        "option.");
    return false;
  }
  return ParseStreamId(context, text, id);
}

// The entries of a stream that a read gives.
struct ReadPart {
  size_t index;
  StreamCursor cursor;
  size_t count;
};

bool FindEntries(const StreamValue* stream, StreamId id, int64_t limit, size_t index,
                 std::vector<ReadPart>& parts) {
  if (stream == nullptr || stream->size() == 0 || !id.Increment()) return false;
  const StreamCursor cursor(*stream, id, StreamId::Max());
  const size_t count = cursor.Count(EntryLimit(limit));
  if (count == 0) return false;
  parts.push_back({index, cursor, count});
  return true;
}

void ReplyWithParts(CommandContext& context, const ReadOptions& options, std::vector<ReadPart>& parts) {
  ReplyWriter& reply = context.reply();
  reply.IsResp3() ? reply.Map(parts.size()) : reply.Array(parts.size());
  for (ReadPart& part : parts) {
    ReplyWithStreamHead(reply, context.arg(options.KeyArgument(part.index)));
    ReplyWithEntries(reply, part.cursor, part.count);
  }
}

bool AttemptRead(CommandContext& context, size_t index) {
  ReadOptions options;
  if (!ParseReadOptions(context, false, options)) return true;
  const StreamValue* stream;
  // A key of another type may become a stream again.
  if (!FindCollection(context, context.key(index), stream)) return false;
  StreamId id;
  if (!ParseStreamId(context, context.arg(options.IdArgument(index)), id)) return true;
  std::vector<ReadPart> parts;
  if (!FindEntries(stream, id, options.count, index, parts)) return false;
  ReplyWithParts(context, options, parts);
  return true;
}

void WaitForEntries(CommandContext& context, const ReadOptions& options, const std::vector<StreamId>& ids) {
  BlockRequest request;
  request.attempt = AttemptRead;
  request.timeout_ms = *options.block_ms;
  request.key_count = options.streams;
  request.arguments.assign(context.arguments().begin(), context.arguments().end());
  for (size_t i = 0; i < options.streams; ++i) {
    StreamIdBuffer buffer;
    request.arguments[options.IdArgument(i)] = FormatStreamId(ids[i], buffer);
  }
  context.Block(std::move(request));
}

}  // namespace

void Xread(CommandContext& context) {
  ReadOptions options;
  if (!ParseReadOptions(context, false, options)) return;
  std::vector<StreamId> ids(options.streams);
  std::vector<ReadPart> parts;
  std::vector<size_t> missed;
  for (size_t i = 0; i < options.streams; ++i) {
    const StreamValue* stream;
    if (!ParseReadId(context, options, i, stream, ids[i])) return;
    FindEntries(stream, ids[i], options.count, i, parts);
    if (stream == nullptr) missed.push_back(i);
  }
  // Redis looks every key up a second time when it has read all IDs.
  for (const size_t i : missed) context.Notify(kEventKeyMiss, "keymiss", context.key(i));
  if (!parts.empty()) return ReplyWithParts(context, options, parts);
  if (options.block_ms) return WaitForEntries(context, options, ids);
  context.reply().NullArray();
}

}  // namespace nacre::commands
