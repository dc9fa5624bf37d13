// Input that waits: the beginning of a command whose rest has not come, or
// what followed a command that is still being answered. Bytes are read in
// place at the end and taken from the front, each moved at most a few times.

#ifndef NACRE_NETWORK_INPUT_QUEUE_H_
#define NACRE_NETWORK_INPUT_QUEUE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_buffer.h"

namespace nacre {

class InputQueue {
 public:
  std::string_view view() const { return bytes_.view().substr(start_); }
  size_t size() const { return bytes_.size() - start_; }
  bool empty() const { return size() == 0; }

  void Append(std::string_view bytes) { bytes_.Append(bytes); }
  // Room for `extra` bytes at the end, which Advance takes in.
  char* Reserve(size_t extra) { return bytes_.Reserve(extra); }
  void Advance(size_t written) { bytes_.Advance(written); }

  // Drops bytes from the front. An empty queue keeps no memory, and one that
  // has shrunk does not keep what a large command needed.
  void Consume(size_t count) {
    start_ += count;
    if (empty()) {
      bytes_.Clear(0);
      start_ = 0;
    } else if (bytes_.capacity() > kLarge && size() < bytes_.capacity() / 4) {
      ByteBuffer smaller;
      smaller.Append(view());
      bytes_ = std::move(smaller);
      start_ = 0;
    } else if (start_ >= size()) {
      bytes_.Consume(start_);
      start_ = 0;
    }
  }

 private:
  static constexpr size_t kLarge = 1024 * 1024;

  ByteBuffer bytes_;
  size_t start_ = 0;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_INPUT_QUEUE_H_
