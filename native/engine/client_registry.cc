#include "engine/client_registry.h"

namespace nacre {

void ClientRegistry::Add(ClientState& client, ClientLink& link) {
  std::lock_guard lock(mutex_);
  clients_.emplace(client.id, Row{&client, &link});
}

void ClientRegistry::Remove(ClientState& client) {
  std::lock_guard lock(mutex_);
  clients_.erase(client.id);
  if (client.monitoring.exchange(false)) monitors.fetch_sub(1);
}

size_t ClientRegistry::size() const {
  std::lock_guard lock(mutex_);
  return clients_.size();
}

}  // namespace nacre
