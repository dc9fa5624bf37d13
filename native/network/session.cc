#include "network/session.h"

#include <algorithm>

namespace nacre {
namespace {

// Output that is sent before the rest of a long pipeline is read.
constexpr size_t kFlushAt = 256 * 1024;
constexpr size_t kInputChunk = 16 * 1024;
constexpr size_t kLargestInputStep = 4 * 1024 * 1024;

}  // namespace

Session::Session(Executor& executor, SessionHost& host, uint64_t id)
    : executor_(executor), host_(host), client_(id), writer_(output_) {
  client_.authenticated = !executor.store().settings().NeedsPassword();
  client_.created_ms = executor.store().clock().NowMilliseconds();
  client_.last_active_ms.store(client_.created_ms, std::memory_order_relaxed);
}

RespLimits Session::Limits() const {
  RespLimits limits;
  limits.max_bulk_bytes = executor_.store().settings().proto_max_bulk_len.get();
  limits.authenticated = client_.authenticated;
  return limits;
}

void Session::Feed(std::string_view bytes) {
  client_.bytes_in.fetch_add(bytes.size(), std::memory_order_relaxed);
  if (!pending_.empty() || IsParked()) {
    pending_.Append(bytes);
    CheckQueryBuffer();
    ProcessPending();
    return;
  }
  const size_t consumed = Process(bytes);
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
  client_.bytes_in.fetch_add(size, std::memory_order_relaxed);
  pending_.Advance(size);
  CheckQueryBuffer();
  ProcessPending();
}

void Session::ProcessPending() {
  if (IsParked() || processing_ || pending_.empty()) return;
  pending_.Consume(Process(pending_.view()));
  // An idle session keeps no buffer.
  if (pending_.empty()) pending_.Clear(0);
  client_.query_bytes.store(pending_.size(), std::memory_order_relaxed);
}

void Session::CheckQueryBuffer() {
  client_.query_bytes.store(pending_.size(), std::memory_order_relaxed);
  const int64_t limit = executor_.store().settings().client_query_buffer_limit.get();
  if (static_cast<int64_t>(pending_.size()) > limit) client_.close_after_reply = true;
}

// Runs all complete commands of `bytes`; returns how many bytes they had.
size_t Session::Process(std::string_view bytes) {
  processing_ = true;
  size_t offset = 0;
  bool more = true;
  while (more && !IsParked() && !client_.close_after_reply) {
    executor_.Begin();
    const Batch batch = ReadBatch(bytes, offset);
    const size_t done = RunBatch(batch, offset);
    executor_.End();
    const bool stopped = done != batch.end;
    offset = done;
    if (stopped) {
      parser_.Restart();
    } else if (batch.failed && !IsParked() && !client_.close_after_reply) {
      FailProtocol();
    }
    more = batch.more && !stopped;
    if (output_.size() >= kFlushAt) host_.FlushEarly(*this);
  }
  client_.last_active_ms.store(executor_.now_us() / 1000, std::memory_order_relaxed);
  client_.output_bytes.store(output_.size(), std::memory_order_relaxed);
  processing_ = false;
  // What follows a command that closes the connection is never read.
  return client_.close_after_reply ? bytes.size() : offset;
}

Session::Batch Session::ReadBatch(std::string_view bytes, size_t offset) {
  Batch batch;
  batch.end = offset;
  const RespLimits limits = Limits();
  const uint32_t database = client_.database.load(std::memory_order_relaxed);
  // The limits change with authentication, so what precedes it is read singly.
  const size_t most = client_.authenticated ? kBatch : 1;
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

// Runs the batch's commands until one parks or closes the session; returns the
// offset up to which input is used.
size_t Session::RunBatch(const Batch& batch, size_t offset) {
  if (batch.count > 1) executor_.HintEntries(client_.database.load(std::memory_order_relaxed));
  for (size_t i = 0; i < batch.count; ++i) {
    if (MustPause(i)) {
      parked_ = Parked::kForPause;
      host_.RetryLater(*this);
      return i == 0 ? offset : batch.ends[i - 1];
    }
    if (!RunOne(i)) return batch.ends[i];
  }
  return batch.end;
}

// False when the session stands still or closes after this command.
bool Session::RunOne(size_t index) {
  const size_t mark = output_.size();
  writer_.set_version(client_.resp_version.load(std::memory_order_relaxed));
  const Executor::Outcome outcome = executor_.Run(index, client_, writer_);
  client_.commands.store(client_.commands.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  if (outcome == Executor::Outcome::kControl) {
    parked_ = Parked::kForControl;
    host_.PostControl(*this, *executor_.command(index), executor_.arguments(index));
    return false;
  }
  if (client_.reply_mode != ReplyMode::kOn) ApplyReplyMode(mark);
  return !client_.close_after_reply;
}

bool Session::MustPause(size_t index) const {
  const CommandSpec* command = executor_.command(index);
  return command != nullptr && executor_.store().pause().Holds(*command, executor_.now_us() / 1000);
}

// Drops the reply that began at `mark` as CLIENT REPLY asked.
void Session::ApplyReplyMode(size_t mark) {
  if (client_.DropsReply()) output_.Truncate(mark);
  client_.FinishReply();
}

void Session::FailProtocol() {
  writer_.Error(parser_.error());
  client_.close_after_reply = true;
}

void Session::ControlReplied(std::string_view reply) {
  if (parked_ != Parked::kForControl) return;
  parked_ = Parked::kNot;
  const size_t mark = output_.size();
  output_.Append(reply);
  if (client_.reply_mode != ReplyMode::kOn) ApplyReplyMode(mark);
  ProcessPending();
}

void Session::Resume() {
  if (parked_ != Parked::kForPause) return;
  parked_ = Parked::kNot;
  ProcessPending();
}

}  // namespace nacre
