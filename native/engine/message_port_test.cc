#include "engine/message_port.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace nacre {
namespace {

class CountedPort final : public MessagePort {
 public:
  // Returns when the owner has been woken since the last call.
  void AwaitWake() {
    std::unique_lock lock(mutex_);
    woken_.wait(lock, [this] { return wakes_ != seen_; });
    seen_ = wakes_;
  }
  int wakes() {
    std::lock_guard lock(mutex_);
    return wakes_;
  }

 private:
  void WakeForMessages() override {
    std::lock_guard lock(mutex_);
    ++wakes_;
    woken_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  int wakes_ = 0;
  int seen_ = 0;
};

class Reader final : public MessageReceiver {
 public:
  void Receive(std::string_view, const SharedBytes& tail) override { received.push_back(*tail); }
  void Overrun() override {}
  void Invalidate(const SharedBytes&, uint64_t) override {}
  void InvalidateFor(std::string_view) override {}

  std::vector<std::string> received;
};

class PubSubPort : public testing::Test {
 protected:
  PubSubPort() { group_->Add(reader_, 0, place_, group_); }
  ~PubSubPort() override {
    port_->DropMessages();
    group_->Remove(place_);
  }

  void Push(std::string text) {
    group_->Push(Delivery::Kind::kMessage, std::make_shared<const std::string>(std::move(text)), 1, group_,
                 0);
  }

  Reader reader_;
  std::shared_ptr<CountedPort> port_ = std::make_shared<CountedPort>();
  std::shared_ptr<ReceiverGroup> group_ =
      std::make_shared<ReceiverGroup>(port_, std::make_shared<const std::string>("head"));
  ReceiverGroup::Place place_;
};

TEST_F(PubSubPort, IsWokenByThePusherThatIsDoneFirst) {
  WakeBatch::Begin();
  Push("of a long batch");
  EXPECT_EQ(port_->wakes(), 0);
  std::thread([&] { Push("of another"); }).join();
  EXPECT_EQ(port_->wakes(), 1) << "the owner does not wait for the batch to end";
  std::thread([&] { Push("of a third"); }).join();
  WakeBatch::End();
  EXPECT_EQ(port_->wakes(), 1) << "once is enough";
  port_->DeliverMessages();
  EXPECT_EQ(reader_.received, (std::vector<std::string>{"of a long batch", "of another", "of a third"}));
  Push("later");
  EXPECT_EQ(port_->wakes(), 2);
}

TEST_F(PubSubPort, IsWokenByABatchWhoseOtherMessagesWereTakenBefore) {
  WakeBatch::Begin();
  Push("one");
  std::thread([&] { Push("two"); }).join();
  port_->DeliverMessages();
  Push("three");
  EXPECT_EQ(port_->wakes(), 1);
  WakeBatch::End();
  EXPECT_EQ(port_->wakes(), 2);
}

TEST_F(PubSubPort, IsNotWokenForWhatTheOwnerHasTaken) {
  WakeBatch::Begin();
  Push("one");
  port_->DeliverMessages();
  WakeBatch::End();
  EXPECT_EQ(port_->wakes(), 0);
  Push("two");
  EXPECT_EQ(port_->wakes(), 1) << "and is not thought to be awake";
  port_->DropMessages();
  Push("three");
  EXPECT_EQ(port_->wakes(), 2);
}

// ThreadSanitizer is to find nothing here, and no message is to be left lying.
TEST_F(PubSubPort, LosesNoWakeWhileThreadsPushInBatches) {
  constexpr size_t kThreads = 3;
  constexpr size_t kBatches = 3000;
  std::vector<std::thread> pushers;
  for (size_t thread = 0; thread < kThreads; ++thread) {
    pushers.emplace_back([this, thread] {
      for (size_t batch = 0; batch < kBatches; ++batch) {
        WakeBatch::Begin();
        for (size_t i = 0; i <= (thread + batch) % 3; ++i) Push("x");
        WakeBatch::End();
      }
    });
  }
  // Batches of one, two and three messages take turns.
  while (reader_.received.size() < kThreads * kBatches * 2) {
    port_->AwaitWake();
    port_->DeliverMessages();
  }
  for (std::thread& pusher : pushers) pusher.join();
  EXPECT_FALSE(port_->HasMessages());
}

}  // namespace
}  // namespace nacre
