// A client inside the process that speaks arguments in and RESP out; what
// native tests and fuzzers drive a store with.

#ifndef NACRE_ENGINE_LOCAL_CLIENT_H_
#define NACRE_ENGINE_LOCAL_CLIENT_H_

#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_buffer.h"
#include "commands/client_state.h"
#include "engine/executor.h"
#include "engine/message_port.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {

class LocalClient : private MessageReceiver {
 public:
  explicit LocalClient(Store& store) : executor_(store), state_(store.clients().NextId()), writer_(output_) {
    state_.wait_port = mailbox_;
    state_.inbox = std::make_shared<ReceiverGroup>(mailbox_, nullptr);
    state_.inbox->Add(*this, 0, inbox_place_, state_.inbox);
  }
  ~LocalClient() {
    if (wait_ != nullptr) EndWait();
    executor_.store().interest().Unwatch(state_);
    executor_.store().tracking().Stop(state_);
    executor_.store().pubsub().Leave(state_);
    state_.inbox->Remove(inbox_place_);
    mailbox_->DropMessages();
  }

  // Runs one command and returns its reply's bytes; "(control)" for a control
  // command, "(script)" for a script without an engine, "(split)" for a transaction with a control
  // command in it, "(waits)" if it waits.
  std::string Call(const std::vector<std::string_view>& arguments) {
    output_.Clear();
    writer_.set_version(state_.resp_version.load());
    executor_.Begin();
    const size_t index = executor_.Prepare(arguments, state_.database.load());
    const Executor::Outcome outcome = executor_.Run(index, state_, writer_);
    executor_.End();
    if (outcome == Executor::Outcome::kControl) return "(control)";
    if (outcome == Executor::Outcome::kScript) return "(script)";
    if (outcome == Executor::Outcome::kSplit) return "(split)";
    if (outcome != Executor::Outcome::kBlocked) return std::string(output_.view());
    wait_ = executor_.TakeWait();
    return "(waits)";
  }
  std::string Call(std::initializer_list<std::string_view> arguments) {
    return Call(std::vector<std::string_view>(arguments));
  }

  // The reply that came for a command that waited; empty while it still waits.
  std::string TakeWaited() {
    std::string reply = mailbox_->Take();
    if (!reply.empty()) EndWait();
    return reply;
  }
  // The messages that came since the last call, as RESP2; "(overrun)" where some were lost, and for
  // an invalidation the keys.
  std::string TakeMessages() {
    mailbox_->DeliverMessages();
    return std::exchange(messages_, {});
  }
  // Whether the wait could still be called off.
  bool EndWait() {
    const bool cancelled = wait_->Cancel();
    executor_.store().interest().Remove(wait_);
    wait_.reset();
    return cancelled;
  }

  Executor& executor() { return executor_; }
  ClientState& state() { return state_; }

 private:
  class Mailbox final : public WaitPort, public MessagePort {
   public:
    void DeliverWaited(uint64_t, std::string bytes) override {
      std::lock_guard lock(mutex_);
      bytes_ = std::move(bytes);
    }
    std::string Take() {
      std::lock_guard lock(mutex_);
      return std::exchange(bytes_, {});
    }

   private:
    void WakeForMessages() override {}

    std::mutex mutex_;
    std::string bytes_;
  };

  void Receive(std::string_view head, const SharedBytes& tail) override {
    messages_.append(head).append(*tail);
  }
  void Overrun() override { messages_ += "(overrun)"; }
  void Invalidate(const SharedBytes& keys, uint64_t) override {
    messages_ += keys != nullptr ? *keys : "(all)";
  }
  void InvalidateFor(std::string_view keys) override { messages_ += keys; }

  Executor executor_;
  ClientState state_;
  ByteBuffer output_;
  RespReplyWriter writer_;
  std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>();
  std::shared_ptr<Wait> wait_;
  ReceiverGroup::Place inbox_place_;
  std::string messages_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_LOCAL_CLIENT_H_
