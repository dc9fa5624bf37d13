// The ground of the string commands' tests: besides replies, they look at the
// expiry times and encodings that the commands leave behind.

#ifndef NACRE_COMMANDS_STRING_STRING_COMMAND_TEST_H_
#define NACRE_COMMANDS_STRING_STRING_COMMAND_TEST_H_

#include <string>
#include <string_view>

#include "engine/command_test.h"

namespace nacre {

class StringCommandTest : public CommandTest {
 protected:
  static constexpr int64_t kStartMs = kStartUs / 1000;

  // A bulk reply.
  static std::string Bulk(std::string_view text) {
    return "$" + std::to_string(text.size()) + "\r\n" + std::string(text) + "\r\n";
  }

  std::string Get(std::string_view key) { return Call({"GET", key}); }

  // The key's entry, or null.
  const Entry* EntryOf(std::string_view name) {
    const KeyRef key = store_.keyspace().Key(name);
    Table& table = store_.keyspace().TableIn(store_.keyspace().ShardOf(key), 0);
    const Table::Position position = table.Find(key);
    return position ? table.At(position) : nullptr;
  }

  // Unix milliseconds, or kNoExpiry.
  int64_t ExpiryOf(std::string_view name) { return EntryOf(name)->expire_at_ms(); }

  bool Has(std::string_view name) { return EntryOf(name) != nullptr; }

  Encoding EncodingOf(std::string_view name) { return EntryOf(name)->encoding(); }

  static constexpr const char* kOk = "+OK\r\n";
  static constexpr const char* kNull = "$-1\r\n";
  static constexpr const char* kZero = ":0\r\n";
  static constexpr const char* kOne = ":1\r\n";
  static constexpr const char* kSyntaxError = "-ERR syntax error\r\n";
  static constexpr const char* kNotInteger = "-ERR value is not an integer or out of range\r\n";
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_STRING_STRING_COMMAND_TEST_H_
