#include "binding/journal_calls.h"

#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "binding/one_call.h"
#include "binding/store_call.h"
#include "engine/journal/backup.h"
#include "engine/journal/journal.h"
#include "engine/service_state.h"

namespace nacre {
namespace {

napi_value LoadResultValue(napi_env env, const JournalLoadResult& result) {
  napi_value object = NewObject(env);
  if (!result.error.empty()) SetProperty(env, object, "error", MakeString(env, result.error));
  if (!result.notice.empty()) SetProperty(env, object, "notice", MakeString(env, result.notice));
  SetInteger(env, object, "commands", result.commands);
  SetInteger(env, object, "bytes", result.bytes);
  SetInteger(env, object, "reachedMs", static_cast<uint64_t>(result.reached_ms));
  SetProperty(env, object, "libraries", MakeBuffers(env, result.libraries));
  return object;
}

// store.takeDirectory(path): an empty text, or why this process cannot have it
napi_value TakeDirectory(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  const std::string path = TextOf(env, call.arguments[0]);
  std::unique_ptr<DirectoryLock>& own = call.handle->shared().directory;
  if (own != nullptr && own->directory() == path) return MakeString(env, "");
  auto lock = std::make_unique<DirectoryLock>();
  const std::string error = lock->Take(path);
  if (error.empty()) own = std::move(lock);
  return MakeString(env, error);
}

// store.openJournal(directory, name, single file): an empty text, or what went wrong
napi_value OpenJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 3);
  if (!call) return nullptr;
  const std::string error = call.store().journal().Open(
      TextOf(env, call.arguments[0]), TextOf(env, call.arguments[1]), TextOf(env, call.arguments[2]));
  return MakeString(env, error);
}

// store.journalHasFiles(): whether there is a journal to load
napi_value JournalHasFiles(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  return call ? MakeBoolean(env, call.store().journal().HasFiles()) : nullptr;
}

JournalLoadOptions ReadLoadOptions(napi_env env, napi_value object) {
  JournalLoadOptions options;
  options.cuts_torn_tail = FlagOf(env, object, "cutsTornTail");
  options.keeps_files = FlagOf(env, object, "keepsFiles");
  if (napi_value until = PropertyOf(env, object, "untilMs")) options.until_ms = IntegerOf(env, until, 0);
  return options;
}

// store.loadJournal({ cutsTornTail, keepsFiles, untilMs }, onDone?): without onDone it returns
// what it found when all is loaded; else others are answered meanwhile. They are told that the
// store is loading until endLoading
napi_value LoadJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  const JournalLoadOptions options = ReadLoadOptions(env, call.arguments[0]);
  call.store().service().BeginLoading();
  napi_valuetype type = napi_undefined;
  napi_typeof(env, call.arguments[1], &type);
  if (type != napi_function) return LoadResultValue(env, call.store().journal().Load(options, nullptr));
  // The store lives until its loading has ended.
  std::thread([shared = call.handle->SharedPointer(), options, done = OneCall::Make(env, call.arguments[1])] {
    auto result = std::make_shared<JournalLoadResult>(shared->store.journal().Load(options, nullptr));
    done->Call([result](napi_env js) { return LoadResultValue(js, *result); });
  }).detach();
  return MakeUndefined(env);
}

// store.endLoading(): what was loaded is ready for all
napi_value EndLoading(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (call) call.store().service().End(ServiceState::kLoading);
  return MakeUndefined(env);
}

JournalRewrite ReadRewrite(napi_env env, const StoreCall& call) {
  napi_value object = call.arguments[0];
  JournalRewrite rewrite;
  rewrite.as_snapshot = FlagOf(env, object, "asSnapshot");
  rewrite.compress = call.store().settings().rdbcompression.get() != 0;
  rewrite.keeps_history = FlagOf(env, object, "keepsHistory");
  rewrite.incremental_fsync = FlagOf(env, object, "incrementalFsync");
  rewrite.while_loading = FlagOf(env, object, "whileLoading");
  napi_valuetype type = napi_undefined;
  napi_typeof(env, call.arguments[1], &type);
  if (type != napi_function) return rewrite;
  rewrite.on_done = [done = OneCall::Make(env, call.arguments[1])](const std::string& error) {
    done->Call([error](napi_env js) { return MakeString(js, error); });
  };
  return rewrite;
}

// Both return an empty text, or why they cannot; "busy" if a snapshot is under way.
napi_value StartedOr(napi_env env, const std::string& error, bool started) {
  return MakeString(env, error.empty() && !started ? "busy" : error);
}

