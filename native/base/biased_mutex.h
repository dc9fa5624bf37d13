// Mutexes that let readers by without writing to memory that they share, in the
// manner of BRAVO (D. Dice, A. Kogan: "BRAVO: Biased Locking for Reader-Writer
// Locks", USENIX ATC 2019).
//
// A plain mutex costs two readers of the same data more than the reading itself:
// each takes the mutex's cache line away from the other. So a mutex here can be
// biased towards readers. A thread that reads under biased mutexes does not touch
// them: it says what it reads in a seat of its own, a cache line that no other
// reader writes.
//
//   seat of a thread     reading: a bit for each mutex of the group that it reads under
//   mutex                biased, quiet reads, and the plain mutex beneath
//
//   reader   reading = bits;  if every one of the mutexes is biased: go on
//            else reading = 0, and lock the plain mutexes, as a writer does
//   writer   lock the plain mutex;  if it is biased:
//              biased = no;  wait until no seat has its bit
//
// Why a writer is alone. Both sides store and then load, all four sequentially
// consistent: so either the reader sees that the bias is gone, or the writer sees
// the reader's bit and waits for it. The reader takes its bit away with a release
// and the writer sees that with an acquire, so what was read was read before it is
// written. The bias comes back only by the hand of a reader that holds the plain
// mutex, when no writer does; who sees it come sees what was written before. A seat
// that is added after a writer looked at all of them was added under the lock that
// the writer looked under, so its thread sees that the bias is gone.
//
// When it is biased. Taking the bias away costs a writer some hundred nanoseconds,
// so it comes back only after kQuietReads readings in a row under the plain mutex:
// where writes are frequent the mutex is what it was, and costs what it did.
//
// No deadlock: a reader that waits for a plain mutex has taken its bits away, and
// one that does not wait for any. Several mutexes are locked in ascending order.

#ifndef NACRE_BASE_BIASED_MUTEX_H_
#define NACRE_BASE_BIASED_MUTEX_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <vector>

#include "base/adaptive_mutex.h"

namespace nacre {

// The seats of all threads that read under one group of mutexes.
class ReaderSeats {
 public:
  class alignas(64) Seat {
   public:
    // Says that the thread reads under these mutexes. It may not, yet.
    // Requires: it reads under none.
    void Publish(uint64_t bits) { reading_.store(bits, std::memory_order_seq_cst); }
    // The thread has read, or will not.
    void Clear() { reading_.store(0, std::memory_order_release); }

   private:
    friend class ReaderSeats;
    std::atomic<uint64_t> reading_{0};
  };

  ReaderSeats() = default;
  ReaderSeats(const ReaderSeats&) = delete;
  ReaderSeats& operator=(const ReaderSeats&) = delete;

  // A new seat, for one thread at a time; the seats own it.
  Seat& Add();
  // Requires: nobody reads from it.
  void Remove(Seat& seat);

  // Returns when every seat has been seen without these bits.
  void WaitUntilClear(uint64_t bits) const;

 private:
  static void Wait(const Seat& seat, uint64_t bits);

  mutable std::shared_mutex mutex_;  // Of the list; shared to look at it.
  std::vector<std::unique_ptr<Seat>> seats_;
};

// One of a group of at most 64. As a standard mutex (std::lock_guard) it is locked
// to write.
class BiasedMutex {
 public:
  // Readings in a row that bring the bias back.
  static constexpr uint32_t kQuietReads = 64;

  BiasedMutex() = default;
  BiasedMutex(const BiasedMutex&) = delete;
  BiasedMutex& operator=(const BiasedMutex&) = delete;

  // To be called once, before all else: the seats of its group, and its number there.
  void Join(const ReaderSeats& seats, unsigned number) {
    seats_ = &seats;
    number_ = number;
  }

  void lock() {
    mutex_.lock();
    BeginToWrite();
  }
  // The same, but returns false, without the lock, once it is marked as held for long
  // (base/adaptive_mutex.h).
  bool LockUnlessLong() {
    if (!mutex_.LockUnlessLong()) return false;
    BeginToWrite();
    return true;
  }
  bool try_lock() {
    if (!mutex_.try_lock()) return false;
    BeginToWrite();
    return true;
  }
  void unlock() { mutex_.unlock(); }

  void MarkLong() { mutex_.MarkLong(); }
  void MarkLongIfAwaited() { mutex_.MarkLongIfAwaited(); }

  // Locks it to read without a seat: beside readers that have one, and nobody else. False, without
  // the lock, once it is marked as held for long.
  bool LockToReadUnlessLong() {
    if (!mutex_.LockUnlessLong()) return false;
    if (++quiet_reads_ == kQuietReads) biased_.store(true, std::memory_order_release);
    return true;
  }
  void UnlockToRead() { mutex_.unlock(); }

  // Whether it looks worth publishing a seat.
  bool MayBeBiased() const { return biased_.load(std::memory_order_relaxed); }
  // Whether a thread whose seat says that it reads here may do so.
  bool IsBiased() const { return biased_.load(std::memory_order_seq_cst); }

 private:
  void BeginToWrite() {
    quiet_reads_ = 0;
    if (biased_.load(std::memory_order_relaxed)) [[unlikely]] {
      Revoke();
    }
  }
  void Revoke();

  AdaptiveMutex mutex_;
  std::atomic<bool> biased_{false};  // Changed under mutex_.
  uint32_t quiet_reads_ = 0;         // Since the last writer; under mutex_.
  unsigned number_ = 0;
  const ReaderSeats* seats_ = nullptr;
};

}  // namespace nacre

#endif  // NACRE_BASE_BIASED_MUTEX_H_
