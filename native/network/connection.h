// A socket of a lane with the session that it carries.

#ifndef NACRE_NETWORK_CONNECTION_H_
#define NACRE_NETWORK_CONNECTION_H_

#include <uv.h>

#include <memory>
#include <optional>

#include "base/fifo.h"
#include "engine/client_registry.h"
#include "network/lane.h"
#include "network/session.h"
#include "network/transport.h"

namespace nacre {

// Lives on its lane; deletes itself when its handle has closed.
class Connection final : private SessionHost, private ClientLink {
 public:
  // Takes the socket over and begins to read. Deletes itself on failure.
  static void Open(Lane& lane, AcceptedSocket socket, uint64_t id,
                   std::unordered_map<uint64_t, Connection*>& registry);

  void ControlReplied(std::string_view reply);
  void ScriptsReplied(ScriptReply reply);
  void Resume();
  // Reads what the transport holds already.
  void ReadBuffered();
  // What a command that waited for a key replied.
  void Waited(std::string_view reply);
  // The wait for a key has lasted its time.
  void TimeOut();
  void Unblock(bool with_error);
  // Sends what was held until the journal got so far.
  void JournalMoved();
  // Sends bytes that answer no command.
  void SendNow(std::string_view bytes);
  // Closes when the reply that it waits for is sent.
  void CloseAfterReply();
  // Closes at once; what was not sent is lost.
  void Close();
  // After messages came, at the end of the lane's round.
  void SettleNow();
  // Closes a connection that has been idle, or has left its output, for too long.
  void CheckLimits(int64_t now_ms);

 private:
  Connection(Lane& lane, AcceptedSocket socket, uint64_t id);

  void PostControl(Session& session, const CommandSpec& command,
                   std::span<const std::string_view> arguments) override;
  void PostScripts(Session& session, std::unique_ptr<ScriptRequest> request) override;
  bool FlushEarly(Session& session) override;
  void RetryLater(Session& session) override;
  void WaitForKey(Session& session, int64_t timeout_ms) override;
  void SettleLater(Session& session) override;
  void RequestClose() override;
  void RequestCloseAfterReply() override;
  void RequestUnblock(bool with_error) override;
  void Send(std::string_view bytes) override;

  static void OnEvent(uv_poll_t* handle, int status, int events);
  void Read();
  bool ReadOnce();
  // After the session did something: sends, closes if it is time, and watches
  // for what comes next.
  void Settle();
  void SendOutput();
  void WriteAll(size_t end);
  // Up to where the output may be sent: under `appendfsync always` what was done before it was
  // written must be on disk.
  size_t Releasable();
  void HoldOutput(JournalWriter& writer);
  void FailHeld();
  void Watch();
  size_t UnsentBytes();
  // Sends some of the bytes; their number, and nothing when no more can be sent now.
  std::optional<size_t> Write(std::string_view bytes);
  void CheckOutput();
  void StopWaitTimer();
  bool IsOverSoftLimit(int64_t unsent, int64_t soft, int64_t soft_seconds);

  Lane& lane_;
  int descriptor_;
  std::unique_ptr<Transport> transport_;
  std::shared_ptr<LaneInbox> inbox_;
  Session session_;
  uv_poll_t poll_;
  size_t sent_ = 0;         // Of the output's front.
  size_t shared_sent_ = 0;  // Of the first shared output.
  // Output that waits for the journal: where it ends, from the front, and for which place.
  struct Held {
    size_t end;
    uint64_t place;
  };
  Fifo<Held> held_;
  bool awaits_journal_ = false;
  int watched_ = 0;
  bool closing_ = false;
  bool input_ended_ = false;
  bool read_waits_to_write_ = false;
  size_t settle_place_ = Lane::kNotWaiting;  // Among those that the lane is to settle.
  int64_t over_soft_limit_since_ms_ = 0;
  uint64_t wait_deadline_ms_ = 0;  // On the loop's clock; 0: none.
};

}  // namespace nacre

#endif  // NACRE_NETWORK_CONNECTION_H_
