// The commands that make a stream.

#ifndef NACRE_SNAPSHOT_STREAM_COMMANDS_H_
#define NACRE_SNAPSHOT_STREAM_COMMANDS_H_

#include <string_view>

#include "snapshot/command_words.h"
#include "values/stream_value.h"

namespace nacre {

// Writes XADD for each entry, XSETID for the metadata, then groups, consumers and what is
// pending. O(bytes).
void WriteStreamCommands(CommandWords& words, std::string_view key, const StreamValue& stream);

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_STREAM_COMMANDS_H_
