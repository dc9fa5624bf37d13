// How a lane has a control command or a script run in JavaScript, and how the
// answer comes back.

#ifndef NACRE_NETWORK_CONTROL_PLANE_H_
#define NACRE_NETWORK_CONTROL_PLANE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "commands/transaction.h"
#include "engine/executor.h"

namespace nacre {

class LoopLoan;

// What scripts replied, what a transaction with scripts left changed of its client, and what it left to
// that client's own thread.
struct ScriptReply {
  std::string bytes;
  uint32_t database = 0;
  int resp_version = 2;
  std::unique_ptr<Executor::SplitReply> split;  // Null, or instead of the bytes.
};

// Where the reply to a control command or to scripts is left. Any thread; outlives the lane.
class ReplyPort {
 public:
  virtual ~ReplyPort() = default;
  // Bytes of the encoded reply for client `client_id`; dropped if it is gone.
  virtual void Reply(uint64_t client_id, std::string bytes) = 0;
  // The same for a ScriptRequest; noticed at the latest after WakeForReplies.
  virtual void ReplyToScripts(uint64_t client_id, ScriptReply reply) = 0;
  virtual void WakeForReplies() = 0;
  // By which the thread that runs scripts may run the asking thread's loop; null: it has none to lend.
  virtual LoopLoan* loan() { return nullptr; }
};

struct ControlRequest {
  std::shared_ptr<ReplyPort> port;
  uint64_t client_id = 0;
  uint16_t command_id = 0;
  int resp_version = 2;
  uint32_t database = 0;
  std::vector<std::string> arguments;
};

// For whom scripts run.
struct ScriptClient {
  uint64_t id = 0;
  uint32_t database = 0;
  int resp_version = 2;
  bool no_touch = false;
  std::string address;
  std::string name;
  std::unique_ptr<TrackingMode> tracking;  // A copy; null: it tracks no keys.
};

// Scripts of one client: commands of scope kScript, or a transaction that has such.
struct ScriptRequest {
  std::shared_ptr<ReplyPort> port;
  ScriptClient client;
  std::vector<QueuedCommand> commands;
  std::string replies;  // Of commands before these, which another worker has run.
  std::unique_ptr<Executor::PostedTransaction> transaction;
  std::shared_ptr<ProcedureHome> home;  // Who has to run them, if they are a call of a procedure.
};

using ScriptRequests = std::vector<std::unique_ptr<ScriptRequest>>;

class ControlPlane {
 public:
  virtual ~ControlPlane() = default;
  // Has threads with interpreters run scripts. Any thread.
  virtual void PostScripts(ScriptRequests requests) = 0;
  // Queues the request. Any thread. A plane that has ended answers with an error.
  virtual void Post(ControlRequest request) = 0;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_CONTROL_PLANE_H_
