#include "values/stream_id.h"

#include <charconv>

namespace nacre {

std::string_view FormatStreamId(const StreamId& id, StreamIdBuffer& buffer) {
  char* const end = buffer.text + sizeof buffer.text;
  char* at = std::to_chars(buffer.text, end, id.ms).ptr;
  *at++ = '-';
  at = std::to_chars(at, end, id.sequence).ptr;
  return {buffer.text, static_cast<size_t>(at - buffer.text)};
}

}  // namespace nacre
