#include "engine/executor.h"

#include <string_view>

#include "engine/command_test.h"

namespace nacre {
namespace {

using ExecutorTest = CommandTest;

// The bytes of such a key are not there; nobody may look at them.
TEST_F(ExecutorTest, RefusesAKeyThatAnEntryCannotCount) {
  const std::string_view key("k", kLongestKey + 1);
  const std::string error = "-ERR a key is longer than 4294967295 bytes\r\n";
  EXPECT_EQ(Call({"SET", key, "v"}), error);
  EXPECT_EQ(Call({"MGET", "k", key}), error);
  EXPECT_EQ(Call({"RENAME", "k", key}), error);
  EXPECT_EQ(Call({"MULTI"}), "+OK\r\n");
  EXPECT_EQ(Call({"GET", key}), error);
  EXPECT_TRUE(Call({"EXEC"}).starts_with("-EXECABORT"));
}

TEST_F(ExecutorTest, LetsOnlyReadersOfTheirKeysShareThem) {
  for (const CommandSpec& command : CommandTable()) {
    if (!command.shares_keys) continue;
    EXPECT_EQ(command.scope, CommandScope::kKeys) << command.name;
    EXPECT_NE(command.flags & kFlagReadonly, 0u) << command.name;
    EXPECT_EQ(command.flags & kFlagBlocking, 0u) << command.name;
    for (const KeySpec& spec : command.key_specs) EXPECT_EQ(spec.access, KeySpec::kRead) << command.name;
  }
}

}  // namespace
}  // namespace nacre
