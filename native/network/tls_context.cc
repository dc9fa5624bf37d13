#include "network/tls_context.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cstring>
#include <sstream>

namespace nacre {
namespace {

constexpr unsigned char kSessionContext[] = "nacre";

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using BioPointer = std::unique_ptr<BIO, Freer<BIO_free>>;
using CertificatePointer = std::unique_ptr<X509, Freer<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;

// OpenSSL's first reason, as text: later ones only say what else failed by it.
std::string Reason() {
  const unsigned long code = ERR_peek_error();
  ERR_clear_error();
  if (code == 0) return "unknown error";
  if (ERR_SYSTEM_ERROR(code)) return std::strerror(static_cast<int>(ERR_GET_REASON(code)));
  const char* reason = ERR_reason_error_string(code);
  return reason != nullptr ? reason : "error " + std::to_string(code);
}

// How a message shows what a setting names: a path, or that it is PEM text.
bool IsPem(const std::string& text) { return text.find("-----BEGIN") != std::string::npos; }

std::string Failure(const char* setting, const std::string& value) {
  return std::string(setting) + " " + (IsPem(value) ? "(PEM text)" : "'" + value + "'") + ": " + Reason();
}

BioPointer OpenPem(const std::string& value) {
  if (IsPem(value)) return BioPointer(BIO_new_mem_buf(value.data(), static_cast<int>(value.size())));
  return BioPointer(BIO_new_file(value.c_str(), "r"));
}

// Reading PEM blocks ends with this "error" when there are no more.
bool IsEndOfPem() {
  const unsigned long code = ERR_peek_last_error();
  return ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
}

int GivePassword(char* buffer, int size, int, void* password) {
  const auto& text = *static_cast<const std::string*>(password);
  if (text.size() > static_cast<size_t>(size)) return -1;
  std::copy(text.begin(), text.end(), buffer);
  return static_cast<int>(text.size());
}

// Each step returns why it failed, or an empty text.
class ContextBuilder {
 public:
  ContextBuilder(SSL_CTX& context, const TlsOptions& options) : context_(&context), options_(options) {}

  std::string Build() {
    for (const auto step :
         {&ContextBuilder::CheckOptions, &ContextBuilder::UseProtocols, &ContextBuilder::UseCertificate,
          &ContextBuilder::UseKey, &ContextBuilder::UseAuthorities, &ContextBuilder::UseCiphers,
          &ContextBuilder::UseDhParameters, &ContextBuilder::UseSessions}) {
      std::string error = (this->*step)();
      if (!error.empty()) return error;
    }
    return {};
  }

 private:
  std::string CheckOptions() {
    if (options_.cert_file.empty()) return "tls-cert-file is not set";
    if (options_.key_file.empty()) return "tls-key-file is not set";
    if (options_.auth_clients != TlsClientAuth::kNo && options_.ca_cert_file.empty() &&
        options_.ca_cert_dir.empty()) {
      return "tls-auth-clients needs tls-ca-cert-file or tls-ca-cert-dir, to know whose certificates to "
             "trust";
    }
    return {};
  }

  std::string UseProtocols() {
    uint64_t off =
        SSL_OP_NO_SSLv3 | SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1 | SSL_OP_NO_TLSv1_2 | SSL_OP_NO_TLSv1_3;
    std::istringstream names(options_.protocols.empty() ? "TLSv1.2 TLSv1.3" : options_.protocols);
    bool any = false;
    for (std::string name; names >> name; any = true) {
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      const uint64_t bit = name == "tlsv1"     ? SSL_OP_NO_TLSv1
                           : name == "tlsv1.1" ? SSL_OP_NO_TLSv1_1
                           : name == "tlsv1.2" ? SSL_OP_NO_TLSv1_2
                           : name == "tlsv1.3" ? SSL_OP_NO_TLSv1_3
                                               : 0;
      if (bit == 0) return "tls-protocols: '" + name + "' is none of TLSv1, TLSv1.1, TLSv1.2, TLSv1.3";
      off &= ~bit;
    }
    if (!any) return "tls-protocols names no protocol";
    SSL_CTX_set_options(context_, off | SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                      SSL_OP_SINGLE_DH_USE | SSL_OP_SINGLE_ECDH_USE);
    // Output moves when it grows, and idle connections keep no buffers.
    SSL_CTX_set_mode(context_, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                   SSL_MODE_RELEASE_BUFFERS);
    // One recv fetches a record's header with its body.
    SSL_CTX_set_read_ahead(context_, 1);
    return {};
  }

