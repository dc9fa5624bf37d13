#include "binding/log_port.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/log.h"
#include "binding/thread_safe_function.h"
#include "binding/value.h"

namespace nacre {
namespace {

struct Line {
  LogLevel level;
  std::string message;
};

void Deliver(napi_env env, napi_value function, void* /*context*/, void* data) {
  const std::unique_ptr<Line> line(static_cast<Line*>(data));
  if (env == nullptr) return;
  const napi_value arguments[] = {MakeNumber(env, static_cast<double>(line->level)),
                                  MakeString(env, line->message)};
  napi_call_function(env, MakeUndefined(env), function, 2, arguments, nullptr);
}

// The process has one log, hence one function, of one environment.
struct Port {
  std::mutex mutex;
  napi_env env = nullptr;
  std::unique_ptr<ThreadSafeFunction> function;
};

// Never destroyed: threads may log while the process ends.
Port& ThePort() {
  static auto* const port = new Port;
  return *port;
}

void Send(LogLevel level, std::string_view message) {
  Port& port = ThePort();
  std::lock_guard lock(port.mutex);
  if (port.function == nullptr) return;
  auto line = std::make_unique<Line>(Line{level, std::string(message)});
  if (port.function->Call(line.get())) line.release();
}

// Calls that were not delivered are dropped outside of the port's mutex.
void Replace(napi_env env, std::unique_ptr<ThreadSafeFunction> function) {
  Port& port = ThePort();
  std::lock_guard lock(port.mutex);
  port.env = env;
  port.function.swap(function);
}

}  // namespace

napi_value OnLog(napi_env env, napi_callback_info info) {
  napi_value function = nullptr;
  size_t count = 1;
  napi_get_cb_info(env, info, &count, &function, nullptr, nullptr);
  napi_valuetype type = napi_undefined;
  if (count == 1) napi_typeof(env, function, &type);
  if (type != napi_function) {
    EndLogPort(env);
    return MakeUndefined(env);
  }
  auto port = std::make_unique<ThreadSafeFunction>(env, function, "nacre log", nullptr, Deliver);
  port->Unref(env);
  Replace(env, std::move(port));
  SetLogListener(Send);
  return MakeUndefined(env);
}

void EndLogPort(napi_env env) {
  {
    Port& port = ThePort();
    std::lock_guard lock(port.mutex);
    if (port.env != env) return;
  }
  SetLogListener({});
  Replace(nullptr, nullptr);
}

}  // namespace nacre
