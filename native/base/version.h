// The versions that the server states: in HELLO, INFO and on the command line.

#ifndef NACRE_BASE_VERSION_H_
#define NACRE_BASE_VERSION_H_

#include <string_view>

namespace nacre {

// Nacre's own, which package.json states too.
inline constexpr std::string_view kNacreVersion = "0.1.0";

// The version of Redis that clients may take the server for; they choose features by it.
inline constexpr std::string_view kCompatibleVersion = "7.2.4";

}  // namespace nacre

#endif  // NACRE_BASE_VERSION_H_
