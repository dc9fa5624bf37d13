// The interpreter of one JavaScript thread, reached through functions that the
// thread gave: it compiles and runs scripts, and calls back for each command.
//
// A call goes to JavaScript in one array buffer that is reused, the desk. In words of
// 32 bits, and then bytes:
//
//   | script's id | keys | values | RESP version | length of each, keys first | their bytes |
//
// Replies of scripts, and the arguments and replies of their commands, stand in memory
// of JavaScript's that was made known before.

#ifndef NACRE_BINDING_SCRIPT_THREAD_H_
#define NACRE_BINDING_SCRIPT_THREAD_H_

#include <node_api.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/byte_buffer.h"
#include "binding/reply_tape.h"
#include "binding/value.h"
#include "engine/executor.h"
#include "engine/script_engine.h"
#include "network/script_pool.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {

struct Environment;

// The bytes of a typed array; nothing if `value` is none.
std::optional<std::span<char>> TypedArrayBytes(napi_env env, napi_value value);

// Bytes of a typed array, which is kept alive.
class PinnedBytes {
 public:
  PinnedBytes() = default;
  PinnedBytes(const PinnedBytes&) = delete;
  PinnedBytes& operator=(const PinnedBytes&) = delete;

  // Lets go of what it had. No bytes if `array` is no typed array.
  void Pin(napi_env env, napi_value array);
  void Release(napi_env env);
  std::span<char> bytes() const { return bytes_; }

 private:
  napi_ref array_ = nullptr;
  std::span<char> bytes_;
};

class ScriptThread final : public ScriptEngine {
 public:
  // `handlers` has the functions of NativeScriptHandlers (src/native/binding.ts). It is not kept alive: it
  // holds the store in its turn. Whoever keeps the store must keep it, too.
  ScriptThread(Environment& environment, Executor& executor, napi_value handlers);
  ScriptThread(const ScriptThread&) = delete;
  ScriptThread& operator=(const ScriptThread&) = delete;
  ~ScriptThread() override;

  std::string Load(Script& script) override;
  std::string NameLibrary(std::string_view code, std::string* name) override;
  std::string LoadLibrary(const LibraryCode& library, std::vector<RegisteredFunction>& functions) override;
  void ForgetLibraries() override;
  bool Run(const Script& script, const ScriptArguments& arguments, int resp_version,
           std::string_view* reply) override;
  std::string_view RunControl(const CommandSpec& command, std::span<const std::string_view> arguments,
                              uint32_t database, int resp_version) override;

  // Where the interpreter leaves arguments of commands and gets replies: the table of arguments, pairs of
  // address and length, and the room for replies in its memory. To be called again when the memory has moved.
  void UseMemory(napi_value memory, uint32_t table, uint32_t room, uint32_t room_size);
  // Where replies of scripts stand.
  void UseReplyRoom(napi_value room);
  // What the interpreter calls while it runs a script. The reply to the command of `count` arguments is
  // written into the room if it fits; returns its size, or, if it does not fit, the negative size, and
  // TakeReply gives it. Zero if anything is outside of the memory.
  int64_t Call(uint32_t count, int resp_version);
  std::string_view TakeReply() const { return output_.view(); }
  Executor& executor() { return executor_; }
  // Who runs this thread's procedures for the network; null until there are some.
  std::shared_ptr<ScriptPool> home;
  // Called now and then while a script runs for long; null: nothing.
  std::function<void()> on_long_run;
  // What a procedure runs instead of the handler, when this very thread calls it; null: the handler.
  napi_value procedure_body = nullptr;
  // The arguments of a command of the procedure that runs, and its reply.
  ArgumentBytes& procedure_arguments() { return procedure_arguments_; }
  ReplyTape& procedure_reply() { return procedure_reply_; }

  // Whether a script found that the thread is being ended.
  bool ends() const { return ends_; }
  // The arguments that stand there; empty if any is outside of the memory. Valid until the next call.
  std::span<const std::string_view> ReadArguments(uint32_t count);

 private:
  enum Handler {
    kLoad,
    kNameLibrary,
    kLoadLibrary,
    kDropLibrary,
    kFlush,
    kRun,
    kRunFunction,
    kRunProcedure,
    kRunControl,
    kHandlers
  };

  // Calls a handler; null if it threw. Then `error` has what, or nothing if the thread ends.
  napi_value CallHandler(Handler handler, std::span<const napi_value> arguments, std::string* error);
  std::string_view RunBody();
  std::string_view RunHandler(const Script& script, napi_value desk);
  std::string LoadFunctionsLibrary(const LibraryCode& library);
  void DropStaleLibraries();
  void DropScripts();
  napi_value FillDesk(const Script& script, const ScriptArguments& arguments, int resp_version);
  char* DeskOf(size_t bytes);

  Environment& environment_;
  Executor& executor_;
  napi_ref handlers_ = nullptr;         // Weak.
  napi_ref functions_[kHandlers] = {};  // Weak.
  napi_ref desk_ = nullptr;
  char* desk_data_ = nullptr;
  size_t desk_size_ = 0;
  PinnedBytes reply_room_;
  PinnedBytes memory_;  // The interpreter's.
  uint32_t table_ = 0;
  std::span<char> room_;
  bool ends_ = false;
  uint32_t generation_ = 0;                                     // Of the scripts that were loaded.
  std::unordered_set<uint32_t> loaded_scripts_;                 // By id.
  size_t loaded_bytes_ = 0;                                     // Of their bodies.
  std::unordered_map<std::string, uint32_t> loaded_libraries_;  // Their ids by name.
  std::vector<std::string_view> arguments_;
  ArgumentBytes procedure_arguments_;
  ReplyTape procedure_reply_;
  ByteBuffer output_;
  RespReplyWriter writer_{output_};
  ByteBuffer control_output_;
};

}  // namespace nacre

#endif  // NACRE_BINDING_SCRIPT_THREAD_H_
