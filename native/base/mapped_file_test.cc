#include "base/mapped_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace nacre {
namespace {

TEST(MappedFile, HasTheBytesOfTheFile) {
  const std::string path = testing::TempDir() + "mapped_file_test";
  std::ofstream(path) << "some bytes";
  MappedFile file;
  EXPECT_EQ(file.Open(path), "");
  EXPECT_EQ(file.bytes(), "some bytes");
}

TEST(MappedFile, MayBeEmpty) {
  const std::string path = testing::TempDir() + "mapped_file_empty";
  std::ofstream(path).flush();
  MappedFile file;
  EXPECT_EQ(file.Open(path), "");
  EXPECT_EQ(file.bytes(), "");
}

TEST(MappedFile, SaysWhyItCannotBeRead) {
  const std::string missing = testing::TempDir() + "mapped_file_that_is_not_there";
  EXPECT_EQ(MappedFile().Open(missing), "cannot read " + missing + ": No such file or directory");
  EXPECT_EQ(MappedFile().Open("/"), "cannot read /: Is a directory");
}

}  // namespace
}  // namespace nacre
