// The methods of store objects that are about the journal and its directory.

#ifndef NACRE_BINDING_JOURNAL_CALLS_H_
#define NACRE_BINDING_JOURNAL_CALLS_H_

#include <node_api.h>

#include <functional>

namespace nacre {

// Calls add(name, callback) for each method.
void AddJournalCalls(const std::function<void(const char*, napi_callback)>& add);

}  // namespace nacre

#endif  // NACRE_BINDING_JOURNAL_CALLS_H_
