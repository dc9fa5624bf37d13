// The process's log, for lines that native code has to tell its operator. They go
// to whoever listens; a process that shows no log drops them.

#ifndef NACRE_BASE_LOG_H_
#define NACRE_BASE_LOG_H_

#include <functional>
#include <string>
#include <string_view>

namespace nacre {

// In the order of Redis's levels.
enum class LogLevel { kDebug, kVerbose, kNotice, kWarning };

// Replaces the listener; empty takes it away. It is called by the thread that logs,
// which may hold a shard's lock: it must be quick, and must not log. Any thread.
void SetLogListener(std::function<void(LogLevel, std::string_view)> listener);

// Any thread.
void Log(LogLevel level, std::string_view message);

}  // namespace nacre

#endif  // NACRE_BASE_LOG_H_
