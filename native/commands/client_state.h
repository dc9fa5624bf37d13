// What the server remembers of one connection: of a socket, of an in-process
// connection, or of an embedded caller.

#ifndef NACRE_COMMANDS_CLIENT_STATE_H_
#define NACRE_COMMANDS_CLIENT_STATE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/counter.h"
#include "commands/transaction.h"

namespace nacre {

class WaitPort;

// Whether replies are written (CLIENT REPLY). SKIP leaves out the next command's:
// kSkipNext until SKIP itself has run, kSkipping while the next one runs.
enum class ReplyMode : uint8_t { kOn, kOff, kSkipNext, kSkipping };

// Text that its owner writes and CLIENT LIST reads from another thread.
class SharedText {
 public:
  void Set(std::string_view text) {
    std::lock_guard lock(mutex_);
    text_ = text;
  }
  std::string Get() const {
    std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

struct ClientState {
  // A connection whose reply mode says so writes no replies. Asked when a command
  // has run, since CLIENT REPLY ON and RESET are answered in any mode.
  bool DropsReply() const { return reply_mode == ReplyMode::kOff || reply_mode == ReplyMode::kSkipping; }
  // To be called when a command has run and its reply was kept or dropped.
  void FinishReply() {
    if (reply_mode == ReplyMode::kSkipNext) {
      reply_mode = ReplyMode::kSkipping;
    } else if (reply_mode == ReplyMode::kSkipping) {
      reply_mode = ReplyMode::kOn;
    }
  }

  // Forgets what was queued since MULTI.
  void EndTransaction() {
    transaction.reset();
    queued_commands.store(-1, std::memory_order_relaxed);
  }

  explicit ClientState(uint64_t client_id) : id(client_id) {}
  ClientState(const ClientState&) = delete;
  ClientState& operator=(const ClientState&) = delete;

  const uint64_t id;

  // Read and written by the thread that owns the connection.
  bool authenticated = true;
  bool close_after_reply = false;
  ReplyMode reply_mode = ReplyMode::kOn;
  std::unique_ptr<Transaction> transaction;  // Null but between MULTI and EXEC.
  std::vector<WatchedKey> watched;
  // Where the reply is left after a wait; null: commands of this client do not wait.
  std::shared_ptr<WaitPort> wait_port;

  // Set by whoever modifies a watched key; read by the owner.
  std::atomic<bool> watch_broken{false};

  // Written by the owner, read by any thread (CLIENT LIST).
  std::atomic<uint32_t> database{0};
  std::atomic<int> resp_version{2};
  std::atomic<bool> killed{false};  // CLIENT KILL: it runs no further command.
  std::atomic<bool> monitoring{false};
  std::atomic<bool> no_evict{false};
  std::atomic<bool> no_touch{false};               // CLIENT NO-TOUCH
  std::atomic<uint16_t> last_command{UINT16_MAX};  // Index in CommandTable().
  std::atomic<int64_t> last_active_ms{0};
  std::atomic<uint64_t> query_bytes{0};   // Unparsed input.
  std::atomic<uint64_t> output_bytes{0};  // Unsent output.
  Counter commands;
  std::atomic<int32_t> queued_commands{-1};  // Since MULTI; -1 outside of it.
  std::atomic<uint32_t> watched_keys{0};
  std::atomic<bool> blocked{false};  // Waits for a key.
  Counter bytes_in;
  Counter bytes_out;
  int64_t created_ms = 0;
  SharedText name;
  SharedText library_name;
  SharedText library_version;
  SharedText address;
  SharedText local_address;
  int descriptor = -1;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_CLIENT_STATE_H_
