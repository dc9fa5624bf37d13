#include "binding/script_thread.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "binding/store_handle.h"
#include "binding/value.h"

namespace nacre {
namespace {

constexpr const char* kHandlerNames[] = {"load", "nameLibrary", "loadLibrary",  "dropLibrary", "flush",
                                         "run",  "runFunction", "runProcedure", "runControl"};
constexpr char kElsewhere[] =
    "ERR The procedure is another thread's: call it there, or with FCALL from the network";
// What the replies and arguments of one script leave allocated.
constexpr size_t kKeptBytes = 256 * 1024;
constexpr size_t kLeastDesk = 4096;
// What an interpreter holds of compiled scripts: beyond that it forgets them, and compiles again what is
// still used. Programs that write their values into their scripts would fill its memory otherwise.
constexpr size_t kMostLoadedScripts = 1000;
constexpr size_t kMostLoadedBytes = size_t{1} << 20;
constexpr size_t kDeskHeaderWords = 4;

class HandleScope {
 public:
  explicit HandleScope(napi_env env) : env_(env) { napi_open_handle_scope(env, &scope_); }
  ~HandleScope() { napi_close_handle_scope(env_, scope_); }
  HandleScope(const HandleScope&) = delete;
  HandleScope& operator=(const HandleScope&) = delete;

