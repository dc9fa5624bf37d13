// The floor of any server on this machine: an event loop that reads and
// answers each command with +OK (or, started with "get", a 64-byte string),
// understanding nothing but where commands begin.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

int Listen(int port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) std::exit(1);
  if (listen(listener, 511) != 0) std::exit(1);
  return listener;
}

void Watch(int epoll, int descriptor) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = descriptor;
  epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void Accept(int epoll, int listener) {
  const int descriptor = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
  if (descriptor < 0) return;
  const int on = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  Watch(epoll, descriptor);
}

void Answer(int descriptor, const std::string& reply, std::string& output) {
  static char input[65536];
  const ssize_t size = recv(descriptor, input, sizeof input, 0);
  if (size <= 0) {
    close(descriptor);
    return;
  }
  output.clear();
  // The load puts no star but at the start of a command.
  for (ssize_t i = 0; i < size; ++i) {
    if (input[i] == '*') output += reply;
  }
  [[maybe_unused]] const ssize_t sent = send(descriptor, output.data(), output.size(), MSG_NOSIGNAL);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const bool bulk = argc > 2 && std::strcmp(argv[2], "get") == 0;
  const std::string reply = bulk ? "$64\r\n" + std::string(64, 'x') + "\r\n" : "+OK\r\n";
  const int listener = Listen(std::atoi(argv[1]));
  const int epoll = epoll_create1(0);
  Watch(epoll, listener);
  std::string output;
  epoll_event events[256];
  while (true) {
    const int count = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < count; ++i) {
      if (events[i].data.fd == listener) {
        Accept(epoll, listener);
      } else {
        Answer(events[i].data.fd, reply, output);
      }
    }
  }
}
