#include "engine/maintenance.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/store.h"

namespace nacre {
namespace {

constexpr int64_t kLargestShare = 4;  // At most one part in four of the period is spent.

class Maintenance {
 public:
  void Start(Store& store) {
    std::lock_guard lock(mutex_);
    stores_.push_back(&store);
    if (!started_) {
      started_ = true;
      std::thread([this] { Run(); }).detach();
    }
  }

  void Stop(Store& store) {
    std::lock_guard lock(mutex_);
    std::erase(stores_, &store);
  }

 private:
  void Run() {
    while (true) {
      int64_t period_ms = 100;
      {
        // Held during the runs, so that Stop returns only between them.
        std::lock_guard lock(mutex_);
        for (Store* store : stores_) {
          period_ms = 1000 / std::clamp<int64_t>(store->settings().hz.get(), 1, 500);
          store->RunMaintenance(period_ms * 1000 / kLargestShare);
        }
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(period_ms));
    }
  }

  std::mutex mutex_;
  std::vector<Store*> stores_;
  bool started_ = false;
};

// Never destroyed: its thread runs until the process ends.
Maintenance& TheMaintenance() {
  static Maintenance* maintenance = new Maintenance;
  return *maintenance;
}

}  // namespace

void StartMaintenance(Store& store) { TheMaintenance().Start(store); }

void StopMaintenance(Store& store) { TheMaintenance().Stop(store); }

}  // namespace nacre
