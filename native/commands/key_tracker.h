// Who remembers which keys clients have cached (CLIENT TRACKING): the engine.
// Handlers reach it through this face.

#ifndef NACRE_COMMANDS_KEY_TRACKER_H_
#define NACRE_COMMANDS_KEY_TRACKER_H_

#include <cstdint>
#include <string>
#include <vector>

namespace nacre {

struct ClientState;

// When a client's reads are remembered.
enum class TrackingChoice : uint8_t {
  kAlways,
  kOptIn,   // Only those that follow CLIENT CACHING YES.
  kOptOut,  // All but those that follow CLIENT CACHING NO.
};

// How a client tracks keys.
struct TrackingMode {
  bool broadcast = false;  // Told of all keys with its prefixes, whatever it has read.
  bool no_loop = false;    // Not told of what it modifies itself.
  TrackingChoice choice = TrackingChoice::kAlways;
  uint64_t redirect = 0;              // The client that is told in its stead; 0: itself.
  std::vector<std::string> prefixes;  // Of a broadcast, ascending; one that is empty stands for all keys.
  bool chosen = false;                // CLIENT CACHING was called for the next command.
  bool redirect_broken = false;       // The client that is to be told in its stead is gone.
};

// Thread-safe; a client is only named by the thread that owns it.
class KeyTracker {
 public:
  virtual ~KeyTracker() = default;

  // The client tracks keys from now on; prefixes are added to those that it has. Takes shards' locks.
  // Requires: the caller holds none.
  virtual void Start(ClientState& client, TrackingMode mode) = 0;
  // It tracks no longer. Nothing if it does not. The same holds.
  virtual void Stop(ClientState& client) = 0;
  // Whether there is a client with this id that could be told in another's stead.
  virtual bool CanRedirectTo(uint64_t client_id) const = 0;
  // Every key of a database has gone: all that track are told to forget everything.
  virtual void Flushed() = 0;
};

}  // namespace nacre

#endif  // NACRE_COMMANDS_KEY_TRACKER_H_
