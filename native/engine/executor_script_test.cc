#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/byte_buffer.h"
#include "engine/command_test.h"
#include "engine/script_engine.h"
#include "protocol/resp_reply_writer.h"

namespace nacre {
namespace {

constexpr const char* kBusy =
    "-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n";

// Runs functions of C++ instead of scripts: the body of a script is the function's name.
class FakeEngine final : public ScriptEngine {
 public:
  using Body = std::function<std::string(FakeEngine&, const ScriptArguments&)>;

  explicit FakeEngine(Executor& executor) : executor_(executor) { executor.SetScriptEngine(this); }
  ~FakeEngine() override { executor_.SetScriptEngine(nullptr); }

  void Define(const std::string& body, Body function) { bodies_[body] = std::move(function); }

  std::string Load(Script& script) override {
    if (!bodies_.contains(script.body)) return "ERR Error compiling script";
    script.flags = kScriptWithoutShebang;
    return "";
  }
  std::string NameLibrary(std::string_view, std::string*) override { return "ERR none"; }
  std::string LoadLibrary(const LibraryCode&, std::vector<RegisteredFunction>&) override {
    return "ERR none";
  }
  void ForgetLibraries() override {}
  bool Run(const Script& script, const ScriptArguments& arguments, int, std::string_view* reply) override {
    ++runs;
    reply_ = bodies_[script.body](*this, arguments);
    *reply = reply_;
    return !reply_.empty();
  }

  std::string_view RunControl(const CommandSpec& command, std::span<const std::string_view> arguments,
                              uint32_t, int) override {
    reply_of_control_ = "+" + std::string(command.name) + " of " + std::to_string(arguments.size()) + "\r\n";
    return reply_of_control_;
  }

  // What redis.call gives.
  std::string Call(const std::vector<std::string_view>& arguments) {
    ByteBuffer output;
    RespReplyWriter writer(output);
    executor_.CallFromScript(arguments, writer);
    return std::string(output.view());
  }
  bool IsKilled() const { return executor_.IsScriptKilled(); }

  int runs = 0;

 private:
  Executor& executor_;
  std::map<std::string, Body> bodies_;
  std::string reply_;
  std::string reply_of_control_;
};

// Makes a client a monitor, and keeps what it is shown.
class ShownLines final : private ClientLink {
 public:
  ShownLines(Store& store, LocalClient& monitor) : store_(store), monitor_(monitor) {
    store.clients().Add(monitor.state(), *this);
    monitor.Call({"MONITOR"});
  }
  ~ShownLines() override { store_.clients().Remove(monitor_.state()); }

  // The words of the lines that came since the last call.
  std::string Take() const { return std::exchange(shown_, {}); }

 private:
  void RequestClose() override {}
  void RequestCloseAfterReply() override {}
  void RequestUnblock(bool) override {}
  void Send(std::string_view line) override {
    const size_t words = line.find("] ") + 2;
    shown_.append(line.substr(words, line.size() - words - 2)).append("; ");
  }

