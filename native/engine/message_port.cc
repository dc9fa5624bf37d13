#include "engine/message_port.h"

#include <span>
#include <utility>

namespace nacre {
namespace {

// What a delivery costs besides its bytes, about.
constexpr size_t kDeliveryBytes = 64;
// A round's memory that is kept for the next.
constexpr size_t kKeptDeliveries = 1024;

struct Wakes {
  unsigned depth = 0;
  std::vector<std::shared_ptr<MessagePort>> ports;
};

Wakes& ThisThreadsWakes() {
  static thread_local Wakes wakes;
  return wakes;
}

}  // namespace

void WakeBatch::Begin() { ++ThisThreadsWakes().depth; }

void WakeBatch::End() {
  Wakes& wakes = ThisThreadsWakes();
  if (--wakes.depth != 0 || wakes.ports.empty()) return;
  for (const std::shared_ptr<MessagePort>& port : std::exchange(wakes.ports, {})) {
    port->WakeUnlessDone();
  }
}

void MessagePort::Push(Delivery delivery, const std::shared_ptr<MessagePort>& self, size_t limit_bytes) {
  bool must_wake = false;
  {
    std::lock_guard lock(mutex_);
    if (limit_bytes != 0 && waiting_bytes_ > limit_bytes) {
      if (delivery.group->overrun.exchange(true, std::memory_order_relaxed)) return;
      delivery.kind = Delivery::Kind::kOverrun;
      delivery.bytes.reset();
    }
    waiting_bytes_ += kDeliveryBytes + (delivery.bytes != nullptr ? delivery.bytes->size() : 0);
    deliveries_.push_back(std::move(delivery));
    waiting_.store(true, std::memory_order_relaxed);
    must_wake = !woken_.load(std::memory_order_relaxed);
  }
  if (!must_wake) return;
  Wakes& wakes = ThisThreadsWakes();
  if (wakes.depth == 0) return WakeUnlessDone();
  if (wakes.ports.empty() || wakes.ports.back() != self) wakes.ports.push_back(self);
}

// What the calling thread has pushed may have been carried out by now, or another one has woken the
// owner: both are seen without the lock if they came after the push.
void MessagePort::WakeUnlessDone() {
  if (!HasMessages() || woken_.load(std::memory_order_relaxed)) return;
  {
    std::lock_guard lock(mutex_);
    if (deliveries_.empty() || woken_.exchange(true, std::memory_order_relaxed)) return;
  }
  WakeForMessages();
}

void MessagePort::DeliverMessages() {
  std::vector<Delivery> deliveries = std::move(spare_);
  {
    std::lock_guard lock(mutex_);
    deliveries.swap(deliveries_);
    BeEmpty();
  }
  // Members are told of several messages in a row, while they are at hand.
  for (size_t first = 0; first < deliveries.size();) {
    size_t end = first + 1;
    while (end < deliveries.size() && deliveries[end].group == deliveries[first].group) ++end;
    deliveries[first].group->Deliver(std::span(deliveries).subspan(first, end - first));
    first = end;
  }
  deliveries.clear();
  if (deliveries.capacity() <= kKeptDeliveries) spare_ = std::move(deliveries);
}

void MessagePort::DropMessages() {
  std::lock_guard lock(mutex_);
  deliveries_.clear();
  BeEmpty();
}

void MessagePort::BeEmpty() {
  waiting_bytes_ = 0;
  waiting_.store(false, std::memory_order_relaxed);
  woken_.store(false, std::memory_order_relaxed);
}

void ReceiverGroup::Add(MessageReceiver& receiver, uint64_t since, Place& place,
                        const std::shared_ptr<ReceiverGroup>& self) {
  place.group = self;
  place.index = members_.size();
  members_.push_back({&receiver, since, &place});
}

void ReceiverGroup::Remove(Place& place) {
  Member& hole = members_[place.index];
  hole = members_.back();
  hole.place->index = place.index;
  members_.pop_back();
}

void ReceiverGroup::Deliver(std::span<const Delivery> deliveries) {
  for (const Delivery& delivery : deliveries) {
    if (delivery.kind == Delivery::Kind::kOverrun) overrun.store(false, std::memory_order_relaxed);
  }
  for (const Member& member : members_) {
    for (const Delivery& delivery : deliveries) DeliverTo(member, delivery);
  }
}

void ReceiverGroup::DeliverTo(const Member& member, const Delivery& delivery) const {
  switch (delivery.kind) {
    case Delivery::Kind::kMessage:
      if (member.since < delivery.number) member.receiver->Receive(*head_, delivery.bytes);
      return;
    case Delivery::Kind::kOverrun:
      return member.receiver->Overrun();
    case Delivery::Kind::kInvalidate:
      return member.receiver->Invalidate(delivery.bytes, delivery.number);
    case Delivery::Kind::kInvalidateFor:
      return member.receiver->InvalidateFor(*delivery.bytes);
  }
}

}  // namespace nacre
