// A client of a server in the native tests.

#ifndef NACRE_NETWORK_CLIENT_TEST_H_
#define NACRE_NETWORK_CLIENT_TEST_H_

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace nacre {

// A client that blocks. Every call fails quietly once the server has closed the connection.
class Client {
 public:
  explicit Client(int port) : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    Connect(reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  explicit Client(const std::string& path) : descriptor_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    Connect(reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(descriptor_); }

  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  void EndInput() { shutdown(descriptor_, SHUT_WR); }

  // As many bytes as asked for, or all up to the end.
  std::string Receive(size_t count) {
    std::string bytes;
    char room[4096];
    while (bytes.size() < count) {
      const ssize_t got = recv(descriptor_, room, std::min(sizeof room, count - bytes.size()), 0);
      if (got <= 0) break;
      bytes.append(room, static_cast<size_t>(got));
    }
    return bytes;
  }
  // Up to the given end, or all up to the connection's.
  std::string ReceiveUntil(std::string_view end) {
    std::string bytes;
    char room[4096];
    while (!bytes.ends_with(end)) {
      const ssize_t got = recv(descriptor_, room, sizeof room, 0);
      if (got <= 0) break;
      bytes.append(room, static_cast<size_t>(got));
    }
    return bytes;
  }
  std::string ReceiveAll() { return Receive(SIZE_MAX); }

  // Up to the end of a line, or all up to the end.
  std::string ReceiveLine() {
    std::string line;
    while (!line.ends_with('\n')) {
      const std::string byte = Receive(1);
      if (byte.empty()) break;
      line += byte;
    }
    return line;
  }

  std::string Ask(std::string_view command, size_t reply_size) {
    Send(command);
    return Receive(reply_size);
  }

 private:
  void Connect(const sockaddr* address, socklen_t size) {
    ASSERT_EQ(connect(descriptor_, address, size), 0) << std::strerror(errno);
  }

  int descriptor_;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_CLIENT_TEST_H_
