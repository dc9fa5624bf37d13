#include "protocol/reply_writer.h"

#include <charconv>
#include <limits>

namespace nacre {
namespace {

// Walks over RESP and tells a writer what it meets.
class Retelling {
 public:
  Retelling(std::string_view resp, ReplyWriter& writer) : rest_(resp), writer_(writer) {}

  // Deep replies are the caller's own: a script's are limited by its interpreter.
  void Next() {
    const char type = rest_.front();
    const std::string_view line = Line();
    switch (type) {
      case '+':
        return writer_.Status(line);
      case '-':
        return writer_.Error(line);
      case ':':
        return writer_.Integer(Number(line));
      case '$':
        return line == "-1" ? writer_.Null() : writer_.Bulk(Blob(line));
      case '=': {
        const std::string_view text = Blob(line);
        return writer_.Verbatim(text.substr(0, 3), text.substr(4));
      }
      case '_':
        return writer_.Null();
      case '#':
        return writer_.Boolean(line == "t");
      case ',':
        return writer_.Double(Floating(line));
      case '(':
        return writer_.BigNumber(line);
      default:
        return Aggregate(type, line);
    }
  }

 private:
  void Aggregate(char type, std::string_view line) {
    if (line == "-1") return writer_.NullArray();
    const auto count = static_cast<size_t>(Number(line));
    if (type == '%') {
      writer_.Map(count);
    } else if (type == '~') {
      writer_.Set(count);
    } else {
      writer_.Array(count);
    }
    for (size_t i = 0; i < (type == '%' ? 2 * count : count); ++i) Next();
  }

  // The rest of the line after its type; moves on to the next.
  std::string_view Line() {
    const size_t end = rest_.find('\r');
    const std::string_view line = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 2);
    return line;
  }

  std::string_view Blob(std::string_view length) {
    const auto size = static_cast<size_t>(Number(length));
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size + 2);
    return bytes;
  }

  static int64_t Number(std::string_view digits) {
    int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  static double Floating(std::string_view text) {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  std::string_view rest_;
  ReplyWriter& writer_;
};

}  // namespace

void ReplyWriter::Whole(std::string_view resp) { Retelling(resp, *this).Next(); }

}  // namespace nacre
