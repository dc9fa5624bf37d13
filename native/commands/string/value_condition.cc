#include "commands/string/value_condition.h"

#include "base/xxh3.h"

namespace nacre::commands {
namespace {

// Whether the entry's digest is `expected`, in any case of its letters.
bool IsDigest(const Entry& entry, std::string_view expected) {
  const DigestText digest = DigestOf(entry);
  return EqualsIgnoringCase(expected, {digest.data(), digest.size()});
}

}  // namespace

DigestText DigestOf(const Entry& entry) {
  DigitBuffer digits;
  uint64_t digest = Xxh3(entry.String(digits));
  DigestText text;
  for (size_t i = text.size(); i > 0; --i, digest >>= 4) text[i - 1] = "0123456789abcdef"[digest & 0xf];
  return text;
}

bool IsValue(const Entry& entry, std::string_view value) {
  DigitBuffer digits;
  return entry.String(digits) == value;
}

bool HasValidOperand(CommandContext& context, Condition condition, std::string_view operand) {
  const bool is_digest = condition == Condition::kDigestEqual || condition == Condition::kDigestNotEqual;
  if (!is_digest || operand.size() == DigestText{}.size()) return true;
  context.reply().Error("ERR must be exactly 16 hexadecimal characters");
  return false;
}

bool Holds(Condition condition, std::string_view operand, const Entry* entry) {
  switch (condition) {
    case Condition::kNone:
      return true;
    case Condition::kAbsent:
      return entry == nullptr;
    case Condition::kPresent:
      return entry != nullptr;
    case Condition::kEqual:
      return entry != nullptr && IsValue(*entry, operand);
    case Condition::kNotEqual:
      return entry == nullptr || !IsValue(*entry, operand);
    case Condition::kDigestEqual:
      return entry != nullptr && IsDigest(*entry, operand);
    case Condition::kDigestNotEqual:
      return entry == nullptr || !IsDigest(*entry, operand);
  }
  return false;
}

}  // namespace nacre::commands
