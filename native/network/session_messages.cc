// Session: messages and invalidations, which answer no command.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "network/session.h"

namespace nacre {
namespace {

// From here on a message is not copied for each of its receivers.
constexpr size_t kSharedFrom = 16 * 1024;

constexpr std::string_view kInvalidatePush = ">2\r\n$10\r\ninvalidate\r\n";
constexpr std::string_view kInvalidateMessage = "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n";

}  // namespace

// Between commands, so that nothing comes in the middle of a reply.
void Session::DeliverMessages() {
  if (messages_ != nullptr && messages_->HasMessages()) messages_->DeliverMessages();
}

void Session::EndMessages() {
  executor_.store().pubsub().Leave(client_);
  executor_.store().tracking().Stop(client_);
}

// Whether there is room for one more; else the client is too slow, and is to be cut. Hosts know what
// was sent already and keep the limit exactly; this keeps bounds meanwhile.
bool Session::TakesMessage() {
  if (client_.close_after_reply) return false;
  const Settings& settings = executor_.store().settings();
  const bool subscribed = client_.IsSubscribed();
  const int64_t limit = subscribed ? settings.output_pubsub_hard.get() : settings.output_normal_hard.get();
  if (limit == 0 || output_.size() / 2 <= static_cast<size_t>(limit)) return true;
  Overrun();
  return false;
}

void Session::Receive(std::string_view head, const SharedBytes& tail) {
  if (!TakesMessage()) return;
  if (tail->size() < kSharedFrom) return AppendMessage(head, *tail);
  AppendMessage(head, {});
  shared_output_.push_back({output_.size(), tail});
}

void Session::GatherOutput() {
  if (shared_output_.empty()) return;
  ByteBuffer gathered;
  size_t position = 0;
  for (const SharedOutput& shared : shared_output_) {
    gathered.Append(output_.view().substr(position, shared.position - position));
    gathered.Append(*shared.bytes);
    position = shared.position;
  }
  gathered.Append(output_.view().substr(position));
  output_ = std::move(gathered);
  shared_output_.clear();
}

void Session::AppendMessage(std::string_view head, std::string_view tail) {
  const size_t mark = output_.size();
  char* room = output_.Reserve(head.size() + tail.size());
  std::copy(head.begin(), head.end(), room);
  std::copy(tail.begin(), tail.end(), room + head.size());
  output_.Advance(head.size() + tail.size());
  if (client_.resp_version.load(std::memory_order_relaxed) == 3) output_.data()[mark] = '>';
  host_.SettleLater(*this);
}

void Session::Overrun() {
  client_.close_after_reply = true;
  output_overrun_ = true;
  host_.SettleLater(*this);
}

void Session::Invalidate(const SharedBytes& keys, uint64_t by) {
  const TrackingMode* mode = client_.tracking.get();
  if (mode == nullptr || (mode->no_loop && by == client_.id)) return;
  const bool resp3 = client_.resp_version.load(std::memory_order_relaxed) == 3;
  const std::string_view text = keys != nullptr ? std::string_view(*keys) : resp3 ? "_\r\n" : "$-1\r\n";
  if (mode->redirect != 0) return Redirect(mode->redirect, text);
  // RESP2 has no place for it.
  if (resp3 && TakesMessage()) AppendMessage(kInvalidatePush, text);
}

void Session::InvalidateFor(std::string_view keys) {
  const bool resp3 = client_.resp_version.load(std::memory_order_relaxed) == 3;
  if ((!resp3 && !client_.IsSubscribed()) || !TakesMessage()) return;
  AppendMessage(resp3 ? kInvalidatePush : kInvalidateMessage, keys);
}

void Session::Redirect(uint64_t client_id, std::string_view keys) {
  const auto limit =
      static_cast<size_t>(std::max<int64_t>(executor_.store().settings().output_pubsub_hard.get(), 0));
  const bool found = executor_.store().clients().Find(client_id, [&](const ClientState& other, ClientLink&) {
    if (other.inbox == nullptr) return;
    other.inbox->Push(Delivery::Kind::kInvalidateFor, std::make_shared<const std::string>(keys), 0,
                      other.inbox, limit);
  });
  if (found) return;
  client_.tracking->redirect_broken = true;
  client_.redirect_broken.store(true, std::memory_order_relaxed);
  if (client_.resp_version.load(std::memory_order_relaxed) != 3) return;
  AppendMessage(">2\r\n$21\r\ntracking-redir-broken\r\n", ":" + std::to_string(client_id) + "\r\n");
}

}  // namespace nacre
