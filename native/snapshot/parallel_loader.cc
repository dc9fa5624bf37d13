#include "snapshot/parallel_loader.h"

#include <algorithm>
#include <utility>

namespace nacre {
namespace {

constexpr size_t kBatchBytes = 64 * 1024;
constexpr size_t kBatchEntries = 512;
// Batches that wait for each thread.
constexpr size_t kWaitingBatches = 4;
constexpr size_t kMostThreads = 7;

}  // namespace

size_t LoadingThreads() {
  const size_t processors = std::max(1u, std::thread::hardware_concurrency());
  return std::min(processors - 1, kMostThreads);
}

ParallelLoader::~ParallelLoader() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

std::unique_ptr<ParallelLoader::Batch> ParallelLoader::MakeBatch() {
  {
    std::lock_guard lock(mutex_);
    if (!empty_.empty()) {
      auto batch = std::move(empty_.back());
      empty_.pop_back();
      return batch;
    }
  }
  auto batch = std::make_unique<Batch>();
  batch->bytes.reserve(kBatchBytes);
  batch->entries.reserve(kBatchEntries);
  return batch;
}

std::string_view ParallelLoader::Copied(std::string_view text) {
  std::string& bytes = filling_->bytes;
  const size_t at = bytes.size();
  bytes.append(text);
  return std::string_view(bytes).substr(at);
}

SnapshotReceiver::Refusal ParallelLoader::Entry(SavedEntry&& entry) {
  const size_t size = entry.key.size() + entry.string.size();
  // What is large is not worth a copy.
  if (most_threads_ == 0 || size > kBatchBytes / 2) return loader_.Entry(std::move(entry));
  if (filling_ == nullptr) filling_ = MakeBatch();
  entry.key = Copied(entry.key);
  entry.string = Copied(entry.string);
  filling_->entries.push_back(std::move(entry));
  if (filling_->entries.size() < kBatchEntries && filling_->bytes.size() <= kBatchBytes / 2) {
    return std::nullopt;
  }
  HandOver();
  std::lock_guard lock(mutex_);
  return refusal_;
}

void ParallelLoader::HandOver() {
  if (threads_.size() < most_threads_) threads_.emplace_back([this] { Run(); });
  std::unique_lock lock(mutex_);
  waiting_.push_back(std::move(filling_));
  changed_.notify_one();
  if (waiting_.size() > kWaitingBatches * most_threads_) InsertOne(lock);
}

bool ParallelLoader::InsertOne(std::unique_lock<std::mutex>& lock) {
  if (waiting_.empty() || refusal_) return false;
  auto batch = std::move(waiting_.front());
  waiting_.pop_front();
  ++inserting_;
  lock.unlock();
  Refusal refusal;
  for (SavedEntry& entry : batch->entries) {
    refusal = loader_.Entry(std::move(entry));
    if (refusal) break;
  }
  batch->entries.clear();
  batch->bytes.clear();
  lock.lock();
  if (refusal && !refusal_) refusal_ = std::move(refusal);
  empty_.push_back(std::move(batch));
  if (--inserting_ == 0 || refusal_) changed_.notify_all();
  return true;
}

void ParallelLoader::Run() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    if (!InsertOne(lock)) changed_.wait(lock);
  }
}

SnapshotReceiver::Refusal ParallelLoader::Finish() {
  if (filling_ != nullptr) HandOver();
  std::unique_lock lock(mutex_);
  while (InsertOne(lock)) {
  }
  changed_.wait(lock, [&] { return inserting_ == 0; });
  return refusal_;
}

}  // namespace nacre
