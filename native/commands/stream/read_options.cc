#include "commands/stream/read_options.h"

#include <algorithm>
#include <limits>

#include "base/number.h"

namespace nacre::commands {
namespace {

class ReadOptionsParser {
 public:
  ReadOptionsParser(CommandContext& context, bool of_group, ReadOptions& options)
      : context_(context), of_group_(of_group), options_(options) {}

  bool Parse() {
    for (size_t i = 1; i < context_.argc() && options_.first_key == 0; ++i) {
      if (!ParseOption(i)) return false;
    }
    if (options_.first_key == 0) return Fail("ERR syntax error");
    if (of_group_ && !options_.has_group) return Fail("ERR Missing GROUP option for XREADGROUP");
    // The dispatcher took the first word STREAMS behind which keys may stand for the
    // option; if it was the name of a consumer, other keys than these are locked.
    if (context_.key_count() != options_.streams ||
        context_.key().bytes.data() != context_.arg(options_.first_key).data()) {
      return Fail("ERR syntax error");
    }
    return true;
  }

 private:
  bool Fail(std::string_view error) {
    context_.reply().Error(error);
    return false;
  }

  // Parses the option at argument `i` and moves `i` to its last word.
  bool ParseOption(size_t& i) {
    const size_t more = context_.argc() - i - 1;
    if (more >= 1 && context_.ArgIs(i, "block")) return ParseBlock(++i);
    if (more >= 1 && context_.ArgIs(i, "count")) return ParseCount(++i);
    if (more >= 1 && context_.ArgIs(i, "streams")) return FindStreams(i + 1);
    if (more >= 2 && context_.ArgIs(i, "group")) {
      if (!of_group_) {
        return Fail("ERR The GROUP option is only supported by XREADGROUP. You called XREAD instead.");
      }
      options_.has_group = true;
      options_.group = context_.arg(i + 1);
      options_.consumer = context_.arg(i + 2);
      i += 2;
      return true;
    }
    if (!context_.ArgIs(i, "noack")) return Fail("ERR syntax error");
    if (!of_group_) {
      return Fail("ERR The NOACK option is only supported by XREADGROUP. You called XREAD instead.");
    }
    options_.no_acknowledge = true;
    return true;
  }

  bool ParseBlock(size_t i) {
    options_.block_ms = ParseInteger(context_.arg(i));
    if (!options_.block_ms) return Fail("ERR timeout is not an integer or out of range");
    if (*options_.block_ms < 0) return Fail("ERR timeout is negative");
    if (*options_.block_ms > std::numeric_limits<int64_t>::max() - context_.now_ms()) {
      return Fail("ERR timeout is out of range");
    }
    return true;
  }

  bool ParseCount(size_t i) {
    const auto count = ParseInteger(context_.arg(i));
    if (!count) return Fail("ERR value is not an integer or out of range");
    options_.count = std::max(*count, kAllEntries);
    return true;
  }

  bool FindStreams(size_t first) {
    const size_t words = context_.argc() - first;
    if (words % 2 != 0) {
      return Fail(
          "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.");
    }
    options_.first_key = first;
    options_.streams = words / 2;
    return true;
  }

  CommandContext& context_;
  const bool of_group_;
  ReadOptions& options_;
};

}  // namespace

bool ParseReadOptions(CommandContext& context, bool of_group, ReadOptions& options) {
  return ReadOptionsParser(context, of_group, options).Parse();
}

void ReplyWithStreamHead(ReplyWriter& reply, std::string_view key) {
  if (!reply.IsResp3()) reply.Array(2);
  reply.Bulk(key);
}

}  // namespace nacre::commands
