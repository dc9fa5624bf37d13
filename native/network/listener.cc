#include "network/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace nacre {
namespace {

ListenResult Fail(const std::string& step) {
  ListenResult result;
  result.error = step + ": " + std::strerror(errno);
  return result;
}

void SetOption(int descriptor, int level, int name, int value) {
  setsockopt(descriptor, level, name, &value, sizeof value);
}

int PortOf(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return 0;
}

std::string NameOf(const sockaddr_storage& address, const std::string& unix_path) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address.ss_family == AF_INET) {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text, sizeof text);
  } else if (address.ss_family == AF_INET6) {
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, text, sizeof text);
    return "[" + std::string(text) + "]:" + std::to_string(PortOf(address));
  } else {
    return unix_path + ":0";
  }
  return std::string(text) + ":" + std::to_string(PortOf(address));
}

ListenResult BindAndListen(int descriptor, const addrinfo& info, int backlog) {
  SetOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
  if (info.ai_family == AF_INET6) SetOption(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, 1);
  if (bind(descriptor, info.ai_addr, info.ai_addrlen) != 0) return Fail("bind");
  if (listen(descriptor, backlog) != 0) return Fail("listen");
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  if (getsockname(descriptor, reinterpret_cast<sockaddr*>(&bound), &length) != 0) return Fail("getsockname");
  return {descriptor, PortOf(bound), {}};
}

}  // namespace

ListenResult ListenTcp(const std::string& address, int port, int backlog) {
  addrinfo hints{};
  hints.ai_family = address == "*" ? AF_INET : address == "::*" ? AF_INET6 : AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  const char* host = address == "*" || address == "::*" ? nullptr : address.c_str();
  addrinfo* found = nullptr;
  const int status = getaddrinfo(host, std::to_string(port).c_str(), &hints, &found);
  if (status != 0) {
    ListenResult result;
    result.error = gai_strerror(status);
    return result;
  }
  const int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  ListenResult result = descriptor < 0 ? Fail("socket") : BindAndListen(descriptor, *found, backlog);
  freeaddrinfo(found);
  if (result.descriptor < 0 && descriptor >= 0) close(descriptor);
  return result;
}

ListenResult ListenUnix(const std::string& path, unsigned permissions, int backlog) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return Fail("bind");
  }
  std::copy(path.begin(), path.end(), address.sun_path);
  struct stat present;
  if (stat(path.c_str(), &present) == 0 && S_ISSOCK(present.st_mode)) unlink(path.c_str());
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return Fail("socket");
  ListenResult result{descriptor, 0, {}};
  if (bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    result = Fail("bind");
  } else if (listen(descriptor, backlog) != 0) {
    result = Fail("listen");
  } else if (permissions != 0) {
    chmod(path.c_str(), permissions);
  }
  if (result.descriptor < 0) close(descriptor);
  return result;
}

std::string PeerName(int descriptor, const std::string& unix_path) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &length);
  return NameOf(address, unix_path);
}

std::string LocalName(int descriptor, const std::string& unix_path) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length);
  return NameOf(address, unix_path);
}

bool IsLocalPeer(int descriptor) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0) return false;
  if (address.ss_family == AF_INET) {
    return (ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr) >> 24) == 127;
  }
  if (address.ss_family == AF_INET6) {
    const in6_addr& ip = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    return IN6_IS_ADDR_LOOPBACK(&ip) || (IN6_IS_ADDR_V4MAPPED(&ip) && ip.s6_addr[12] == 127);
  }
  return address.ss_family == AF_UNIX;
}

void TuneTcp(int descriptor, int64_t keepalive_s) {
  SetOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
  if (keepalive_s <= 0) return;
  const int seconds = static_cast<int>(std::min<int64_t>(keepalive_s, 32767));
  SetOption(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, seconds);
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, std::max(seconds / 3, 1));
  SetOption(descriptor, IPPROTO_TCP, TCP_KEEPCNT, 3);
}

}  // namespace nacre
