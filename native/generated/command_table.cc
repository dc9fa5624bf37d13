// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

// clang-format off

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "commands/command_spec.h"
#include "generated/handlers.h"

namespace nacre {

namespace {

using Begin = KeySpec::Begin;
using Find = KeySpec::Find;

constexpr KeySpec kKeySpecs0[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs1[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs2[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 3, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs3[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs4[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs5[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, -2, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs6[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs7[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs8[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs9[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs10[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs11[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs12[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs13[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 2, 0, 0, 0},
};

constexpr KeySpec kKeySpecs14[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kWrite, 1, "", 0, 0, 2, 0, 0, 1},
};

constexpr KeySpec kKeySpecs15[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr std::array<CommandSpec, 145> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0, false},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0, false},
    {"bitcount", "", 2, -2, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitcount, kKeySpecs1, 0, 0, true},
    {"bitfield", "", 3, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitfield, kKeySpecs0, 0, 0, false},
    {"bitfield_ro", "", 4, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::BitfieldRo, kKeySpecs1, 0, 0, true},
    {"bitop", "", 5, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitop, kKeySpecs2, 0, 0, false},
    {"bitpos", "", 6, -3, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitpos, kKeySpecs1, 0, 0, true},
    {"blmove", "", 7, 6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blmove, kKeySpecs3, 0, 0, false},
    {"blmpop", "", 8, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18024u, &commands::Blmpop, kKeySpecs4, 0, 0, false},
    {"blpop", "", 9, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blpop, kKeySpecs5, 0, 0, false},
    {"brpop", "", 10, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpop, kKeySpecs5, 0, 0, false},
    {"brpoplpush", "", 11, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpoplpush, kKeySpecs3, 0, 0, false},
    {"client", "", 12, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 13, 15, false},
    {"client|getname", "getname", 13, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 14, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 15, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 16, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 17, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 18, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 19, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 20, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 21, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 22, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 23, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 24, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 25, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|unblock", "unblock", 26, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 27, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 28, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 29, 7, false},
    {"command|count", "count", 29, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 30, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 31, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 32, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 33, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 34, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 35, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 36, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 37, 5, false},
    {"config|get", "get", 37, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 38, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 39, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 40, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 41, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 42, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false},
    {"dbsize", "", 43, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"decr", "", 44, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 45, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 46, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false},
    {"delex", "", 47, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 48, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false},
    {"digest", "", 49, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 50, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"echo", "", 51, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 52, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 53, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs9, 0, 0, true},
    {"expire", "", 54, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 55, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 56, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 57, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 58, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"get", "", 59, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 60, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 61, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 62, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 63, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 64, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hello", "", 65, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"incr", "", 66, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 67, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 68, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 69, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 70, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"latency", "", 71, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 72, 5, false},
    {"latency|help", "help", 72, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 73, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 74, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 75, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 76, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 77, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs10, 0, 0, true},
    {"lindex", "", 78, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true},
    {"linsert", "", 79, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false},
    {"llen", "", 80, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true},
    {"lmove", "", 81, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false},
    {"lmpop", "", 82, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs11, 0, 0, false},
    {"lpop", "", 83, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false},
    {"lpos", "", 84, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true},
    {"lpush", "", 85, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false},
    {"lpushx", "", 86, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false},
    {"lrange", "", 87, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true},
    {"lrem", "", 88, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false},
    {"lset", "", 89, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false},
    {"ltrim", "", 90, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false},
    {"memory", "", 91, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 92, 2, false},
    {"memory|help", "help", 92, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 93, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs12, 0, 0, false},
    {"mget", "", 94, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs9, 0, 0, true},
    {"monitor", "", 95, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 96, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 97, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs13, 0, 0, false},
    {"msetex", "", 98, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs14, 0, 0, false},
    {"msetnx", "", 99, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs13, 0, 0, false},
    {"multi", "", 100, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 101, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 102, 5, false},
    {"object|encoding", "encoding", 102, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs12, 0, 0, true},
    {"object|freq", "freq", 103, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs12, 0, 0, true},
    {"object|help", "help", 104, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 105, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs12, 0, 0, true},
    {"object|refcount", "refcount", 106, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs12, 0, 0, true},
    {"persist", "", 107, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 108, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 109, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 110, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"ping", "", 111, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 112, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false},
    {"pttl", "", 113, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"quit", "", 114, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 115, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 116, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs15, 0, 0, false},
    {"renamenx", "", 117, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs15, 0, 0, false},
    {"reset", "", 118, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"rpop", "", 119, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false},
    {"rpoplpush", "", 120, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false},
    {"rpush", "", 121, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false},
    {"rpushx", "", 122, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false},
    {"scan", "", 123, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"select", "", 124, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 125, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 126, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 127, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false},
    {"setnx", "", 128, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false},
    {"setrange", "", 129, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"slowlog", "", 130, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 131, 4, false},
    {"slowlog|get", "get", 131, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 132, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 133, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 134, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"strlen", "", 135, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"substr", "", 136, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"swapdb", "", 137, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 138, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 139, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs9, 0, 0, true},
    {"ttl", "", 140, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 141, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 142, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false},
    {"unwatch", "", 143, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"watch", "", 144, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs9, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
