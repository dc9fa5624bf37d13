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
  // Sends bytes that answer no command (a monitor's line).
  virtual void Send(std::string_view bytes) = 0;
};

// Thread-safe. A client removes itself before it is destroyed.
class ClientRegistry {
 public:
  uint64_t NextId() { return next_id_.fetch_add(1, std::memory_order_relaxed) + 1; }

  void Add(ClientState& client, ClientLink& link);
  void Remove(ClientState& client);
  size_t size() const;

  // Calls visit(ClientState&, ClientLink&) in order of id, under the registry's lock.
  template <class Visit>
  void ForEach(Visit&& visit) {
    std::lock_guard lock(mutex_);
    for (auto& [id, row] : clients_) visit(*row.client, *row.link);
  }

  // Clients in MONITOR mode; read by every command.
  std::atomic<uint32_t> monitors{0};

 private:
  struct Row {
    ClientState* client;
    ClientLink* link;
  };

  mutable std::mutex mutex_;
  std::map<uint64_t, Row> clients_;
  std::atomic<uint64_t> next_id_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_CLIENT_REGISTRY_H_
