// What a connection may call itself: CLIENT SETNAME, CLIENT SETINFO and HELLO SETNAME.

#ifndef NACRE_COMMANDS_CONNECTION_CLIENT_ATTRIBUTES_H_
#define NACRE_COMMANDS_CONNECTION_CLIENT_ATTRIBUTES_H_

#include <algorithm>
#include <string_view>

namespace nacre::commands {

inline constexpr std::string_view kBadClientName =
    "ERR Client names cannot contain spaces, newlines or special characters.";

// Whether `text` can stand in a line of CLIENT LIST: no space, nothing
// unprintable. The empty text can: it removes the attribute.
inline bool IsClientAttribute(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_CONNECTION_CLIENT_ATTRIBUTES_H_
