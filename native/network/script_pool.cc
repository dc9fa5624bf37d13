#include "network/script_pool.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "base/byte_buffer.h"
#include "base/clock.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

// How long a reply waits for those of the scripts that run next.
constexpr int64_t kLongestUntoldNs = 50'000;
constexpr std::string_view kNobody = "ERR this store runs no scripts for network clients";

// Answers every command of the request with an error.
void Answer(const ScriptRequest& request, std::string_view error) {
  ByteBuffer output;
  RespReplyWriter reply(output);
  const size_t count = request.transaction != nullptr ? 1 : request.commands.size();
  for (size_t i = 0; i < count; ++i) reply.Error(error);
  request.port->ReplyToScripts(request.client.id,
                               {request.replies + std::string(output.view()), request.client.database,
                                request.client.resp_version, nullptr});
  request.port->WakeForReplies();
}

bool RunFor(ScriptRequest& request, Executor& executor, ClientState& client,
            const std::function<bool()>& ends) {
  client.database.store(request.client.database, std::memory_order_relaxed);
  client.resp_version.store(request.client.resp_version, std::memory_order_relaxed);
  client.no_touch.store(request.client.no_touch, std::memory_order_relaxed);
  client.address.Set(request.client.address);
  client.name.Set(request.client.name);
  ByteBuffer output;
  RespReplyWriter reply(output, request.client.resp_version);
  std::unique_ptr<Executor::SplitReply> split;
  if (request.transaction != nullptr) {
    executor.RunPosted(std::move(*request.transaction), client, reply);
    split = executor.TakeSplitReply();
  }
  for (size_t i = 0; i < request.commands.size(); ++i) {
    if (i != 0 && ends()) {
      request.commands.erase(request.commands.begin(), request.commands.begin() + static_cast<ptrdiff_t>(i));
      request.replies += output.view();
      return false;
    }
    const QueuedCommand& queued = request.commands[i];
    executor.Begin();
    const size_t prepared =
        executor.PrepareKnown(queued.command(), queued.arguments(), client.database.load());
    executor.Run(prepared, client, reply);
    executor.End();
  }
  request.replies += output.view();
  request.port->ReplyToScripts(request.client.id, {std::move(request.replies), client.database.load(),
                                                   client.resp_version.load(), std::move(split)});
  return true;
}

}  // namespace

ScriptPool::ScriptPool(Store& store, Kind kind) : store_(store), kind_(kind), refusal_(kNobody) {
  if (kind_ == Kind::kHome) return;
  store_.script_watch().SetOnLook([this](bool slow) { OnLook(slow); });
}

ScriptPool::~ScriptPool() {
  if (kind_ == Kind::kShared) store_.script_watch().SetOnLook(nullptr);
  Refuse(kNobody);
}

// What a worker has answered is not to wait until the script that it runs now ends.
void ScriptPool::OnLook(bool slow) {
  {
    std::lock_guard lock(mutex_);
    for (Worker* worker : workers_) worker->TellReplies();
  }
  if (slow) Refuse(store_.running_scripts().BusyError());
}

// Refuses what waits.
void ScriptPool::Refuse(std::string_view error) {
  std::deque<std::unique_ptr<ScriptRequest>> refused;
  {
    std::lock_guard lock(mutex_);
    if (!idle_.empty()) return;
    refused.swap(waiting_);
  }
  for (const auto& request : refused) Answer(*request, error);
}

void ScriptPool::Queue(ScriptRequests& requests, Woken& woken) {
  for (std::unique_ptr<ScriptRequest>& request : requests) waiting_.push_back(std::move(request));
  WakeIdle(requests.size(), woken);
}

// Up to `most` of them; Wake is to follow.
void ScriptPool::WakeIdle(size_t most, Woken& woken) {
  const auto count = static_cast<ptrdiff_t>(std::min(idle_.size(), most));
  woken.assign(idle_.end() - count, idle_.end());
  idle_.erase(idle_.end() - count, idle_.end());
  waking_.fetch_add(1, std::memory_order_relaxed);
}

bool ScriptPool::QueueIfServed(ScriptRequests& requests, Woken& woken) {
  if (idle_.empty()) {
    if (!workers_.empty() || starter_ == nullptr) return false;
    starter_->NeedWorkers();
  }
  Queue(requests, woken);
  return true;
}

