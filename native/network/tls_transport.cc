#include "network/tls_transport.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "network/tls_context.h"

namespace nacre {
namespace {

class TlsTransport final : public Transport {
 public:
  explicit TlsTransport(SSL* connection) : connection_(connection) {}
  ~TlsTransport() override {
    // Tells the peer that nothing was cut off; a connection that failed has no peer to tell.
    ERR_clear_error();
    if (!failed_ && SSL_is_init_finished(connection_) == 1) SSL_shutdown(connection_);
    SSL_free(connection_);
    ERR_clear_error();
  }
  TlsTransport(const TlsTransport&) = delete;
  TlsTransport& operator=(const TlsTransport&) = delete;

  TransportResult Read(std::span<char> room) override {
    ERR_clear_error();
    size_t count = 0;
    const int status = SSL_read_ex(connection_, room.data(), room.size(), &count);
    return status == 1 ? TransportResult{TransportResult::State::kDone, count} : Unfinished(status);
  }

  TransportResult Write(std::string_view bytes) override {
    ERR_clear_error();
    size_t count = 0;
    const int status = SSL_write_ex(connection_, bytes.data(), bytes.size(), &count);
    return status == 1 ? TransportResult{TransportResult::State::kDone, count} : Unfinished(status);
  }

  bool HasBufferedInput() const override { return SSL_has_pending(connection_) == 1; }
  bool IsEstablished() const override { return SSL_is_init_finished(connection_) == 1; }

 private:
  TransportResult Unfinished(int status) {
    const int error = SSL_get_error(connection_, status);
    if (error == SSL_ERROR_WANT_READ) return {TransportResult::State::kWaitRead};
    if (error == SSL_ERROR_WANT_WRITE) return {TransportResult::State::kWaitWrite};
    failed_ = failed_ || error != SSL_ERROR_ZERO_RETURN;
    return {TransportResult::State::kClosed};
  }

  SSL* connection_;
  bool failed_ = false;
};

}  // namespace

std::string TlsTransportFactory::Configure(const TlsOptions& options) {
  TlsContext made = MakeTlsContext(options);
  if (made.context == nullptr) return made.error;
  std::lock_guard lock(mutex_);
  context_ = std::move(made.context);
  return {};
}

std::unique_ptr<Transport> TlsTransportFactory::Make(int descriptor) {
  std::shared_ptr<SSL_CTX> context;
  {
    std::lock_guard lock(mutex_);
    context = context_;
  }
  if (context == nullptr) return nullptr;
  SSL* connection = SSL_new(context.get());
  if (connection == nullptr || SSL_set_fd(connection, descriptor) != 1) {
    SSL_free(connection);
    ERR_clear_error();
    return nullptr;
  }
  SSL_set_accept_state(connection);
  return std::make_unique<TlsTransport>(connection);
}

}  // namespace nacre
