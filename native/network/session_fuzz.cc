// Feeds a session hostile bytes on a small store, in pieces of a size that the
// input chooses and all at once to a second session on a store of its own: the
// same stream must bring the same replies. The host answers control commands
// late, so that sessions stand still in the middle of pipelines.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/clock.h"
#include "base/reclaimer.h"
#include "engine/store.h"
#include "network/session.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace nacre {
namespace {

constexpr int64_t kStartUs = 1'700'000'000'000'000;
constexpr size_t kMostReplies = 1 << 20;

// A store with one client, whose bytes come as they will.
class Conversation final : private SessionHost {
 public:
  Conversation() {
    // Sizes that an honest server would accept would only make the fuzzer slow.
    store_.settings().proto_max_bulk_len.set(4096);
    store_.settings().client_query_buffer_limit.set(1 << 16);
    // A slow machine is no difference between two readings of a stream.
    store_.settings().slowlog_log_slower_than.set(-1);
  }

  void Receive(std::string_view bytes) {
    while (!bytes.empty() && !session_.IsClosing()) {
      const std::span<char> room = session_.InputRoom();
      const size_t size = room.empty() ? bytes.size() : std::min(room.size(), bytes.size());
      if (room.empty()) {
        // A copy, since the bytes are the session's only while it is called.
        const std::string copy(bytes.substr(0, size));
        session_.Feed(copy);
      } else {
        std::copy_n(bytes.begin(), size, room.begin());
        session_.InputRead(size);
      }
      bytes.remove_prefix(size);
      Answer();
    }
  }

  std::string Replies() const { return replies_.substr(0, kMostReplies); }
  bool IsClosing() const { return session_.IsClosing(); }

 private:
  void PostControl(Session&, const CommandSpec&, std::span<const std::string_view>) override { ++posted_; }
  void PostScripts(Session&, std::unique_ptr<ScriptRequest>) override { ++posted_; }
  bool FlushEarly(Session&) override {
    TakeOutput();
    return true;
  }
  void RetryLater(Session&) override { store_.pause().End(); }
  void WaitForKey(Session&, int64_t) override {}

  void Answer() {
    TakeOutput();
    while (session_.IsParked()) {
      session_.ControlReplied("+control\r\n");
      session_.Resume();
      TakeOutput();
    }
  }
  void TakeOutput() {
    if (replies_.size() < kMostReplies) replies_ += session_.output().view();
    session_.output().Clear(1 << 16);
  }

  ManualClock clock_{kStartUs};
  Store store_{{.databases = 2, .seed = 1, .clock = &clock_, .maintained = false}};
  Executor executor_{store_};
  Session session_{executor_, *this, 1, nullptr, nullptr};
  std::string replies_;
  size_t posted_ = 0;
};

// Replies to random choices differ from one store to the next.
bool IsRandom(std::string_view stream) {
  std::string lower(stream);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower.find("rand") != std::string::npos;
}

}  // namespace
}  // namespace nacre

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const size_t step = 1 + data[0] % 64;
  const std::string_view stream(reinterpret_cast<const char*>(data) + 1, size - 1);
  nacre::Conversation whole;
  nacre::Conversation pieces;
  whole.Receive(stream);
  for (size_t at = 0; at < stream.size(); at += step) pieces.Receive(stream.substr(at, step));
  NACRE_ASSERT(whole.IsClosing() == pieces.IsClosing());
  if (!nacre::IsRandom(stream)) NACRE_ASSERT(whole.Replies() == pieces.Replies());
  // What flushing handed over would look like a leak while it is being freed.
  nacre::WaitForReclaim();
  return 0;
}
