// Typed calls from JavaScript: functions that each run one command of a store.
//
// A call whose arguments are what the command's words are (texts, bytes, whole
// numbers, as many as its signature says) runs at once. Any other call, one with
// an options object for instance, is handed to a JavaScript function that makes
// words of it and comes back through Store.run.

#ifndef NACRE_BINDING_COMMAND_CALL_H_
#define NACRE_BINDING_COMMAND_CALL_H_

#include <node_api.h>

#include "binding/store_handle.h"

namespace nacre {

// store.command(id, buffers, database, signature, fallback): the function. Of
// the signature's letters each stands for an argument: b is text or bytes, i a
// whole number; a star repeats the letter before it; "-" leaves all calls to
// `fallback`. The function does not keep
// `fallback` alive: whoever keeps the function must.
napi_value MakeCommand(napi_env env, napi_callback_info info);

// store.run(id, buffers, database, words): the reply of the command with these
// words after its own.
napi_value RunCommand(napi_env env, napi_callback_info info);

// store.commandOfWords(id, buffers, database): a function that takes the words after the command's own
napi_value MakeWordsCommand(napi_env env, napi_callback_info info);

// store.runTransaction(buffers, database, ids, words): what all replied, run as one transaction
napi_value RunTransaction(napi_env env, napi_callback_info info);

// Reads (id, buffers, database). False with a pending exception.
bool ReadStoreCommand(napi_env env, StoreHandle& handle, const napi_value* arguments, StoreCommand* command);

}  // namespace nacre

#endif  // NACRE_BINDING_COMMAND_CALL_H_