  std::string UseCertificate() {
    const BioPointer pem = OpenPem(options_.cert_file);
    if (pem == nullptr) return Failure("tls-cert-file", options_.cert_file);
    const CertificatePointer own(PEM_read_bio_X509_AUX(pem.get(), nullptr, nullptr, nullptr));
    if (own == nullptr || SSL_CTX_use_certificate(context_, own.get()) != 1) {
      return Failure("tls-cert-file", options_.cert_file);
    }
    while (X509* next = PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)) {
      SSL_CTX_add0_chain_cert(context_, next);
    }
    if (!IsEndOfPem()) return Failure("tls-cert-file", options_.cert_file);
    ERR_clear_error();
    return {};
  }

  std::string UseKey() {
    const BioPointer pem = OpenPem(options_.key_file);
    if (pem == nullptr) return Failure("tls-key-file", options_.key_file);
    auto* password = const_cast<std::string*>(&options_.key_file_pass);
    const KeyPointer key(PEM_read_bio_PrivateKey(pem.get(), nullptr, GivePassword, password));
    if (key == nullptr || SSL_CTX_use_PrivateKey(context_, key.get()) != 1 ||
        SSL_CTX_check_private_key(context_) != 1) {
      return Failure("tls-key-file", options_.key_file);
    }
    return {};
  }

  std::string UseAuthorities() {
    if (!options_.ca_cert_file.empty()) {
      std::string error = TrustFile();
      if (!error.empty()) return error;
    }
    if (!options_.ca_cert_dir.empty() &&
        SSL_CTX_load_verify_dir(context_, options_.ca_cert_dir.c_str()) != 1) {
      return Failure("tls-ca-cert-dir", options_.ca_cert_dir);
    }
    const int mode = options_.auth_clients == TlsClientAuth::kNo ? SSL_VERIFY_NONE
                     : options_.auth_clients == TlsClientAuth::kOptional
                         ? SSL_VERIFY_PEER
                         : SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
    SSL_CTX_set_verify(context_, mode, nullptr);
    return {};
  }

  std::string TrustFile() {
    const BioPointer pem = OpenPem(options_.ca_cert_file);
    if (pem == nullptr) return Failure("tls-ca-cert-file", options_.ca_cert_file);
    int trusted = 0;
    while (X509* next = PEM_read_bio_X509_AUX(pem.get(), nullptr, nullptr, nullptr)) {
      const CertificatePointer authority(next);
      X509_STORE_add_cert(SSL_CTX_get_cert_store(context_), authority.get());
      SSL_CTX_add_client_CA(context_, authority.get());
      ++trusted;
    }
    if (trusted == 0 || !IsEndOfPem()) return Failure("tls-ca-cert-file", options_.ca_cert_file);
    ERR_clear_error();
    return {};
  }

  std::string UseCiphers() {
    if (!options_.ciphers.empty() && SSL_CTX_set_cipher_list(context_, options_.ciphers.c_str()) != 1) {
      return Failure("tls-ciphers", options_.ciphers);
    }
    if (!options_.ciphersuites.empty() &&
        SSL_CTX_set_ciphersuites(context_, options_.ciphersuites.c_str()) != 1) {
      return Failure("tls-ciphersuites", options_.ciphersuites);
    }
    if (options_.prefer_server_ciphers) SSL_CTX_set_options(context_, SSL_OP_CIPHER_SERVER_PREFERENCE);
    return {};
  }

  std::string UseDhParameters() {
    if (options_.dh_params_file.empty()) {
      SSL_CTX_set_dh_auto(context_, 1);
      return {};
    }
    const BioPointer pem = OpenPem(options_.dh_params_file);
    KeyPointer parameters(pem == nullptr ? nullptr : PEM_read_bio_Parameters(pem.get(), nullptr));
    if (parameters == nullptr || SSL_CTX_set0_tmp_dh_pkey(context_, parameters.get()) != 1) {
      return Failure("tls-dh-params-file", options_.dh_params_file);
    }
    parameters.release();
    return {};
  }

  std::string UseSessions() {
    if (!options_.session_caching) {
      SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
      return {};
    }
    SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_SERVER);
    SSL_CTX_sess_set_cache_size(context_, static_cast<long>(options_.session_cache_size));
    SSL_CTX_set_timeout(context_, static_cast<long>(options_.session_cache_timeout_s));
    SSL_CTX_set_session_id_context(context_, kSessionContext, sizeof kSessionContext - 1);
    return {};
  }

  SSL_CTX* context_;
  const TlsOptions& options_;
};

}  // namespace

TlsContext MakeTlsContext(const TlsOptions& options) {
  ERR_clear_error();
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (context == nullptr) return {nullptr, "OpenSSL: " + Reason()};
  std::string error = ContextBuilder(*context, options).Build();
  ERR_clear_error();
  if (!error.empty()) return {nullptr, std::move(error)};
  return {context, {}};
}

}  // namespace nacre
