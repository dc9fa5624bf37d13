#include "binding/local_session.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "binding/thread_safe_function.h"
#include "binding/value.h"
#include "engine/client_registry.h"
#include "engine/message_port.h"
#include "engine/wait.h"
#include "network/session.h"

namespace nacre {
namespace {

struct ControlCall {
  uint16_t command_id;
  std::vector<std::string> arguments;
};

// Where the reply of a command that waited is left, word that a wait is to end, and messages.
class SessionMailbox final : public WaitPort, public MessagePort {
 public:
  enum class Word { kNone, kTimeOut, kUnblock };

  void Open(ThreadSafeFunction& wake) { wake_ = &wake; }
  void Shut() {
    std::lock_guard lock(mutex_);
    wake_ = nullptr;
  }
  void DeliverWaited(uint64_t, std::string bytes) override {
    std::lock_guard lock(mutex_);
    reply_ = std::move(bytes);
    if (wake_ != nullptr) wake_->Call(nullptr);
  }
  void Leave(Word word) {
    std::lock_guard lock(mutex_);
    word_ = word;
    if (wake_ != nullptr) wake_->Call(nullptr);
  }
  std::optional<std::string> TakeReply() {
    std::lock_guard lock(mutex_);
    return std::exchange(reply_, std::nullopt);
  }
  Word TakeWord() {
    std::lock_guard lock(mutex_);
    return std::exchange(word_, Word::kNone);
  }

 private:
  void WakeForMessages() override {
    std::lock_guard lock(mutex_);
    if (wake_ != nullptr) wake_->Call(nullptr);
  }

  std::mutex mutex_;
  ThreadSafeFunction* wake_ = nullptr;  // Null when the session is closed.
  std::optional<std::string> reply_;
  Word word_ = Word::kNone;
};

class LocalSession final : public StoreDependent, public SessionHost, public ClientLink {
 public:
  LocalSession(napi_env env, std::shared_ptr<StoreHandle> handle, napi_value on_wake)
      : handle_(std::move(handle)),
        session_(std::make_unique<Session>(handle_->executor(), *this, handle_->store().clients().NextId(),
                                           mailbox_, mailbox_)),
        wake_(std::make_unique<ThreadSafeFunction>(env, on_wake, "nacre session", nullptr, nullptr)) {
    session_->client().authenticated = true;
    session_->client().address.Set("in-process:0");
    wake_->Unref(env);
    mailbox_->Open(*wake_);
    handle_->store().clients().Add(session_->client(), *this);
    handle_->dependents.insert(this);
  }
  ~LocalSession() override { Close(); }

  // Requires: the handle is open, if the session is. The handle closes its sessions first.
  void Close() override {
    if (session_ == nullptr) return;
    handle_->store().clients().Remove(session_->client());
    handle_->dependents.erase(this);
    session_.reset();
    mailbox_->Shut();
    mailbox_->DropMessages();
    // The function holds its JavaScript callback, and by it the object of this very session.
    wake_.reset();
  }

  StoreHandle& handle() { return *handle_; }
  // Null when this session or its store is closed.
  Session* session() { return session_.get(); }
  std::optional<ControlCall> TakeControl() { return std::exchange(control_, std::nullopt); }
  // Lines of MONITOR; messages go to the session's output.
  std::string TakeMail() {
    if (session_ != nullptr) mailbox_->DeliverMessages();
    std::lock_guard lock(mutex_);
    return std::exchange(mail_, {});
  }
  // What the session stands at. Paused and full are told once.
  const char* TakeState() {
    const bool paused = std::exchange(paused_, false);
    const bool full = std::exchange(full_, false);
    if (session_ == nullptr || session_->IsClosing() || close_requested_.load()) return "closing";
    if (session_->AwaitsKey()) return "waiting";
    return paused ? "paused" : full ? "full" : "open";
  }
  // How long the command that waits may do so; 0 is for ever.
  int64_t wait_ms() const { return wait_ms_; }
  // Takes what came for the command that waits.
  void ReadWaited() {
    if (const auto reply = mailbox_->TakeReply()) return session_->Waited(*reply);
    const SessionMailbox::Word word = mailbox_->TakeWord();
    if (word != SessionMailbox::Word::kNone) session_->Unblock(word == SessionMailbox::Word::kUnblock);
  }

  void ControlReplied(std::string_view reply) {
    if (close_after_reply_.load(std::memory_order_relaxed)) session_->client().close_after_reply = true;
    session_->ControlReplied(reply);
  }

  // A connection in the process keeps it alive only while it waits for what
  // others do: then a program may well have nothing else that it waits for.
  void HoldProcess(napi_env env) {
    const ClientState& client = session_->client();
    const bool waits =
        client.monitoring.load(std::memory_order_relaxed) || client.IsSubscribed() || session_->AwaitsKey();
    const bool holds = may_hold_ && waits;
    if (holds == holds_) return;
    holds_ = holds;
    if (holds) {
      wake_->Ref(env);
    } else {
      wake_->Unref(env);
    }
  }
  void set_may_hold(bool may_hold) { may_hold_ = may_hold; }

