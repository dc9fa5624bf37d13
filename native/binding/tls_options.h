// Settings of TLS as a JavaScript object.

#ifndef NACRE_BINDING_TLS_OPTIONS_H_
#define NACRE_BINDING_TLS_OPTIONS_H_

#include <node_api.h>

#include "network/tls_transport.h"

namespace nacre {

// Reads NativeTlsOptions (src/native/binding.ts); what is absent keeps its default.
TlsOptions ReadTlsOptions(napi_env env, napi_value object);

}  // namespace nacre

#endif  // NACRE_BINDING_TLS_OPTIONS_H_
