// What commands did, as commands that do it again wherever and whenever they run:
// with absolute times, with the members that chance chose, without waiting. The
// journal is made of them.
//
// An EffectLog belongs to one thread and gathers one unit: what must happen as a
// whole or not at all, such as a command, a transaction, or a client that was served.

#ifndef NACRE_COMMANDS_EFFECT_LOG_H_
#define NACRE_COMMANDS_EFFECT_LOG_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/byte_buffer.h"
#include "base/number.h"

namespace nacre {

// Appends a command as clients send it (an array of bulk strings). O(bytes).
void AppendCommand(std::span<const std::string_view> words, ByteBuffer& bytes);

class EffectLog {
 public:
  // Adds a command that takes place in `database`. O(bytes).
  void Append(uint32_t database, std::span<const std::string_view> words);

  bool empty() const { return commands_ == 0; }
  // Commands, those included that select another database between them.
  size_t commands() const { return commands_; }
  // The commands, in the protocol of clients.
  std::string_view bytes() const { return bytes_.view(); }
  // The databases that must be selected before the first and are selected after the last.
  uint32_t first_database() const { return first_database_; }
  uint32_t last_database() const { return last_database_; }

  // Forgets the commands.
  void Clear();

 private:
  ByteBuffer bytes_;
  size_t commands_ = 0;
  uint32_t first_database_ = 0;
  uint32_t last_database_ = 0;
};

// Where units go: the journal.
class EffectSink {
 public:
  virtual ~EffectSink() = default;
  // Takes a unit, which is not empty, while the locks of all that it changed are held.
  // Returns the place in the journal where it ends. Never waits.
  virtual uint64_t Append(const EffectLog& unit) = 0;
};

// A number as a word of an effect.
class NumberWord {
 public:
  explicit NumberWord(int64_t value) : text_(FormatInteger(value, digits_)) {}
  NumberWord(const NumberWord&) = delete;
  NumberWord& operator=(const NumberWord&) = delete;
  operator std::string_view() const { return text_; }

 private:
  DigitBuffer digits_;
  std::string_view text_;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_EFFECT_LOG_H_
