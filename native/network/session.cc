#include "network/session.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

namespace nacre {
namespace {

// Output that is sent before the rest of a long pipeline is read.
constexpr size_t kFlushAt = 256 * 1024;
constexpr size_t kInputChunk = 16 * 1024;
constexpr size_t kLargestInputStep = 4 * 1024 * 1024;

}  // namespace

Session::Session(Executor& executor, SessionHost& host, uint64_t id, std::shared_ptr<WaitPort> waits,
                 std::shared_ptr<MessagePort> messages)
    : executor_(executor), host_(host), client_(id), writer_(output_) {
  client_.wait_port = std::move(waits);
  if (messages != nullptr) {
    messages_ = messages.get();
    client_.inbox = std::make_shared<ReceiverGroup>(std::move(messages), nullptr);
    client_.inbox->Add(*this, 0, inbox_place_, client_.inbox);
  }
  client_.authenticated = !executor.store().settings().NeedsPassword();
  client_.created_ms = executor.store().clock().NowMilliseconds();
  client_.last_active_ms.store(client_.created_ms, std::memory_order_relaxed);
}

Session::~Session() {
  if (wait_ != nullptr) {
    wait_->Cancel();
    LeaveWait();
  }
  executor_.store().interest().Unwatch(client_);
  EndMessages();
  if (client_.inbox != nullptr) client_.inbox->Remove(inbox_place_);
}

RespLimits Session::Limits() const {
  RespLimits limits;
  limits.max_bulk_bytes = executor_.store().settings().proto_max_bulk_len.get();
  limits.authenticated = !NeedsAuthentication();
  return limits;
}

void Session::Feed(std::string_view bytes) {
  executor_.counters().reads.Add(1);
  client_.bytes_in.Add(bytes.size());
  if (!pending_.empty() || IsParked()) {
    pending_.Append(bytes);
    CheckQueryBuffer();
    ProcessPending();
    return;
  }
  const size_t consumed = Process(bytes);
  if (consumed == bytes.size()) return;
  pending_.Append(bytes.substr(consumed));
  CheckQueryBuffer();
}

std::span<char> Session::InputRoom() {
  if (pending_.empty()) return {};
  const size_t known = parser_.bytes_needed();
  const size_t missing = known > pending_.size() ? known - pending_.size() : 0;
  // A length that a client merely claims is granted in steps that double.
  const size_t step = std::clamp(pending_.size(), kInputChunk, kLargestInputStep);
  const size_t room = std::clamp(missing, kInputChunk, step);
  return {pending_.Reserve(room), room};
}

void Session::InputRead(size_t size) {
  executor_.counters().reads.Add(1);
  client_.bytes_in.Add(size);
  pending_.Advance(size);
  CheckQueryBuffer();
  ProcessPending();
}

void Session::ProcessPending() {
  if (IsParked() || processing_ || pending_.empty()) return;
  pending_.Consume(Process(pending_.view()));
  client_.query_bytes.store(pending_.size(), std::memory_order_relaxed);
}

void Session::CheckQueryBuffer() {
  client_.query_bytes.store(pending_.size(), std::memory_order_relaxed);
  const int64_t limit = executor_.store().settings().client_query_buffer_limit.get();
  const size_t queued = client_.transaction != nullptr ? client_.transaction->bytes : 0;
  if (static_cast<int64_t>(pending_.size() + queued) > limit) client_.close_after_reply = true;
}

// Runs all complete commands of `bytes`; returns how many bytes they had.
size_t Session::Process(std::string_view bytes) {
  processing_ = true;
  if (client_.killed.load(std::memory_order_relaxed)) client_.close_after_reply = true;
  size_t offset = 0;
  bool more = true;
  size_t flush_at = output_.size() + kFlushAt;
  while (more && !IsParked() && !client_.close_after_reply) {
    offset = ProcessBatch(bytes, offset, more);
    if (output_.size() < flush_at) continue;
    if (!host_.FlushEarly(*this) && !IsParked()) parked_ = Parked::kForOutput;
    flush_at = output_.size() + kFlushAt;
  }
  parser_.Trim();
  client_.last_active_ms.store(executor_.now_us() / 1000, std::memory_order_relaxed);
  processing_ = false;
  // What follows a command that closes the connection is never read.
  return client_.close_after_reply ? bytes.size() : offset;
}

// Returns the offset up to which input is used; `more` is whether it may hold
// further commands.
size_t Session::ProcessBatch(std::string_view bytes, size_t offset, bool& more) {
  executor_.Begin();
  const Batch batch = ReadBatch(bytes, offset);
  const Progress progress = RunBatch(batch, offset);
  DeliverMessages();
  executor_.End();
  client_.commands.Add(progress.commands);
  if (!progress.all || batch.failed) parser_.Restart();
  const bool goes_on = progress.all && !IsParked() && !client_.close_after_reply;
  if (batch.failed && goes_on) FailProtocol();
  more = batch.more || !progress.all;
  return progress.offset;
}

Session::Batch Session::ReadBatch(std::string_view bytes, size_t offset) {
  Batch batch;
  batch.end = offset;
  const RespLimits limits = Limits();
  const uint32_t database = client_.database.load(std::memory_order_relaxed);
  // The limits change with authentication, so what precedes it is read singly.
  const size_t most = limits.authenticated ? kBatch : 1;
  while (batch.count < most) {
    const RespParser::Result result = parser_.Parse(bytes.substr(batch.end), limits);
    if (result == RespParser::Result::kNeedMore) return batch;
    if (result == RespParser::Result::kError) {
      batch.failed = true;
      return batch;
    }
    batch.end += parser_.consumed();
    if (result == RespParser::Result::kNothing) continue;
    executor_.Prepare(parser_.arguments(), database);
    batch.ends[batch.count++] = batch.end;
    // An inline command's words live in the parser until the next one is read.
    if (parser_.IsInline()) break;
  }
  batch.more = true;
  return batch;
}

// Runs the batch's commands until one parks or closes the session, or their
// replies are so large that they should be sent first.
Session::Progress Session::RunBatch(const Batch& batch, size_t offset) {
  if (batch.count > 1) executor_.HintEntries(client_.database.load(std::memory_order_relaxed));
  const size_t enough = output_.size() + kFlushAt;
  for (size_t i = 0; i < batch.count;) {
    if (MustPause(i)) {
      parked_ = Parked::kForPause;
      host_.RetryLater(*this);
      return {i, offset, false};
    }
    i += RunOne(i, batch.count);
    offset = batch.ends[i - 1];
    const bool stops = IsParked() || client_.close_after_reply || output_.size() >= enough;
    if (stops && i < batch.count) return {i, offset, false};
  }
  return {batch.count, batch.end, true};
}

size_t Session::RunOne(size_t index, size_t count) {
  const size_t mark = output_.size();
  writer_.set_version(client_.resp_version.load(std::memory_order_relaxed));
  // A transaction may have CLIENT REPLY OFF in it.
  writer_.NoteMessages(client_.reply_mode != ReplyMode::kOn || client_.transaction != nullptr);
  switch (executor_.Run(index, client_, writer_)) {
    case Executor::Outcome::kDone:
      break;
    case Executor::Outcome::kControl:
      parked_ = Parked::kForControl;
      host_.PostControl(*this, *executor_.command(index), executor_.arguments(index));
      return 1;
    case Executor::Outcome::kScript:
      parked_ = Parked::kForControl;
      return PostScripts(index, count);
    case Executor::Outcome::kBlocked:
      parked_ = Parked::kForKey;
      wait_ = executor_.TakeWait();
      host_.WaitForKey(*this, wait_->request.timeout_ms);
      return 1;
    case Executor::Outcome::kSplit:
      parked_ = Parked::kForControl;
      split_ = executor_.TakeSplitReply();
      split_call_ = 0;
      PostNextSplit();
      return 1;
  }
  if (client_.reply_mode != ReplyMode::kOn) FinishReply(mark);
  // What this client is told itself comes between its commands; others can wait for the end of the batch.
  if (client_.tracking != nullptr || client_.IsSubscribed()) DeliverMessages();
  return 1;
}

// The thread that has to run the command, if it calls a procedure.
std::shared_ptr<ProcedureHome> Session::HomeOf(size_t index) const {
  return executor_.store().scripts().HomeOf(*executor_.command(index), executor_.arguments(index));
}

// Posts the script or the transaction at `index`, and with a script those that follow it at once.
size_t Session::PostScripts(size_t index, size_t count) {
  auto request = std::make_unique<ScriptRequest>();
  request->client = {client_.id,
                     client_.database.load(std::memory_order_relaxed),
                     client_.resp_version.load(std::memory_order_relaxed),
                     client_.no_touch.load(std::memory_order_relaxed),
                     client_.address.Get(),
                     client_.name.Get(),
                     nullptr};
  if (client_.tracking != nullptr) {
    request->client.tracking = std::make_unique<TrackingMode>(*client_.tracking);
    client_.tracking->chosen = false;
  }
  request->transaction = executor_.TakeTransaction();
  size_t end = index + 1;
  if (request->transaction != nullptr) {
    request->home = request->transaction->home;
  } else {
    request->home = HomeOf(index);
    const auto follows = [&](size_t i) {
      const CommandSpec* command = executor_.command(i);
      return command != nullptr && command->scope == CommandScope::kScript && !MustPause(i) &&
             HomeOf(i) == request->home;
    };
    while (client_.reply_mode == ReplyMode::kOn && end < count && follows(end)) ++end;
    request->commands.reserve(end - index);
    for (size_t i = index; i < end; ++i) {
      request->commands.emplace_back(executor_.command(i), executor_.arguments(i));
    }
  }
  host_.PostScripts(*this, std::move(request));
  return end - index;
}

// Whether the script or function that is called is known, and says that it writes nothing.
bool Session::IsReadOnlyScript(size_t index) const {
  const auto arguments = executor_.arguments(index);
  const std::string_view name = executor_.command(index)->name;
  ScriptRegistry& scripts = executor_.store().scripts();
  if (arguments.size() < 2) return false;
  const auto script = name.starts_with("fcall")     ? scripts.FindFunction(arguments[1])
                      : name.starts_with("evalsha") ? scripts.Find(arguments[1])
                                                    : scripts.FindOrMake(arguments[1]);
  return script != nullptr && (script->flags.load(std::memory_order_relaxed) & kScriptNoWrites) != 0;
}

bool Session::MustPause(size_t index) const {
  const CommandSpec* command = executor_.command(index);
  const ClientPause& pause = executor_.store().pause();
  const int64_t now_ms = executor_.now_us() / 1000;
  if (command == nullptr || !pause.IsActive(now_ms)) return false;
  uint32_t flags = executor_.FlagsToRun(index, client_);
  if (command->scope == CommandScope::kScript && IsReadOnlyScript(index)) flags &= ~kFlagMayReplicate;
  return pause.Holds(flags, now_ms);
}

// Drops the reply that began at `mark` if CLIENT REPLY asked for that, but for the messages in it.
void Session::FinishReply(size_t mark) {
  if (client_.DropsReply()) {
    size_t end = mark;
    for (const RespReplyWriter::Part& message : writer_.messages()) {
      std::memmove(output_.data() + end, output_.data() + message.begin, message.end - message.begin);
      end += message.end - message.begin;
    }
    output_.Truncate(end);
  }
  client_.FinishReply();
}

void Session::FailProtocol() {
  if (!client_.DropsReply()) writer_.Error(parser_.error());
  executor_.CountError("ERR");
  client_.close_after_reply = true;
}

void Session::ControlReplied(std::string_view reply) {
  if (parked_ != Parked::kForControl) return;
  if (split_ != nullptr) {
    split_->parts[split_->calls[split_call_++].part] = reply;
    if (PostNextSplit()) return;
  }
  FinishControl(reply);
}

// `reply` is that of the control command, if it was not split.
void Session::FinishControl(std::string_view reply) {
  parked_ = Parked::kNot;
  const bool drops = client_.DropsReply();
  if (split_ == nullptr) {
    if (!drops) output_.Append(reply);
  } else if (drops) {
    output_.Append(split_->messages);
  } else {
    for (const std::string& part : split_->parts) output_.Append(part);
  }
  split_.reset();
  client_.FinishReply();
  ProcessPending();
}

void Session::ScriptsReplied(ScriptReply reply) {
  if (parked_ != Parked::kForControl) return;
  client_.database.store(reply.database, std::memory_order_relaxed);
  client_.resp_version.store(reply.resp_version, std::memory_order_relaxed);
  if (reply.split == nullptr) return ControlReplied(reply.bytes);
  split_ = std::move(reply.split);
  split_call_ = 0;
  if (!PostNextSplit()) FinishControl({});
}

// Posts the next control command of a transaction, after it has carried out those before it that are about
// this client. False if there is none left.
bool Session::PostNextSplit() {
  for (; split_call_ < split_->calls.size(); ++split_call_) {
    const auto& [part, queued] = split_->calls[split_call_];
    if (queued.command().scope == CommandScope::kControl) {
      host_.PostControl(*this, queued.command(), queued.arguments());
      return true;
    }
    ByteBuffer bytes;
    RespReplyWriter reply(bytes, client_.resp_version.load(std::memory_order_relaxed));
    reply.NoteMessages(true);
    executor_.RunDeferred(queued, client_, reply);
    split_->parts[part] = bytes.view();
    if (!reply.messages().empty()) split_->messages += bytes.view();
  }
  return false;
}

void Session::Waited(std::string_view reply) {
  if (parked_ != Parked::kForKey) return;
  LeaveWait();
  const size_t mark = output_.size();
  output_.Append(reply);
  if (client_.reply_mode != ReplyMode::kOn) FinishReply(mark);
  ProcessPending();
}

void Session::EndWait(bool with_error) {
  if (parked_ != Parked::kForKey || !wait_->Cancel()) return;
  const TimeoutReply on_timeout = wait_->request.on_timeout;
  LeaveWait();
  const size_t mark = output_.size();
  writer_.set_version(client_.resp_version.load(std::memory_order_relaxed));
  if (with_error) {
    writer_.Error("UNBLOCKED client unblocked via CLIENT UNBLOCK");
    executor_.CountError("UNBLOCKED");
  } else if (on_timeout == TimeoutReply::kNullArray) {
    writer_.NullArray();
  } else {
    writer_.Null();
  }
  if (client_.reply_mode != ReplyMode::kOn) FinishReply(mark);
  ProcessPending();
}

// Requires: the wait is done.
void Session::LeaveWait() {
  executor_.store().interest().Remove(wait_);
  wait_.reset();
  client_.blocked.store(false, std::memory_order_relaxed);
  parked_ = Parked::kNot;
}

void Session::Resume() {
  if (parked_ != Parked::kForPause && parked_ != Parked::kForOutput) return;
  parked_ = Parked::kNot;
  ProcessPending();
}

}  // namespace nacre
