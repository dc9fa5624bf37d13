// Makes OpenSSL's context from settings.

#ifndef NACRE_NETWORK_TLS_CONTEXT_H_
#define NACRE_NETWORK_TLS_CONTEXT_H_

#include <openssl/types.h>

#include <memory>
#include <string>

#include "network/tls_transport.h"

namespace nacre {

// A context for the accepting side, or null and why there is none.
struct TlsContext {
  std::shared_ptr<SSL_CTX> context;
  std::string error;
};

TlsContext MakeTlsContext(const TlsOptions& options);

}  // namespace nacre

#endif  // NACRE_NETWORK_TLS_CONTEXT_H_
