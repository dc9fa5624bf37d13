// The options that SET, GETEX and MSETEX share: a condition on the old value,
// and what becomes of the expiry time.

#ifndef NACRE_COMMANDS_STRING_STRING_OPTIONS_H_
#define NACRE_COMMANDS_STRING_STRING_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// What must hold of the key's old value for a write to happen.
enum class Condition : uint8_t {
  kNone,
  kAbsent,          // NX
  kPresent,         // XX
  kEqual,           // IFEQ
  kNotEqual,        // IFNE
  kDigestEqual,     // IFDEQ
  kDigestNotEqual,  // IFDNE
};

// Where the new expiry time comes from.
enum class ExpirySource : uint8_t {
  kNone,            // Not given.
  kSeconds,         // EX, from now.
  kMilliseconds,    // PX, from now.
  kSecondsAt,       // EXAT
  kMillisecondsAt,  // PXAT
  kKept,            // KEEPTTL
  kRemoved,         // PERSIST
};

struct StringOptions {
  Condition condition = Condition::kNone;
  ExpirySource expiry = ExpirySource::kNone;
  bool get = false;
  std::string_view operand;      // What the condition compares with.
  std::string_view expiry_time;  // The number that EX, PX, EXAT or PXAT gave.

  bool HasExpiryTime() const {
    return expiry >= ExpirySource::kSeconds && expiry <= ExpirySource::kMillisecondsAt;
  }
};

// The commands that take such options; each knows only some of them.
enum OptionTaker : uint8_t { kTakenBySet = 1, kTakenByGetex = 2, kTakenByMsetex = 4 };

// Reads the options from argument `first` on. On a word that is unknown, lacks
// its value, or contradicts another one, replies with a syntax error and returns false.
bool ParseStringOptions(CommandContext& context, size_t first, OptionTaker taker, StringOptions& options);

// Turns the number `time` into absolute Unix milliseconds. If it is no integer,
// not positive, or beyond what 64 bits hold, replies with the error and returns false.
// Requires: `source` is one of the four that come with a number.
bool ResolveExpiry(CommandContext& context, ExpirySource source, std::string_view time,
                   int64_t& expire_at_ms);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STRING_STRING_OPTIONS_H_
