// Bytes in RDB's formats, put together by hand for tests.

#ifndef NACRE_RDB_MADE_BYTES_H_
#define NACRE_RDB_MADE_BYTES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/little_endian.h"
#include "rdb/crc64.h"
#include "rdb/format.h"

namespace nacre {

// A number as its own bytes, the lowest first.
template <class T>
std::string NumberBytes(T value) {
  std::string bytes(sizeof value, '\0');
  StoreLittleEndian(bytes.data(), value);
  return bytes;
}

// A length below 2^14.
inline std::string LengthBytes(size_t length) {
  if (length < 64) return std::string(1, static_cast<char>(length));
  return {static_cast<char>(kLength14Bits | length >> 8), static_cast<char>(length & 0xff)};
}

// A string as it is behind its length.
inline std::string StringBytes(std::string_view text) { return LengthBytes(text.size()) + std::string(text); }

// A ziplist of entries that are given without the size of the entry before.
inline std::string ZiplistBytes(const std::vector<std::string>& entries) {
  std::string body;
  size_t before = 0;
  size_t last = 0;
  for (const std::string& entry : entries) {
    last = body.size();
    if (before < 254) {
      body += static_cast<char>(before);
    } else {
      body += '\xfe' + NumberBytes(static_cast<uint32_t>(before));
    }
    body += entry;
    before = body.size() - last;
  }
  return NumberBytes(static_cast<uint32_t>(body.size() + 11)) +
         NumberBytes(static_cast<uint32_t>(last + 10)) + NumberBytes(static_cast<uint16_t>(entries.size())) +
         body + '\xff';
}

// A ziplist's entry for a text of less than 64 bytes.
inline std::string ZiplistText(std::string_view text) {
  return std::string(1, static_cast<char>(text.size())) + std::string(text);
}

// A listpack of texts of less than 64 bytes.
inline std::string ListpackBytes(const std::vector<std::string>& texts) {
  std::string body;
  for (const std::string& text : texts) {
    body += static_cast<char>(0x80 | text.size());
    body += text;
    body += static_cast<char>(text.size() + 1);
  }
  return NumberBytes(static_cast<uint32_t>(body.size() + 7)) +
         NumberBytes(static_cast<uint16_t>(texts.size())) + body + '\xff';
}

// What RESTORE takes: a type with its value, and the footer that belongs to them.
inline std::string PayloadBytes(std::string body, uint16_t version = kRdbVersionPlain) {
  body += NumberBytes(version);
  return body + NumberBytes(Crc64(0, body));
}
inline std::string PayloadBytes(RdbType type, std::string_view value, uint16_t version = kRdbVersionPlain) {
  return PayloadBytes(static_cast<char>(type) + std::string(value), version);
}

}  // namespace nacre

#endif  // NACRE_RDB_MADE_BYTES_H_
