// Executor::RunAlone, for the files that implement Executor.

#ifndef NACRE_ENGINE_RUN_ALONE_H_
#define NACRE_ENGINE_RUN_ALONE_H_

#include <utility>

#include "engine/executor.h"
#include "engine/gate.h"

namespace nacre {

template <class Work>
void Executor::RunAlone(Work&& work) {
  store_.gate().Leave(seat_);
  {
    const ClosedGate closed(store_.gate());
    std::forward<Work>(work)();
    ServeAlone();
  }
  store_.gate().Enter(seat_);
}

}  // namespace nacre

#endif  // NACRE_ENGINE_RUN_ALONE_H_
