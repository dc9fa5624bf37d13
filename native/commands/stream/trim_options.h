// The options by which XADD and XTRIM shorten a stream.

#ifndef NACRE_COMMANDS_STREAM_TRIM_OPTIONS_H_
#define NACRE_COMMANDS_STREAM_TRIM_OPTIONS_H_

#include <cstddef>

#include "commands/command_context.h"
#include "values/stream_value.h"

namespace nacre::commands {

class TrimOptions {
 public:
  // What became of an argument.
  enum class Taken : uint8_t { kYes, kNo, kError };

  // Takes the option at argument `index`, if it is one, and moves `index` to its last
  // argument. After kError the reply is written.
  Taken Take(CommandContext& context, size_t& index);

  // To be called behind the last option. False after an error reply.
  bool Finish(CommandContext& context, bool trimming_required);

  const StreamTrim& trim() const { return trim_; }

 private:
  Taken TakeThreshold(CommandContext& context, size_t& index, StreamTrim::By by);
  Taken TakeLimit(CommandContext& context, size_t& index);

  StreamTrim trim_;
  bool limit_given_ = false;
  bool references_given_ = false;
};

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_STREAM_TRIM_OPTIONS_H_