  Store& store_;
  LocalClient& monitor_;
  mutable std::string shown_;
};

class ScriptTest : public CommandTest {
 protected:
  std::string Eval(const std::string& body, const std::vector<std::string_view>& keys) {
    const std::string count = std::to_string(keys.size());
    std::vector<std::string_view> words = {"EVAL", body, count};
    words.insert(words.end(), keys.begin(), keys.end());
    return Call(words);
  }
  // How the script is known to behave.
  ScriptConduct ConductOf(const std::string& body) { return store_.scripts().FindOrMake(body)->conduct; }
  // Defines a script that calls this and replies with what it got.
  void DefineCall(const std::string& body, std::vector<std::string> words) {
    engine_.Define(body, [words](FakeEngine& engine, const ScriptArguments&) {
      return engine.Call({words.begin(), words.end()});
    });
  }
  // Two keys of different shards; the first is "a".
  std::string FarKey() {
    const size_t near = ShardOf("a");
    for (int i = 0;; ++i) {
      std::string key = "far" + std::to_string(i);
      if (ShardOf(key) != near) return key;
    }
  }
  size_t ShardOf(std::string_view key) { return Keyspace::ShardIndex(store_.keyspace().Key(key).hash); }
  BiasedMutex& MutexOf(std::string_view key) { return store_.keyspace().ShardAt(ShardOf(key)).mutex; }
  // Waits until the condition holds.
  static void Await(const std::function<bool()>& condition) {
    while (!condition()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  LocalClient other_{store_};
  FakeEngine engine_{client_.executor()};
};

TEST_F(ScriptTest, CallsCommandsAndReplies) {
  engine_.Define("body", [](FakeEngine& engine, const ScriptArguments& arguments) {
    EXPECT_EQ(engine.Call({"SET", arguments.keys[0], "1"}), "+OK\r\n");
    return engine.Call({"incr", arguments.keys[0]});
  });
  EXPECT_EQ(Eval("body", {"a"}), ":2\r\n");
  EXPECT_EQ(other_.Call({"GET", "a"}), "$1\r\n2\r\n");
}

TEST_F(ScriptTest, IsPostedWhereThereIsNoEngine) {
  EXPECT_EQ(other_.Call({"EVAL", "body", "0"}), "(script)");
}

TEST_F(ScriptTest, MayNotCallEverything) {
  DefineCall("unknown", {"nonesuch"});
  DefineCall("arity", {"get"});
  DefineCall("noscript", {"eval", "x", "0"});
  DefineCall("control", {"config", "get", "x"});
  DefineCall("write", {"set", "a", "1"});
  EXPECT_EQ(Eval("unknown", {}), "-ERR Unknown Redis command called from script\r\n");
  EXPECT_EQ(Eval("arity", {}), "-ERR Wrong number of args calling Redis command from script\r\n");
  EXPECT_EQ(Eval("noscript", {}), "-ERR This Redis command is not allowed from script\r\n");
  EXPECT_EQ(Eval("control", {}), "-ERR This Redis command is not allowed from script\r\n");
  EXPECT_EQ(Call({"EVAL_RO", "write", "0"}),
            "-ERR Write commands are not allowed from read-only scripts.\r\n");
}

TEST_F(ScriptTest, HasControlCommandsCarriedOutByItsOwnEngine) {
  DefineCall("command", {"command", "count"});
  DefineCall("'INFO'", {"info", "server"});
  EXPECT_EQ(Eval("command", {}), "+command|count of 2\r\n");
  EXPECT_EQ(ConductOf("command"), ScriptConduct::kKeepsToItsKeys);
  EXPECT_EQ(ConductOf("'INFO'"), ScriptConduct::kStrays) << "it tells of all keys";
  EXPECT_EQ(Eval("'INFO'", {}), "+info of 2\r\n");
}

TEST_F(ScriptTest, RunsAloneOnceAndUnderItsLocksAfterwards) {
  // Behind the closed gate the engine may lock any shard; under its own locks it may not lock those.
  bool locked = false;
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments& arguments) {
    locked = !MutexOf("a").try_lock();
    if (!locked) MutexOf("a").unlock();
    return engine.Call({"GET", arguments.keys[0]});
  });
  EXPECT_EQ(ConductOf("body"), ScriptConduct::kUnknown);
  EXPECT_EQ(Eval("body", {"a"}), "$-1\r\n");
  EXPECT_FALSE(locked);
  EXPECT_EQ(ConductOf("body"), ScriptConduct::kKeepsToItsKeys);
  Eval("body", {"a"});
  EXPECT_TRUE(locked);
}

TEST_F(ScriptTest, ThatStraysRunsAloneFromThenOn) {
  const std::string far = FarKey();
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments& arguments) {
    return engine.Call({"SET", arguments.keys.size() > 1 ? far : "a", "1"});
  });
  Eval("body", {"a"});
  EXPECT_EQ(ConductOf("body"), ScriptConduct::kKeepsToItsKeys);
  // It declares two keys, and touches neither.
  EXPECT_EQ(Eval("body", {"a", "a"}), "+OK\r\n");
  EXPECT_EQ(ConductOf("body"), ScriptConduct::kStrays);
  EXPECT_EQ(engine_.runs, 2) << "the shard was free: nothing was begun again";
}

