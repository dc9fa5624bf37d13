#include "network/server.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/assert.h"
#include "network/signals.h"

namespace nacre {
namespace {

constexpr int kMostAcceptsAtOnce = 1000;
// How long nothing is accepted when the process has no descriptor left.
constexpr uint64_t kRestMs = 100;

constexpr char kTooMany[] = "-ERR max number of clients reached\r\n";
constexpr char kProtected[] =
    "-DENIED Redis is running in protected mode because protected mode is enabled and no password is set for "
    "the default user. Connections are then accepted from the loopback interface only. To connect from "
    "elsewhere, set a password with 'requirepass', or, if no untrusted host can reach this port, turn the "
    "option 'protected-mode' off.\r\n";

// A number that tells the file at `path` from any other there; 0 if there is none.
uint64_t FileAt(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

Server::Server(Store& store, ControlPlane& control, size_t lanes) : store_(store) {
  NACRE_ASSERT(lanes > 0);
  for (size_t i = 0; i < lanes; ++i) lanes_.push_back(std::make_unique<Lane>(store, control));
  NACRE_ASSERT(uv_loop_init(&loop_) == 0);
  NACRE_ASSERT(uv_async_init(&loop_, &wake_, [](uv_async_t* handle) {
                 static_cast<Server*>(handle->data)->ReadInbox();
               }) == 0);
  uv_timer_init(&loop_, &rest_);
  wake_.data = rest_.data = this;
  store.connection_counts.lanes += lanes;
  thread_ = std::thread([this] { Run(); });
}

void Server::Run() {
  BlockSignals();
  uv_run(&loop_, UV_RUN_DEFAULT);
}

Server::~Server() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  uv_async_send(&wake_);
  thread_.join();
  NACRE_ASSERT(uv_loop_close(&loop_) == 0);
  for (const auto& listener : listeners_) Close(*listener);
  store_.connection_counts.lanes -= lanes_.size();
}

void Server::Close(Listener& listener) {
  close(listener.descriptor);
  const std::string& path = listener.unix_path;
  if (!path.empty() && FileAt(path) == listener.unix_file) unlink(path.c_str());
}

void Server::Accept(int descriptor, std::string unix_path, TransportFactory* transports) {
  auto listener = std::make_unique<Listener>();
  listener->server = this;
  listener->descriptor = descriptor;
  listener->unix_file = FileAt(unix_path);
  listener->unix_path = std::move(unix_path);
  listener->transports = transports;
  {
    std::lock_guard lock(mutex_);
    arriving_.push_back(std::move(listener));
  }
  uv_async_send(&wake_);
}

void Server::StopAccepting(int descriptor) {
  std::unique_lock lock(mutex_);
  departing_.push_back(descriptor);
  uv_async_send(&wake_);
  departed_.wait(lock, [this] { return departing_.empty(); });
}

void Server::TakeArriving() {
  for (std::unique_ptr<Listener>& listener : arriving_) {
    if (uv_poll_init(&loop_, &listener->poll, listener->descriptor) != 0) {
      close(listener->descriptor);
      continue;
    }
    listener->poll.data = listener.get();
    uv_poll_start(&listener->poll, UV_READABLE, OnReady);
    listeners_.push_back(std::move(listener));
  }
  arriving_.clear();
}

// A listener's memory is freed once libuv has let go of it.
void Server::DropDeparting() {
  for (const int descriptor : departing_) {
    const auto found = std::find_if(listeners_.begin(), listeners_.end(),
                                    [&](const auto& listener) { return listener->descriptor == descriptor; });
    if (found == listeners_.end()) continue;
    uv_poll_stop(&(*found)->poll);
    Close(**found);
    uv_close(reinterpret_cast<uv_handle_t*>(&found->release()->poll),
             [](uv_handle_t* handle) { delete static_cast<Listener*>(handle->data); });
    listeners_.erase(found);
  }
  if (departing_.empty()) return;
  departing_.clear();
  departed_.notify_all();
}

void Server::ReadInbox() {
  std::lock_guard lock(mutex_);
  TakeArriving();
  DropDeparting();
  if (!stopping_ || uv_is_closing(reinterpret_cast<uv_handle_t*>(&wake_)) != 0) return;
  for (const auto& listener : listeners_) {
    // Who has connected already is hung up on, which is kinder than a reset.
    AcceptAll(*listener);
    uv_close(reinterpret_cast<uv_handle_t*>(&listener->poll), nullptr);
  }
  uv_close(reinterpret_cast<uv_handle_t*>(&rest_), nullptr);
  uv_close(reinterpret_cast<uv_handle_t*>(&wake_), nullptr);
}

void Server::OnReady(uv_poll_t* poll, int status, int) {
  auto* listener = static_cast<Listener*>(poll->data);
  if (status == 0) listener->server->AcceptAll(*listener);
}

void Server::AcceptAll(Listener& listener) {
  for (int i = 0; i < kMostAcceptsAtOnce; ++i) {
    const int descriptor = accept4(listener.descriptor, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) {
      Welcome(listener, descriptor);
    } else if (errno != EINTR && errno != ECONNABORTED) {
      if (errno != EAGAIN && errno != EWOULDBLOCK) RestFromAccepting();
      return;
    }
  }
}

// A connection that cannot be accepted would make its listener ready at once again.
void Server::RestFromAccepting() {
  for (const auto& listener : listeners_) uv_poll_stop(&listener->poll);
  const auto wake = [](uv_timer_t* timer) {
    for (const auto& listener : static_cast<Server*>(timer->data)->listeners_) {
      uv_poll_start(&listener->poll, UV_READABLE, OnReady);
    }
  };
  uv_timer_start(&rest_, wake, kRestMs, 0);
}

// The error for a client that is turned away, or null.
const char* Server::Refusal(int descriptor) {
  const Settings& settings = store_.settings();
  if (static_cast<int64_t>(connections()) >= settings.maxclients.get()) return kTooMany;
  if (settings.protected_mode.get() != 0 && !settings.NeedsPassword() && !IsLocalPeer(descriptor)) {
    return kProtected;
  }
  return nullptr;
}

void Server::Welcome(Listener& listener, int descriptor) {
  if (const char* refusal = Refusal(descriptor)) {
    store_.connection_counts.rejected.fetch_add(1, std::memory_order_relaxed);
    // A TLS peer would not understand plain text; it only sees the close.
    if (listener.transports == nullptr) {
      [[maybe_unused]] const ssize_t sent = send(descriptor, refusal, std::strlen(refusal), MSG_NOSIGNAL);
    }
    close(descriptor);
    return;
  }
  store_.connection_counts.accepted.fetch_add(1, std::memory_order_relaxed);
  if (listener.unix_path.empty()) TuneTcp(descriptor, store_.settings().tcp_keepalive.get());
  const auto least = std::min_element(lanes_.begin(), lanes_.end(), [](const auto& one, const auto& other) {
    return one->connections.load(std::memory_order_relaxed) <
           other->connections.load(std::memory_order_relaxed);
  });
  (*least)->connections.fetch_add(1, std::memory_order_relaxed);
  (*least)->inbox()->Adopt({descriptor, PeerName(descriptor, listener.unix_path),
                            LocalName(descriptor, listener.unix_path), listener.transports});
}

size_t Server::connections() const {
  size_t total = 0;
  for (const auto& lane : lanes_) total += lane->connections.load(std::memory_order_relaxed);
  return total;
}

}  // namespace nacre
