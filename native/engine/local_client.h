// A client inside the process that speaks arguments in and RESP out; what
// native tests and fuzzers drive a store with.

#ifndef NACRE_ENGINE_LOCAL_CLIENT_H_
#define NACRE_ENGINE_LOCAL_CLIENT_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_buffer.h"
#include "commands/client_state.h"
#include "engine/executor.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {

class LocalClient {
 public:
  explicit LocalClient(Store& store) : executor_(store), state_(store.clients().NextId()), writer_(output_) {}

  // Runs one command and returns its reply's bytes; "(control)" for a control command.
  std::string Call(const std::vector<std::string_view>& arguments) {
    output_.Clear();
    writer_.set_version(state_.resp_version.load());
    executor_.Begin();
    const size_t index = executor_.Prepare(arguments, state_.database.load());
    const Executor::Outcome outcome = executor_.Run(index, state_, writer_);
    executor_.End();
    return outcome == Executor::Outcome::kControl ? "(control)" : std::string(output_.view());
  }
  std::string Call(std::initializer_list<std::string_view> arguments) {
    return Call(std::vector<std::string_view>(arguments));
  }

  ClientState& state() { return state_; }

 private:
  Executor executor_;
  ClientState state_;
  ByteBuffer output_;
  RespReplyWriter writer_;
};

}  // namespace nacre

#endif  // NACRE_ENGINE_LOCAL_CLIENT_H_
