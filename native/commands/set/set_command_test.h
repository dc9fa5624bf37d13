// The ground of the tests of set commands: members of a reply in order, and events.

#ifndef NACRE_COMMANDS_SET_SET_COMMAND_TEST_H_
#define NACRE_COMMANDS_SET_SET_COMMAND_TEST_H_

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command_test.h"

namespace nacre {

class SetCommandTest : public CommandTest {
 protected:
  using Members = std::multiset<std::string>;

  static constexpr std::string_view kWrongType =
      "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";

  // The bulk strings of a reply.
  static Members MembersIn(const std::string& reply) {
    Members members;
    for (size_t at = reply.find('$'); at != std::string::npos;) {
      const size_t start = reply.find("\r\n", at) + 2;
      const size_t size = std::strtoul(reply.c_str() + at + 1, nullptr, 10);
      members.insert(reply.substr(start, size));
      at = reply.find('$', start + size);
    }
    return members;
  }

  Members MembersOf(std::string_view key) { return MembersIn(Call({"SMEMBERS", key})); }

  // Adds `prefix` followed by each number from `from` up to `to`.
  std::string AddRange(std::string_view key, std::string_view prefix, int from, int to) {
    std::vector<std::string> members;
    for (int i = from; i < to; ++i) members.push_back(std::string(prefix) + std::to_string(i));
    std::vector<std::string_view> words = {"SADD", key};
    words.insert(words.end(), members.begin(), members.end());
    return Call(words);
  }

  std::string EncodingOf(std::string_view key) {
    const Members names = MembersIn(Call({"OBJECT", "ENCODING", key}));
    return names.empty() ? "" : *names.begin();
  }

  // What happens to keys from now on, as "event key " one after another.
  void RecordEvents() {
    store_.settings().notify_keyspace_events.set(~int64_t{kEventNew | kEventKeyMiss});
    store_.events().SetListener([this](const KeyEvent& event) {
      events_ += std::string(event.event) + " " + std::string(event.key) + ", ";
    });
  }

  std::string TakeEvents() { return std::exchange(events_, {}); }

 private:
  std::string events_;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_SET_SET_COMMAND_TEST_H_
