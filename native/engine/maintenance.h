// The thread that serves all stores of the process at regular times: active
// expiry and the release of retired memory.

#ifndef NACRE_ENGINE_MAINTENANCE_H_
#define NACRE_ENGINE_MAINTENANCE_H_

namespace nacre {

class Store;

// Begins to serve `store`; the first call starts the thread.
void StartMaintenance(Store& store);

// Ends it; waits while a run on the store is under way.
void StopMaintenance(Store& store);

}  // namespace nacre

#endif  // NACRE_ENGINE_MAINTENANCE_H_
