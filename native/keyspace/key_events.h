// Keyspace notifications: the event point that commands report to, and the
// classes of events that notify-keyspace-events chooses from.

#ifndef NACRE_KEYSPACE_KEY_EVENTS_H_
#define NACRE_KEYSPACE_KEY_EVENTS_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

namespace nacre {

// One bit each; the comment is the class's letter in notify-keyspace-events.
enum KeyEventClass : uint32_t {
  kEventKeyspace = 1u << 0,   // K: published by key
  kEventKeyevent = 1u << 1,   // E: published by event
  kEventGeneric = 1u << 2,    // g
  kEventString = 1u << 3,     // $
  kEventList = 1u << 4,       // l
  kEventSet = 1u << 5,        // s
  kEventHash = 1u << 6,       // h
  kEventSortedSet = 1u << 7,  // z
  kEventExpired = 1u << 8,    // x
  kEventEvicted = 1u << 9,    // e
  kEventStream = 1u << 10,    // t
  kEventKeyMiss = 1u << 11,   // m
  kEventModule = 1u << 12,    // d
  kEventNew = 1u << 13,       // n
};

struct KeyEvent {
  KeyEventClass type;
  std::string_view event;  // "set", "lpush", "expired" …
  uint32_t database;
  std::string_view key;
};

// Where events go.
class KeyEvents {
 public:
  // Called by the thread that changes the key, while it holds the shard's lock;
  // must be quick, and must not touch the store.
  using Listener = std::function<void(const KeyEvent&)>;

  // Replaces the listener; empty takes it away. Not while commands run.
  void SetListener(Listener listener) { listener_ = std::move(listener); }

  // Any thread.
  void Emit(const KeyEvent& event) const {
    if (listener_) listener_(event);
  }

 private:
  Listener listener_;
};

}  // namespace nacre

#endif  // NACRE_KEYSPACE_KEY_EVENTS_H_