TEST_F(ScriptTest, IsBegunAgainAloneWhenAShardThatItNeedsIsTaken) {
  const std::string far = FarKey();
  std::atomic<bool> held{false};
  int run = 0;
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments&) {
    if (++run < 2) return engine.Call({"GET", "a"});
    const std::string reply = engine.Call({"GET", far});
    if (run == 2) {
      EXPECT_EQ(reply, "-ERR The script is begun again\r\n");
      EXPECT_TRUE(engine.IsKilled());
      MutexOf(far).unlock();
    }
    return reply;
  });
  Eval("body", {"a"});
  // A lock that is never released but by the script itself: marked as held for long, it is not waited for.
  MutexOf(far).lock();
  MutexOf(far).MarkLong();
  EXPECT_EQ(Eval("body", {"a"}), "$-1\r\n");
  EXPECT_EQ(engine_.runs, 3);
  EXPECT_EQ(ConductOf("body"), ScriptConduct::kStrays);
}

TEST_F(ScriptTest, ShowsMonitorsWhatItDoesOnceAlsoWhenItIsBegunAgain) {
  const std::string far = FarKey();
  bool strays = false;
  bool abandoned = false;
  bool tentative = true;
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments&) {
    engine.Call({"ECHO", "first"});
    tentative = client_.executor().IsScriptTentative();
    if (!strays) return engine.Call({"GET", "a"});
    const std::string reply = engine.Call({"GET", far});
    if (client_.executor().IsScriptAbandoned()) {
      abandoned = true;
      MutexOf(far).unlock();
    }
    return reply;
  });
  Eval("body", {"a"});
  EXPECT_FALSE(tentative) << "it was alone";
  const ShownLines lines(store_, other_);
  Eval("body", {"a"});
  EXPECT_TRUE(tentative);
  EXPECT_EQ(lines.Take(), R"("EVAL" "body" "1" "a"; "ECHO" "first"; "GET" "a"; )");
  strays = true;
  MutexOf(far).lock();
  MutexOf(far).MarkLong();
  Eval("body", {"a"});
  EXPECT_TRUE(abandoned);
  EXPECT_EQ(lines.Take(), R"("EVAL" "body" "1" "a"; "ECHO" "first"; "GET" ")" + far + R"("; )");
}

TEST_F(ScriptTest, ShowsMonitorsAtOnceWhatItDoesOnceItHasWritten) {
  std::string shown;
  std::unique_ptr<ShownLines> lines;
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments&) {
    engine.Call({"ECHO", "first"});
    if (lines != nullptr) shown = lines->Take();
    engine.Call({"SET", "a", "1"});
    if (lines != nullptr) shown += "| " + lines->Take();
    return engine.Call({"GET", "a"});
  });
  Eval("body", {"a"});
  lines = std::make_unique<ShownLines>(store_, other_);
  Eval("body", {"a"});
  EXPECT_EQ(shown, R"("EVAL" "body" "1" "a"; | "ECHO" "first"; "SET" "a" "1"; )");
  EXPECT_EQ(lines->Take(), R"("GET" "a"; )");
}

TEST_F(ScriptTest, WaitsForAShardOfAnotherClientAlsoAfterItHasWritten) {
  const std::string far = FarKey();
  int run = 0;
  std::thread holder;
  engine_.Define("body", [&](FakeEngine& engine, const ScriptArguments&) {
    if (++run == 1) return engine.Call({"SET", "a", "1"});
    engine.Call({"SET", "a", "2"});
    return engine.Call({"SET", far, "3"});
  });
  Eval("body", {"a"});
  std::atomic<bool> locked{false};
  holder = std::thread([&] {
    MutexOf(far).lock();
    locked = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    MutexOf(far).unlock();
  });
  Await([&] { return locked.load(); });
  EXPECT_EQ(Eval("body", {"a"}), "+OK\r\n");
  holder.join();
  EXPECT_EQ(engine_.runs, 2);
}

TEST_F(ScriptTest, GetsAnErrorForUndeclaredKeysIfThatIsTheRule) {
  store_.settings().lua_undeclared_keys.set(static_cast<int64_t>(UndeclaredKeys::kError));
  DefineCall("body", {"GET", "b"});
  DefineCall("whole", {"DBSIZE"});
  EXPECT_EQ(Eval("body", {"b"}), "$-1\r\n");
  EXPECT_EQ(Eval("body", {"a"}), "-ERR Script attempted to access a key that it did not declare\r\n");
  EXPECT_EQ(Eval("whole", {"a"}), "-ERR Script attempted to access a key that it did not declare\r\n");
}

