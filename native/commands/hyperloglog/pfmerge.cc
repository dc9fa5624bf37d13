#include "commands/hyperloglog/hyperloglog_string.h"
#include "generated/handlers/hyperloglog.h"
#include "structures/hyperloglog.h"

namespace nacre::commands {
namespace {

struct Union {
  hyperloglog::Registers registers{};
  bool any_dense = false;
};

// False after an error reply.
bool MergeKeys(CommandContext& context, Union& all) {
  for (size_t i = 0; i < context.key_count(); ++i) {
    const KeyRef& key = context.key(i);
    const Table::Position position = context.FindToRead(key);
    if (!position) continue;
    const auto bytes = HyperLogLogAt(context, key, position);
    if (!bytes) return false;
    if (hyperloglog::EncodingOf(*bytes) == hyperloglog::Encoding::kDense) all.any_dense = true;
    if (!hyperloglog::MergeInto(all.registers, *bytes)) {
      ReplyCorrupted(context);
      return false;
    }
  }
  return true;
}

// Raises the registers of `bytes`, which are valid, to those of `all`.
void RaiseTo(const Union& all, std::string& bytes, size_t sparse_limit) {
  if (all.any_dense) {
    hyperloglog::MakeDense(bytes);
    return hyperloglog::WriteDense(bytes.data(), all.registers);
  }
  for (size_t i = 0; i < hyperloglog::kRegisters; ++i) {
    if (all.registers[i] == 0) continue;
    if (hyperloglog::EncodingOf(bytes) == hyperloglog::Encoding::kDense) {
      return hyperloglog::WriteDense(bytes.data(), all.registers);
    }
    hyperloglog::RaiseSparse(bytes, {i, all.registers[i]}, sparse_limit);
  }
}

}  // namespace

void Pfmerge(CommandContext& context) {
  Union all;
  if (!MergeKeys(context, all)) return;
  const KeyRef& destination = context.key(0);
  const Table::Position position = context.FindToWrite(destination);
  std::string bytes = hyperloglog::Empty();
  if (position) {
    DigitBuffer digits;
    bytes = context.TableOf(destination).At(position)->String(digits);
  }
  RaiseTo(all, bytes, static_cast<size_t>(context.settings().hll_sparse_max_bytes.get()));
  hyperloglog::ForgetEstimate(bytes.data());
  StoreHyperLogLog(context, destination, position, bytes);
  context.MarkChanged();
  context.Notify(kEventString, "pfadd", destination);
  context.reply().Ok();
}

}  // namespace nacre::commands
