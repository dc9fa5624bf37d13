// Writes a command in RESP: an array of bulk strings.

#ifndef NACRE_SNAPSHOT_COMMAND_WORDS_H_
#define NACRE_SNAPSHOT_COMMAND_WORDS_H_

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "base/byte_buffer.h"
#include "base/double_text.h"
#include "base/number.h"
#include "structures/packed_list.h"
#include "values/stream_id.h"

namespace nacre {

class CommandWords {
 public:
  explicit CommandWords(ByteBuffer& out) : out_(out) {}

  // Begins a command of so many words, its name among them.
  void Begin(size_t words) { Header('*', words); }
  void Word(std::string_view bytes) {
    Header('$', bytes.size());
    out_.Append(bytes);
    out_.Append("\r\n");
  }
  void Word(const PackedValue& value) {
    DigitBuffer digits;
    Word(value.View(digits));
  }
  void Word(const StreamId& id) {
    StreamIdBuffer buffer;
    Word(FormatStreamId(id, buffer));
  }
  void Integer(int64_t value) {
    DigitBuffer digits;
    Word(FormatInteger(value, digits));
  }
  void Double(double value) {
    char text[kLongestDouble];
    Word(std::string_view(text, FormatDouble(value, text)));
  }

  void Words(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) Word(word);
  }

 private:
  void Header(char mark, size_t number) {
    DigitBuffer digits;
    out_.Append(mark);
    out_.Append(FormatInteger(static_cast<int64_t>(number), digits));
    out_.Append("\r\n");
  }

  ByteBuffer& out_;
};

}  // namespace nacre

#endif  // NACRE_SNAPSHOT_COMMAND_WORDS_H_
