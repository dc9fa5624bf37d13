// PFDEBUG: how a HyperLogLog is held.

#include <string>

#include "commands/hyperloglog/hyperloglog_string.h"
#include "generated/handlers/hyperloglog.h"
#include "structures/hyperloglog.h"

namespace nacre::commands {
namespace {

using hyperloglog::Encoding;

// Makes the string at `position` dense, which counts as a change if it was not;
// nothing after an error reply.
std::optional<bool> MakeDenseAt(CommandContext& context, Table::Position position, std::string_view bytes) {
  if (hyperloglog::EncodingOf(bytes) == Encoding::kDense) return false;
  std::string dense(bytes);
  if (!hyperloglog::MakeDense(dense)) {
    ReplyCorrupted(context);
    return std::nullopt;
  }
  StoreHyperLogLog(context, context.key(), position, dense);
  context.MarkChanged();
  return true;
}

void ReplyRegisters(CommandContext& context, Table::Position position, std::string_view bytes) {
  if (!MakeDenseAt(context, position, bytes)) return;
  DigitBuffer digits;
  const std::string_view dense = context.TableOf(context.key()).At(position)->String(digits);
  context.reply().Array(hyperloglog::kRegisters);
  for (size_t i = 0; i < hyperloglog::kRegisters; ++i) {
    context.reply().Integer(hyperloglog::DenseRegister(dense, i));
  }
}

void ReplyRuns(CommandContext& context, std::string_view bytes) {
  if (hyperloglog::EncodingOf(bytes) != Encoding::kSparse) {
    return context.reply().Error("ERR HLL encoding is not sparse");
  }
  context.reply().Bulk(hyperloglog::DescribeRuns(bytes));
}

}  // namespace

void Pfdebug(CommandContext& context) {
  const Table::Position position = context.FindToWrite(context.key());
  if (!position) return context.reply().Error("ERR The specified key does not exist");
  const auto bytes = HyperLogLogAt(context, context.key(), position);
  if (!bytes) return;
  context.TableOf(context.key()).HoldAsRaw(position);
  if (context.ArgIs(1, "getreg")) return ReplyRegisters(context, position, *bytes);
  if (context.ArgIs(1, "decode")) return ReplyRuns(context, *bytes);
  if (context.ArgIs(1, "encoding")) {
    const bool dense = hyperloglog::EncodingOf(*bytes) == Encoding::kDense;
    return context.reply().Status(dense ? "dense" : "sparse");
  }
  if (context.ArgIs(1, "todense")) {
    const auto made = MakeDenseAt(context, position, *bytes);
    if (made) context.reply().Integer(*made ? 1 : 0);
    return;
  }
  context.reply().Error("ERR Unknown PFDEBUG subcommand '" + std::string(context.arg(1)) + "'");
}

}  // namespace nacre::commands
