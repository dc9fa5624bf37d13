#include "commands/effect_log.h"

#include <array>
#include <cstring>

namespace nacre {
namespace {

// A buffer that one large unit made larger than this is given back.
constexpr size_t kKeptBytes = 64 * 1024;
// The sign, a length of 20 digits and the line's end.
constexpr size_t kLongestHeader = 24;

// Writes "<sign><number>\r\n" and returns what follows it.
char* WriteHeader(char sign, size_t number, char* out) {
  *out++ = sign;
  char digits[20];
  char* first = digits + sizeof digits;
  do {
    *--first = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  const auto count = static_cast<size_t>(digits + sizeof digits - first);
  std::memcpy(out, first, count);
  out += count;
  *out++ = '\r';
  *out++ = '\n';
  return out;
}

}  // namespace

void AppendCommand(std::span<const std::string_view> words, ByteBuffer& bytes) {
  size_t room = kLongestHeader;
  for (const std::string_view word : words) room += word.size() + kLongestHeader + 2;
  char* const begin = bytes.Reserve(room);
  char* out = WriteHeader('*', words.size(), begin);
  for (const std::string_view word : words) {
    out = WriteHeader('$', word.size(), out);
    if (!word.empty()) std::memcpy(out, word.data(), word.size());
    out += word.size();
    *out++ = '\r';
    *out++ = '\n';
  }
  bytes.Advance(static_cast<size_t>(out - begin));
}

void EffectLog::Append(uint32_t database, std::span<const std::string_view> words) {
  if (commands_ == 0) {
    first_database_ = last_database_ = database;
  } else if (database != last_database_) {
    const NumberWord number(database);
    const std::array<std::string_view, 2> select = {"SELECT", number};
    AppendCommand(select, bytes_);
    ++commands_;
    last_database_ = database;
  }
  AppendCommand(words, bytes_);
  ++commands_;
}

void EffectLog::Clear() {
  bytes_.Clear(kKeptBytes);
  commands_ = 0;
}

}  // namespace nacre
