// Feeds the parser hostile bytes twice: all at once, and in pieces. Both
// readings must see the same commands and end in the same way, since a network
// may cut a stream anywhere.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "protocol/resp_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

struct Reading {
  std::vector<std::vector<std::string>> commands;
  std::string error;
  size_t consumed = 0;

  bool operator==(const Reading&) const = default;
};

// Parses as many commands as `available` holds; returns false after an error.
bool ReadCommands(RespParser& parser, std::string_view available, const RespLimits& limits,
                  Reading& reading) {
  while (true) {
    const std::string_view rest = available.substr(reading.consumed);
    const RespParser::Result result = parser.Parse(rest, limits);
    if (result == RespParser::Result::kNeedMore) return true;
    if (result == RespParser::Result::kError) {
      reading.error = parser.error();
      return false;
    }
    NACRE_ASSERT(parser.consumed() > 0 && parser.consumed() <= rest.size());
    if (result == RespParser::Result::kCommand) {
      reading.commands.emplace_back(parser.arguments().begin(), parser.arguments().end());
    }
    reading.consumed += parser.consumed();
  }
}

// Gives the parser `step` bytes more at a time, each time at another address.
Reading ReadInPieces(std::string_view stream, size_t step, const RespLimits& limits) {
  RespParser parser;
  Reading reading;
  for (size_t end = 0; end < stream.size();) {
    end = std::min(end + step, stream.size());
    const std::string copy(stream.substr(0, end));
    if (!ReadCommands(parser, copy, limits, reading)) break;
  }
  return reading;
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  nacre::RespLimits limits;
  limits.authenticated = (data[0] & 1) != 0;
  const size_t step = 1 + data[1] % 64;
  const std::string_view stream(reinterpret_cast<const char*>(data) + 2, size - 2);
  const nacre::Reading whole = nacre::ReadInPieces(stream, std::max<size_t>(stream.size(), 1), limits);
  const nacre::Reading pieces = nacre::ReadInPieces(stream, step, limits);
  NACRE_ASSERT(whole == pieces);
  return 0;
}
