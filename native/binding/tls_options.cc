#include "binding/tls_options.h"

#include "binding/value.h"

namespace nacre {
namespace {

struct Reader {
  napi_env env;
  napi_value object;

  void Text(const char* name, std::string& to) const {
    if (napi_value value = PropertyOf(env, object, name)) to = BytesOf(env, value);
  }
  void Number(const char* name, int64_t& to) const {
    if (napi_value value = PropertyOf(env, object, name)) to = IntegerOf(env, value, to);
  }
  void Boolean(const char* name, bool& to) const {
    if (napi_value value = PropertyOf(env, object, name)) to = BooleanOf(env, value);
  }
};

}  // namespace

TlsOptions ReadTlsOptions(napi_env env, napi_value object) {
  const Reader read{env, object};
  TlsOptions options;
  read.Text("certFile", options.cert_file);
  read.Text("keyFile", options.key_file);
  read.Text("keyFilePass", options.key_file_pass);
  read.Text("caCertFile", options.ca_cert_file);
  read.Text("caCertDir", options.ca_cert_dir);
  read.Text("protocols", options.protocols);
  read.Text("ciphers", options.ciphers);
  read.Text("ciphersuites", options.ciphersuites);
  read.Text("dhParamsFile", options.dh_params_file);
  read.Boolean("preferServerCiphers", options.prefer_server_ciphers);
  read.Boolean("sessionCaching", options.session_caching);
  read.Number("sessionCacheSize", options.session_cache_size);
  read.Number("sessionCacheTimeout", options.session_cache_timeout_s);
  std::string auth = "yes";
  read.Text("authClients", auth);
  options.auth_clients = auth == "no"         ? TlsClientAuth::kNo
                         : auth == "optional" ? TlsClientAuth::kOptional
                                              : TlsClientAuth::kRequired;
  return options;
}

}  // namespace nacre
