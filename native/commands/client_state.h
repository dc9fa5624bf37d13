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
#include "commands/key_tracker.h"
#include "commands/transaction.h"

namespace nacre {

class ReceiverGroup;
class WaitPort;
struct Subscriptions;

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

// A flag that others may set also after the client has gone.
class SharedFlag {
 public:
  bool load(std::memory_order order = std::memory_order_seq_cst) const { return flag_->load(order); }
  void store(bool value, std::memory_order order = std::memory_order_seq_cst) { flag_->store(value, order); }
  const std::shared_ptr<std::atomic<bool>>& share() const { return flag_; }

 private:
  const std::shared_ptr<std::atomic<bool>> flag_ = std::make_shared<std::atomic<bool>>(false);
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

  // Whether it gets messages of any channel.
  bool IsSubscribed() const {
    return channels.load(std::memory_order_relaxed) + patterns.load(std::memory_order_relaxed) +
               shard_channels.load(std::memory_order_relaxed) !=
           0;
  }

  // Whether RESP2 leaves the connection to messages, and allows it few commands.
  bool IsInSubscribedMode() const {
    return IsSubscribed() && resp_version.load(std::memory_order_relaxed) == 2;
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

  // Where what answers no command is left, by any thread; null: this client gets none of it. Fixed
  // before other threads see the client.
  std::shared_ptr<ReceiverGroup> inbox;
  std::shared_ptr<Subscriptions> subscriptions;  // Null without any.
  std::unique_ptr<TrackingMode> tracking;        // Null: it tracks no keys.

  // Set by whoever modifies a watched key; read by the owner.
  SharedFlag watch_broken;

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
  std::atomic<uint32_t> channels{0};
  std::atomic<uint32_t> patterns{0};
  std::atomic<uint32_t> shard_channels{0};
  std::atomic<int64_t> redirect{-1};  // As CLIENT GETREDIR tells it.
  std::atomic<bool> broadcast{false};
  std::atomic<bool> redirect_broken{false};
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
