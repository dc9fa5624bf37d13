// Which signals the network's threads take.

#ifndef NACRE_NETWORK_SIGNALS_H_
#define NACRE_NETWORK_SIGNALS_H_

namespace nacre {

// Leaves all signals but faults to the process's other threads. A write to a
// socket that has broken then fails with an error only.
void BlockSignals();

}  // namespace nacre

#endif  // NACRE_NETWORK_SIGNALS_H_
