// A client that waits for a key: what its command was, and where its reply goes.

#ifndef NACRE_ENGINE_WAIT_H_
#define NACRE_ENGINE_WAIT_H_

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/adaptive_mutex.h"
#include "commands/blocking.h"
#include "commands/client_state.h"
#include "commands/command_spec.h"
#include "keyspace/table.h"

namespace nacre {

// Where the reply of a client that waited is left. Any thread; called while
// shards are locked, so it only leaves word. Outlives what it belongs to.
class WaitPort {
 public:
  virtual ~WaitPort() = default;
  virtual void DeliverWaited(uint64_t client_id, std::string bytes) = 0;
};

// All but `mutex`, `done` and `places` is fixed before others can see it.
// Attempts are made with `mutex` held and only while it is not `done`; whoever
// sets `done` has carried the command out, or has called it off. Shards' locks
// come before `mutex`.
struct Wait {
  using Queue = std::list<std::shared_ptr<Wait>>;

  ClientState* client = nullptr;  // Valid while not done.
  uint64_t client_id = 0;
  std::shared_ptr<WaitPort> port;
  const CommandSpec* command = nullptr;
  std::vector<std::string> arguments;
  std::vector<std::string_view> views;  // Of the arguments.
  std::vector<KeyRef> keys;             // Of the arguments.
  uint32_t database = 0;
  int resp_version = 2;
  BlockRequest request;

  AdaptiveMutex mutex;
  bool done = false;
  std::vector<std::pair<Queue::iterator, bool>> places;  // For each key that is waited on; false: taken out.

  // Whether the command writes to keys that it does not wait on.
  bool Moves() const { return keys.size() > request.key_count; }

  // Calls the wait off. False if it is done already: then its reply is on its way.
  bool Cancel() {
    mutex.lock();
    const bool cancelled = !std::exchange(done, true);
    mutex.unlock();
    return cancelled;
  }
};

}  // namespace nacre

#endif  // NACRE_ENGINE_WAIT_H_
