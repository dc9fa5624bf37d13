#include "network/transport.h"

#include <sys/socket.h>

#include <cerrno>

namespace nacre {
namespace {

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(int descriptor) : descriptor_(descriptor) {}

  TransportResult Read(std::span<char> room) override {
    ssize_t count;
    do {
      count = recv(descriptor_, room.data(), room.size(), 0);
    } while (count < 0 && errno == EINTR);
    if (count > 0) return {TransportResult::State::kDone, static_cast<size_t>(count)};
    return {count < 0 && WouldBlock() ? TransportResult::State::kWaitRead : TransportResult::State::kClosed};
  }

  TransportResult Write(std::string_view bytes) override {
    ssize_t count;
    do {
      count = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    } while (count < 0 && errno == EINTR);
    if (count >= 0) return {TransportResult::State::kDone, static_cast<size_t>(count)};
    return {WouldBlock() ? TransportResult::State::kWaitWrite : TransportResult::State::kClosed};
  }

 private:
  static bool WouldBlock() { return errno == EAGAIN || errno == EWOULDBLOCK; }

  int descriptor_;
};

}  // namespace

std::unique_ptr<Transport> MakePlainTransport(int descriptor) {
  return std::make_unique<PlainTransport>(descriptor);
}

}  // namespace nacre