 private:
  void PostControl(Session&, const CommandSpec& command,
                   std::span<const std::string_view> arguments) override {
    control_ = ControlCall{command.id, {arguments.begin(), arguments.end()}};
  }
  // The caller takes the output when its call returns, and then makes room.
  // Only of a store to which no interpreter is attached; there the control plane has no body for it.
  void PostScripts(Session&, std::unique_ptr<ScriptRequest> request) override {
    if (!request->commands.empty()) control_ = ControlCall{request->commands[0].command().id, {}};
  }
  bool FlushEarly(Session&) override {
    full_ = true;
    return false;
  }
  void RetryLater(Session&) override { paused_ = true; }
  void WaitForKey(Session&, int64_t timeout_ms) override { wait_ms_ = timeout_ms; }
  void RequestUnblock(bool with_error) override {
    mailbox_->Leave(with_error ? SessionMailbox::Word::kUnblock : SessionMailbox::Word::kTimeOut);
  }
  void RequestClose() override {
    close_requested_.store(true, std::memory_order_relaxed);
    wake_->Call(nullptr);
  }
  void RequestCloseAfterReply() override { close_after_reply_.store(true, std::memory_order_relaxed); }
  void Send(std::string_view bytes) override {
    std::lock_guard lock(mutex_);
    const int64_t limit = handle_->store().settings().output_normal_hard.get();
    mail_ += bytes;
    if (limit != 0 && mail_.size() > static_cast<size_t>(limit)) close_requested_.store(true);
    // The first of the lines that wait is enough to have them fetched.
    if (mail_.size() == bytes.size() || close_requested_.load()) wake_->Call(nullptr);
  }

