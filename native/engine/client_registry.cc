#include "engine/client_registry.h"

namespace nacre {

void ClientRegistry::Add(ClientState& client, ClientLink& link) {
  std::lock_guard lock(mutex_);
  clients_.emplace(client.id, Row{&client, &link});
}

void ClientRegistry::Remove(ClientState& client) {
  std::lock_guard lock(mutex_);
  if (clients_.erase(client.id) != 0) {
    departed_.bytes_in += client.bytes_in.get();
    departed_.bytes_out += client.bytes_out.get();
  }
  if (client.monitoring.exchange(false)) monitors.fetch_sub(1);
}

size_t ClientRegistry::size() const {
  std::lock_guard lock(mutex_);
  return clients_.size();
}

ClientRegistry::Traffic ClientRegistry::SumTraffic() const {
  Traffic sum = departed_;
  for (const auto& [id, row] : clients_) {
    sum.bytes_in += row.client->bytes_in.get();
    sum.bytes_out += row.client->bytes_out.get();
  }
  return sum;
}

ClientRegistry::Traffic ClientRegistry::traffic() const {
  std::lock_guard lock(mutex_);
  const Traffic sum = SumTraffic();
  return {sum.bytes_in - forgotten_.bytes_in, sum.bytes_out - forgotten_.bytes_out};
}

void ClientRegistry::ResetTraffic() {
  std::lock_guard lock(mutex_);
  forgotten_ = SumTraffic();
}

}  // namespace nacre
