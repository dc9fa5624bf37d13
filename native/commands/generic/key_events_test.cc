// The keyspace events of string, bitmap and generic commands: names, order and
// classes are those that redis-server publishes.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/command_test.h"

namespace nacre {
namespace {

char ClassLetter(KeyEventClass type) {
  constexpr std::string_view kLetters = "KEg$lshzxetmdn";
  for (size_t bit = 0; bit < kLetters.size(); ++bit) {
    if (type == 1u << bit) return kLetters[bit];
  }
  return '?';
}

class KeyspaceEvents : public CommandTest {
 protected:
  KeyspaceEvents() {
    store_.ApplySetting("notify_keyspace_events", (1 << 14) - 1);
    store_.events().SetListener([this](const KeyEvent& event) {
      if (!seen_.empty()) seen_ += ", ";
      seen_ += ClassLetter(event.type);
      seen_ += ' ';
      seen_ += event.event;
      seen_ += ' ';
      seen_ += event.key;
      if (event.database != 0) seen_ += " in " + std::to_string(event.database);
    });
  }

  // The events of one call: class, event and key of each.
  std::string EventsOf(const std::vector<std::string_view>& arguments) {
    seen_.clear();
    Call(arguments);
    return seen_;
  }

 private:
  std::string seen_;
};

TEST_F(KeyspaceEvents, SettingAString) {
  EXPECT_EQ(EventsOf({"SET", "k", "v"}), "n new k, $ set k");
  EXPECT_EQ(EventsOf({"SET", "k", "v"}), "$ set k");
  EXPECT_EQ(EventsOf({"SET", "k", "v", "EX", "100"}), "$ set k, g expire k");
  EXPECT_EQ(EventsOf({"SET", "k", "v", "KEEPTTL"}), "$ set k");
  EXPECT_EQ(EventsOf({"SET", "k", "v", "NX"}), "");
  EXPECT_EQ(EventsOf({"SET", "k", "v", "PXAT", "1"}), "$ set k, g expire k, x expired k");
  EXPECT_EQ(EventsOf({"SET", "k", "v", "GET"}), "m keymiss k, n new k, $ set k");
  EXPECT_EQ(EventsOf({"SETEX", "k", "10", "v"}), "$ set k, g expire k");
  EXPECT_EQ(EventsOf({"PSETEX", "p", "10", "v"}), "n new p, $ set p, g expire p");
  EXPECT_EQ(EventsOf({"SETNX", "k", "v"}), "");
  EXPECT_EQ(EventsOf({"SETNX", "n", "v"}), "n new n, $ set n");
  EXPECT_EQ(EventsOf({"GETSET", "g", "w"}), "m keymiss g, n new g, $ set g");
  EXPECT_EQ(EventsOf({"GETSET", "g", "w"}), "$ set g");
}

TEST_F(KeyspaceEvents, SettingSeveralStrings) {
  EXPECT_EQ(EventsOf({"MSET", "a", "1", "b", "2", "a", "3"}), "n new a, $ set a, n new b, $ set b, $ set a");
  EXPECT_EQ(EventsOf({"MSETNX", "a", "1", "z", "2"}), "");
  EXPECT_EQ(EventsOf({"MSETNX", "y", "1", "z", "2"}), "n new y, $ set y, n new z, $ set z");
  EXPECT_EQ(EventsOf({"MSETEX", "1", "y", "1", "EX", "10"}), "$ set y, g expire y");
  EXPECT_EQ(EventsOf({"MSETEX", "1", "y", "1", "KEEPTTL"}), "$ set y");
}

TEST_F(KeyspaceEvents, ChangingAString) {
  EXPECT_EQ(EventsOf({"APPEND", "a", ""}), "n new a, $ append a");
  EXPECT_EQ(EventsOf({"APPEND", "a", ""}), "$ append a");
  EXPECT_EQ(EventsOf({"SETRANGE", "r", "1", "x"}), "n new r, $ setrange r");
  EXPECT_EQ(EventsOf({"SETRANGE", "r", "1", "y"}), "$ setrange r");
  EXPECT_EQ(EventsOf({"SETRANGE", "none", "1", ""}), "");
  EXPECT_EQ(EventsOf({"INCR", "i"}), "n new i, $ incrby i");
  EXPECT_EQ(EventsOf({"DECRBY", "i", "2"}), "$ incrby i");
  EXPECT_EQ(EventsOf({"INCRBYFLOAT", "i", "1.5"}), "$ incrbyfloat i");
  EXPECT_EQ(EventsOf({"INCR", "i"}), "");
  EXPECT_EQ(EventsOf({"INCRBYFLOAT", "f", "1.5"}), "n new f, $ incrbyfloat f");
}

TEST_F(KeyspaceEvents, ReadingWithAnEffect) {
  Call({"SET", "a", "v"});
  EXPECT_EQ(EventsOf({"GETEX", "a"}), "");
  EXPECT_EQ(EventsOf({"GETEX", "a", "EX", "100"}), "g expire a");
  EXPECT_EQ(EventsOf({"GETEX", "a", "PERSIST"}), "g persist a");
  EXPECT_EQ(EventsOf({"GETEX", "a", "PERSIST"}), "");
  EXPECT_EQ(EventsOf({"GETEX", "a", "PXAT", "1"}), "g del a");
  EXPECT_EQ(EventsOf({"GETDEL", "a"}), "m keymiss a");
  Call({"SET", "a", "v"});
  EXPECT_EQ(EventsOf({"GETDEL", "a"}), "g del a");
}

TEST_F(KeyspaceEvents, MissingAKey) {
  const std::string miss = "m keymiss none";
  for (const char* command :
       {"GET", "STRLEN", "EXISTS", "TTL", "PTTL", "TYPE", "TOUCH", "DUMP", "BITCOUNT"}) {
    EXPECT_EQ(EventsOf({command, "none"}), miss) << command;
  }
  EXPECT_EQ(EventsOf({"GETRANGE", "none", "0", "1"}), miss);
  EXPECT_EQ(EventsOf({"MGET", "none", "none"}), miss + ", " + miss);
  EXPECT_EQ(EventsOf({"LCS", "none", "none"}), miss + ", " + miss);
  EXPECT_EQ(EventsOf({"OBJECT", "ENCODING", "none"}), "");
  EXPECT_EQ(EventsOf({"MEMORY", "USAGE", "none"}), "");
  EXPECT_EQ(EventsOf({"EXPIRE", "none", "1"}), "");
  EXPECT_EQ(EventsOf({"RENAME", "none", "a"}), "");
  EXPECT_EQ(EventsOf({"DEL", "none"}), "");
}

TEST_F(KeyspaceEvents, DeletingKeys) {
  Call({"MSET", "a", "1", "b", "2", "c", "3"});
  EXPECT_EQ(EventsOf({"DEL", "a", "none", "b"}), "g del a, g del b");
  EXPECT_EQ(EventsOf({"UNLINK", "c"}), "g del c");
  Call({"SET", "a", "1"});
  EXPECT_EQ(EventsOf({"DELEX", "a", "IFEQ", "2"}), "");
  EXPECT_EQ(EventsOf({"DELEX", "a", "IFEQ", "1"}), "g del a");
}

TEST_F(KeyspaceEvents, GivingKeysATimeToLive) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(EventsOf({"EXPIRE", "a", "100"}), "g expire a");
  EXPECT_EQ(EventsOf({"EXPIRE", "a", "100", "NX"}), "");
  EXPECT_EQ(EventsOf({"PERSIST", "a"}), "g persist a");
  EXPECT_EQ(EventsOf({"PERSIST", "a"}), "");
  EXPECT_EQ(EventsOf({"PEXPIREAT", "a", "1"}), "g del a");
}

TEST_F(KeyspaceEvents, MovingKeys) {
  Call({"MSET", "a", "1", "b", "2"});
  EXPECT_EQ(EventsOf({"RENAME", "a", "a"}), "");
  EXPECT_EQ(EventsOf({"RENAMENX", "a", "b"}), "");
  EXPECT_EQ(EventsOf({"RENAME", "a", "b"}), "n new b, g rename_from a, g rename_to b");
  EXPECT_EQ(EventsOf({"RENAMENX", "b", "c"}), "n new c, g rename_from b, g rename_to c");
  EXPECT_EQ(EventsOf({"MOVE", "c", "4"}), "n new c in 4, g move_from c, g move_to c in 4");
}

TEST_F(KeyspaceEvents, CopyingKeys) {
  Call({"SET", "a", "1"});
  EXPECT_EQ(EventsOf({"COPY", "a", "b"}), "n new b, g copy_to b");
  EXPECT_EQ(EventsOf({"COPY", "a", "b"}), "");
  EXPECT_EQ(EventsOf({"COPY", "a", "b", "REPLACE"}), "n new b, g copy_to b");
  EXPECT_EQ(EventsOf({"COPY", "a", "a", "DB", "3"}), "n new a in 3, g copy_to a in 3");
  EXPECT_EQ(EventsOf({"COPY", "none", "b"}), "m keymiss none");
}

TEST_F(KeyspaceEvents, RestoringAKey) {
  Call({"SET", "a", "1"});
  const std::string reply = Call({"DUMP", "a"});
  const std::string payload = reply.substr(reply.find("\r\n") + 2, reply.size() - reply.find("\r\n") - 4);
  EXPECT_EQ(EventsOf({"RESTORE", "a", "0", payload}), "");
  EXPECT_EQ(EventsOf({"RESTORE", "a", "0", payload, "REPLACE"}), "n new a, g restore a");
  EXPECT_EQ(EventsOf({"RESTORE", "b", "0", payload}), "n new b, g restore b");
  EXPECT_EQ(EventsOf({"RESTORE", "b", "1", payload, "REPLACE", "ABSTTL"}), "g del b");
  EXPECT_EQ(EventsOf({"RESTORE", "b", "1", payload, "REPLACE", "ABSTTL"}), "");
}

TEST_F(KeyspaceEvents, ChangingBits) {
  EXPECT_EQ(EventsOf({"SETBIT", "a", "1", "1"}), "n new a, $ setbit a");
  EXPECT_EQ(EventsOf({"SETBIT", "a", "1", "1"}), "");
  EXPECT_EQ(EventsOf({"SETBIT", "a", "100", "0"}), "$ setbit a");
  EXPECT_EQ(EventsOf({"BITOP", "AND", "b", "a", "a"}), "n new b, $ set b");
  EXPECT_EQ(EventsOf({"BITOP", "AND", "b", "a", "a"}), "$ set b");
  EXPECT_EQ(EventsOf({"BITOP", "AND", "b", "none"}), "m keymiss none, g del b");
  EXPECT_EQ(EventsOf({"BITFIELD", "f", "SET", "u8", "0", "0"}), "n new f, $ setbit f");
  EXPECT_EQ(EventsOf({"BITFIELD", "f", "SET", "u8", "0", "0"}), "");
  EXPECT_EQ(EventsOf({"BITFIELD", "f", "SET", "u8", "0", "2", "INCRBY", "u8", "0", "1"}), "$ setbit f");
  EXPECT_EQ(EventsOf({"BITFIELD", "f", "OVERFLOW", "FAIL", "INCRBY", "u8", "0", "300"}), "");
  EXPECT_EQ(EventsOf({"BITFIELD", "f", "GET", "u8", "0"}), "");
}

TEST_F(KeyspaceEvents, OnlyTheConfiguredClassesAreEmitted) {
  store_.settings().notify_keyspace_events.set(kEventKeyevent | kEventString);
  EXPECT_EQ(EventsOf({"SET", "k", "v", "EX", "100"}), "$ set k");
  store_.settings().notify_keyspace_events.set(0);
  EXPECT_EQ(EventsOf({"SET", "k", "v"}), "");
}

}  // namespace
}  // namespace nacre