// store.beginJournal(): continues what was loaded; an empty text, or what went wrong
napi_value BeginJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  return call ? MakeString(env, call.store().journal().Begin()) : nullptr;
}

// store.beginJournalAfresh({ asSnapshot, keepsHistory, incrementalFsync, whileLoading }, onDone)
napi_value BeginJournalAfresh(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  bool started = false;
  const std::string error = call.store().journal().BeginAfresh(ReadRewrite(env, call), started);
  return StartedOr(env, error, started);
}

// store.beginJournalAfreshAtOnce(the same): returns when its base is written
napi_value BeginJournalAfreshAtOnce(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  JournalRewrite rewrite = ReadRewrite(env, call);
  const auto done = std::make_shared<std::promise<std::string>>();
  std::future<std::string> outcome = done->get_future();
  rewrite.on_done = [done](const std::string& error) { done->set_value(error); };
  bool started = false;
  const std::string error = call.store().journal().BeginAfresh(std::move(rewrite), started);
  return StartedOr(env, started && error.empty() ? outcome.get() : error, started);
}

// store.rewriteJournal(the same, onDone)
napi_value RewriteJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 2);
  if (!call) return nullptr;
  bool started = false;
  const std::string error = call.store().journal().Rewrite(ReadRewrite(env, call), started);
  return StartedOr(env, error, started);
}

// store.backup(directory, name, onDone): an empty text, or why it cannot
napi_value Backup(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 3);
  if (!call) return nullptr;
  BackupRequest request;
  request.directory = TextOf(env, call.arguments[0]);
  request.name = TextOf(env, call.arguments[1]);
  request.compress = call.store().settings().rdbcompression.get() != 0;
  request.on_done = [done = OneCall::Make(env, call.arguments[2])](const std::string& error) {
    done->Call([error](napi_env js) { return MakeString(js, error); });
  };
  bool started = false;
  const std::string error = StartBackup(call.store(), std::move(request), started);
  return StartedOr(env, error, started);
}

// store.endJournal(): returns when all is on disk
napi_value EndJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (call) call.store().journal().End();
  return MakeUndefined(env);
}

// store.journalStatus()
napi_value GetJournalStatus(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 0);
  if (!call) return nullptr;
  const JournalStatus status = call.store().journal().status();
  napi_value object = NewObject(env);
  const auto flag = [&](const char* name, bool value) {
    SetProperty(env, object, name, MakeBoolean(env, value));
  };
  const auto number = [&](const char* name, int64_t value) {
    SetProperty(env, object, name, MakeInteger(env, value));
  };
  flag("loading", call.store().service().Is(ServiceState::kLoading));
  flag("enabled", status.enabled);
  flag("rewriting", status.rewriting);
  flag("waitsForBase", status.waits_for_base);
  flag("lastRewriteSucceeded", status.last_rewrite_succeeded);
  flag("failed", status.writer.failed);
  number("lastRewriteMs", status.last_rewrite_ms);
  number("currentRewriteMs", status.current_rewrite_ms);
  number("baseSize", static_cast<int64_t>(status.base_size));
  number("size", static_cast<int64_t>(status.size));
  number("pendingBytes", static_cast<int64_t>(status.writer.pending_bytes));
  number("delayedSyncs", static_cast<int64_t>(status.writer.delayed));
  return object;
}

// store.awaitJournal(onDone): calls it with true when all that was done by now is on disk, with
// false if the disk fails before; returns false, and never calls it, if there is no journal
napi_value AwaitJournal(napi_env env, napi_callback_info info) {
  const StoreCall call(env, info, 1);
  if (!call) return nullptr;
  JournalWriter* const writer = call.store().journal().writer();
  if (writer == nullptr) return MakeBoolean(env, false);
  writer->Await(writer->appended(), [done = OneCall::Make(env, call.arguments[0])](bool durable) {
    done->Call([durable](napi_env js) { return MakeBoolean(js, durable); });
  });
  return MakeBoolean(env, true);
}

}  // namespace

void AddJournalCalls(const std::function<void(const char*, napi_callback)>& add) {
  add("takeDirectory", TakeDirectory);
  add("openJournal", OpenJournal);
  add("journalHasFiles", JournalHasFiles);
  add("loadJournal", LoadJournal);
  add("endLoading", EndLoading);
  add("beginJournal", BeginJournal);
  add("beginJournalAfresh", BeginJournalAfresh);
  add("beginJournalAfreshAtOnce", BeginJournalAfreshAtOnce);
  add("rewriteJournal", RewriteJournal);
  add("backup", Backup);
  add("endJournal", EndJournal);
  add("journalStatus", GetJournalStatus);
  add("awaitJournal", AwaitJournal);
}

}  // namespace nacre
