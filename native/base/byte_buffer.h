// A growable run of bytes with cheap appends; the shape of every output.

#ifndef NACRE_BASE_BYTE_BUFFER_H_
#define NACRE_BASE_BYTE_BUFFER_H_

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/assert.h"

namespace nacre {

class ByteBuffer {
 public:
  ByteBuffer() = default;
  ByteBuffer(const ByteBuffer&) = delete;
  ByteBuffer& operator=(const ByteBuffer&) = delete;
  ByteBuffer(ByteBuffer&& other) noexcept { *this = std::move(other); }
  ByteBuffer& operator=(ByteBuffer&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }
  ~ByteBuffer() { std::free(data_); }

  char* data() { return data_; }
  const char* data() const { return data_; }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {data_, size_}; }

  // Room for `extra` bytes past the end; the end moves only with Advance.
  char* Reserve(size_t extra) {
    if (capacity_ - size_ < extra) [[unlikely]] {
      Grow(extra);
    }
    return data_ + size_;
  }
  void Advance(size_t written) { size_ += written; }

  void Append(std::string_view bytes) {
    if (bytes.empty()) return;
    std::memcpy(Reserve(bytes.size()), bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  void Append(char byte) {
    *Reserve(1) = byte;
    ++size_;
  }

  // Drops bytes from the front. O(rest).
  void Consume(size_t bytes) {
    size_ -= bytes;
    if (size_ != 0 && bytes != 0) std::memmove(data_, data_ + bytes, size_);
  }
  // Keeps the first `size` bytes. Requires: size <= size().
  void Truncate(size_t size) { size_ = size; }

  // Empties the buffer; frees its memory when it holds more than `kept` bytes.
  void Clear(size_t kept = static_cast<size_t>(-1)) {
    size_ = 0;
    if (capacity_ > kept) {
      std::free(data_);
      data_ = nullptr;
      capacity_ = 0;
    }
  }

 private:
  void Grow(size_t extra) {
    size_t capacity = capacity_ < 256 ? 256 : capacity_ * 2;
    if (capacity < size_ + extra) capacity = size_ + extra;
    data_ = static_cast<char*>(std::realloc(data_, capacity));
    NACRE_ASSERT(data_ != nullptr);
    capacity_ = capacity;
  }

  char* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace nacre

#endif  // NACRE_BASE_BYTE_BUFFER_H_
