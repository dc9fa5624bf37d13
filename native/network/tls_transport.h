// TLS for accepted connections, through OpenSSL.
//
// The settings are redis.conf's. They can change while connections are open:
// a new connection uses the newest settings, an open one keeps its own.

#ifndef NACRE_NETWORK_TLS_TRANSPORT_H_
#define NACRE_NETWORK_TLS_TRANSPORT_H_

#include <openssl/types.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "network/transport.h"

namespace nacre {

enum class TlsClientAuth { kNo, kOptional, kRequired };

// What a `_file` names is either a path or the PEM text itself.
struct TlsOptions {
  std::string cert_file;  // The certificate, perhaps with its chain.
  std::string key_file;
  std::string key_file_pass;
  std::string ca_cert_file;
  std::string ca_cert_dir;
  TlsClientAuth auth_clients = TlsClientAuth::kRequired;
  std::string protocols;     // "TLSv1.2 TLSv1.3"; empty for both of these.
  std::string ciphers;       // Up to TLS 1.2; empty is OpenSSL's own choice.
  std::string ciphersuites;  // TLS 1.3; empty is OpenSSL's own choice.
  bool prefer_server_ciphers = false;
  bool session_caching = true;
  int64_t session_cache_size = 20480;
  int64_t session_cache_timeout_s = 300;
  std::string dh_params_file;
};

class TlsTransportFactory final : public TransportFactory {
 public:
  // Uses `options` for connections that are made from now on. Returns why that
  // is not possible, in which case nothing changes, or an empty text. Any thread.
  std::string Configure(const TlsOptions& options);

  // Null before Configure has succeeded.
  std::unique_ptr<Transport> Make(int descriptor) override;

 private:
  std::mutex mutex_;
  std::shared_ptr<SSL_CTX> context_;
};

}  // namespace nacre

#endif  // NACRE_NETWORK_TLS_TRANSPORT_H_
