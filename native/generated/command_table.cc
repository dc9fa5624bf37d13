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
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs4[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs5[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs6[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs7[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs8[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs9[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 2, 0, 0, 0},
};

constexpr KeySpec kKeySpecs10[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kWrite, 1, "", 0, 0, 2, 0, 0, 1},
};

constexpr KeySpec kKeySpecs11[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs12[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs13[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 1, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs14[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 4, -1, 1, 2, 0, 0},
};

constexpr std::array<CommandSpec, 154> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0, false},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0, false},
    {"bitcount", "", 2, -2, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitcount, kKeySpecs1, 0, 0, true},
    {"bitfield", "", 3, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitfield, kKeySpecs0, 0, 0, false},
    {"bitfield_ro", "", 4, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::BitfieldRo, kKeySpecs1, 0, 0, true},
    {"bitop", "", 5, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitop, kKeySpecs2, 0, 0, false},
    {"bitpos", "", 6, -3, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitpos, kKeySpecs1, 0, 0, true},
    {"client", "", 7, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 8, 15, false},
    {"client|getname", "getname", 8, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 9, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 10, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 11, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 12, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 13, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 14, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 15, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 16, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 17, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 18, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 19, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 20, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|unblock", "unblock", 21, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 22, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 23, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 24, 7, false},
    {"command|count", "count", 24, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 25, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 26, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 27, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 28, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 29, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 30, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 31, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 32, 5, false},
    {"config|get", "get", 32, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 33, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 34, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 35, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 36, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 37, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs3, 0, 0, false},
    {"dbsize", "", 38, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"debug", "", 39, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false},
    {"decr", "", 40, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 41, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 42, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs4, 0, 0, false},
    {"delex", "", 43, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 44, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs5, 0, 0, false},
    {"digest", "", 45, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 46, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"dump", "", 47, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true},
    {"echo", "", 48, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 49, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 50, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs6, 0, 0, true},
    {"expire", "", 51, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 52, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 53, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 54, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 55, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"get", "", 56, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 57, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 58, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 59, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 60, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 61, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hello", "", 62, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"incr", "", 63, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 64, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 65, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 66, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 67, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"latency", "", 68, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 69, 5, false},
    {"latency|help", "help", 69, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 70, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 71, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 72, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 73, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 74, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs7, 0, 0, true},
    {"memory", "", 75, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 76, 2, false},
    {"memory|help", "help", 76, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 77, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs8, 0, 0, false},
    {"mget", "", 78, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs6, 0, 0, true},
    {"monitor", "", 79, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 80, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 81, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs9, 0, 0, false},
    {"msetex", "", 82, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs10, 0, 0, false},
    {"msetnx", "", 83, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs9, 0, 0, false},
    {"multi", "", 84, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 85, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 86, 5, false},
    {"object|encoding", "encoding", 86, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs8, 0, 0, true},
    {"object|freq", "freq", 87, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs8, 0, 0, true},
    {"object|help", "help", 88, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 89, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs8, 0, 0, true},
    {"object|refcount", "refcount", 90, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs8, 0, 0, true},
    {"persist", "", 91, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 92, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 93, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 94, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"ping", "", 95, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 96, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs5, 0, 0, false},
    {"pttl", "", 97, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"quit", "", 98, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 99, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 100, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs11, 0, 0, false},
    {"renamenx", "", 101, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs11, 0, 0, false},
    {"reset", "", 102, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"restore", "", 103, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs5, 0, 0, false},
    {"scan", "", 104, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"select", "", 105, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 106, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 107, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 108, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs5, 0, 0, false},
    {"setnx", "", 109, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs5, 0, 0, false},
    {"setrange", "", 110, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"shutdown", "", 111, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale | kFlagNoMulti | kFlagAllowBusy, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog", "", 112, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 113, 4, false},
    {"slowlog|get", "get", 113, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 114, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 115, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 116, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"strlen", "", 117, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"substr", "", 118, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"swapdb", "", 119, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 120, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 121, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs6, 0, 0, true},
    {"ttl", "", 122, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 123, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 124, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs4, 0, 0, false},
    {"unwatch", "", 125, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"watch", "", 126, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs6, 0, 0, false},
    {"xack", "", 127, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false},
    {"xackdel", "", 128, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false},
    {"xadd", "", 129, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false},
    {"xautoclaim", "", 130, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false},
    {"xclaim", "", 131, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false},
    {"xdel", "", 132, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false},
    {"xdelex", "", 133, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false},
    {"xgroup", "", 134, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 135, 6, false},
    {"xgroup|create", "create", 135, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs12, 0, 0, false},
    {"xgroup|createconsumer", "createconsumer", 136, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs12, 0, 0, false},
    {"xgroup|delconsumer", "delconsumer", 137, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs12, 0, 0, false},
    {"xgroup|destroy", "destroy", 138, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs12, 0, 0, false},
    {"xgroup|help", "help", 139, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xgroup|setid", "setid", 140, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs12, 0, 0, false},
    {"xinfo", "", 141, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 142, 4, false},
    {"xinfo|consumers", "consumers", 142, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs8, 0, 0, true},
    {"xinfo|groups", "groups", 143, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs8, 0, 0, true},
    {"xinfo|help", "help", 144, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xinfo|stream", "stream", 145, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs8, 0, 0, true},
    {"xlen", "", 146, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true},
    {"xpending", "", 147, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true},
    {"xrange", "", 148, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true},
    {"xread", "", 149, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs13, 0, 0, false},
    {"xreadgroup", "", 150, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs14, 0, 0, false},
    {"xrevrange", "", 151, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true},
    {"xsetid", "", 152, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false},
    {"xtrim", "", 153, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