// Without the lock, so that a worker that runs at once finds it free.
void ScriptPool::Wake(const Woken& woken) {
  for (Worker* worker : woken) worker->Wake();
  waking_.fetch_sub(1, std::memory_order_release);
}

// The other scripts are looked at without the lock: what ends a thread needs it.
void ScriptPool::Post(ScriptRequests requests) {
  std::string error;
  Woken woken;
  bool queued = false;
  {
    std::lock_guard lock(mutex_);
    queued = QueueIfServed(requests, woken);
    if (!queued && workers_.empty()) error = refusal_;
  }
  if (!queued && error.empty()) {
    if (SomeScriptIsSlow()) {
      error = store_.running_scripts().BusyError();
    } else {
      std::lock_guard lock(mutex_);
      queued = true;
      if (!QueueIfServed(requests, woken)) Queue(requests, woken);
    }
  }
  if (queued) return Wake(woken);
  for (const auto& request : requests) Answer(*request, error);
}

// As of now, not as of the watch's last look: a script that was slow may just have ended.
bool ScriptPool::SomeScriptIsSlow() {
  const int64_t threshold_ms = store_.settings().busy_reply_threshold.get();
  return store_.running_scripts().LookAround(threshold_ms, MonotonicNanoseconds()).slow;
}

void ScriptPool::Join(Worker& worker) {
  std::lock_guard lock(mutex_);
  workers_.push_back(&worker);
  if (waiting_.empty()) {
    idle_.push_back(&worker);
  } else {
    worker.Wake();
  }
}

void ScriptPool::Leave(Worker& worker) {
  Woken woken;
  {
    std::lock_guard lock(mutex_);
    std::erase(workers_, &worker);
    std::erase(idle_, &worker);
    // It may have been woken for what waits.
    if (!waiting_.empty() && !idle_.empty()) WakeIdle(waiting_.size(), woken);
    if (workers_.empty() && !waiting_.empty() && starter_ != nullptr) starter_->NeedWorkers();
  }
  if (!woken.empty()) Wake(woken);
  // Whoever is about to wake it has taken it from the idle ones before.
  while (waking_.load(std::memory_order_acquire) != 0) std::this_thread::yield();
}

std::unique_ptr<ScriptRequest> ScriptPool::Take(Worker& worker) {
  std::lock_guard lock(mutex_);
  if (waiting_.empty()) {
    if (std::find(idle_.begin(), idle_.end(), &worker) == idle_.end()) idle_.push_back(&worker);
    return nullptr;
  }
  std::unique_ptr<ScriptRequest> request = std::move(waiting_.front());
  waiting_.pop_front();
  return request;
}

void ScriptPool::SetStarter(std::shared_ptr<Starter> starter, std::string refusal) {
  if (refusal.empty()) refusal = kNobody;
  {
    std::lock_guard lock(mutex_);
    starter_.swap(starter);
    refusal_ = refusal;
    if (starter_ != nullptr) return;
  }
  Refuse(refusal);
}

void ScriptPool::EndWorker(uint32_t number) {
  std::lock_guard lock(mutex_);
  if (starter_ != nullptr) starter_->EndWorker(number);
}

void UntoldReplies::Add(const std::shared_ptr<ReplyPort>& port, int64_t now_ns) {
  std::lock_guard lock(mutex_);
  if (ports_.empty()) since_ns_ = now_ns;
  if (std::find(ports_.begin(), ports_.end(), port) == ports_.end()) ports_.push_back(port);
  if (now_ns - since_ns_ > kLongestUntoldNs) TellLocked();
}

void UntoldReplies::Tell() {
  std::lock_guard lock(mutex_);
  TellLocked();
}

void UntoldReplies::TellLocked() {
  for (const std::shared_ptr<ReplyPort>& port : ports_) port->WakeForReplies();
  ports_.clear();
}

bool RunScriptRequest(ScriptRequest& request, Executor& executor, ClientState& client,
                      const std::function<bool()>& ends) {
  if (request.client.tracking != nullptr || request.transaction != nullptr) {
    // It reads, or writes, as the one that asked.
    ClientState own(request.client.id);
    own.tracking = std::move(request.client.tracking);
    return RunFor(request, executor, own, ends);
  }
  return RunFor(request, executor, client, ends);
}

}  // namespace nacre
