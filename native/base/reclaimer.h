// The background thread that frees what is large, so that no command waits for
// the system to take memory back. One a process; started by the first use.

#ifndef NACRE_BASE_RECLAIMER_H_
#define NACRE_BASE_RECLAIMER_H_

#include <cstddef>
#include <functional>

namespace nacre {

// Runs `release` on the background thread, in order. Thread-safe.
void ReclaimLater(std::function<void()> release);

// Runs other work there, which the counts below leave out. Thread-safe.
void RunInBackground(std::function<void()> work);

// Tasks given to ReclaimLater that have not finished, and that have.
size_t ReclaimPending();
size_t ReclaimDone();

// Returns when all that was given so far has run.
void WaitForReclaim();

}  // namespace nacre

#endif  // NACRE_BASE_RECLAIMER_H_