TEST_F(ScriptTest, LeavesNoLockBehindWhenItsThreadEnds) {
  engine_.Define("body", [](FakeEngine& engine, const ScriptArguments& arguments) {
    return arguments.values.empty() ? engine.Call({"GET", "a"}) : "";
  });
  Eval("body", {"a"});
  EXPECT_EQ(Call({"EVAL", "body", "1", "a", "end"}), "-ERR Script killed by user with SCRIPT KILL.\r\n");
  EXPECT_EQ(other_.Call({"SET", "a", "1"}), "+OK\r\n");
  EXPECT_EQ(other_.Call({"FLUSHALL"}), "+OK\r\n");
}

TEST_F(ScriptTest, RunsInATransaction) {
  DefineCall("body", {"INCR", "a"});
  Call({"MULTI"});
  Call({"SET", "a", "1"});
  Call({"EVAL", "body", "1", "a"});
  Call({"GET", "a"});
  EXPECT_EQ(Call({"EXEC"}), "*3\r\n+OK\r\n:2\r\n$1\r\n2\r\n");
}

TEST_F(ScriptTest, TakesATransactionOverFromAThreadWithoutAnEngine) {
  DefineCall("body", {"INCR", "a"});
  for (const bool broken : {false, true}) {
    Call({"SET", "a", "1"});
    other_.Call({"WATCH", "a"});
    other_.Call({"MULTI"});
    other_.Call({"EVAL", "body", "1", "a"});
    EXPECT_EQ(other_.Call({"EXEC"}), "(script)");
    auto posted = other_.executor().TakeTransaction();
    ASSERT_NE(posted, nullptr);
    if (broken) Call({"SET", "a", "5"});
    ByteBuffer output;
    RespReplyWriter reply(output);
    ClientState client(0);
    client_.executor().RunPosted(std::move(*posted), client, reply);
    EXPECT_EQ(output.view(), broken ? "*-1\r\n" : "*1\r\n:2\r\n");
  }
}

TEST_F(ScriptTest, ATransactionIsOfTheThreadWhoseProceduresItCalls) {
  const auto register_procedure = [&](const char* name, const std::shared_ptr<ProcedureHome>& home) {
    auto procedure = std::make_shared<Script>();
    procedure->name = name;
    procedure->home = home;
    EXPECT_TRUE(store_.scripts().AddProcedure(procedure));
  };
  const auto one = std::make_shared<ProcedureHome>();
  register_procedure("mine", one);
  register_procedure("too", one);
  register_procedure("yours", std::make_shared<ProcedureHome>());
  other_.Call({"MULTI"});
  for (const char* name : {"mine", "TOO"}) other_.Call({"FCALL", name, "0"});
  other_.Call({"EVAL", "body", "0"});
  EXPECT_EQ(other_.Call({"EXEC"}), "(script)");
  EXPECT_EQ(other_.executor().TakeTransaction()->home, one);
  other_.Call({"MULTI"});
  for (const char* name : {"mine", "yours"}) other_.Call({"FCALL", name, "0"});
  EXPECT_EQ(
      other_.Call({"EXEC"}),
      "-EXECABORT Transaction discarded because of: ERR its procedures are of more than one thread\r\n");
  EXPECT_EQ(other_.Call({"EXEC"}), "-ERR EXEC without MULTI\r\n");
}

