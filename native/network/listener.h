// Listening sockets: TCP on an address, or a Unix socket.

#ifndef NACRE_NETWORK_LISTENER_H_
#define NACRE_NETWORK_LISTENER_H_

#include <cstdint>
#include <string>

namespace nacre {

// A listening, non-blocking socket, or why there is none.
struct ListenResult {
  int descriptor = -1;
  int port = 0;  // TCP: the port it got.
  std::string error;
};

// Listens on `address` ("127.0.0.1", "::1", "*" for all IPv4, "::*" for all
// IPv6 addresses) and `port`; 0 takes a free one.
ListenResult ListenTcp(const std::string& address, int port, int backlog);

// Listens on the Unix socket `path`, replacing a socket that is there.
// `permissions` 0 leaves what the process's mask gives.
ListenResult ListenUnix(const std::string& path, unsigned permissions, int backlog);

// "host:port" of a socket's peer or own end; "path:0" for Unix sockets.
std::string PeerName(int descriptor, const std::string& unix_path);
std::string LocalName(int descriptor, const std::string& unix_path);

// Whether the peer is this machine (loopback or a Unix socket).
bool IsLocalPeer(int descriptor);

// Turns on no-delay and (seconds > 0) keep-alive probes.
void TuneTcp(int descriptor, int64_t keepalive_s);

}  // namespace nacre

#endif  // NACRE_NETWORK_LISTENER_H_
