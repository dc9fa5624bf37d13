// What the bitmap commands have in common: offsets of bits as arguments, and
// strings that are written bit by bit.

#ifndef NACRE_COMMANDS_BITMAP_BIT_STRING_H_
#define NACRE_COMMANDS_BITMAP_BIT_STRING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "commands/command_context.h"

namespace nacre::commands {

// The bit offset in `text`, below the longest string's end (proto-max-bulk-len);
// nothing after an error reply. With a `field_width`, "#3" is three fields on.
std::optional<uint64_t> ParseBitOffset(CommandContext& context, std::string_view text,
                                       unsigned field_width = 0);

// A string in place, ready to be written.
struct WritableString {
  char* data;
  size_t size;
  bool changed;  // The key is new, or its string had to grow.
};

// The string at the command's key, made or grown with zero bytes to `size` bytes
// at least; nothing after a WRONGTYPE reply. Its encoding is raw from now on. The
// bytes can be written until the table changes; who writes others than there were notes that the key
// was modified.
std::optional<WritableString> MakeRoom(CommandContext& context, size_t size);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_BITMAP_BIT_STRING_H_
