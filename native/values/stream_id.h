// The ID of a stream's entry: milliseconds and a sequence number, ordered as one
// 128-bit number.

#ifndef NACRE_VALUES_STREAM_ID_H_
#define NACRE_VALUES_STREAM_ID_H_

#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>

namespace nacre {

struct StreamId {
  uint64_t ms = 0;
  uint64_t sequence = 0;

  static constexpr StreamId Max() {
    return {std::numeric_limits<uint64_t>::max(), std::numeric_limits<uint64_t>::max()};
  }

  friend constexpr auto operator<=>(const StreamId&, const StreamId&) = default;

  constexpr bool IsZero() const { return ms == 0 && sequence == 0; }

  // The next or the previous ID, if there is one; else false, and nothing changes.
  constexpr bool Increment() {
    if (*this == Max()) return false;
    if (++sequence == 0) ++ms;
    return true;
  }
  constexpr bool Decrement() {
    if (IsZero()) return false;
    if (sequence-- == 0) --ms;
    return true;
  }
};

// Room for any ID's text.
struct StreamIdBuffer {
  char text[44];
};

// The ID as "ms-sequence", written to `buffer`.
std::string_view FormatStreamId(const StreamId& id, StreamIdBuffer& buffer);

}  // namespace nacre

#endif  // NACRE_VALUES_STREAM_ID_H_