  std::shared_ptr<StoreHandle> handle_;
  std::shared_ptr<SessionMailbox> mailbox_ = std::make_shared<SessionMailbox>();
  std::unique_ptr<Session> session_;
  std::unique_ptr<ThreadSafeFunction> wake_;  // Null when closed.
  std::optional<ControlCall> control_;
  int64_t wait_ms_ = 0;
  bool paused_ = false;
  bool full_ = false;
  bool may_hold_ = true;
  bool holds_ = false;
  std::atomic<bool> close_requested_{false};
  std::atomic<bool> close_after_reply_{false};  // Of the control command that is under way.
  std::mutex mutex_;
  std::string mail_;
};

LocalSession* SessionOf(napi_env env, napi_callback_info info, napi_value* argument) {
  napi_value self = nullptr;
  void* data = nullptr;
  size_t count = argument != nullptr ? 1 : 0;
  napi_get_cb_info(env, info, &count, argument, &self, nullptr);
  if (napi_unwrap(env, self, &data) == napi_ok) return static_cast<LocalSession*>(data);
  napi_throw_type_error(env, "ERR_INVALID_THIS", "not a session");
  return nullptr;
}

LocalSession* OpenSessionOf(napi_env env, napi_callback_info info, napi_value* argument) {
  LocalSession* local = SessionOf(env, info, argument);
  if (local == nullptr || ThrowIfInScript(env)) return nullptr;
  if (local->session() != nullptr) return local;
  ThrowClosed(env);
  return nullptr;
}

napi_value TakeOutput(napi_env env, LocalSession& local) {
  local.HoldProcess(env);
  Session& session = *local.session();
  session.GatherOutput();
  if (!local.handle().AwaitAlways()) {
    // Whether its commands are kept is not known: their client hears of it as of a lost connection.
    session.output().Clear();
    session.Send("-MISCONF Errors writing to the AOF file\r\n");
    session.client().close_after_reply = true;
  }
  if (session.output().empty()) return MakeUndefined(env);
  napi_value bytes = MakeBuffer(env, session.output().view());
  session.client().bytes_out.Add(session.output().size());
  session.output().Clear(64 * 1024);
  return bytes;
}

napi_value Feed(napi_env env, napi_callback_info info) {
  napi_value chunk = nullptr;
  LocalSession* local = OpenSessionOf(env, info, &chunk);
  if (local == nullptr) return nullptr;
  bool is_array = false;
  napi_typedarray_type type = napi_int8_array;
  size_t size = 0;
  void* data = nullptr;
  napi_is_typedarray(env, chunk, &is_array);
  if (is_array) napi_get_typedarray_info(env, chunk, &type, &size, &data, nullptr, nullptr);
  if (type != napi_uint8_array) {
    napi_throw_type_error(env, "ERR_INVALID_ARG_TYPE", "input must be a Buffer or a Uint8Array");
    return nullptr;
  }
  local->session()->Feed({static_cast<const char*>(data), size});
  return TakeOutput(env, *local);
}

napi_value TakeControl(napi_env env, napi_callback_info info) {
  LocalSession* local = SessionOf(env, info, nullptr);
  if (local == nullptr || local->session() == nullptr) return MakeUndefined(env);
  const auto call = local->TakeControl();
  if (!call) return MakeUndefined(env);
  const ClientState& client = local->session()->client();
  napi_value answer = nullptr;
  napi_value arguments = nullptr;
  napi_create_object(env, &answer);
  napi_create_array_with_length(env, call->arguments.size(), &arguments);
  for (size_t i = 0; i < call->arguments.size(); ++i) {
    napi_set_element(env, arguments, static_cast<uint32_t>(i), MakeBuffer(env, call->arguments[i]));
  }
  SetProperty(env, answer, "clientId", MakeInteger(env, static_cast<int64_t>(client.id)));
  SetProperty(env, answer, "commandId", MakeInteger(env, call->command_id));
  SetProperty(env, answer, "respVersion", MakeInteger(env, client.resp_version.load()));
  SetProperty(env, answer, "database", MakeInteger(env, client.database.load()));
  SetProperty(env, answer, "arguments", arguments);
  return answer;
}

napi_value ControlReplied(napi_env env, napi_callback_info info) {
  napi_value bytes = nullptr;
  LocalSession* local = OpenSessionOf(env, info, &bytes);
  if (local == nullptr) return nullptr;
  local->ControlReplied(BytesOf(env, bytes));
  return TakeOutput(env, *local);
}

napi_value Resume(napi_env env, napi_callback_info info) {
  LocalSession* local = OpenSessionOf(env, info, nullptr);
  if (local == nullptr) return nullptr;
  local->session()->Resume();
  return TakeOutput(env, *local);
}

napi_value TakeWaited(napi_env env, napi_callback_info info) {
  LocalSession* local = OpenSessionOf(env, info, nullptr);
  if (local == nullptr) return nullptr;
  local->ReadWaited();
  return TakeOutput(env, *local);
}

napi_value TimeOut(napi_env env, napi_callback_info info) {
  LocalSession* local = OpenSessionOf(env, info, nullptr);
  if (local == nullptr) return nullptr;
  local->session()->TimeOut();
  return TakeOutput(env, *local);
}

napi_value WaitMs(napi_env env, napi_callback_info info) {
  LocalSession* local = SessionOf(env, info, nullptr);
  return local != nullptr ? MakeInteger(env, local->wait_ms()) : nullptr;
}

napi_value TakeMail(napi_env env, napi_callback_info info) {
  LocalSession* local = SessionOf(env, info, nullptr);
  if (local == nullptr) return nullptr;
  const std::string mail = local->TakeMail();
  if (local->session() == nullptr) return mail.empty() ? MakeUndefined(env) : MakeBuffer(env, mail);
  local->session()->output().Append(mail);
  return TakeOutput(env, *local);
}

napi_value State(napi_env env, napi_callback_info info) {
  LocalSession* local = SessionOf(env, info, nullptr);
  return local != nullptr ? MakeString(env, local->TakeState()) : nullptr;
}

napi_value HoldProcess(napi_env env, napi_callback_info info) {
  napi_value hold = nullptr;
  LocalSession* local = SessionOf(env, info, &hold);
  if (local == nullptr || local->session() == nullptr) return MakeUndefined(env);
  local->set_may_hold(BooleanOf(env, hold));
  local->HoldProcess(env);
  return MakeUndefined(env);
}

napi_value CloseSession(napi_env env, napi_callback_info info) {
  LocalSession* local = SessionOf(env, info, nullptr);
  if (local != nullptr) local->Close();
  return MakeUndefined(env);
}

}  // namespace

napi_value MakeLocalSession(napi_env env, const std::shared_ptr<StoreHandle>& handle, napi_value on_wake) {
  napi_value object = nullptr;
  napi_create_object(env, &object);
  const auto method = [](const char* name, napi_callback callback) {
    return napi_property_descriptor{name,   nullptr, callback, nullptr, nullptr, nullptr, napi_default_method,
                                    nullptr};
  };
  const napi_property_descriptor methods[] = {
      method("feed", Feed),
      method("takeControl", TakeControl),
      method("controlReplied", ControlReplied),
      method("resume", Resume),
      method("takeWaited", TakeWaited),
      method("timeOut", TimeOut),
      method("waitMs", WaitMs),
      method("takeMail", TakeMail),
      method("state", State),
      method("holdProcess", HoldProcess),
      method("close", CloseSession),
  };
  napi_define_properties(env, object, std::size(methods), methods);
  napi_wrap(
      env, object, new LocalSession(env, handle, on_wake),
      [](napi_env, void* data, void*) { delete static_cast<LocalSession*>(data); }, nullptr, nullptr);
  return object;
}

}  // namespace nacre
