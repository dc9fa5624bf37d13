// In-process connections: a session whose bytes come from and go to JavaScript.

#ifndef NACRE_BINDING_LOCAL_SESSION_H_
#define NACRE_BINDING_LOCAL_SESSION_H_

#include <node_api.h>

#include <memory>

#include "binding/store_handle.h"

namespace nacre {

// A session object of `handle`'s store with these methods:
//   feed(bytes)           runs what is complete; returns the replies or undefined
//   takeControl()         the control command it waits for, or undefined:
//                         { commandId, respVersion, database, clientId, arguments }
//   controlReplied(bytes) goes on after that command; returns replies or undefined
//   resume()              goes on when paused or full; returns replies or undefined
//   takeMail()            bytes that answer no command, or undefined
//   state()               'open'; 'closing' for good; and, told once, 'paused' or,
//                         when it wants its output to be read first, 'full'
//   holdProcess(whether)  whether waiting for what others do keeps the process alive
//   close()
// `on_wake` is called without arguments when takeMail or state has news that
// came from another thread.
napi_value MakeLocalSession(napi_env env, const std::shared_ptr<StoreHandle>& handle, napi_value on_wake);

}  // namespace nacre

#endif  // NACRE_BINDING_LOCAL_SESSION_H_
