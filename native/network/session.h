// One client's conversation, whatever carries its bytes: bytes in, commands
// run on the executor of the calling thread, bytes out.
//
// A session stands still (IsParked) while a control command is being answered
// by the control plane, while its scripts run, while its command waits for a key,
// while clients are paused, and while its host takes no output; what comes meanwhile waits in the
// session.

#ifndef NACRE_NETWORK_SESSION_H_
#define NACRE_NETWORK_SESSION_H_

#include <array>
#include <memory>
#include <span>
#include <string_view>

#include "base/byte_buffer.h"
#include "base/fifo.h"
#include "commands/client_state.h"
#include "engine/executor.h"
#include "engine/message_port.h"
#include "network/control_plane.h"
#include "network/input_queue.h"
#include "protocol/resp_parser.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {

class Session;

// What carries a session.
class SessionHost {
 public:
  virtual ~SessionHost() = default;
  // Has the control plane run a command; Session::ControlReplied follows later.
  // The arguments are valid during the call.
  virtual void PostControl(Session& session, const CommandSpec& command,
                           std::span<const std::string_view> arguments) = 0;
  // Has scripts run; Session::ScriptsReplied follows later. The host fills in the port.
  virtual void PostScripts(Session& session, std::unique_ptr<ScriptRequest> request) = 0;
  // Sends what has gathered in Session::output(), outside the gate. False parks
  // the session until Session::Resume, since nobody takes its output now.
  virtual bool FlushEarly(Session& session) = 0;
  // Calls Session::Resume soon, since clients are paused.
  virtual void RetryLater(Session& session) = 0;
  // The session's command waits for a key: calls Session::TimeOut after so long
  // (0: never), and Session::Waited with what the session's WaitPort was given.
  virtual void WaitForKey(Session& session, int64_t timeout_ms) = 0;
  // The session has output that answers no command, or is to close: see to it soon.
  virtual void SettleLater(Session& /*session*/) {}
};

class Session final : private MessageReceiver {
 public:
  // Without a port for waits no command of the session waits for a key; without one for messages
  // it subscribes to nothing.
  Session(Executor& executor, SessionHost& host, uint64_t id, std::shared_ptr<WaitPort> waits,
          std::shared_ptr<MessagePort> messages);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  // Requires: the executor is outside of a batch.
  ~Session();

  ClientState& client() { return client_; }
  // Replies that wait to be sent. The host consumes them.
  ByteBuffer& output() { return output_; }

  // What is to be sent before the byte of the output at `position`: a large message, whose bytes all
  // its receivers share. In order of position.
  struct SharedOutput {
    size_t position;
    SharedBytes bytes;
  };
  Fifo<SharedOutput>& shared_output() { return shared_output_; }
  // Copies them into the output.
  void GatherOutput();

  // Takes input that was read elsewhere.
  void Feed(std::string_view bytes);

  // Where the next input is best read to: behind what waits for the rest of a
  // command, or empty when nothing waits and any buffer will do.
  std::span<char> InputRoom();
  // After reading `size` bytes into InputRoom().
  void InputRead(size_t size);

  // The control command's reply, encoded. Goes on with what waits.
  void ControlReplied(std::string_view reply);
  // The same for scripts.
  void ScriptsReplied(ScriptReply reply);
  // The reply of the command that waited for a key. Goes on with what waits.
  void Waited(std::string_view reply);
  // The wait for a key has lasted its time, or CLIENT UNBLOCK ends it: with an
  // error, or as if its time were over. Nothing if there is no wait, or if its
  // reply is on the way.
  void TimeOut() { EndWait(false); }
  void Unblock(bool with_error) { EndWait(with_error); }
  // Ends its subscriptions and what else others tell it. Requires: no shard's lock is held.
  void EndMessages();
  // Goes on after RetryLater, or when output is taken again.
  void Resume();

  // Appends bytes that answer no command.
  void Send(std::string_view bytes) { output_.Append(bytes); }

  // True once the connection is to be closed when the output is sent.
  bool IsClosing() const { return client_.close_after_reply; }
  // Whether it is to be closed at once, since the client has left too much unread.
  bool IsOverrun() const { return output_overrun_; }
  // Whether it waits for the control plane's answer.
  bool AwaitsControl() const { return parked_ == Parked::kForControl; }
  // Whether it waits for a key.
  bool AwaitsKey() const { return parked_ == Parked::kForKey; }
  bool IsParked() const { return parked_ != Parked::kNot; }
  // False when so much waits behind a parked command that no more should be read.
  bool WantsInput() const { return !IsParked() || pending_.size() < kParkedInput; }
  // Whether the client must still give a password.
  bool NeedsAuthentication() const {
    return !client_.authenticated && executor_.store().settings().NeedsPassword();
  }

 private:
  enum class Parked { kNot, kForControl, kForKey, kForPause, kForOutput };
  static constexpr size_t kBatch = 32;
  static constexpr size_t kParkedInput = 64 * 1024;

  struct Batch {
    size_t count = 0;
    size_t end = 0;                     // Offset after its last command.
    std::array<size_t, kBatch> ends{};  // Offset after each command.
    bool more = false;                  // Whether input may hold further commands.
    bool failed = false;                // The parser met an error after these commands.
  };
  // How far a batch was run.
  struct Progress {
    size_t commands;  // That ran.
    size_t offset;    // Up to which input is used.
    bool all;         // Else the batch's other commands are to be read again.
  };

  void ProcessPending();
  size_t Process(std::string_view bytes);
  size_t ProcessBatch(std::string_view bytes, size_t offset, bool& more);
  Batch ReadBatch(std::string_view bytes, size_t offset);
  Progress RunBatch(const Batch& batch, size_t offset);
  // Runs the command at `index`; returns how many commands of the batch are done or under way.
  size_t RunOne(size_t index, size_t count);
  size_t PostScripts(size_t index, size_t count);
  std::shared_ptr<ProcedureHome> HomeOf(size_t index) const;
  bool MustPause(size_t index) const;
  bool IsReadOnlyScript(size_t index) const;
  bool PostNextSplit();
  void FinishControl(std::string_view reply);
  void EndWait(bool with_error);
  void LeaveWait();
  void FinishReply(size_t mark);

  // What others tell (session_messages.cc).
  void Receive(std::string_view head, const SharedBytes& tail) override;
  void Overrun() override;
  void Invalidate(const SharedBytes& keys, uint64_t by) override;
  void InvalidateFor(std::string_view keys) override;
  void Redirect(uint64_t client_id, std::string_view keys);
  bool TakesMessage();
  // Appends RESP2, as RESP3 if that is what the client speaks.
  void AppendMessage(std::string_view head, std::string_view tail);
  void DeliverMessages();
  void FailProtocol();
  void CheckQueryBuffer();
  RespLimits Limits() const;

  Executor& executor_;
  SessionHost& host_;
  ClientState client_;
  RespParser parser_;
  InputQueue pending_;
  ByteBuffer output_;
  RespReplyWriter writer_;
  Parked parked_ = Parked::kNot;
  bool processing_ = false;
  bool output_overrun_ = false;
  Fifo<SharedOutput> shared_output_;
  MessagePort* messages_ = nullptr;  // Of the inbox; null if there is none.
  ReceiverGroup::Place inbox_place_;
  std::shared_ptr<Wait> wait_;
  std::unique_ptr<Executor::SplitReply> split_;
  size_t split_call_ = 0;  // Which of its calls the control plane has.
};

}  // namespace nacre

#endif  // NACRE_NETWORK_SESSION_H_
