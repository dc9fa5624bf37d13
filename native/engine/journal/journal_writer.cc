#include "engine/journal/journal_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>

#include "base/assert.h"
#include "base/disk.h"

namespace nacre {
namespace {

// From so many pending bytes on commands wait for the disk.
constexpr size_t kMostPending = 64u << 20;
// A buffer that was larger is given back when it is empty.
constexpr size_t kKeptBuffer = 8u << 20;
constexpr int64_t kSecondNs = 1'000'000'000;
// How long the thread lets bytes gather, and after what time a failed operation is tried again.
constexpr auto kGather = std::chrono::milliseconds(1);
constexpr auto kRetry = std::chrono::milliseconds(100);
// The commands that a unit may need around it: a time, SELECT, MULTI, EXEC.
constexpr std::string_view kMulti = "*1\r\n$5\r\nMULTI\r\n";
constexpr std::string_view kExec = "*1\r\n$4\r\nEXEC\r\n";

}  // namespace

JournalWriter::JournalWriter(const Settings& settings, ServiceState& service, const Clock& clock,
                             JournalFile file, uint64_t place)
    : settings_(settings),
      service_(service),
      clock_(clock),
      appended_(place),
      file_(std::move(file)),
      written_(place),
      durable_(place),
      answerable_(place),
      written_bytes_(place) {
  synced_size_ = file_.size;
  last_sync_ns_ = MonotonicNanoseconds();
  thread_ = std::thread([this] { Run(); });
}

JournalWriter::~JournalWriter() { Stop(); }

void JournalWriter::Stop() {
  if (!thread_.joinable()) return;
  stopping_.store(true);
  Wake();
  thread_.join();
  ::close(file_.descriptor);
  for (const Turn& turn : turns_) ::close(turn.file.descriptor);
  turns_.clear();
  EndWaits(true);
  service_.End(ServiceState::kJournalFailed);
}

uint64_t JournalWriter::Append(const EffectLog& unit) {
  mutex_.lock();
  const size_t before = pending_.size();
  if (settings_.aof_timestamp_enabled.get() != 0) {
    const int64_t now_s = clock_.NowMilliseconds() / 1000;
    if (now_s > stamped_s_) {
      char stamp[32];
      const int size = std::snprintf(stamp, sizeof stamp, "#TS:%lld\r\n", static_cast<long long>(now_s));
      pending_.Append({stamp, static_cast<size_t>(size)});
      stamped_s_ = now_s;
    }
  }
  if (unit.first_database() != database_) {
    const NumberWord number(unit.first_database());
    AppendCommand(std::array<std::string_view, 2>{"SELECT", number}, pending_);
  }
  if (unit.commands() > 1) pending_.Append(kMulti);
  pending_.Append(unit.bytes());
  if (unit.commands() > 1) pending_.Append(kExec);
  database_ = unit.last_database();
  const uint64_t place = appended_.load(std::memory_order_relaxed) + (pending_.size() - before);
  appended_.store(place, std::memory_order_release);
  if (pending_.size() > kMostPending) behind_.store(true, std::memory_order_relaxed);
  const bool wakes = std::exchange(idle_, false);
  mutex_.unlock();
  if (wakes) Wake();
  return place;
}

void JournalWriter::Switch(JournalFile file) {
  mutex_.lock();
  pending_turns_.push_back({pending_.size(), std::move(file)});
  database_ = -1;
  stamped_s_ = 0;
  const bool wakes = std::exchange(idle_, false);
  mutex_.unlock();
  if (wakes) Wake();
}

void JournalWriter::Wake() {
  std::lock_guard lock(wait_mutex_);
  woken_ = true;
  work_.notify_one();
}

void JournalWriter::RequestSync() {
  const uint64_t place = appended();
  uint64_t wanted = sync_wanted_.load();
  while (wanted < place && !sync_wanted_.compare_exchange_weak(wanted, place)) {
  }
  Wake();
}

bool JournalWriter::WaitDurable(uint64_t place) {
  if (durable() >= place) return true;
  RequestSync();
  std::unique_lock lock(wait_mutex_);
  progress_.wait(lock, [&] { return durable() >= place || failed(); });
  return durable() >= place;
}

bool JournalWriter::WaitAnswerable(uint64_t place) {
  if (answerable() >= place) return true;
  if (!PutsFlushesOff()) RequestSync();
  std::unique_lock lock(wait_mutex_);
  progress_.wait(lock, [&] { return answerable() >= place || failed(); });
  return answerable() >= place;
}

void JournalWriter::SetBusyElsewhere(bool busy) {
  busy_elsewhere_.store(busy);
  // What was put off is due.
  if (!busy) Wake();
}

void JournalWriter::Await(uint64_t place, std::function<void(bool durable)> done) {
  {
    std::lock_guard lock(listeners_mutex_);
    if (durable() < place && !failed() && !stopping_) {
      waits_.push_back({place, std::move(done)});
      done = nullptr;
    }
  }
  if (done) return done(durable() >= place);
  RequestSync();
}

// Ends the waits whose places are durable, or all.
void JournalWriter::EndWaits(bool all) {
  std::vector<Waiting> ended;
  const uint64_t safe = durable();
  {
    std::lock_guard lock(listeners_mutex_);
    const auto left = std::partition(waits_.begin(), waits_.end(),
                                     [&](const Waiting& waiting) { return waiting.place > safe && !all; });
    ended.assign(std::make_move_iterator(left), std::make_move_iterator(waits_.end()));
    waits_.erase(left, waits_.end());
  }
  for (const Waiting& waiting : ended) waiting.done(waiting.place <= safe);
}

void JournalWriter::WaitUntilKeepsUp() {
  delayed_.fetch_add(1, std::memory_order_relaxed);
  std::unique_lock lock(wait_mutex_);
  progress_.wait(lock, [&] { return !IsBehind() || failed(); });
}

void JournalWriter::AddListener(JournalListener& listener) {
  std::lock_guard lock(listeners_mutex_);
  listeners_.push_back(&listener);
}

void JournalWriter::RemoveListener(JournalListener& listener) {
  std::lock_guard lock(listeners_mutex_);
  std::erase(listeners_, &listener);
}

void JournalWriter::TellListeners() {
  {
    std::lock_guard lock(wait_mutex_);
    progress_.notify_all();
  }
  {
    std::lock_guard lock(listeners_mutex_);
    for (JournalListener* listener : listeners_) {
      if (listener->TakeAsked()) listener->JournalMoved();
    }
  }
  EndWaits(failed());
}

JournalWriterStatus JournalWriter::status() const {
  JournalWriterStatus status;
  status.failed = failed();
  status.written_bytes = written_bytes_.load(std::memory_order_relaxed);
  const uint64_t appended_bytes = appended();
  status.pending_bytes = appended_bytes - std::min(appended_bytes, status.written_bytes);
  status.delayed = delayed_.load(std::memory_order_relaxed);
  status.syncs = syncs_.load(std::memory_order_relaxed);
  return status;
}

void JournalWriter::Run() {
  while (true) {
    const bool has_work = TakePending();
    const bool wrote = WriteTaken();
    const bool synced = wrote && (!MustSync(MonotonicNanoseconds()) || Sync());
    if (synced && failed()) Recover();
    if (synced && PutsFlushesOff() && written_ > answerable()) {
      answerable_.store(written_, std::memory_order_seq_cst);
      TellListeners();
    }
    if (stopping_.load() && (!has_work || !synced)) break;
    if (!synced) {
      std::this_thread::sleep_for(kRetry);
    } else if (!stopping_.load()) {
      Rest();
    }
  }
  if (taken_done_ == taken_.size()) Sync();
}

// Takes over what is pending, unless something is left of what was taken before.
bool JournalWriter::TakePending() {
  if (taken_done_ < taken_.size() || !turns_.empty()) return true;
  taken_.Clear(kKeptBuffer);
  taken_done_ = 0;
  mutex_.lock();
  std::swap(taken_, pending_);
  std::swap(turns_, pending_turns_);
  const bool was_behind = behind_.exchange(false, std::memory_order_relaxed);
  const bool has_work = !taken_.empty() || !turns_.empty();
  mutex_.unlock();
  if (was_behind) {
    std::lock_guard lock(wait_mutex_);
    progress_.notify_all();
  }
  return has_work;
}

// False if the disk refused; then it is to be called again.
bool JournalWriter::WriteTaken() {
  while (!turns_.empty()) {
    if (!WriteUpTo(turns_.front().offset)) return false;
    // Under any policy, since what is flushed later is the next file alone.
    if (!Sync()) return false;
    TakeTurn();
  }
  return WriteUpTo(taken_.size());
}

void JournalWriter::TakeTurn() {
  ::close(file_.descriptor);
  file_ = std::move(turns_.front().file);
  synced_size_ = file_.size;
  turns_.erase(turns_.begin());
}

bool JournalWriter::WriteUpTo(size_t end) {
  const size_t begin = taken_done_;
  while (taken_done_ < end) {
    const ssize_t size = DiskWrite(file_.descriptor, taken_.view().substr(taken_done_, end - taken_done_));
    if (size > 0) taken_done_ += static_cast<size_t>(size);
    if (taken_done_ == end) break;
    if (size < 0) {
      const std::string error = std::string("Errors writing to the AOF file: ") + std::strerror(errno);
      // Nobody shall find half a unit in the file, should the process end before the disk recovers.
      if (DiskTruncate(file_.descriptor, file_.size) == 0) taken_done_ = begin;
      file_.size += taken_done_ - begin;
      written_ += taken_done_ - begin;
      Fail(error);
      return false;
    }
  }
  file_.size += end - begin;
  written_ += end - begin;
  written_bytes_.store(written_, std::memory_order_relaxed);
  return true;
}

bool JournalWriter::PutsFlushesOff() const {
  return settings_.no_appendfsync_on_rewrite.get() != 0 && busy_elsewhere_.load();
}

bool JournalWriter::MustSync(int64_t now_ns) const {
  if (sync_failed_) return true;
  const uint64_t safe = durable();
  if (written_ <= safe) return false;
  if (sync_wanted_.load(std::memory_order_relaxed) > safe) return true;
  if (PutsFlushesOff()) return false;
  if (sync() == JournalSync::kAlways) return true;
  if (sync() == JournalSync::kNever) return false;
  return now_ns - last_sync_ns_ >= kSecondNs;
}

// Flushes the file. After a failure the system may have forgotten what it could not
// write, and believe it written: so that is given to it once more.
bool JournalWriter::Sync() {
  if (written_ <= durable() && !sync_failed_) return true;
  if (sync_failed_ && !RewriteUnsynced()) return false;
  last_sync_ns_ = MonotonicNanoseconds();
  if (DiskSync(file_.descriptor) != 0) {
    sync_failed_ = true;
    Fail(std::string("Errors writing to the AOF file: ") + std::strerror(errno));
    return false;
  }
  sync_failed_ = false;
  syncs_.fetch_add(1, std::memory_order_relaxed);
  synced_size_ = file_.size;
  Publish(written_);
  return true;
}

bool JournalWriter::RewriteUnsynced() {
  std::vector<char> piece(1u << 20);
  const int reader =
      ::open(("/proc/self/fd/" + std::to_string(file_.descriptor)).c_str(), O_RDWR | O_CLOEXEC);
  if (reader < 0) return false;
  bool succeeds = true;
  for (uint64_t offset = synced_size_; offset < file_.size && succeeds;) {
    const auto at = static_cast<off_t>(offset);
    const ssize_t size =
        ::pread(reader, piece.data(), std::min<uint64_t>(piece.size(), file_.size - offset), at);
    succeeds = size > 0 && ::pwrite(reader, piece.data(), static_cast<size_t>(size), at) == size;
    if (succeeds) offset += static_cast<uint64_t>(size);
  }
  ::close(reader);
  return succeeds;
}

void JournalWriter::Publish(uint64_t place) {
  durable_.store(place, std::memory_order_seq_cst);
  answerable_.store(place, std::memory_order_seq_cst);
  TellListeners();
}

void JournalWriter::Fail(const std::string& error) {
  service_.Begin(ServiceState::kJournalFailed, "MISCONF " + error);
  failed_.store(true, std::memory_order_seq_cst);
  TellListeners();
}

void JournalWriter::Recover() {
  failed_.store(false, std::memory_order_seq_cst);
  service_.End(ServiceState::kJournalFailed);
  TellListeners();
}

// Lets bytes gather, and sleeps while there are none.
void JournalWriter::Rest() {
  if (sync() != JournalSync::kAlways) {
    std::unique_lock lock(wait_mutex_);
    work_.wait_for(lock, kGather, [&] { return woken_; });
  }
  mutex_.lock();
  idle_ = pending_.empty() && pending_turns_.empty();
  const bool idle = idle_;
  mutex_.unlock();
  std::unique_lock lock(wait_mutex_);
  if (idle && !woken_) {
    const bool must_sync_later =
        written_ > durable() && sync() == JournalSync::kEverySecond && !PutsFlushesOff();
    if (must_sync_later) {
      const int64_t left_ns = last_sync_ns_ + kSecondNs - MonotonicNanoseconds();
      work_.wait_for(lock, std::chrono::nanoseconds(std::max<int64_t>(left_ns, 0)), [&] { return woken_; });
    } else {
      work_.wait(lock, [&] { return woken_; });
    }
  }
  woken_ = false;
}

}  // namespace nacre
