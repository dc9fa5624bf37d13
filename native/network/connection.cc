#include "network/connection.h"

#include <unistd.h>

#include <utility>

#include "base/clock.h"
#include "engine/journal/journal.h"

namespace nacre {
namespace {

// Reads of one event, when the transport decrypts ahead; others wait meanwhile.
constexpr int kReadsAnEvent = 8;
// Sent output is dropped from the front of what remains when it is so much, and half.
constexpr size_t kCompactAt = 64 * 1024;
// Limits of the output are not looked at below this; it is also all that a
// client may leave unread that has not authenticated.
constexpr size_t kUncheckedOutput = 17 * 1024;
// An output that a subscriber keeps, as large as the one that Redis gives every client.
constexpr size_t kKeptOutput = 16 * 1024;
// A TLS handshake must be done by then.
constexpr int64_t kHandshakeLimitMs = 10'000;

}  // namespace

Connection::Connection(Lane& lane, AcceptedSocket socket, uint64_t id)
    : lane_(lane),
      descriptor_(socket.descriptor),
      transport_(socket.transports != nullptr ? socket.transports->Make(socket.descriptor)
                                              : MakePlainTransport(socket.descriptor)),
      inbox_(lane.inbox()),
      session_(lane.executor(), *this, id, lane.inbox(), lane.inbox()) {
  session_.client().address.Set(socket.address);
  session_.client().local_address.Set(socket.local_address);
  session_.client().descriptor = socket.descriptor;
}

void Connection::Open(Lane& lane, AcceptedSocket socket, uint64_t id,
                      std::unordered_map<uint64_t, Connection*>& registry) {
  auto* connection = new Connection(lane, std::move(socket), id);
  if (connection->transport_ == nullptr ||
      uv_poll_init(&lane.loop(), &connection->poll_, connection->descriptor_) != 0) {
    connection->transport_.reset();
    close(connection->descriptor_);
    lane.Forget(id);
    delete connection;
    return;
  }
  connection->poll_.data = connection;
  registry.emplace(id, connection);
  lane.store().clients().Add(connection->session_.client(), *connection);
  connection->Watch();
}

void Connection::OnEvent(uv_poll_t* handle, int status, int events) {
  auto* connection = static_cast<Connection*>(handle->data);
  if (status < 0) return connection->Close();
  if ((events & UV_READABLE) != 0 || connection->read_waits_to_write_) return connection->Read();
  connection->Settle();
}

void Connection::Read() {
  read_waits_to_write_ = false;
  lane_.LendOutput(session_.output());
  for (int i = 0; i < kReadsAnEvent; ++i) {
    if (!ReadOnce() || closing_ || !session_.WantsInput()) return Settle();
    if (!transport_->HasBufferedInput()) return Settle();
  }
  lane_.ReadSoon(session_.client().id);
  Settle();
}

// One read; false when there was nothing.
bool Connection::ReadOnce() {
  const std::span<char> own = session_.InputRoom();
  const std::span<char> room = own.empty() ? lane_.read_buffer() : own;
  const TransportResult result = transport_->Read(room);
  if (result.state == TransportResult::State::kClosed) input_ended_ = true;
  if (result.state == TransportResult::State::kWaitWrite) read_waits_to_write_ = true;
  if (result.state != TransportResult::State::kDone) return false;
  if (own.empty()) {
    session_.Feed({room.data(), result.bytes});
  } else {
    session_.InputRead(result.bytes);
  }
  return true;
}

// A peer that only closed its sending side still gets the replies that it asked for.
void Connection::Settle() {
  if (closing_) return;
  if (session_.IsOverrun()) return Close();
  SendOutput();
  if (closing_) return;
  const bool ends = (session_.IsClosing() && !session_.AwaitsControl()) ||
                    (input_ended_ && (!session_.IsParked() || session_.AwaitsKey()));
  if (UnsentBytes() == 0) {
    if (ends) return Close();
    over_soft_limit_since_ms_ = 0;
    // A subscriber will need it again soon.
    if (session_.client().IsSubscribed() && session_.output().capacity() <= kKeptOutput) {
      session_.output().Clear();
    } else {
      lane_.TakeOutput(session_.output());
    }
  }
  Watch();
}

// The limits hold for what is about to be sent, too, as in Redis.
void Connection::SendOutput() {
  CheckOutput();
  if (closing_ || UnsentBytes() == 0) return;
  WriteAll(Releasable());
  CheckOutput();
}

size_t Connection::Releasable() {
  JournalWriter* const writer = lane_.store().journal().writer();
  if (writer == nullptr || !writer->IsAlways()) {
    held_.clear();
    return session_.output().size();
  }
  const bool wrote = lane_.TakeWrote();
  if (writer->failed()) {
    if (wrote || !held_.empty()) FailHeld();
    return session_.output().size();
  }
  // What others did before this was answered may show in the answer, so all of that counts.
  const uint64_t place = writer->appended();
  const size_t size = session_.output().size();
  // All that is left are the bytes of a large message, the front of which has gone.
  if (held_.empty() && size == sent_) return size;
  if (held_.empty() ? size > sent_ : size > held_.back().end) held_.push_back({size, place});
  if (writer->answerable() < held_.back().place) HoldOutput(*writer);
  size_t end = sent_;
  const uint64_t answerable = writer->answerable();
  while (!held_.empty() && held_.front().place <= answerable) {
    end = held_.front().end;
    held_.pop_front();
  }
  if (held_.empty()) awaits_journal_ = false;
  return end;
}

void Connection::HoldOutput(JournalWriter& writer) {
  if (awaits_journal_) return;
  awaits_journal_ = true;
  lane_.AwaitJournal(writer, session_.client().id);
}

// What the commands did may be lost, or not: their client hears an error, and then nothing more.
void Connection::FailHeld() {
  ByteBuffer& output = session_.output();
  output.Truncate(sent_);
  session_.shared_output().clear();
  shared_sent_ = 0;
  held_.clear();
  session_.Send("-MISCONF Errors writing to the AOF file\r\n");
  session_.client().close_after_reply = true;
}

void Connection::JournalMoved() {
  awaits_journal_ = false;
  Settle();
}

size_t Connection::UnsentBytes() {
  size_t bytes = session_.output().size() - sent_;
  for (const Session::SharedOutput& shared : session_.shared_output()) bytes += shared.bytes->size();
  return bytes - shared_sent_;
}

std::optional<size_t> Connection::Write(std::string_view bytes) {
  const TransportResult result = transport_->Write(bytes);
  if (result.state == TransportResult::State::kClosed) Close();
  if (result.state != TransportResult::State::kDone) return std::nullopt;
  return result.bytes;
}

// Sends the output up to `end`, and the shared output that stands before it.
void Connection::WriteAll(size_t end) {
  ByteBuffer& output = session_.output();
  Fifo<Session::SharedOutput>& shared = session_.shared_output();
  const size_t before = UnsentBytes();
  while (true) {
    const bool has_shared = !shared.empty() && shared.front().position <= end;
    const size_t own_end = has_shared ? shared.front().position : end;
    const bool writes_own = sent_ < own_end;
    if (!writes_own && !has_shared) break;
    const auto written = Write(writes_own ? output.view().substr(sent_, own_end - sent_)
                                          : std::string_view(*shared.front().bytes).substr(shared_sent_));
    if (closing_) return;
    if (!written) break;
    (writes_own ? sent_ : shared_sent_) += *written;
    if (writes_own || shared_sent_ < shared.front().bytes->size()) continue;
    shared.pop_front();
    shared_sent_ = 0;
  }
  const size_t unsent = UnsentBytes();
  if (unsent == before) return;
  lane_.executor().counters().writes.Add(1);
  ClientState& client = session_.client();
  client.bytes_out.Add(before - unsent);
  if (sent_ == output.size() || (sent_ >= kCompactAt && sent_ >= output.size() / 2)) {
    const size_t consumed = std::exchange(sent_, 0);
    output.Consume(consumed);
    for (Held& held : held_) held.end -= consumed;
    for (Session::SharedOutput& later : shared) later.position -= consumed;
  }
  client.output_bytes.store(unsent, std::memory_order_relaxed);
}

void Connection::Watch() {
  int events = 0;
  if (!session_.IsClosing() && !input_ended_ && session_.WantsInput()) events |= UV_READABLE;
  if ((UnsentBytes() != 0 && !awaits_journal_) || read_waits_to_write_) events |= UV_WRITABLE;
  if (events == watched_) return;
  watched_ = events;
  if (events == 0) {
    uv_poll_stop(&poll_);
  } else {
    uv_poll_start(&poll_, events, OnEvent);
  }
}

// Closes a connection that has more output than its client may leave unread.
void Connection::CheckOutput() {
  if (closing_ || UnsentBytes() <= kUncheckedOutput) return;
  const auto unsent = static_cast<int64_t>(UnsentBytes());
  const Settings& settings = lane_.store().settings();
  const bool subscribed = session_.client().IsSubscribed();
  const int64_t hard = (subscribed ? settings.output_pubsub_hard : settings.output_normal_hard).get();
  const int64_t soft = (subscribed ? settings.output_pubsub_soft : settings.output_normal_soft).get();
  const int64_t soft_seconds =
      (subscribed ? settings.output_pubsub_soft_seconds : settings.output_normal_soft_seconds).get();
  if ((hard != 0 && unsent > hard) || session_.NeedsAuthentication() ||
      IsOverSoftLimit(unsent, soft, soft_seconds)) {
    Close();
  }
}

bool Connection::IsOverSoftLimit(int64_t unsent, int64_t soft, int64_t soft_seconds) {
  if (soft == 0 || unsent <= soft) {
    over_soft_limit_since_ms_ = 0;
    return false;
  }
  const int64_t now_ms = MonotonicNanoseconds() / 1'000'000;
  if (over_soft_limit_since_ms_ == 0) over_soft_limit_since_ms_ = now_ms;
  return now_ms - over_soft_limit_since_ms_ > soft_seconds * 1000;
}

void Connection::CheckLimits(int64_t now_ms) {
  CheckOutput();
  if (closing_) return;
  const ClientState& client = session_.client();
  if (!transport_->IsEstablished() && now_ms - client.created_ms > kHandshakeLimitMs) return Close();
  const int64_t timeout_s = lane_.store().settings().timeout.get();
  if (timeout_s <= 0 || session_.IsParked()) return;
  if (client.monitoring.load(std::memory_order_relaxed) || client.IsSubscribed()) return;
  const int64_t idle_ms = now_ms - client.last_active_ms.load(std::memory_order_relaxed);
  if (idle_ms > timeout_s * 1000) Close();
}

void Connection::ControlReplied(std::string_view reply) {
  lane_.LendOutput(session_.output());
  session_.ControlReplied(reply);
  ReadBuffered();
}

void Connection::ScriptsReplied(ScriptReply reply) {
  lane_.LendOutput(session_.output());
  session_.ScriptsReplied(std::move(reply));
  ReadBuffered();
}

void Connection::Waited(std::string_view reply) {
  StopWaitTimer();
  lane_.LendOutput(session_.output());
  session_.Waited(reply);
  ReadBuffered();
}

void Connection::TimeOut() {
  wait_deadline_ms_ = 0;
  lane_.LendOutput(session_.output());
  session_.TimeOut();
  ReadBuffered();
}

void Connection::Unblock(bool with_error) {
  lane_.LendOutput(session_.output());
  session_.Unblock(with_error);
  if (!session_.AwaitsKey()) StopWaitTimer();
  ReadBuffered();
}

void Connection::WaitForKey(Session& session, int64_t timeout_ms) {
  if (timeout_ms > 0) wait_deadline_ms_ = lane_.StartWaitTimer(session.client().id, timeout_ms);
}

void Connection::SettleLater(Session&) {
  if (settle_place_ == Lane::kNotWaiting && !closing_) settle_place_ = lane_.SettleLater(*this);
}

void Connection::SettleNow() {
  settle_place_ = Lane::kNotWaiting;
  ReadBuffered();
}

void Connection::StopWaitTimer() {
  if (wait_deadline_ms_ != 0) lane_.StopWaitTimer(session_.client().id, wait_deadline_ms_);
  wait_deadline_ms_ = 0;
}

void Connection::CloseAfterReply() {
  session_.client().close_after_reply = true;
  Settle();
}

void Connection::Resume() {
  lane_.LendOutput(session_.output());
  session_.Resume();
  ReadBuffered();
}

void Connection::ReadBuffered() {
  if (!closing_ && !input_ended_ && session_.WantsInput() && transport_->HasBufferedInput()) return Read();
  Settle();
}

void Connection::SendNow(std::string_view bytes) {
  session_.Send(bytes);
  Settle();
}

// Called under the registry's lock, perhaps from another thread: the lane does it later.
void Connection::Send(std::string_view bytes) { inbox_->Send(session_.client().id, bytes); }

void Connection::RequestClose() { inbox_->Close(session_.client().id); }

void Connection::RequestUnblock(bool with_error) { inbox_->Unblock(session_.client().id, with_error); }

void Connection::RequestCloseAfterReply() { inbox_->CloseAfterReply(session_.client().id); }

void Connection::PostControl(Session& session, const CommandSpec& command,
                             std::span<const std::string_view> arguments) {
  ControlRequest request{inbox_,
                         session.client().id,
                         command.id,
                         session.client().resp_version.load(),
                         session.client().database.load(),
                         {}};
  request.arguments.assign(arguments.begin(), arguments.end());
  lane_.control().Post(std::move(request));
}

void Connection::PostScripts(Session&, std::unique_ptr<ScriptRequest> request) {
  request->port = inbox_;
  lane_.PostScripts(std::move(request));
}

// What a socket does not take waits in the session, bounded by client-output-buffer-limit.
bool Connection::FlushEarly(Session&) {
  if (!closing_) SendOutput();
  return true;
}

void Connection::RetryLater(Session& session) { lane_.RetryLater(session.client().id); }

void Connection::Close() {
  if (closing_) return;
  closing_ = true;
  session_.client().close_after_reply = true;
  StopWaitTimer();
  if (settle_place_ != Lane::kNotWaiting) lane_.ForgetSettling(settle_place_);
  session_.EndMessages();
  lane_.store().clients().Remove(session_.client());
  lane_.Forget(session_.client().id);
  uv_poll_stop(&poll_);
  uv_close(reinterpret_cast<uv_handle_t*>(&poll_), [](uv_handle_t* handle) {
    auto* connection = static_cast<Connection*>(handle->data);
    connection->transport_.reset();
    close(connection->descriptor_);
    delete connection;
  });
}

}  // namespace nacre
