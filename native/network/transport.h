// What moves a connection's bytes over its socket: plainly, or through TLS.

#ifndef NACRE_NETWORK_TRANSPORT_H_
#define NACRE_NETWORK_TRANSPORT_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace nacre {

// How a non-blocking step ended.
struct TransportResult {
  enum class State {
    kDone,       // `bytes` were moved.
    kWaitRead,   // Nothing was; try again when the socket is readable.
    kWaitWrite,  // Nothing was; try again when the socket is writable.
    kClosed,     // The peer closed, or the connection failed.
  };
  State state;
  size_t bytes = 0;
};

// Does not own the socket.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual TransportResult Read(std::span<char> room) = 0;
  virtual TransportResult Write(std::string_view bytes) = 0;
  // Whether input is buffered that the socket no longer shows as readable.
  virtual bool HasBufferedInput() const { return false; }
  // False while the peers still agree on keys, before the first byte of input.
  virtual bool IsEstablished() const { return true; }
};

// Sends and receives on a non-blocking socket.
std::unique_ptr<Transport> MakePlainTransport(int descriptor);

// Makes the transport of an accepted connection; how listeners choose TLS.
class TransportFactory {
 public:
  virtual ~TransportFactory() = default;
  // Null when no transport can be made. Called on the connection's lane.
  virtual std::unique_ptr<Transport> Make(int descriptor) = 0;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_TRANSPORT_H_
