#include "base/reclaimer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace nacre {
namespace {

class Reclaimer {
 public:
  void Add(std::function<void()> release, bool counted) {
    {
      std::lock_guard lock(mutex_);
      if (!started_) {
        started_ = true;
        std::thread([this] { Run(); }).detach();
      }
      queue_.push_back({std::move(release), counted});
      if (counted) ++pending_;
    }
    changed_.notify_all();
  }

  size_t Pending() {
    std::lock_guard lock(mutex_);
    return pending_;
  }

  size_t Done() {
    std::lock_guard lock(mutex_);
    return done_;
  }

  void Wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return pending_ == 0; });
  }

 private:
  struct Task {
    std::function<void()> run;
    bool counted;
  };

  void Run() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return !queue_.empty(); });
      Task task = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      task.run();
      task.run = nullptr;
      lock.lock();
      if (!task.counted) continue;
      --pending_;
      ++done_;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;
  size_t pending_ = 0;
  size_t done_ = 0;
  bool started_ = false;
};

// Never destroyed: its thread runs until the process ends.
Reclaimer& TheReclaimer() {
  static Reclaimer* reclaimer = new Reclaimer;
  return *reclaimer;
}

}  // namespace

void ReclaimLater(std::function<void()> release) { TheReclaimer().Add(std::move(release), true); }

void RunInBackground(std::function<void()> work) { TheReclaimer().Add(std::move(work), false); }

size_t ReclaimPending() { return TheReclaimer().Pending(); }

size_t ReclaimDone() { return TheReclaimer().Done(); }

void WaitForReclaim() { TheReclaimer().Wait(); }

}  // namespace nacre
