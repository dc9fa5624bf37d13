#include "network/lane.h"

#include <unistd.h>

#include <utility>

#include "base/assert.h"
#include "network/connection.h"
#include "network/signals.h"

namespace nacre {
namespace {

constexpr uint64_t kCheckEveryMs = 1000;
constexpr uint64_t kRetryAfterMs = 10;
constexpr size_t kLargestSpareOutput = 1024 * 1024;
// A guest for whom there is no script for so long, or twice as long, has the loop no more.
constexpr uint64_t kGuestIdleMs = 2;
// So many scripts wait for others that come in the same turn.
constexpr size_t kMostWaitingScripts = 32;

}  // namespace

void LaneInbox::Put(Message message, bool wake) {
  std::lock_guard lock(mutex_);
  if (wake_ == nullptr) {
    if (message.kind == Kind::kAdopt) close(message.socket.descriptor);
    return;
  }
  messages_.push_back(std::move(message));
  if (wake) WakeUnlessDone();
}

void LaneInbox::WakeUnlessDone() {
  if (!std::exchange(woken_, true)) uv_async_send(wake_);
}

void LaneInbox::WakeForReplies() {
  std::lock_guard lock(mutex_);
  if (wake_ != nullptr && !messages_.empty()) WakeUnlessDone();
}

void LaneInbox::WakeForMessages() {
  std::lock_guard lock(mutex_);
  if (wake_ != nullptr) uv_async_send(wake_);
}

std::vector<LaneInbox::Message> LaneInbox::TakeAll() {
  std::lock_guard lock(mutex_);
  woken_ = false;
  return std::exchange(messages_, {});
}

void LaneInbox::Shut() {
  std::lock_guard lock(mutex_);
  wake_ = nullptr;
  for (const Message& message : messages_) {
    if (message.kind == Kind::kAdopt) close(message.socket.descriptor);
  }
  messages_.clear();
}

void LaneInbox::Reply(uint64_t client_id, std::string bytes) {
  Put({Kind::kReply, client_id, std::move(bytes), {}, {}});
}

void LaneInbox::ReplyToScripts(uint64_t client_id, ScriptReply reply) {
  Put({Kind::kScripts, client_id, {}, {}, std::move(reply)}, false);
}

void LaneInbox::DeliverWaited(uint64_t client_id, std::string bytes) {
  Put({Kind::kWaited, client_id, std::move(bytes), {}, {}});
}

void LaneInbox::Unblock(uint64_t client_id, bool with_error) {
  Put({with_error ? Kind::kUnblock : Kind::kTimeOut, client_id, {}, {}, {}});
}

void LaneInbox::JournalMoved() { Put({Kind::kJournal, 0, {}, {}, {}}); }

void LaneInbox::Adopt(AcceptedSocket socket) { Put({Kind::kAdopt, 0, {}, std::move(socket), {}}); }

void LaneInbox::Close(uint64_t client_id) { Put({Kind::kClose, client_id, {}, {}, {}}); }

void LaneInbox::CloseAfterReply(uint64_t client_id) { Put({Kind::kCloseAfterReply, client_id, {}, {}, {}}); }

void LaneInbox::Send(uint64_t client_id, std::string_view bytes) {
  Put({Kind::kSend, client_id, std::string(bytes), {}, {}});
}

void LaneInbox::Stop() { Put({Kind::kStop, 0, {}, {}, {}}); }

Lane::Lane(Store& store, ControlPlane& control)
    : store_(store), control_(control), read_buffer_(std::make_unique<char[]>(kReadBufferBytes)) {
  NACRE_ASSERT(uv_loop_init(&loop_) == 0);
  NACRE_ASSERT(uv_async_init(&loop_, &wake_,
                             [](uv_async_t* handle) { static_cast<Lane*>(handle->data)->ReadInbox(); }) == 0);
  uv_timer_init(&loop_, &every_second_);
  uv_timer_init(&loop_, &retry_);
  uv_timer_init(&loop_, &soon_);
  uv_timer_init(&loop_, &waits_);
  uv_timer_init(&loop_, &loan_);
  uv_prepare_init(&loop_, &before_waiting_);
  wake_.data = every_second_.data = retry_.data = soon_.data = waits_.data = loan_.data =
      before_waiting_.data = this;
  inbox_ = std::make_shared<LaneInbox>(wake_, static_cast<LoopLoan::Owner&>(*this));
  thread_ = std::thread([this] { Run(); });
}

Lane::~Lane() {
  inbox_->Stop();
  thread_.join();
}

void Lane::Run() {
  BlockSignals();
  executor_ = std::make_unique<Executor>(store_);
  uv_timer_start(
      &every_second_, [](uv_timer_t* timer) { static_cast<Lane*>(timer->data)->CheckConnections(); },
      kCheckEveryMs, kCheckEveryMs);
  uv_prepare_start(&before_waiting_,
                   [](uv_prepare_t* handle) { static_cast<Lane*>(handle->data)->BeforeWaiting(); });
  while (uv_run(&loop_, UV_RUN_DEFAULT) != 0) {
    inbox_->loan()->Lend();
    EndLoan();
  }
  executor_.reset();
  NACRE_ASSERT(uv_loop_close(&loop_) == 0);
}

// A guest is to run the scripts that came before it waits for anything else.
void Lane::BeforeWaiting() {
  SettleWaiting();
  if (posted_scripts_ && IsLent()) uv_stop(&loop_);
}

// What a guest left is to be seen to, also where nobody woke the lane for it.
void Lane::EndLoan() {
  if (uv_loop_alive(&loop_) == 0) return;
  uv_timer_stop(&loan_);
  ReadInbox();
}

// Starts with what the guest's scripts replied, and ends with posting those that came: nobody has to be woken
// for either.
LoopLoan::Turn Lane::RunTurn(bool waits) {
  posted_scripts_ = false;
  ReadInbox();
  if (!IsLent()) {
    scripts_came_ = true;
    guest_is_idle_ = false;
    uv_timer_start(
        &loan_,
        [](uv_timer_t* timer) {
          auto* lane = static_cast<Lane*>(timer->data);
          lane->guest_is_idle_ = !std::exchange(lane->scripts_came_, false);
        },
        kGuestIdleMs, kGuestIdleMs);
  }
  const bool alive = uv_run(&loop_, waits ? UV_RUN_ONCE : UV_RUN_NOWAIT) != 0;
  SettleWaiting();
  if (!alive) return LoopLoan::Turn::kEnded;
  if (posted_scripts_) return LoopLoan::Turn::kScripts;
  return guest_is_idle_ ? LoopLoan::Turn::kIdle : LoopLoan::Turn::kOther;
}

void Lane::ReadInbox() {
  for (LaneInbox::Message& message : inbox_->TakeAll()) Handle(message);
  if (inbox_->HasMessages()) inbox_->DeliverMessages();
  if (inbox_->loan()->IsAsked()) uv_stop(&loop_);
}

void Lane::Handle(LaneInbox::Message& message) {
  if (message.kind == LaneInbox::Kind::kAdopt) return AdoptSocket(std::move(message.socket));
  if (message.kind == LaneInbox::Kind::kStop) return CloseAll();
  if (message.kind == LaneInbox::Kind::kJournal) return TellJournalMoved();
  const auto found = connections_by_id_.find(message.client_id);
  if (found == connections_by_id_.end()) return;
  Connection& connection = *found->second;
  if (message.kind == LaneInbox::Kind::kClose) {
    connection.Close();
  } else if (message.kind == LaneInbox::Kind::kCloseAfterReply) {
    connection.CloseAfterReply();
  } else if (message.kind == LaneInbox::Kind::kReply) {
    connection.ControlReplied(message.bytes);
  } else if (message.kind == LaneInbox::Kind::kScripts) {
    connection.ScriptsReplied(std::move(message.scripts));
  } else if (message.kind == LaneInbox::Kind::kWaited) {
    connection.Waited(message.bytes);
  } else if (message.kind == LaneInbox::Kind::kTimeOut || message.kind == LaneInbox::Kind::kUnblock) {
    connection.Unblock(message.kind == LaneInbox::Kind::kUnblock);
  } else {
    connection.SendNow(message.bytes);
  }
}

void Lane::AdoptSocket(AcceptedSocket socket) {
  Connection::Open(*this, std::move(socket), store_.clients().NextId(), connections_by_id_);
}

void Lane::Forget(uint64_t client_id) {
  connections_by_id_.erase(client_id);
  connections.fetch_sub(1, std::memory_order_relaxed);
}

void Lane::RetryLater(uint64_t client_id) {
  parked_.push_back(client_id);
  if (uv_is_active(reinterpret_cast<uv_handle_t*>(&retry_)) == 0) StartRetryTimer();
}

void Lane::StartRetryTimer() {
  uv_timer_start(
      &retry_, [](uv_timer_t* timer) { static_cast<Lane*>(timer->data)->RetryParked(); }, kRetryAfterMs, 0);
}

uint64_t Lane::StartWaitTimer(uint64_t client_id, int64_t timeout_ms) {
  uv_update_time(&loop_);
  const uint64_t deadline_ms = uv_now(&loop_) + static_cast<uint64_t>(timeout_ms);
  wait_deadlines_.emplace(deadline_ms, client_id);
  ArmWaitTimer();
  return deadline_ms;
}

void Lane::StopWaitTimer(uint64_t client_id, uint64_t deadline_ms) {
  wait_deadlines_.erase({deadline_ms, client_id});
  if (wait_deadlines_.empty()) uv_timer_stop(&waits_);
}

void Lane::ArmWaitTimer() {
  if (wait_deadlines_.empty()) return;
  const uint64_t first_ms = wait_deadlines_.begin()->first;
  const uint64_t now_ms = uv_now(&loop_);
  uv_timer_start(
      &waits_, [](uv_timer_t* timer) { static_cast<Lane*>(timer->data)->TimeOutWaits(); },
      first_ms > now_ms ? first_ms - now_ms : 0, 0);
}

void Lane::TimeOutWaits() {
  while (!wait_deadlines_.empty() && wait_deadlines_.begin()->first <= uv_now(&loop_)) {
    const uint64_t id = wait_deadlines_.begin()->second;
    wait_deadlines_.erase(wait_deadlines_.begin());
    const auto found = connections_by_id_.find(id);
    if (found != connections_by_id_.end()) found->second->TimeOut();
  }
  ArmWaitTimer();
}

void Lane::ReadSoon(uint64_t client_id) {
  read_soon_.push_back(client_id);
  uv_timer_start(
      &soon_, [](uv_timer_t* timer) { static_cast<Lane*>(timer->data)->ReadWaiting(); }, 0, 0);
}

void Lane::ReadWaiting() {
  for (const uint64_t id : std::exchange(read_soon_, {})) {
    const auto found = connections_by_id_.find(id);
    if (found != connections_by_id_.end()) found->second->ReadBuffered();
  }
}

void Lane::AwaitJournal(JournalWriter& writer, uint64_t client_id) {
  if (journal_ != &writer) {
    if (journal_ != nullptr) journal_->RemoveListener(*inbox_);
    journal_ = &writer;
    writer.AddListener(*inbox_);
  }
  awaiting_journal_.push_back(client_id);
  inbox_->AskForJournal();
}

void Lane::TellJournalMoved() {
  for (const uint64_t id : std::exchange(awaiting_journal_, {})) {
    const auto found = connections_by_id_.find(id);
    if (found != connections_by_id_.end()) found->second->JournalMoved();
  }
}

size_t Lane::SettleLater(Connection& connection) {
  settling_.push_back(&connection);
  return settling_.size() - 1;
}

void Lane::SettleWaiting() {
  // Settling one may have others told something, at the end of the same list.
  for (size_t i = 0; i < settling_.size(); ++i) {
    if (Connection* connection = settling_[i]) connection->SettleNow();
  }
  settling_.clear();
  if (!scripts_.empty()) PostWaitingScripts();
}

void Lane::PostScripts(std::unique_ptr<ScriptRequest> request) {
  scripts_.push_back(std::move(request));
  if (scripts_.size() >= kMostWaitingScripts) PostWaitingScripts();
}

void Lane::PostWaitingScripts() {
  posted_scripts_ = scripts_came_ = true;
  control_.PostScripts(std::exchange(scripts_, {}));
}

void Lane::LendOutput(ByteBuffer& output) {
  if (output.capacity() == 0) output = std::move(spare_output_);
}

void Lane::TakeOutput(ByteBuffer& output) {
  const bool better =
      output.capacity() > spare_output_.capacity() && output.capacity() <= kLargestSpareOutput;
  output.Clear();
  if (better) spare_output_ = std::move(output);
  output.Clear(0);
}

void Lane::RetryParked() {
  // A pause that lasts only grows stronger, so nobody can go on before its end.
  const uint32_t round = store_.pause().round();
  if (store_.pause().IsActive(store_.clock().NowMilliseconds()) && round == pause_round_) {
    return StartRetryTimer();
  }
  pause_round_ = round;
  for (const uint64_t id : std::exchange(parked_, {})) {
    const auto found = connections_by_id_.find(id);
    if (found != connections_by_id_.end()) found->second->Resume();
  }
}

void Lane::CheckConnections() {
  const int64_t now_ms = store_.clock().NowMilliseconds();
  std::vector<Connection*> all;
  all.reserve(connections_by_id_.size());
  for (const auto& [id, connection] : connections_by_id_) all.push_back(connection);
  for (Connection* connection : all) connection->CheckLimits(now_ms);
}

void Lane::CloseAll() {
  if (journal_ != nullptr) journal_->RemoveListener(*inbox_);
  inbox_->loan()->End();
  inbox_->Shut();
  while (!connections_by_id_.empty()) connections_by_id_.begin()->second->Close();
  inbox_->DropMessages();
  scripts_.clear();
  for (uv_handle_t* handle :
       {reinterpret_cast<uv_handle_t*>(&wake_), reinterpret_cast<uv_handle_t*>(&every_second_),
        reinterpret_cast<uv_handle_t*>(&retry_), reinterpret_cast<uv_handle_t*>(&soon_),
        reinterpret_cast<uv_handle_t*>(&waits_), reinterpret_cast<uv_handle_t*>(&loan_),
        reinterpret_cast<uv_handle_t*>(&before_waiting_)}) {
    uv_close(handle, nullptr);
  }
}

}  // namespace nacre
