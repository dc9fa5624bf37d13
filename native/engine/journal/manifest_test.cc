#include "engine/journal/manifest.h"

#include <gtest/gtest.h>

namespace nacre {
namespace {

std::string ErrorOf(std::string_view text) {
  JournalManifest manifest;
  return ParseManifest(text, manifest);
}

TEST(JournalManifest, ReadsWhatRedisWrites) {
  JournalManifest manifest;
  const std::string text =
      "file appendonly.aof.2.base.rdb seq 2 type b\n"
      "file appendonly.aof.1.incr.aof seq 1 type h\n"
      "file appendonly.aof.4.incr.aof seq 4 type i\n"
      "file appendonly.aof.5.incr.aof seq 5 type i\n";
  ASSERT_EQ(ParseManifest(text, manifest), "");
  EXPECT_EQ(manifest.base->name, "appendonly.aof.2.base.rdb");
  ASSERT_EQ(manifest.increments.size(), 2u);
  EXPECT_EQ(manifest.increments[1].sequence, 5u);
  ASSERT_EQ(manifest.history.size(), 1u);
  EXPECT_EQ(manifest.NextBase(), 3u);
  EXPECT_EQ(manifest.NextIncrement(), 6u);
  EXPECT_EQ(manifest.Format(), text);
}

TEST(JournalManifest, ReadsNotesAndNamesWithSpaces) {
  JournalManifest manifest;
  ASSERT_EQ(ParseManifest("# a note\nfile \"my file.1.incr.aof\" seq 1 type i\n", manifest), "");
  EXPECT_EQ(manifest.increments[0].name, "my file.1.incr.aof");
  EXPECT_EQ(manifest.Format(), "file \"my file.1.incr.aof\" seq 1 type i\n");
}

TEST(JournalManifest, RefusesWhatIsNoManifest) {
  EXPECT_EQ(ErrorOf(""), "it names no file");
  EXPECT_EQ(ErrorOf("file a seq 1 type i"), "line 1 does not end");
  EXPECT_EQ(ErrorOf("file a seq 1\n"), "line 1 is not made of pairs");
  EXPECT_EQ(ErrorOf("file a seq 1 type\n"), "line 1 is not made of pairs");
  EXPECT_EQ(ErrorOf("file a seq 0 type i\n"), "line 1 has no sequence number");
  EXPECT_EQ(ErrorOf("file a seq x type i\n"), "line 1 has no sequence number");
  EXPECT_EQ(ErrorOf("file ../a seq 1 type i\n"), "line 1 names no file of the journal's directory");
  EXPECT_EQ(ErrorOf("file .. seq 1 type i\n"), "line 1 names no file of the journal's directory");
  EXPECT_EQ(ErrorOf("file a seq 1 type x\n"), "line 1 has an unknown type");
  EXPECT_EQ(ErrorOf("name a seq 1 type i\n"), "line 1 lacks file, seq or type");
  EXPECT_EQ(ErrorOf("file a seq 1 type b\nfile b seq 2 type b\n"), "line 2 names a second base");
  EXPECT_EQ(ErrorOf("file a seq 2 type i\nfile b seq 2 type i\n"),
            "line 2 has a sequence number that does not follow the one before");
  EXPECT_EQ(ErrorOf(std::string(1100, 'x') + "\n"), "line 1 is too long");
}

}  // namespace
}  // namespace nacre
