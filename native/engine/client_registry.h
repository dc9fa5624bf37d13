// All connections of a store, for CLIENT LIST, CLIENT KILL and MONITOR.

#ifndef NACRE_ENGINE_CLIENT_REGISTRY_H_
#define NACRE_ENGINE_CLIENT_REGISTRY_H_

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>

#include "commands/client_state.h"

namespace nacre {

// What other threads may ask of a connection; they ask under the registry's
// lock. Each call only leaves word for the owner's thread.
class ClientLink {
 public:
  virtual ~ClientLink() = default;
  // Closes the connection soon.
  virtual void RequestClose() = 0;
  // Closes it when the reply of the control command that it waits for is sent.
  virtual void RequestCloseAfterReply() = 0;
  // Ends its wait for a key, if it still waits then: with an error, or as a timeout.
  virtual void RequestUnblock(bool with_error) = 0;
  // Sends bytes that answer no command (a monitor's line).
  virtual void Send(std::string_view bytes) = 0;
};

// What the store's door to the network counts.
struct ConnectionCounts {
  std::atomic<uint64_t> accepted{0};
  std::atomic<uint64_t> rejected{0};
  std::atomic<size_t> lanes{0};  // There are now.

  void Reset() { accepted = rejected = 0; }
};

// Thread-safe. A client removes itself before it is destroyed.
class ClientRegistry {
 public:
  uint64_t NextId() { return next_id_.fetch_add(1, std::memory_order_relaxed) + 1; }

  void Add(ClientState& client, ClientLink& link);
  void Remove(ClientState& client);
  size_t size() const;

  // Bytes that clients sent and were sent, those that have gone included.
  struct Traffic {
    uint64_t bytes_in = 0;
    uint64_t bytes_out = 0;
  };
  Traffic traffic() const;
  void ResetTraffic();

  // Calls visit(ClientState&, ClientLink&) in order of id, under the registry's lock.
  template <class Visit>
  void ForEach(Visit&& visit) {
    std::lock_guard lock(mutex_);
    for (auto& [id, row] : clients_) visit(*row.client, *row.link);
  }

  // Calls visit(ClientState&, ClientLink&) for one client, under the registry's
  // lock. False if there is no such client.
  template <class Visit>
  bool Find(uint64_t id, Visit&& visit) {
    std::lock_guard lock(mutex_);
    const auto found = clients_.find(id);
    if (found == clients_.end()) return false;
    visit(*found->second.client, *found->second.link);
    return true;
  }

  // Clients in MONITOR mode; read by every command.
  std::atomic<uint32_t> monitors{0};

 private:
  struct Row {
    ClientState* client;
    ClientLink* link;
  };

  // Requires: mutex_ is held.
  Traffic SumTraffic() const;

  mutable std::mutex mutex_;
  std::map<uint64_t, Row> clients_;
  Traffic departed_;   // Of clients that have gone.
  Traffic forgotten_;  // What was counted before the last reset.
  std::atomic<uint64_t> next_id_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_CLIENT_REGISTRY_H_
