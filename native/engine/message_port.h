// How what answers no command (a message, an invalidation) reaches the clients
// it is meant for, which other threads own.
//
//   any thread                          the thread that owns the receivers
//   MessagePort::Push(Delivery) ──────► DeliverMessages ─► MessageReceiver …
//
// A delivery names a group: receivers of one thread that get the same things.
// So a message to a thousand subscribers of one lane is one delivery, with one
// copy of its bytes. Whoever owns the receivers alone looks into their group, and
// needs no lock for it; deliveries of one thread keep their order.

#ifndef NACRE_ENGINE_MESSAGE_PORT_H_
#define NACRE_ENGINE_MESSAGE_PORT_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/adaptive_mutex.h"

namespace nacre {

class ReceiverGroup;

// Bytes that all their receivers share.
using SharedBytes = std::shared_ptr<const std::string>;

// A client on its own thread. What it is told it only takes down: it may not end
// itself or change its subscriptions meanwhile.
class MessageReceiver {
 public:
  // RESP2 of a message in two parts; the first byte of RESP3 is another one.
  virtual void Receive(std::string_view head, const SharedBytes& tail) = 0;
  // It has been told more than it may leave unread: messages are missing from now on.
  virtual void Overrun() = 0;
  // Keys have changed, by the doing of client `by` (0: of nobody): an array of their names
  // in RESP, or null for all keys.
  virtual void Invalidate(const SharedBytes& keys, uint64_t by) = 0;
  // The same for another client, in whose stead this one is told.
  virtual void InvalidateFor(std::string_view keys) = 0;

 protected:
  ~MessageReceiver() = default;
};

struct Delivery {
  enum class Kind : uint8_t { kMessage, kOverrun, kInvalidate, kInvalidateFor };

  Kind kind = Kind::kMessage;
  std::shared_ptr<ReceiverGroup> group;
  SharedBytes bytes = nullptr;
  // Of a message, its number in its topic; of an invalidation, the client whose doing it was.
  uint64_t number = 0;
};

// The thread-safe mailbox of a thread that owns receivers.
class MessagePort {
 public:
  virtual ~MessagePort() = default;

  // Leaves a delivery, and wakes the owner unless that was done: at once, or when the calling thread
  // ends its WakeBatch. So much may wait before receivers are overrun instead.
  void Push(Delivery delivery, const std::shared_ptr<MessagePort>& self, size_t limit_bytes);

  // Whether there is something to deliver. Exact for the owner's own deliveries.
  bool HasMessages() const { return waiting_.load(std::memory_order_relaxed); }

  // Carries out what waits. On the owner's thread; not while a receiver's command runs.
  void DeliverMessages();

  // Drops what waits, and so lets go of its receivers. When no receiver is left.
  void DropMessages();

 protected:
  // Has DeliverMessages called soon on the owner's thread. Any thread; perhaps under locks.
  virtual void WakeForMessages() = 0;

 private:
  friend class WakeBatch;

  void WakeUnlessDone();
  // Requires: the lock; nothing waits any more.
  void BeEmpty();

  AdaptiveMutex mutex_;
  // Both are changed under the lock. What was pushed may wait for its pusher's batch to end; whoever
  // pushes meanwhile wakes the owner at the end of his own batch, if that comes first.
  std::atomic<bool> waiting_{false};  // Whether there are deliveries.
  std::atomic<bool> woken_{false};    // Whether the owner has been woken for them, or is about to be.
  size_t waiting_bytes_ = 0;
  std::vector<Delivery> deliveries_;
  std::vector<Delivery> spare_;  // The owner's; keeps its memory between rounds.
};

// While one lives on a thread, ports that the thread pushes to are woken at its end, each once.
class WakeBatch {
 public:
  static void Begin();
  static void End();
};

// Receivers of one thread that get the same. The members are the business of that
// thread alone; the rest is fixed.
class ReceiverGroup {
 public:
  struct Place;
  struct Member {
    MessageReceiver* receiver;
    uint64_t since;  // It gets messages with greater numbers.
    Place* place;
  };
  // Where a member stands, kept up to date by the group. Stays where it is while the member does.
  struct Place {
    std::shared_ptr<ReceiverGroup> group;
    size_t index = 0;
  };

  ReceiverGroup(std::shared_ptr<MessagePort> port, std::shared_ptr<const std::string> head)
      : port_(std::move(port)), head_(std::move(head)) {}

  void Push(Delivery::Kind kind, SharedBytes bytes, uint64_t number,
            const std::shared_ptr<ReceiverGroup>& self, size_t limit_bytes) {
    port_->Push({kind, self, std::move(bytes), number}, port_, limit_bytes);
  }

  const std::shared_ptr<MessagePort>& port() const { return port_; }

  // On the owner's thread, for all of these. O(1).
  void Add(MessageReceiver& receiver, uint64_t since, Place& place,
           const std::shared_ptr<ReceiverGroup>& self);
  void Remove(Place& place);
  bool empty() const { return members_.empty(); }
  MessageReceiver& first() const { return *members_.front().receiver; }
  // Carries out deliveries to this group, each member all of them in turn. O(members * deliveries).
  void Deliver(std::span<const Delivery> deliveries);

  // Whether deliveries were lost of which the receivers have not heard yet.
  std::atomic<bool> overrun{false};

 private:
  void DeliverTo(const Member& member, const Delivery& delivery) const;

  std::shared_ptr<MessagePort> port_;
  std::shared_ptr<const std::string> head_;  // What precedes each message; null: there are none.
  std::vector<Member> members_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_MESSAGE_PORT_H_
