// A lane: a thread with an event loop that owns its connections whole. It
// reads, parses, executes and replies; nothing but control commands leaves it.
//
// Other threads reach a lane only through its inbox: new sockets, replies of
// the control plane, requests to close, bytes to send.

#ifndef NACRE_NETWORK_LANE_H_
#define NACRE_NETWORK_LANE_H_

#include <uv.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/byte_buffer.h"
#include "engine/executor.h"
#include "engine/journal/journal_writer.h"
#include "engine/message_port.h"
#include "engine/wait.h"
#include "network/control_plane.h"
#include "network/loop_loan.h"
#include "network/transport.h"

namespace nacre {

class Connection;

// A socket that was accepted and is on its way to its lane.
struct AcceptedSocket {
  int descriptor = -1;
  std::string address;
  std::string local_address;
  TransportFactory* transports = nullptr;  // Null: plain.
};

// The thread-safe door of a lane. Lives as long as anybody holds it; what is
// left after the lane has ended is dropped.
class LaneInbox : public ReplyPort, public WaitPort, public JournalListener, public MessagePort {
 public:
  LaneInbox(uv_async_t& wake, LoopLoan::Owner& lane) : wake_(&wake), loan_(lane) {}

  void Reply(uint64_t client_id, std::string bytes) override;
  void ReplyToScripts(uint64_t client_id, ScriptReply reply) override;
  void WakeForReplies() override;
  LoopLoan* loan() override { return &loan_; }
  void DeliverWaited(uint64_t client_id, std::string bytes) override;
  void JournalMoved() override;
  void Unblock(uint64_t client_id, bool with_error);
  void Adopt(AcceptedSocket socket);
  void Close(uint64_t client_id);
  void CloseAfterReply(uint64_t client_id);
  void Send(uint64_t client_id, std::string_view bytes);
  void Stop();

 private:
  friend class Lane;
  enum class Kind {
    kReply,
    kScripts,
    kWaited,
    kTimeOut,
    kUnblock,
    kAdopt,
    kClose,
    kCloseAfterReply,
    kSend,
    kJournal,
    kStop
  };
  struct Message {
    Kind kind;
    uint64_t client_id = 0;
    std::string bytes;
    AcceptedSocket socket;
    ScriptReply scripts;
  };

  void WakeForMessages() override;
  void Put(Message message, bool wake = true);
  // With the lock.
  void WakeUnlessDone();
  std::vector<Message> TakeAll();
  // After this nothing is queued. Sockets that are still queued are closed.
  void Shut();

  std::mutex mutex_;
  uv_async_t* wake_;
  std::vector<Message> messages_;
  bool woken_ = false;  // Whether the lane has been woken for them.
  LoopLoan loan_;
};

class Lane : private LoopLoan::Owner {
 public:
  Lane(Store& store, ControlPlane& control);
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  // Stops the lane: closes its connections and waits for its thread.
  ~Lane() override;

  const std::shared_ptr<LaneInbox>& inbox() { return inbox_; }
  // Connections that are open or on their way here. Any thread.
  std::atomic<size_t> connections{0};

  // Called by the lane's own connections.
  Store& store() { return store_; }
  Executor& executor() { return *executor_; }
  ControlPlane& control() { return control_; }
  uv_loop_t& loop() { return loop_; }
  std::span<char> read_buffer() { return {read_buffer_.get(), kReadBufferBytes}; }
  void Forget(uint64_t client_id);
  // Calls Connection::Resume when the pause of clients may have ended.
  void RetryLater(uint64_t client_id);
  // Calls Connection::TimeOut after so many milliseconds. Returns the moment, by
  // which StopWaitTimer takes it back.
  uint64_t StartWaitTimer(uint64_t client_id, int64_t timeout_ms);
  void StopWaitTimer(uint64_t client_id, uint64_t deadline_ms);
  // Calls Connection::JournalMoved once the journal has got further, or has failed.
  void AwaitJournal(JournalWriter& writer, uint64_t client_id);
  // Whether a connection changed anything since this was asked last.
  bool TakeWrote() {
    const uint64_t place = executor_->journal_place();
    return std::exchange(wrote_place_, place) != place;
  }
  // Has scripts run, with those of other connections whose bytes came in the same turn of the loop.
  void PostScripts(std::unique_ptr<ScriptRequest> request);
  // Calls Connection::ReadBuffered after the events that wait.
  void ReadSoon(uint64_t client_id);
  // Calls Connection::SettleNow before the lane waits for events again: what came meanwhile for one
  // connection goes out at once. Returns its place, by which ForgetSettling takes it back.
  size_t SettleLater(Connection& connection);
  void ForgetSettling(size_t place) { settling_[place] = nullptr; }
  static constexpr size_t kNotWaiting = SIZE_MAX;
  // One output buffer goes round among the connections, so that idle ones keep none.
  void LendOutput(ByteBuffer& output);
  void TakeOutput(ByteBuffer& output);

 private:
  static constexpr size_t kReadBufferBytes = 64 * 1024;

  void Run();
  void WakeLoop() override { uv_async_send(&wake_); }
  LoopLoan::Turn RunTurn(bool waits) override;
  // Whether a guest has the loop, for whoever runs it.
  bool IsLent() const { return uv_is_active(reinterpret_cast<const uv_handle_t*>(&loan_)) != 0; }
  void BeforeWaiting();
  void EndLoan();
  void ReadInbox();
  void Handle(LaneInbox::Message& message);
  void AdoptSocket(AcceptedSocket socket);
  void CheckConnections();
  void StartRetryTimer();
  void RetryParked();
  void ReadWaiting();
  void TellJournalMoved();
  void SettleWaiting();
  void PostWaitingScripts();
  void ArmWaitTimer();
  void TimeOutWaits();
  void CloseAll();

  Store& store_;
  ControlPlane& control_;
  uv_loop_t loop_;
  uv_async_t wake_;
  uv_timer_t every_second_;
  uv_timer_t retry_;
  uv_timer_t soon_;
  uv_timer_t waits_;
  uv_timer_t loan_;  // Runs while a guest has the loop.
  uv_prepare_t before_waiting_;
  std::shared_ptr<LaneInbox> inbox_;
  std::unique_ptr<Executor> executor_;
  std::unique_ptr<char[]> read_buffer_;
  std::unordered_map<uint64_t, Connection*> connections_by_id_;
  std::vector<uint64_t> parked_;
  uint32_t pause_round_ = 0;  // In which parked_ was last tried.
  std::vector<uint64_t> read_soon_;
  std::vector<uint64_t> awaiting_journal_;
  JournalWriter* journal_ = nullptr;  // Whose listener the inbox is.
  uint64_t wrote_place_ = 0;
  std::vector<Connection*> settling_;                       // Null where one has closed.
  ScriptRequests scripts_;                                  // That came in this turn of the loop.
  bool posted_scripts_ = false;                             // In this turn of a guest's.
  bool scripts_came_ = false;                               // Since the timer of the loan fired.
  bool guest_is_idle_ = false;                              // Whether none had when it fired last.
  std::set<std::pair<uint64_t, uint64_t>> wait_deadlines_;  // Milliseconds of the loop's clock, client.
  ByteBuffer spare_output_;
  std::thread thread_;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_LANE_H_
