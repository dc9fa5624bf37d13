#include "engine/snapshot/snapshot_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "engine/command_test.h"

namespace nacre {
namespace {

class SnapshotFile : public CommandTest {
 protected:
  SnapshotFile() {
    store_.settings().enable_debug_command.set(static_cast<int64_t>(DebugPermission::kYes));
    std::filesystem::create_directories(folder_);
  }
  ~SnapshotFile() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ + "/" + name; }

  void Fill() {
    Call({"SET", "a", "1", "PXAT", "1600000000000"});
    Call({"RPUSH", "b", "x"});
    Call({"SELECT", "5"});
    Call({"RPUSH", "c", "y"});
  }

  SnapshotFileReport Write(const std::string& name, SnapshotFormat format) {
    LoadProgress progress;
    return WriteSnapshotFile(store_, {.path = Path(name), .format = format, .libraries = {"#!lua name=x"}},
                             progress);
  }

  const std::string folder_ =
      testing::TempDir() + "snapshot_file_" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(SnapshotFile, IsReadBySeveralThreads) {
  for (int i = 0; i < 20'000; ++i) {
    const std::string key = "key:" + std::to_string(i);
    if (i % 3 == 0) {
      Call({"RPUSH", key, "x", key});
    } else {
      Call({"SET", key, std::string(i % 1'000 == 1 ? 100'000 : i % 50, 'v')});
    }
  }
  const std::string digest = Call({"DEBUG", "DIGEST"});
  for (const SnapshotFormat format : {SnapshotFormat::kRdb, SnapshotFormat::kJson}) {
    EXPECT_EQ(Write("snapshot", format).error, "");
    Call({"FLUSHALL"});
    LoadProgress progress;
    const SnapshotFileReport report =
        LoadSnapshotFile(store_, {.path = Path("snapshot"), .parallel = true}, progress);
    EXPECT_EQ(report.error, "");
    EXPECT_EQ(progress.keys.load(), 20'000u);
    EXPECT_EQ(Call({"DEBUG", "DIGEST"}), digest);
    // What is there already is refused, wherever it comes.
    EXPECT_NE(LoadSnapshotFile(store_, {.path = Path("snapshot"), .parallel = true}, progress).error, "");
  }
}

TEST_F(SnapshotFile, IsReadInEitherFormat) {
  clock_.Set(1'500'000'000'000'000);
  Fill();
  const std::string digest = Call({"DEBUG", "DIGEST"});
  for (const SnapshotFormat format : {SnapshotFormat::kRdb, SnapshotFormat::kJson}) {
    EXPECT_EQ(Write("snapshot", format).error, "");
    Call({"FLUSHALL"});
    LoadProgress progress;
    const SnapshotFileReport report = LoadSnapshotFile(store_, {.path = Path("snapshot")}, progress);
    EXPECT_EQ(report.error, "");
    EXPECT_EQ(report.format, format);
    EXPECT_EQ(report.bytes, std::filesystem::file_size(Path("snapshot")));
    EXPECT_EQ(report.snapshot_bytes, report.bytes);
    EXPECT_EQ(report.databases.at(0).keys, 2u);
    EXPECT_EQ(report.databases.at(0).expires, 1u);
    EXPECT_EQ(report.databases.at(5).keys, 1u);
    EXPECT_EQ(report.types.at(ValueType::kList), 2u);
    EXPECT_EQ(report.libraries, std::vector<std::string>{"#!lua name=x"});
    EXPECT_EQ(progress.keys.load(), 3u);
    EXPECT_EQ(Call({"DEBUG", "DIGEST"}), digest);
  }
}

TEST_F(SnapshotFile, ThatIsCheckedIsNotLoaded) {
  clock_.Set(1'500'000'000'000'000);
  Fill();
  EXPECT_EQ(Write("snapshot", SnapshotFormat::kJson).error, "");
  Call({"FLUSHALL"});
  LoadProgress progress;
  const SnapshotFileReport report = CheckSnapshotFile(store_, {.path = Path("snapshot")}, progress);
  EXPECT_EQ(report.error, "");
  EXPECT_EQ(report.databases.size(), 2u);
  EXPECT_EQ(progress.keys.load(), 3u);
  EXPECT_EQ(Call({"DBSIZE"}), ":0\r\n");
}

TEST_F(SnapshotFile, MayHaveKeysWhoseTimeHasPassed) {
  clock_.Set(1'500'000'000'000'000);
  Fill();
  EXPECT_EQ(Write("snapshot", SnapshotFormat::kJson).error, "");
  Call({"FLUSHALL"});
  clock_.Set(kStartUs);
  LoadProgress progress;
  EXPECT_EQ(LoadSnapshotFile(store_, {.path = Path("snapshot"), .drop_expired = true}, progress).error, "");
  EXPECT_EQ(progress.keys.load(), 2u);
  EXPECT_EQ(progress.expired.load(), 1u);
}

TEST_F(SnapshotFile, ThatIsNoneIsRefused) {
  LoadProgress progress;
  const SnapshotFileReport missing = LoadSnapshotFile(store_, {.path = Path("missing")}, progress);
  EXPECT_EQ(missing.error, "cannot read " + Path("missing") + ": No such file or directory");
  EXPECT_FALSE(missing.offset.has_value());
  std::ofstream(Path("text")) << "some text";
  const SnapshotFileReport text = CheckSnapshotFile(store_, {.path = Path("text")}, progress);
  EXPECT_EQ(text.error, "the file begins as no snapshot does");
  EXPECT_EQ(text.offset, 0u);
  EXPECT_FALSE(text.format.has_value());
}

TEST_F(SnapshotFile, CannotBeWrittenWhereThereIsNoFolder) {
  EXPECT_EQ(Write("none/snapshot", SnapshotFormat::kJson).error.substr(0, 14), "cannot create ");
}

TEST_F(SnapshotFile, IsNotWrittenIfTheWorkIsCancelled) {
  Fill();
  LoadProgress progress;
  progress.cancelled = true;
  EXPECT_EQ(WriteSnapshotFile(store_, {.path = Path("snapshot"), .libraries = {}}, progress).error,
            "the work was cancelled");
  EXPECT_FALSE(std::filesystem::exists(Path("snapshot")));
}

}  // namespace
}  // namespace nacre
