// BITFIELD and BITFIELD_RO: integers of any width at any bit of a string.

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "commands/bitmap/bit_string.h"
#include "commands/bitmap/field_arithmetic.h"
#include "commands/command_context.h"
#include "generated/handlers/bitmap.h"
#include "structures/bit_operations.h"

namespace nacre::commands {
namespace {

constexpr unsigned kWidestSigned = 64;
constexpr unsigned kWidestUnsigned = 63;

struct FieldType {
  bool is_signed = false;
  unsigned width = 0;
};

enum class Verb : uint8_t { kGet, kSet, kIncrement };

struct FieldOperation {
  Verb verb = Verb::kGet;
  FieldType type;
  uint64_t offset = 0;
  int64_t operand = 0;  // The new value, or the increment.
  Overflow overflow = Overflow::kWrap;
};

struct FieldOperations {
  std::vector<FieldOperation> list;
  uint64_t written_bits = 0;  // The end of the farthest field that is written; 0 if none is.
};

// Nothing after an error reply.
std::optional<FieldType> ParseType(CommandContext& context, std::string_view text) {
  const bool is_signed = text.starts_with('i');
  const auto width = text.empty() ? std::nullopt : ParseInteger(text.substr(1));
  const unsigned widest = is_signed ? kWidestSigned : kWidestUnsigned;
  if ((!is_signed && !text.starts_with('u')) || !width || *width < 1 || *width > widest) {
    context.reply().Error(
        "ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64 is.");
    return std::nullopt;
  }
  return FieldType{is_signed, static_cast<unsigned>(*width)};
}

// Nothing after an error reply.
std::optional<Overflow> ParseOverflow(CommandContext& context, std::string_view word) {
  if (EqualsIgnoringCase(word, "wrap")) return Overflow::kWrap;
  if (EqualsIgnoringCase(word, "sat")) return Overflow::kSaturate;
  if (EqualsIgnoringCase(word, "fail")) return Overflow::kFail;
  context.reply().Error("ERR Invalid OVERFLOW type specified");
  return std::nullopt;
}

// The verb at argument `index` if all its arguments follow.
std::optional<Verb> ParseVerb(const CommandContext& context, size_t index) {
  const size_t left = context.argc() - index - 1;
  if (context.ArgIs(index, "get") && left >= 2) return Verb::kGet;
  if (context.ArgIs(index, "set") && left >= 3) return Verb::kSet;
  if (context.ArgIs(index, "incrby") && left >= 3) return Verb::kIncrement;
  return std::nullopt;
}

// Type, offset and operand behind a verb at `index`; nothing after an error reply.
std::optional<FieldOperation> ParseOperation(CommandContext& context, Verb verb, size_t index) {
  const auto type = ParseType(context, context.arg(index + 1));
  if (!type) return std::nullopt;
  const auto offset = ParseBitOffset(context, context.arg(index + 2), type->width);
  if (!offset) return std::nullopt;
  FieldOperation operation{verb, *type, *offset, 0, Overflow::kWrap};
  if (verb == Verb::kGet) return operation;
  const auto operand = ParseInteger(context.arg(index + 3));
  if (!operand) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  operation.operand = *operand;
  return operation;
}

// Nothing after an error reply.
std::optional<FieldOperations> Parse(CommandContext& context) {
  FieldOperations operations;
  Overflow overflow = Overflow::kWrap;
  for (size_t i = 2; i < context.argc();) {
    if (context.ArgIs(i, "overflow") && i + 1 < context.argc()) {
      const auto named = ParseOverflow(context, context.arg(i + 1));
      if (!named) return std::nullopt;
      overflow = *named;
      i += 2;
      continue;
    }
    const auto verb = ParseVerb(context, i);
    if (!verb) {
      context.reply().SyntaxError();
      return std::nullopt;
    }
    auto operation = ParseOperation(context, *verb, i);
    if (!operation) return std::nullopt;
    operation->overflow = overflow;
    if (*verb != Verb::kGet) {
      operations.written_bits = std::max(operations.written_bits, operation->offset + operation->type.width);
    }
    operations.list.push_back(*operation);
    i += *verb == Verb::kGet ? 3 : 4;
  }
  return operations;
}

int64_t ReadField(std::string_view bytes, const FieldOperation& operation) {
  const uint64_t bits = ReadBits(bytes, operation.offset, operation.type.width);
  return operation.type.is_signed ? SignExtend(bits, operation.type.width) : static_cast<int64_t>(bits);
}

// What the field is to hold; nothing if it may not overflow but would.
std::optional<int64_t> NewValue(const FieldOperation& operation, int64_t old) {
  const bool adds = operation.verb == Verb::kIncrement;
  const int64_t value = adds ? old : operation.operand;
  const int64_t increment = adds ? operation.operand : 0;
  const unsigned width = operation.type.width;
  if (operation.type.is_signed) return AddSigned(value, increment, width, operation.overflow);
  const auto sum = AddUnsigned(static_cast<uint64_t>(value), increment, width, operation.overflow);
  return sum ? std::optional(static_cast<int64_t>(*sum)) : std::nullopt;
}

void ReplyFields(ReplyWriter& reply, std::string_view bytes, const FieldOperations& operations) {
  reply.Array(operations.list.size());
  for (const FieldOperation& operation : operations.list) reply.Integer(ReadField(bytes, operation));
}

// Replies with each operation's result while it is carried out.
void RunOperations(CommandContext& context, const WritableString& string, const FieldOperations& operations) {
  ReplyWriter& reply = context.reply();
  const uint64_t changes_before = context.changes();
  reply.Array(operations.list.size());
  for (const FieldOperation& operation : operations.list) {
    const int64_t old = ReadField({string.data, string.size}, operation);
    if (operation.verb == Verb::kGet) {
      reply.Integer(old);
      continue;
    }
    const auto value = NewValue(operation, old);
    if (!value) {
      reply.Null();
      continue;
    }
    WriteBits(string.data, operation.offset, operation.type.width, static_cast<uint64_t>(*value));
    if (string.changed || *value != old) context.MarkChanged();
    reply.Integer(operation.verb == Verb::kSet ? old : *value);
  }
  if (context.changes() == changes_before) return;
  context.TableOf(context.key()).NoteModified(context.key().bytes);
  context.Notify(kEventString, "setbit", context.key());
}

void ReadFields(CommandContext& context, const FieldOperations& operations) {
  const KeyRef& key = context.key();
  const Table::Position position = context.FindToRead(key);
  if (!position) return ReplyFields(context.reply(), {}, operations);
  const Entry& entry = *context.TableOf(key).At(position);
  if (!entry.IsString()) return context.reply().WrongType();
  DigitBuffer digits;
  ReplyFields(context.reply(), entry.String(digits), operations);
}

}  // namespace

void Bitfield(CommandContext& context) {
  const auto operations = Parse(context);
  if (!operations) return;
  if (operations->written_bits == 0) return ReadFields(context, *operations);
  const auto string = MakeRoom(context, (operations->written_bits + 7) / 8);
  if (string) RunOperations(context, *string, *operations);
}

void BitfieldRo(CommandContext& context) {
  const auto operations = Parse(context);
  if (!operations) return;
  if (operations->written_bits != 0) {
    return context.reply().Error("ERR BITFIELD_RO only supports the GET subcommand");
  }
  ReadFields(context, *operations);
}

}  // namespace nacre::commands
