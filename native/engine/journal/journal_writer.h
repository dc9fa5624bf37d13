// Takes units from the threads that run commands, and writes them to the journal's file
// on a thread of its own.
//
//   Append -> pending bytes -> (swapped out as a whole) -> write -> fdatasync
//             appended()                                  written    durable()
//
// A place in the journal is the number of bytes that were appended before it since the
// store began to keep one. Everything up to written has been given to the operating
// system and survives the process; everything up to durable() survives the machine.
//
// If the disk fails, nothing is lost and nothing is torn: what was written in part is cut
// off again, writers are refused (engine/service_state.h), and the thread tries again
// until it succeeds.

#ifndef NACRE_ENGINE_JOURNAL_JOURNAL_WRITER_H_
#define NACRE_ENGINE_JOURNAL_JOURNAL_WRITER_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/adaptive_mutex.h"
#include "base/byte_buffer.h"
#include "base/clock.h"
#include "commands/effect_log.h"
#include "commands/settings.h"
#include "engine/journal/journal_files.h"
#include "engine/service_state.h"

namespace nacre {

// When the file is flushed to the disk (appendfsync).
enum class JournalSync : int64_t { kEverySecond = 0, kAlways = 1, kNever = 2 };

// Who wants to know when places become durable. Told once for each time it asked.
class JournalListener {
 public:
  virtual ~JournalListener() = default;
  // Asks to be told when the journal gets further, or fails. Any thread.
  void AskForJournal() { asked_.store(true, std::memory_order_seq_cst); }
  bool TakeAsked() { return asked_.load(std::memory_order_relaxed) && asked_.exchange(false); }
  // On the journal's thread.
  virtual void JournalMoved() = 0;

 private:
  std::atomic<bool> asked_{false};
};

struct JournalWriterStatus {
  bool failed = false;
  uint64_t pending_bytes = 0;
  uint64_t written_bytes = 0;  // Of all files since the start.
  uint64_t delayed = 0;        // How often a command had to wait for a slow disk.
  uint64_t syncs = 0;
};

class JournalWriter final : public EffectSink {
 public:
  // Begins to write to `file`, which it owns from now on; its first place is `place`.
  JournalWriter(const Settings& settings, ServiceState& service, const Clock& clock, JournalFile file,
                uint64_t place);
  JournalWriter(const JournalWriter&) = delete;
  JournalWriter& operator=(const JournalWriter&) = delete;
  ~JournalWriter() override;

  // Writes and flushes what is pending, as far as the disk takes it, and closes the file.
  // Requires: nobody appends any more.
  void Stop();

  uint64_t Append(const EffectLog& unit) override;
  // What is appended from now on goes to `file`; what was before is durable before
  // anything of it is written. Never waits.
  void Switch(JournalFile file);

  uint64_t appended() const { return appended_.load(std::memory_order_acquire); }
  uint64_t durable() const { return durable_.load(std::memory_order_seq_cst); }
  // Up to where clients may be answered under `always`: durable(), or what was written, as long as
  // no-appendfsync-on-rewrite puts flushes off.
  uint64_t answerable() const { return answerable_.load(std::memory_order_seq_cst); }
  bool failed() const { return failed_.load(std::memory_order_seq_cst); }
  JournalSync sync() const { return static_cast<JournalSync>(settings_.appendfsync.get()); }
  bool IsAlways() const { return sync() == JournalSync::kAlways; }

  // Calls done(true) when `place` is durable, or done(false) if the disk fails before: at once,
  // or later on the journal's thread. It must be quick.
  void Await(uint64_t place, std::function<void(bool durable)> done);

  // Has everything that is appended by now flushed soon, whatever the policy.
  void RequestSync();
  // Returns when `place` is durable; false if the disk fails before.
  bool WaitDurable(uint64_t place);
  // Returns when `place` is answerable; likewise. Requires: the policy is `always`.
  bool WaitAnswerable(uint64_t place);

  // Whether so much is pending that commands should wait before they add to it.
  bool IsBehind() const { return behind_.load(std::memory_order_relaxed); }
  // Holds the thread up while that is so and the disk has not failed. Requires: outside the gate.
  void WaitUntilKeepsUp();

  void AddListener(JournalListener& listener);
  void RemoveListener(JournalListener& listener);

  // While a rewrite is being written. With no-appendfsync-on-rewrite only what somebody asks for is flushed
  // meanwhile, and the rest at its end.
  void SetBusyElsewhere(bool busy);

  JournalWriterStatus status() const;

 private:
  // A file begins where the one before ends.
  struct Turn {
    size_t offset;  // In the bytes that were pending.
    JournalFile file;
  };

  void Run();
  bool TakePending();
  bool WriteTaken();
  bool WriteUpTo(size_t end);
  void TakeTurn();
  bool PutsFlushesOff() const;
  bool MustSync(int64_t now_ns) const;
  bool Sync();
  bool RewriteUnsynced();
  void Publish(uint64_t place);
  void Fail(const std::string& error);
  void Recover();
  void Rest();
  void Wake();
  void TellListeners();
  void EndWaits(bool all);

  const Settings& settings_;
  ServiceState& service_;
  const Clock& clock_;

  // What threads append to.
  AdaptiveMutex mutex_;
  ByteBuffer pending_;
  std::vector<Turn> pending_turns_;
  int64_t database_ = -1;  // That the file has selected; -1: none.
  int64_t stamped_s_ = 0;
  bool idle_ = false;  // The thread waits to be woken.
  std::atomic<uint64_t> appended_{0};
  std::atomic<bool> behind_{false};

  // Of the journal's thread.
  JournalFile file_;
  ByteBuffer taken_;
  std::vector<Turn> turns_;
  size_t taken_done_ = 0;  // Bytes of taken_ that are written.
  uint64_t written_ = 0;
  uint64_t synced_size_ = 0;  // Of the file, up to where it is durable.
  bool sync_failed_ = false;  // What is behind that may never reach the disk unless it is written again.
  int64_t last_sync_ns_ = 0;

  std::atomic<uint64_t> durable_{0};
  std::atomic<uint64_t> answerable_{0};
  std::atomic<uint64_t> sync_wanted_{0};
  std::atomic<bool> failed_{false};
  std::atomic<bool> stopping_{false};
  std::atomic<bool> busy_elsewhere_{false};
  std::atomic<uint64_t> written_bytes_{0};
  std::atomic<uint64_t> delayed_{0};
  std::atomic<uint64_t> syncs_{0};

  mutable std::mutex wait_mutex_;
  std::condition_variable work_;      // For the journal's thread.
  std::condition_variable progress_;  // For who waits for it.
  bool woken_ = false;

  struct Waiting {
    uint64_t place;
    std::function<void(bool durable)> done;
  };
  std::mutex listeners_mutex_;
  std::vector<JournalListener*> listeners_;
  std::vector<Waiting> waits_;

  std::thread thread_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_JOURNAL_WRITER_H_
