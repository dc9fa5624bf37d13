// Executor::RunAlone, for the files that implement Executor.

#ifndef NACRE_ENGINE_RUN_ALONE_H_
#define NACRE_ENGINE_RUN_ALONE_H_

#include <utility>

#include "engine/executor.h"
#include "engine/gate.h"

namespace nacre {

template <class Work>
bool Executor::RunAlone(Work&& work) {
  if (LivesAlone()) {
    std::forward<Work>(work)();
    return true;
  }
  store_.gate().Leave(*seat_);
  const bool closed = store_.gate().CloseUnlessSlow();
  if (closed) {
    FollowEffectSink();
    std::forward<Work>(work)();
    ServeAlone();
    store_.gate().Open();
  }
  inside_ = store_.gate().EnterUnlessSlow(*seat_);
  if (inside_) FollowEffectSink();
  return closed;
}

}  // namespace nacre

#endif  // NACRE_ENGINE_RUN_ALONE_H_
