// Native code's log lines for JavaScript.

#ifndef NACRE_BINDING_LOG_PORT_H_
#define NACRE_BINDING_LOG_PORT_H_

#include <node_api.h>

namespace nacre {

// onLog(function or undefined): has each line given to function(level, message), level
// 0 (debug) to 3 (warning), in place of the last function. It does not keep the process
// alive, and ends with the environment.
napi_value OnLog(napi_env env, napi_callback_info info);

// Takes the environment's function away, if it has one.
void EndLogPort(napi_env env);

}  // namespace nacre

#endif  // NACRE_BINDING_LOG_PORT_H_
