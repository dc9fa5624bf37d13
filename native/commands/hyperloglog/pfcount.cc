#include "commands/hyperloglog/hyperloglog_string.h"
#include "generated/handlers/hyperloglog.h"
#include "structures/hyperloglog.h"

namespace nacre::commands {
namespace {

// The estimate of one key, which it keeps; nothing after an error reply.
std::optional<uint64_t> EstimateKey(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return 0;
  const auto bytes = HyperLogLogAt(context, key, position);
  if (!bytes) return std::nullopt;
  context.TableOf(key).HoldAsRaw(position);
  if (const auto kept = hyperloglog::KeptEstimate(*bytes)) return kept;
  const auto estimate = hyperloglog::Estimate(*bytes);
  if (!estimate) {
    ReplyCorrupted(context);
    return std::nullopt;
  }
  hyperloglog::KeepEstimate(WriteInPlace(context, key, position), *estimate);
  context.MarkChanged();
  return estimate;
}

// The estimate of what all keys have together; nothing after an error reply.
std::optional<uint64_t> EstimateUnion(CommandContext& context) {
  hyperloglog::Registers registers{};
  for (size_t i = 0; i < context.key_count(); ++i) {
    const KeyRef& key = context.key(i);
    const Table::Position position = context.FindToRead(key);
    if (!position) continue;
    const auto bytes = HyperLogLogAt(context, key, position);
    if (!bytes) return std::nullopt;
    if (!hyperloglog::MergeInto(registers, *bytes)) {
      ReplyCorrupted(context);
      return std::nullopt;
    }
  }
  return hyperloglog::Estimate(registers);
}

}  // namespace

void Pfcount(CommandContext& context) {
  const auto estimate = context.key_count() == 1 ? EstimateKey(context) : EstimateUnion(context);
  if (estimate) context.reply().Integer(static_cast<int64_t>(*estimate));
}

}  // namespace nacre::commands
