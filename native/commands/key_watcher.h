// Who keeps the keys that clients watch: the engine. A client whose watched key
// is modified finds ClientState::watch_broken set.

#ifndef NACRE_COMMANDS_KEY_WATCHER_H_
#define NACRE_COMMANDS_KEY_WATCHER_H_

#include <cstdint>

namespace nacre {

struct ClientState;
struct KeyRef;

class KeyWatcher {
 public:
  virtual ~KeyWatcher() = default;
  // Adds the key to what the client watches; again is no more than once.
  // Requires: the key's shard is locked, and the key is not there past its time.
  virtual void Watch(ClientState& client, const KeyRef& key, uint32_t database) = 0;
  // The client watches nothing from now on, and watch_broken is unset. Takes the
  // locks that it needs. Requires: the caller holds no shard's lock.
  virtual void Unwatch(ClientState& client) = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_KEY_WATCHER_H_
