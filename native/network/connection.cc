#include "network/connection.h"

#include <unistd.h>

#include <utility>

#include "base/clock.h"

namespace nacre {
namespace {

// Memory that a connection's output buffer keeps between replies.
constexpr size_t kKeptOutput = 4096;

}  // namespace

Connection::Connection(Lane& lane, AcceptedSocket socket, uint64_t id)
    : lane_(lane),
      descriptor_(socket.descriptor),
      transport_(socket.transports != nullptr ? socket.transports->Make(socket.descriptor)
                                              : MakePlainTransport(socket.descriptor)),
      inbox_(lane.inbox()),
      session_(lane.executor(), *this, id) {
  session_.client().address.Set(socket.address);
  session_.client().local_address.Set(socket.local_address);
  session_.client().descriptor = socket.descriptor;
}

void Connection::Open(Lane& lane, AcceptedSocket socket, uint64_t id,
                      std::unordered_map<uint64_t, Connection*>& registry) {
  auto* connection = new Connection(lane, std::move(socket), id);
  if (connection->transport_ == nullptr ||
      uv_poll_init(&lane.loop(), &connection->poll_, connection->descriptor_) != 0) {
    close(connection->descriptor_);
    lane.Forget(id);
    delete connection;
    return;
  }
  connection->poll_.data = connection;
  registry.emplace(id, connection);
  lane.store().clients().Add(connection->session_.client(), *connection);
  connection->Watch(UV_READABLE);
}

void Connection::OnEvent(uv_poll_t* handle, int status, int events) {
  auto* connection = static_cast<Connection*>(handle->data);
  if (status < 0) return connection->Close();
  if ((events & UV_WRITABLE) != 0) connection->Flush();
  if ((events & UV_READABLE) != 0 && !connection->closing_) connection->Readable();
}

void Connection::Readable() {
  do {
    if (!ReadOnce()) return;
  } while (!closing_ && transport_->HasBufferedInput());
  if (!closing_) Flush();
}

// One read; false when there was nothing, or the connection closed.
bool Connection::ReadOnce() {
  const std::span<char> own = session_.InputRoom();
  const std::span<char> room = own.empty() ? lane_.read_buffer() : own;
  const TransportResult result = transport_->Read(room);
  if (result.state == TransportResult::State::kClosed) EndOfInput();
  if (result.state == TransportResult::State::kWaitWrite) Watch(UV_READABLE | UV_WRITABLE);
  if (result.state != TransportResult::State::kDone) return false;
  if (own.empty()) {
    session_.Feed({room.data(), result.bytes});
  } else {
    session_.InputRead(result.bytes);
  }
  return true;
}

// A peer that only closed its sending side still gets the reply that is being made.
void Connection::EndOfInput() {
  if (!session_.IsParked()) return Close();
  input_ended_ = true;
  watched_ = 0;
  uv_poll_stop(&poll_);
}

bool Connection::WriteAll() {
  ByteBuffer& output = session_.output();
  size_t sent = 0;
  bool all = true;
  while (sent < output.size()) {
    const TransportResult result = transport_->Write(output.view().substr(sent));
    if (result.state == TransportResult::State::kClosed) {
      Close();
      return false;
    }
    if (result.state != TransportResult::State::kDone) {
      all = false;
      break;
    }
    sent += result.bytes;
  }
  session_.client().bytes_out.fetch_add(sent, std::memory_order_relaxed);
  output.Consume(sent);
  if (output.empty()) output.Clear(kKeptOutput);
  session_.client().output_bytes.store(output.size(), std::memory_order_relaxed);
  return all;
}

void Connection::Flush() {
  const bool all = WriteAll();
  if (closing_) return;
  if (!all) {
    Watch(UV_READABLE | UV_WRITABLE);
    CheckOutput();
  } else if (session_.IsClosing() || (input_ended_ && !session_.IsParked())) {
    Close();
  } else {
    over_soft_limit_since_ms_ = 0;
    Watch(UV_READABLE);
  }
}

void Connection::Watch(int events) {
  // A session that only waits to be closed reads no more.
  if (session_.IsClosing() || input_ended_) events &= ~UV_READABLE;
  if (events == watched_ || events == 0) return;
  watched_ = events;
  uv_poll_start(&poll_, events, OnEvent);
}

void Connection::CheckOutput() {
  const Settings& settings = lane_.store().settings();
  const auto waiting = static_cast<int64_t>(session_.output().size());
  const int64_t hard = settings.output_normal_hard.get();
  const int64_t soft = settings.output_normal_soft.get();
  if (hard != 0 && waiting > hard) return Close();
  if (soft == 0 || waiting <= soft) {
    over_soft_limit_since_ms_ = 0;
    return;
  }
  const int64_t now_ms = MonotonicNanoseconds() / 1'000'000;
  if (over_soft_limit_since_ms_ == 0) over_soft_limit_since_ms_ = now_ms;
  if (now_ms - over_soft_limit_since_ms_ > settings.output_normal_soft_seconds.get() * 1000) Close();
}

void Connection::CheckLimits(int64_t now_ms) {
  if (!session_.output().empty()) {
    CheckOutput();
    if (closing_) return;
  }
  const int64_t timeout_s = lane_.store().settings().timeout.get();
  const int64_t idle_ms = now_ms - session_.client().last_active_ms.load(std::memory_order_relaxed);
  if (timeout_s > 0 && !session_.IsParked() && idle_ms > timeout_s * 1000) Close();
}

void Connection::ControlReplied(std::string_view reply) {
  session_.ControlReplied(reply);
  Flush();
}

void Connection::Resume() {
  session_.Resume();
  Flush();
}

void Connection::SendNow(std::string_view bytes) {
  session_.Send(bytes);
  Flush();
}

// Called under the registry's lock, perhaps from another thread: the lane does it later.
void Connection::Send(std::string_view bytes) { inbox_->Send(session_.client().id, bytes); }

void Connection::RequestClose() { inbox_->Close(session_.client().id); }

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

void Connection::FlushEarly(Session&) { WriteAll(); }

void Connection::RetryLater(Session& session) { lane_.RetryLater(session.client().id); }

void Connection::Close() {
  if (closing_) return;
  closing_ = true;
  session_.client().close_after_reply = true;
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
