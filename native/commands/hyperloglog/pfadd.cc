#include "commands/hyperloglog/hyperloglog_string.h"
#include "generated/handlers/hyperloglog.h"
#include "structures/hyperloglog.h"

namespace nacre::commands {
namespace {

using hyperloglog::Encoding;
using hyperloglog::Raised;
using hyperloglog::Rank;

constexpr size_t kFirstElement = 2;

// Raises registers of the dense HyperLogLog at `position`; how many.
uint64_t AddToDense(CommandContext& context, Table::Position position, std::string_view bytes) {
  uint64_t raised = 0;
  char* written = nullptr;
  for (size_t i = kFirstElement; i < context.argc(); ++i) {
    const Rank rank = hyperloglog::RankOf(context.arg(i));
    // Most elements raise nothing, and are not to count as a change.
    if (written == nullptr && hyperloglog::DenseRegister(bytes, rank.index) >= rank.value) continue;
    if (written == nullptr) written = WriteInPlace(context, context.key(), position);
    if (hyperloglog::RaiseDense(written, rank)) ++raised;
  }
  if (written != nullptr) hyperloglog::ForgetEstimate(written);
  return raised;
}

// Raises registers of `bytes`; how many, or nothing if they are not valid.
std::optional<uint64_t> AddTo(CommandContext& context, std::string& bytes) {
  const auto limit = static_cast<size_t>(context.settings().hll_sparse_max_bytes.get());
  uint64_t raised = 0;
  for (size_t i = kFirstElement; i < context.argc(); ++i) {
    const Rank rank = hyperloglog::RankOf(context.arg(i));
    if (hyperloglog::EncodingOf(bytes) == Encoding::kDense) {
      if (hyperloglog::RaiseDense(bytes.data(), rank)) ++raised;
      continue;
    }
    const Raised result = hyperloglog::RaiseSparse(bytes, rank, limit);
    if (result == Raised::kInvalid) return std::nullopt;
    if (result == Raised::kYes) ++raised;
  }
  if (raised != 0) hyperloglog::ForgetEstimate(bytes.data());
  return raised;
}

// How many registers were raised, the making of a key counting as one; nothing
// after an error reply.
std::optional<uint64_t> AddElements(CommandContext& context) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToWrite(key);
  std::string edited;
  if (position) {
    const auto bytes = HyperLogLogAt(context, key, position);
    if (!bytes) return std::nullopt;
    context.TableOf(key).HoldAsRaw(position);
    if (hyperloglog::EncodingOf(*bytes) == Encoding::kDense) return AddToDense(context, position, *bytes);
    edited = *bytes;
  } else {
    edited = hyperloglog::Empty();
    hyperloglog::ForgetEstimate(edited.data());
  }
  const auto raised = AddTo(context, edited);
  if (!raised) {
    ReplyCorrupted(context);
    return std::nullopt;
  }
  const uint64_t made = position ? 0 : 1;
  if (*raised + made != 0) StoreHyperLogLog(context, key, position, edited);
  return *raised + made;
}

}  // namespace

void Pfadd(CommandContext& context) {
  const auto changes = AddElements(context);
  if (!changes) return;
  if (*changes != 0) {
    context.MarkChanged(*changes);
    context.Notify(kEventString, "pfadd", context.key());
  }
  context.reply().Integer(*changes != 0 ? 1 : 0);
}

}  // namespace nacre::commands