 private:
  napi_env env_;
  napi_handle_scope scope_ = nullptr;
};

napi_value ValueOf(napi_env env, napi_ref reference) {
  napi_value value = nullptr;
  napi_get_reference_value(env, reference, &value);
  return value;
}

// The message of what was thrown; empty if the thread is being ended.
std::string TakeException(napi_env env) {
  bool pending = false;
  napi_is_exception_pending(env, &pending);
  napi_value exception = nullptr;
  if (!pending || napi_get_and_clear_last_exception(env, &exception) != napi_ok) return "";
  napi_valuetype type = napi_undefined;
  napi_typeof(env, exception, &type);
  if (type != napi_object) return "";
  napi_value message = PropertyOf(env, exception, "message");
  const std::string text = message != nullptr ? TextOf(env, message) : "";
  return text.empty() ? "ERR internal error" : text;
}

RegisteredFunction ReadFunction(napi_env env, napi_value object) {
  RegisteredFunction function;
  function.name = TextOf(env, PropertyOf(env, object, "name"));
  if (napi_value description = PropertyOf(env, object, "description")) {
    function.has_description = true;
    function.description = TextOf(env, description);
  }
  function.flags = static_cast<uint32_t>(IntegerOf(env, PropertyOf(env, object, "flags"), 0));
  return function;
}

}  // namespace

std::optional<std::span<char>> TypedArrayBytes(napi_env env, napi_value value) {
  void* data = nullptr;
  size_t size = 0;
  if (value == nullptr ||
      napi_get_typedarray_info(env, value, nullptr, &size, &data, nullptr, nullptr) != napi_ok) {
    return std::nullopt;
  }
  return std::span<char>(static_cast<char*>(data), size);
}

void PinnedBytes::Pin(napi_env env, napi_value array) {
  Release(env);
  const auto bytes = TypedArrayBytes(env, array);
  if (!bytes || napi_create_reference(env, array, 1, &array_) != napi_ok) return;
  bytes_ = *bytes;
}

void PinnedBytes::Release(napi_env env) {
  if (array_ != nullptr) napi_delete_reference(env, array_);
  array_ = nullptr;
  bytes_ = {};
}

ScriptThread::ScriptThread(Environment& environment, Executor& executor, napi_value handlers)
    : environment_(environment), executor_(executor) {
  napi_env env = environment.env;
  napi_create_reference(env, handlers, 0, &handlers_);
  for (size_t i = 0; i < kHandlers; ++i) {
    napi_create_reference(env, PropertyOf(env, handlers, kHandlerNames[i]), 0, &functions_[i]);
  }
  generation_ = executor.store().scripts().generation();
  executor.SetScriptEngine(this);
}

ScriptThread::~ScriptThread() {
  if (home != nullptr) executor_.store().scripts().RemoveProcedures(*home);
  executor_.SetScriptEngine(nullptr);
  for (napi_ref reference : functions_) napi_delete_reference(environment_.env, reference);
  napi_delete_reference(environment_.env, handlers_);
  if (desk_ != nullptr) napi_delete_reference(environment_.env, desk_);
  reply_room_.Release(environment_.env);
  memory_.Release(environment_.env);
}

napi_value ScriptThread::CallHandler(Handler handler, std::span<const napi_value> arguments,
                                     std::string* error) {
  napi_env env = environment_.env;
  napi_value result = nullptr;
  const napi_status status =
      napi_call_function(env, ValueOf(env, handlers_), ValueOf(env, functions_[handler]), arguments.size(),
                         arguments.data(), &result);
  if (status == napi_ok) return result;
  *error = TakeException(env);
  return nullptr;
}

void ScriptThread::DropScripts() {
  generation_ = executor_.store().scripts().generation();
  loaded_scripts_.clear();
  loaded_bytes_ = 0;
  std::string error;
  CallHandler(kFlush, {}, &error);
}

std::string ScriptThread::Load(Script& script) {
  if (script.IsProcedure()) return script.home == home ? "" : kElsewhere;
  if (script.IsFunction()) return LoadFunctionsLibrary(*script.library);
  const bool was_flushed = executor_.store().scripts().generation() != generation_;
  if (!was_flushed && loaded_scripts_.contains(script.id)) return "";
  const HandleScope scope(environment_.env);
  const bool is_full = loaded_scripts_.size() >= kMostLoadedScripts || loaded_bytes_ >= kMostLoadedBytes;
  if (was_flushed || is_full) DropScripts();
  napi_env env = environment_.env;
  const napi_value arguments[] = {MakeInteger(env, script.id), MakeString(env, script.name),
                                  MakeBuffer(env, script.body)};
  std::string error;
  napi_value flags = CallHandler(kLoad, arguments, &error);
  if (flags == nullptr) return error.empty() ? "ERR the thread ends" : error;
  script.flags.store(static_cast<uint32_t>(IntegerOf(env, flags, 0)), std::memory_order_relaxed);
  loaded_scripts_.insert(script.id);
  loaded_bytes_ += script.body.size();
  return "";
}

std::string ScriptThread::NameLibrary(std::string_view code, std::string* name) {
  const HandleScope scope(environment_.env);
  napi_env env = environment_.env;
  const napi_value arguments[] = {MakeBuffer(env, code)};
  std::string error;
  napi_value result = CallHandler(kNameLibrary, arguments, &error);
  if (result == nullptr) return error.empty() ? "ERR the thread ends" : error;
  *name = TextOf(env, result);
  return "";
}

// Drops libraries that were deleted or replaced, so that names of their functions are free.
void ScriptThread::DropStaleLibraries() {
  napi_env env = environment_.env;
  for (auto next = loaded_libraries_.begin(); next != loaded_libraries_.end();) {
    const auto known = executor_.store().scripts().FindLibrary(next->first);
    if (known != nullptr && known->code->id == next->second) {
      ++next;
      continue;
    }
    const napi_value arguments[] = {MakeString(env, next->first)};
    std::string error;
    CallHandler(kDropLibrary, arguments, &error);
    next = loaded_libraries_.erase(next);
  }
}

std::string ScriptThread::LoadLibrary(const LibraryCode& library,
                                      std::vector<RegisteredFunction>& functions) {
  const HandleScope scope(environment_.env);
  napi_env env = environment_.env;
  DropStaleLibraries();
  const napi_value arguments[] = {MakeString(env, library.name), MakeBuffer(env, library.code)};
  std::string error;
  napi_value registered = CallHandler(kLoadLibrary, arguments, &error);
  if (registered == nullptr) return error.empty() ? "ERR the thread ends" : error;
  loaded_libraries_[library.name] = library.id;
  uint32_t count = 0;
  napi_get_array_length(env, registered, &count);
  for (uint32_t i = 0; i < count; ++i) {
    napi_value function = nullptr;
    napi_get_element(env, registered, i, &function);
    functions.push_back(ReadFunction(env, function));
  }
  return "";
}

void ScriptThread::ForgetLibraries() {
  const HandleScope scope(environment_.env);
  for (const auto& [name, id] : loaded_libraries_) {
    const napi_value arguments[] = {MakeString(environment_.env, name)};
    std::string error;
    CallHandler(kDropLibrary, arguments, &error);
  }
  loaded_libraries_.clear();
}

std::string ScriptThread::LoadFunctionsLibrary(const LibraryCode& library) {
  const auto found = loaded_libraries_.find(library.name);
  if (found != loaded_libraries_.end() && found->second == library.id) return "";
  std::vector<RegisteredFunction> functions;
  return LoadLibrary(library, functions);
}

char* ScriptThread::DeskOf(size_t bytes) {
  const bool fits = desk_size_ >= bytes && (desk_size_ <= kKeptBytes || bytes > kKeptBytes);
  if (desk_ != nullptr && fits) return desk_data_;
  napi_env env = environment_.env;
  if (desk_ != nullptr) napi_delete_reference(env, desk_);
  desk_size_ = std::max(kLeastDesk, bytes + bytes / 2);
  napi_value buffer = nullptr;
  void* data = nullptr;
  napi_create_arraybuffer(env, desk_size_, &data, &buffer);
  napi_create_reference(env, buffer, 1, &desk_);
  desk_data_ = static_cast<char*>(data);
  return desk_data_;
}

napi_value ScriptThread::FillDesk(const Script& script, const ScriptArguments& arguments, int resp_version) {
  const size_t words = kDeskHeaderWords + arguments.keys.size() + arguments.values.size();
  size_t bytes = words * sizeof(uint32_t);
  for (const std::string_view key : arguments.keys) bytes += key.size();
  for (const std::string_view value : arguments.values) bytes += value.size();
  char* word = DeskOf(bytes);
  char* at = word + words * sizeof(uint32_t);
  const auto put = [&word](size_t value) {
    const auto narrow = static_cast<uint32_t>(value);
    std::memcpy(word, &narrow, sizeof narrow);
    word += sizeof narrow;
  };
  put(script.id);
  put(arguments.keys.size());
  put(arguments.values.size());
  put(static_cast<size_t>(resp_version));
  for (const auto& group : {arguments.keys, arguments.values}) {
    for (const std::string_view argument : group) {
      put(argument.size());
      at = std::copy(argument.begin(), argument.end(), at);
    }
  }
  return ValueOf(environment_.env, desk_);
}

bool ScriptThread::Run(const Script& script, const ScriptArguments& arguments, int resp_version,
                       std::string_view* reply) {
  const HandleScope scope(environment_.env);
  output_.Clear(kKeptBytes);
  environment_.runs_script = true;
  const bool has_body = script.IsProcedure() && procedure_body != nullptr;
  *reply = has_body ? RunBody() : RunHandler(script, FillDesk(script, arguments, resp_version));
  environment_.runs_script = false;
  ends_ = reply->empty();
  return !ends_;
}

// The body keeps its result, or what it threw, to itself. No reply if the thread is being ended.
std::string_view ScriptThread::RunBody() {
  napi_value result = nullptr;
  const napi_status status = napi_call_function(environment_.env, MakeUndefined(environment_.env),
                                                procedure_body, 0, nullptr, &result);
  if (status == napi_ok) writer_.Ok();
  return output_.view();
}

// The reply; none if the thread is being ended.
std::string_view ScriptThread::RunHandler(const Script& script, napi_value desk) {
  napi_env env = environment_.env;
  std::string error;
  napi_value result = nullptr;
  if (!script.IsProcedure() && !script.IsFunction()) {
    result = CallHandler(kRun, std::span(&desk, 1), &error);
  } else {
    const napi_value arguments[] = {desk, MakeString(env, script.name)};
    result = CallHandler(script.IsProcedure() ? kRunProcedure : kRunFunction, arguments, &error);
  }
  // What commands of the script replied was there before.
  output_.Clear(kKeptBytes);
  uint32_t size = 0;
  if (result != nullptr && napi_get_value_uint32(env, result, &size) == napi_ok) {
    return {reply_room_.bytes().data(), std::min<size_t>(size, reply_room_.bytes().size())};
  }
  if (const auto bytes = TypedArrayBytes(env, result)) {
    output_.Append({bytes->data(), bytes->size()});
  } else if (!error.empty()) {
    writer_.Error(error);
  }
  return output_.view();
}

// It makes calls of the store, as a script may not.
std::string_view ScriptThread::RunControl(const CommandSpec& command,
                                          std::span<const std::string_view> arguments, uint32_t database,
                                          int resp_version) {
  const HandleScope scope(environment_.env);
  napi_env env = environment_.env;
  napi_value words = nullptr;
  napi_create_array_with_length(env, arguments.size(), &words);
  for (size_t i = 0; i < arguments.size(); ++i) {
    napi_set_element(env, words, static_cast<uint32_t>(i), MakeBuffer(env, arguments[i]));
  }
  const napi_value values[] = {MakeInteger(env, command.id), MakeInteger(env, database), words,
                               MakeInteger(env, resp_version)};
  std::string error;
  environment_.runs_script = false;
  napi_value result = CallHandler(kRunControl, values, &error);
  environment_.runs_script = true;
  control_output_.Clear(kKeptBytes);
  if (const auto bytes = TypedArrayBytes(env, result)) {
    control_output_.Append({bytes->data(), bytes->size()});
  } else {
    RespReplyWriter(control_output_, resp_version).Error(error.empty() ? "ERR the thread ends" : error);
  }
  return control_output_.view();
}

void ScriptThread::UseReplyRoom(napi_value room) { reply_room_.Pin(environment_.env, room); }

void ScriptThread::UseMemory(napi_value memory, uint32_t table, uint32_t room, uint32_t room_size) {
  memory_.Pin(environment_.env, memory);
  const std::span<char> bytes = memory_.bytes();
  const bool fits = table <= bytes.size() && uint64_t{room} + room_size <= bytes.size();
  table_ = fits ? table : 0;
  room_ = fits ? bytes.subspan(room, room_size) : std::span<char>();
}

std::span<const std::string_view> ScriptThread::ReadArguments(uint32_t count) {
  arguments_.clear();
  const std::span<char> memory = memory_.bytes();
  const uint64_t end = uint64_t{table_} + uint64_t{count} * 2 * sizeof(uint32_t);
  if (count == 0 || room_.empty() || end > memory.size()) return {};
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t place[2];
    std::memcpy(place, memory.data() + table_ + i * sizeof place, sizeof place);
    if (uint64_t{place[0]} + place[1] > memory.size()) return {};
    arguments_.emplace_back(memory.data() + place[0], place[1]);
  }
  return arguments_;
}

int64_t ScriptThread::Call(uint32_t count, int resp_version) {
  const auto arguments = ReadArguments(count);
  if (arguments.empty() || !executor_.RunsScript()) return 0;
  output_.Clear(kKeptBytes);
  writer_.set_version(resp_version);
  executor_.CallFromScript(arguments, writer_);
  if (output_.size() > room_.size()) return -static_cast<int64_t>(output_.size());
  std::memcpy(room_.data(), output_.data(), output_.size());
  return static_cast<int64_t>(output_.size());
}

}  // namespace nacre