class SlowScriptTest : public ScriptTest {
 protected:
  SlowScriptTest() {
    store_.settings().busy_reply_threshold.set(10);
    engine_.Define("slow", [this](FakeEngine& engine, const ScriptArguments& arguments) {
      if (!arguments.values.empty()) engine.Call({"SET", arguments.keys[0], "1"});
      runs_ = true;
      while (!ends_ && !engine.IsKilled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return engine.IsKilled() ? std::string("-ERR killed\r\n") : std::string("+OK\r\n");
    });
  }
  ~SlowScriptTest() override { Join(); }

  void Start(const std::vector<std::string_view>& arguments) {
    std::vector<std::string_view> words = {"EVAL", "slow"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    runs_ = ends_ = false;
    thread_ = std::thread([this, words] { reply_ = Call(words); });
    Await([&] { return runs_.load(); });
  }
  // Lets it end, and returns its reply.
  std::string Join() {
    ends_ = true;
    if (thread_.joinable()) thread_.join();
    return reply_;
  }

  std::atomic<bool> runs_{false};
  std::atomic<bool> ends_{false};
  std::thread thread_;
  std::string reply_;
};

TEST_F(SlowScriptTest, KeepsAllOthersOutWhileItIsAlone) {
  Start({"1", "a"});
  EXPECT_EQ(other_.Call({"GET", "b"}), kBusy);
  EXPECT_EQ(other_.Call({"PING"}), kBusy);
  EXPECT_EQ(other_.Call({"MULTI"}), "+OK\r\n");
  EXPECT_EQ(other_.Call({"GET", "b"}), kBusy);
  EXPECT_EQ(other_.Call({"EXEC"}),
            "-EXECABORT Transaction discarded because of: BUSY Redis is busy running a script. You can only "
            "call SCRIPT KILL or SHUTDOWN NOSAVE.\r\n");
  EXPECT_EQ(Join(), "+OK\r\n");
  EXPECT_EQ(other_.Call({"GET", "b"}), "$-1\r\n");
}

TEST_F(SlowScriptTest, KeepsOnlyThoseOutThatWantItsKeysOnceItIsKnown) {
  const std::string far = FarKey();
  Start({"1", "a"});
  Join();
  Start({"1", "a"});
  EXPECT_EQ(other_.Call({"SET", far, "1"}), "+OK\r\n");
  EXPECT_EQ(other_.Call({"GET", "a"}), kBusy);
  EXPECT_EQ(other_.Call({"SET", "a", "1"}), kBusy);
  EXPECT_EQ(other_.Call({"MGET", far, "a"}), kBusy);
  EXPECT_EQ(other_.Call({"FLUSHALL"}), kBusy);
  EXPECT_EQ(other_.Call({"GET", far}), "$1\r\n1\r\n");
}

TEST_F(SlowScriptTest, DoesNotHoldUpWhoLeavesItsKeys) {
  Start({"1", "a"});
  Join();
  LocalClient waiter(store_);
  other_.Call({"WATCH", "a"});
  other_.Call({"MULTI"});
  other_.Call({"GET", "b"});
  EXPECT_EQ(waiter.Call({"BLPOP", "a", "0"}), "(waits)");
  Start({"1", "a"});
  Await([&] { return store_.running_scripts().IsSlow(); });
  EXPECT_TRUE(other_.Call({"EXEC"}).starts_with("-EXECABORT "));
  EXPECT_TRUE(waiter.EndWait());
  EXPECT_EQ(Join(), "+OK\r\n");
  EXPECT_EQ(other_.Call({"UNWATCH"}), "+OK\r\n");
  EXPECT_EQ(other_.Call({"RPUSH", "a", "1"}), ":1\r\n");
  EXPECT_EQ(other_.Call({"LLEN", "a"}), ":1\r\n") << "nobody waits any more";
}

TEST_F(SlowScriptTest, IsEndedByScriptKill) {
  EXPECT_EQ(other_.Call({"SCRIPT", "KILL"}), "-NOTBUSY No scripts in execution right now.\r\n");
  Start({"1", "a"});
  EXPECT_EQ(other_.Call({"PING"}), kBusy);
  EXPECT_EQ(other_.Call({"FUNCTION", "KILL"}), kBusy);
  EXPECT_EQ(other_.Call({"SCRIPT", "KILL"}), "+OK\r\n");
  thread_.join();
  EXPECT_EQ(reply_, "-ERR killed\r\n");
  EXPECT_EQ(other_.Call({"SET", "a", "1"}), "+OK\r\n");
}

TEST_F(SlowScriptTest, IsNotEndedOnceItHasWritten) {
  Start({"1", "a", "write"});
  EXPECT_EQ(other_.Call({"PING"}), kBusy);
  EXPECT_TRUE(other_.Call({"SCRIPT", "KILL"}).starts_with("-UNKILLABLE "));
}

TEST_F(SlowScriptTest, HasItsThreadEndedWhenItDoesNotEnd) {
  std::atomic<bool> ended{false};
  engine_.Define("deaf", [&](FakeEngine&, const ScriptArguments&) {
    runs_ = true;
    while (!ended) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return std::string();
  });
  client_.executor().script_seat().SetEndThread([&] { ended = true; });
  thread_ = std::thread([this] { reply_ = Call({"EVAL", "deaf", "0"}); });
  Await([&] { return runs_.load(); });
  Await([&] { return other_.Call({"SCRIPT", "KILL"}) == "+OK\r\n"; });
  thread_.join();
  EXPECT_EQ(reply_, "-ERR Script killed by user with SCRIPT KILL.\r\n");
}

}  // namespace
}  // namespace nacre
