#include "network/script_pool.h"

#include <algorithm>
#include <utility>

#include "base/byte_buffer.h"
#include "base/clock.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

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
    const auto views = queued.Views();
    executor.Begin();
    executor.Run(executor.PrepareKnown(*queued.command, views, client.database.load()), client, reply);
    executor.End();
  }
  request.replies += output.view();
  request.port->ReplyToScripts(request.client.id, {std::move(request.replies), client.database.load(),
                                                   client.resp_version.load(), std::move(split)});
  return true;
}

}  // namespace

ScriptPool::ScriptPool(Store& store, Kind kind) : store_(store), kind_(kind) {
  if (kind_ == Kind::kHome) return;
  store_.script_watch().SetOnSlow([this] { Refuse(store_.running_scripts().BusyError()); });
}

ScriptPool::~ScriptPool() {
  if (kind_ == Kind::kShared) store_.script_watch().SetOnSlow(nullptr);
  Refuse(kNobody);
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

bool ScriptPool::Queue(std::unique_ptr<ScriptRequest>& request) {
  if (!idle_.empty()) {
    Worker* worker = idle_.back();
    idle_.pop_back();
    worker->Wake();
  } else if (workers_.empty() && starter_ != nullptr) {
    starter_->NeedWorkers();
  } else {
    return false;
  }
  waiting_.push_back(std::move(request));
  return true;
}

// The other scripts are looked at without the lock: what ends a thread needs it.
void ScriptPool::Post(std::unique_ptr<ScriptRequest> request) {
  std::string_view error;
  {
    std::lock_guard lock(mutex_);
    if (Queue(request)) return;
    if (workers_.empty()) error = kNobody;
  }
  if (error.empty() && SomeScriptIsSlow()) error = store_.running_scripts().BusyError();
  if (error.empty()) {
    std::lock_guard lock(mutex_);
    if (!Queue(request)) waiting_.push_back(std::move(request));
    return;
  }
  Answer(*request, error);
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
  std::lock_guard lock(mutex_);
  std::erase(workers_, &worker);
  std::erase(idle_, &worker);
  if (workers_.empty() && !waiting_.empty() && starter_ != nullptr) starter_->NeedWorkers();
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

void ScriptPool::SetStarter(std::shared_ptr<Starter> starter) {
  {
    std::lock_guard lock(mutex_);
    starter_.swap(starter);
    if (starter_ != nullptr) return;
  }
  Refuse(kNobody);
}

void ScriptPool::EndWorker(uint32_t number) {
  std::lock_guard lock(mutex_);
  if (starter_ != nullptr) starter_->EndWorker(number);
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
