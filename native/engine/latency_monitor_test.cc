#include "engine/latency_monitor.h"

#include <gtest/gtest.h>

#include <array>

namespace nacre {
namespace {

TEST(LatencyMonitor, KeepsTheLongerOfTwoSpikesInOneSecond) {
  LatencyMonitor monitor;
  monitor.Add("command", 100, 20);
  monitor.Add("command", 100, 30);
  monitor.Add("command", 100, 10);
  const auto events = monitor.Events();
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].samples.size(), 1u);
  EXPECT_EQ(events[0].samples[0].latency_ms, 30);
}

TEST(LatencyMonitor, RemembersTheWorstSpikeLongerThanItsSample) {
  LatencyMonitor monitor;
  monitor.Add("command", 0, 500);
  for (int64_t second = 1; second <= static_cast<int64_t>(LatencyMonitor::kSamples); ++second) {
    monitor.Add("command", second, 10);
  }
  const auto events = monitor.Events();
  EXPECT_EQ(events[0].samples.size(), LatencyMonitor::kSamples);
  EXPECT_EQ(events[0].samples.front().time_s, 1);
  EXPECT_EQ(events[0].worst_ms, 500);
}

TEST(LatencyMonitor, ResetsTheNamedEventsOrAll) {
  LatencyMonitor monitor;
  monitor.Add("command", 1, 10);
  monitor.Add("fast-command", 1, 10);
  monitor.Add("expire-cycle", 1, 10);
  const std::array<std::string, 2> names = {"command", "unheard-of"};
  EXPECT_EQ(monitor.Reset(names), 1u);
  EXPECT_EQ(monitor.Reset({}), 2u);
  EXPECT_TRUE(monitor.Events().empty());
}

}  // namespace
}  // namespace nacre
