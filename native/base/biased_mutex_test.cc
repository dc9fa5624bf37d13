#include "base/biased_mutex.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace nacre {
namespace {

// Reads under one mutex as a thread with a seat does; returns whether the seat sufficed.
template <class Read>
bool ReadWithSeat(BiasedMutex& mutex, ReaderSeats::Seat& seat, uint64_t bit, Read&& read) {
  if (mutex.MayBeBiased()) {
    seat.Publish(bit);
    if (mutex.IsBiased()) {
      read();
      seat.Clear();
      return true;
    }
    seat.Clear();
  }
  EXPECT_TRUE(mutex.LockToReadUnlessLong());
  read();
  mutex.UnlockToRead();
  return false;
}

TEST(BiasedMutex, IsBiasedAfterARunOfReadings) {
  ReaderSeats seats;
  BiasedMutex mutex;
  mutex.Join(seats, 0);
  ReaderSeats::Seat& seat = seats.Add();
  const auto read = [&] { return ReadWithSeat(mutex, seat, 1, [] {}); };
  for (uint32_t i = 0; i < BiasedMutex::kQuietReads; ++i) EXPECT_FALSE(read());
  EXPECT_TRUE(read());
  mutex.lock();
  mutex.unlock();
  EXPECT_FALSE(read());
}

TEST(BiasedMutex, IsNotBiasedWhileWritesAreFrequent) {
  ReaderSeats seats;
  BiasedMutex mutex;
  mutex.Join(seats, 0);
  for (uint32_t i = 0; i < 10 * BiasedMutex::kQuietReads; ++i) {
    if (i % (BiasedMutex::kQuietReads - 1) == 0) std::lock_guard write(mutex);
    EXPECT_TRUE(mutex.LockToReadUnlessLong());
    mutex.UnlockToRead();
    EXPECT_FALSE(mutex.MayBeBiased());
  }
}

TEST(BiasedMutex, AWriterWaitsForItsReadersAndForNoOthers) {
  ReaderSeats seats;
  BiasedMutex mutex;
  mutex.Join(seats, 3);
  for (uint32_t i = 0; i < BiasedMutex::kQuietReads; ++i) {
    EXPECT_TRUE(mutex.LockToReadUnlessLong());
    mutex.UnlockToRead();
  }
  ReaderSeats::Seat& reader = seats.Add();
  ReaderSeats::Seat& elsewhere = seats.Add();
  reader.Publish(uint64_t{1} << 3 | uint64_t{1} << 4);
  elsewhere.Publish(~(uint64_t{1} << 3));
  ASSERT_TRUE(mutex.IsBiased());
  std::atomic<bool> written{false};
  std::thread writer([&] {
    std::lock_guard write(mutex);
    written = true;
  });
  while (mutex.IsBiased()) std::this_thread::yield();
  EXPECT_FALSE(written);
  reader.Clear();
  writer.join();
  EXPECT_TRUE(written);
  elsewhere.Clear();
}

// The data is plain: ThreadSanitizer sees any reader beside a writer.
TEST(BiasedMutex, ReadersNeverSeeAWriteInProgress) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 40'000;
  constexpr int kWriteEvery = 500;
  ReaderSeats seats;
  std::array<BiasedMutex, 2> mutexes;
  std::array<std::array<uint64_t, 2>, 2> pairs{};
  for (unsigned i = 0; i < 2; ++i) mutexes[i].Join(seats, i);
  std::atomic<uint64_t> biased{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      // Threads come and go, and their seats with them.
      for (int part = 0; part < 10; ++part) {
        ReaderSeats::Seat& seat = seats.Add();
        for (int i = thread; i < kRounds / 10; ++i) {
          const auto which = static_cast<size_t>(i & 1);
          if (i % kWriteEvery == 0) {
            std::lock_guard write(mutexes[which]);
            ++pairs[which][0];
            ++pairs[which][1];
          }
          const uint64_t bit = uint64_t{1} << which;
          biased +=
              ReadWithSeat(mutexes[which], seat, bit, [&] { ASSERT_EQ(pairs[which][0], pairs[which][1]); });
        }
        seats.Remove(seat);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(biased, 0u);
}

}  // namespace
}  // namespace nacre
