// The ground of the list commands' tests: what a list holds, and what was said of it.

#ifndef NACRE_COMMANDS_LIST_LIST_COMMAND_TEST_H_
#define NACRE_COMMANDS_LIST_LIST_COMMAND_TEST_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "engine/command_test.h"

namespace nacre {

class ListCommandTest : public CommandTest {
 protected:
  ListCommandTest() {
    store_.events().SetListener([this](const KeyEvent& event) {
      if (!events_.empty()) events_ += ' ';
      events_ += std::string(event.event) + ":" + std::string(event.key);
    });
    store_.settings().notify_keyspace_events.set(~int64_t{kEventNew | kEventKeyMiss});
  }

  // A reply that is an array of these bulk strings.
  static std::string Bulks(std::initializer_list<std::string_view> elements) {
    std::string reply = "*" + std::to_string(elements.size()) + "\r\n";
    for (const std::string_view element : elements) reply += Bulk(element);
    return reply;
  }
  static std::string Bulk(std::string_view text) {
    return "$" + std::to_string(text.size()) + "\r\n" + std::string(text) + "\r\n";
  }

  std::string Elements(std::string_view key) { return Call({"LRANGE", key, "0", "-1"}); }
  std::string Encoding(std::string_view key) { return Call({"OBJECT", "ENCODING", key}); }

  // Events since it was last asked, "event:key" each.
  std::string Events() { return std::exchange(events_, {}); }
  // Changes since it was last asked.
  uint64_t Changes() {
    const uint64_t changes = store_.changes;
    return changes - std::exchange(changes_seen_, changes);
  }

 private:
  std::string events_;
  uint64_t changes_seen_ = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_LIST_LIST_COMMAND_TEST_H_
