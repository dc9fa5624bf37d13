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

constexpr KeySpec kKeySpecs16[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs17[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs18[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs19[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 2, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs20[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs21[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 1, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs22[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 4, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs23[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs24[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr std::array<CommandSpec, 257> kCommandTable = {{
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
    {"bzmpop", "", 12, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18014u, &commands::Bzmpop, kKeySpecs4, 0, 0, false},
    {"bzpopmax", "", 13, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmax, kKeySpecs5, 0, 0, false},
    {"bzpopmin", "", 14, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmin, kKeySpecs5, 0, 0, false},
    {"client", "", 15, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 16, 15, false},
    {"client|getname", "getname", 16, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 17, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 18, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 19, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 20, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 21, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 22, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 23, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 24, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 25, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 26, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 27, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 28, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|unblock", "unblock", 29, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 30, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 31, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 32, 7, false},
    {"command|count", "count", 32, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 33, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 34, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 35, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 36, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 37, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 38, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 39, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 40, 5, false},
    {"config|get", "get", 40, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 41, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 42, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 43, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 44, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 45, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false},
    {"dbsize", "", 46, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"debug", "", 47, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false},
    {"decr", "", 48, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 49, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 50, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false},
    {"delex", "", 51, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 52, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false},
    {"digest", "", 53, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 54, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"dump", "", 55, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true},
    {"echo", "", 56, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 57, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 58, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs9, 0, 0, true},
    {"expire", "", 59, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 60, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 61, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 62, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 63, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"get", "", 64, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 65, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 66, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 67, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 68, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 69, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hdel", "", 70, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hdel, kKeySpecs0, 0, 0, false},
    {"hello", "", 71, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"hexists", "", 72, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexists, kKeySpecs1, 0, 0, true},
    {"hexpire", "", 73, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpire, kKeySpecs0, 0, 0, false},
    {"hexpireat", "", 74, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpireat, kKeySpecs0, 0, 0, false},
    {"hexpiretime", "", 75, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexpiretime, kKeySpecs1, 0, 0, true},
    {"hget", "", 76, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hget, kKeySpecs1, 0, 0, true},
    {"hgetall", "", 77, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hgetall, kKeySpecs1, 0, 0, true},
    {"hgetdel", "", 78, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetdel, kKeySpecs0, 0, 0, false},
    {"hgetex", "", 79, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetex, kKeySpecs0, 0, 0, false},
    {"hincrby", "", 80, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrby, kKeySpecs0, 0, 0, false},
    {"hincrbyfloat", "", 81, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrbyfloat, kKeySpecs0, 0, 0, false},
    {"hkeys", "", 82, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hkeys, kKeySpecs1, 0, 0, true},
    {"hlen", "", 83, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hlen, kKeySpecs1, 0, 0, true},
    {"hmget", "", 84, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hmget, kKeySpecs1, 0, 0, true},
    {"hmset", "", 85, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hmset, kKeySpecs0, 0, 0, false},
    {"hpersist", "", 86, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hpersist, kKeySpecs0, 0, 0, false},
    {"hpexpire", "", 87, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpire, kKeySpecs0, 0, 0, false},
    {"hpexpireat", "", 88, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpireat, kKeySpecs0, 0, 0, false},
    {"hpexpiretime", "", 89, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpexpiretime, kKeySpecs1, 0, 0, true},
    {"hpttl", "", 90, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpttl, kKeySpecs1, 0, 0, true},
    {"hrandfield", "", 91, -2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hrandfield, kKeySpecs1, 0, 0, true},
    {"hscan", "", 92, -3, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hscan, kKeySpecs1, 0, 0, true},
    {"hset", "", 93, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hset, kKeySpecs0, 0, 0, false},
    {"hsetex", "", 94, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetex, kKeySpecs0, 0, 0, false},
    {"hsetnx", "", 95, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetnx, kKeySpecs0, 0, 0, false},
    {"hstrlen", "", 96, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hstrlen, kKeySpecs1, 0, 0, true},
    {"httl", "", 97, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Httl, kKeySpecs1, 0, 0, true},
    {"hvals", "", 98, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hvals, kKeySpecs1, 0, 0, true},
    {"incr", "", 99, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 100, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 101, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 102, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 103, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"latency", "", 104, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 105, 5, false},
    {"latency|help", "help", 105, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 106, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 107, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 108, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 109, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 110, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs10, 0, 0, true},
    {"lindex", "", 111, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true},
    {"linsert", "", 112, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false},
    {"llen", "", 113, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true},
    {"lmove", "", 114, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false},
    {"lmpop", "", 115, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs11, 0, 0, false},
    {"lpop", "", 116, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false},
    {"lpos", "", 117, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true},
    {"lpush", "", 118, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false},
    {"lpushx", "", 119, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false},
    {"lrange", "", 120, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true},
    {"lrem", "", 121, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false},
    {"lset", "", 122, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false},
    {"ltrim", "", 123, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false},
    {"memory", "", 124, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 125, 2, false},
    {"memory|help", "help", 125, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 126, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs12, 0, 0, false},
    {"mget", "", 127, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs9, 0, 0, true},
    {"monitor", "", 128, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 129, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 130, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs13, 0, 0, false},
    {"msetex", "", 131, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs14, 0, 0, false},
    {"msetnx", "", 132, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs13, 0, 0, false},
    {"multi", "", 133, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 134, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 135, 5, false},
    {"object|encoding", "encoding", 135, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs12, 0, 0, true},
    {"object|freq", "freq", 136, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs12, 0, 0, true},
    {"object|help", "help", 137, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 138, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs12, 0, 0, true},
    {"object|refcount", "refcount", 139, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs12, 0, 0, true},
    {"persist", "", 140, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 141, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 142, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 143, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"ping", "", 144, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 145, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false},
    {"pttl", "", 146, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"quit", "", 147, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 148, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 149, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs15, 0, 0, false},
    {"renamenx", "", 150, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs15, 0, 0, false},
    {"reset", "", 151, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"restore", "", 152, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs8, 0, 0, false},
    {"rpop", "", 153, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false},
    {"rpoplpush", "", 154, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false},
    {"rpush", "", 155, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false},
    {"rpushx", "", 156, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false},
    {"sadd", "", 157, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x400cu, &commands::Sadd, kKeySpecs0, 0, 0, false},
    {"scan", "", 158, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"scard", "", 159, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Scard, kKeySpecs1, 0, 0, true},
    {"sdiff", "", 160, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sdiff, kKeySpecs9, 0, 0, true},
    {"sdiffstore", "", 161, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sdiffstore, kKeySpecs16, 0, 0, false},
    {"select", "", 162, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 163, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 164, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 165, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false},
    {"setnx", "", 166, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false},
    {"setrange", "", 167, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"sinter", "", 168, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sinter, kKeySpecs9, 0, 0, true},
    {"sintercard", "", 169, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x800au, &commands::Sintercard, kKeySpecs17, 0, 0, true},
    {"sinterstore", "", 170, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sinterstore, kKeySpecs18, 0, 0, false},
    {"sismember", "", 171, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Sismember, kKeySpecs1, 0, 0, true},
    {"slowlog", "", 172, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 173, 4, false},
    {"slowlog|get", "get", 173, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 174, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 175, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 176, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"smembers", "", 177, 2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Smembers, kKeySpecs1, 0, 0, true},
    {"smismember", "", 178, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Smismember, kKeySpecs1, 0, 0, true},
    {"smove", "", 179, 4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Smove, kKeySpecs3, 0, 0, false},
    {"sort", "", 180, -2, CommandScope::kKeysAndPatterns, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x2803cu, &commands::Sort, kKeySpecs19, 0, 0, false},
    {"sort_ro", "", 181, -2, CommandScope::kKeysAndPatterns, kFlagReadonly | kFlagMovableKeys, 0x2803au, &commands::SortRo, kKeySpecs1, 0, 0, false},
    {"spop", "", 182, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Spop, kKeySpecs0, 0, 0, false},
    {"srandmember", "", 183, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Srandmember, kKeySpecs1, 0, 0, true},
    {"srem", "", 184, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Srem, kKeySpecs0, 0, 0, false},
    {"sscan", "", 185, -3, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sscan, kKeySpecs1, 0, 0, true},
    {"strlen", "", 186, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"substr", "", 187, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"sunion", "", 188, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sunion, kKeySpecs9, 0, 0, true},
    {"sunionstore", "", 189, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sunionstore, kKeySpecs16, 0, 0, false},
    {"swapdb", "", 190, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 191, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 192, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs9, 0, 0, true},
    {"ttl", "", 193, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 194, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 195, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false},
    {"unwatch", "", 196, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"watch", "", 197, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs9, 0, 0, false},
    {"xack", "", 198, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false},
    {"xackdel", "", 199, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false},
    {"xadd", "", 200, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false},
    {"xautoclaim", "", 201, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false},
    {"xclaim", "", 202, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false},
    {"xdel", "", 203, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false},
    {"xdelex", "", 204, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false},
    {"xgroup", "", 205, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 206, 6, false},
    {"xgroup|create", "create", 206, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs20, 0, 0, false},
    {"xgroup|createconsumer", "createconsumer", 207, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs20, 0, 0, false},
    {"xgroup|delconsumer", "delconsumer", 208, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs20, 0, 0, false},
    {"xgroup|destroy", "destroy", 209, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs20, 0, 0, false},
    {"xgroup|help", "help", 210, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xgroup|setid", "setid", 211, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs20, 0, 0, false},
    {"xinfo", "", 212, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 213, 4, false},
    {"xinfo|consumers", "consumers", 213, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs12, 0, 0, true},
    {"xinfo|groups", "groups", 214, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs12, 0, 0, true},
    {"xinfo|help", "help", 215, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xinfo|stream", "stream", 216, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs12, 0, 0, true},
    {"xlen", "", 217, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true},
    {"xpending", "", 218, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true},
    {"xrange", "", 219, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true},
    {"xread", "", 220, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs21, 0, 0, false},
    {"xreadgroup", "", 221, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs22, 0, 0, false},
    {"xrevrange", "", 222, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true},
    {"xsetid", "", 223, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false},
    {"xtrim", "", 224, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false},
    {"zadd", "", 225, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zadd, kKeySpecs0, 0, 0, false},
    {"zcard", "", 226, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcard, kKeySpecs1, 0, 0, true},
    {"zcount", "", 227, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcount, kKeySpecs1, 0, 0, true},
    {"zdiff", "", 228, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zdiff, kKeySpecs17, 0, 0, true},
    {"zdiffstore", "", 229, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zdiffstore, kKeySpecs23, 0, 0, false},
    {"zincrby", "", 230, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zincrby, kKeySpecs0, 0, 0, false},
    {"zinter", "", 231, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zinter, kKeySpecs17, 0, 0, true},
    {"zintercard", "", 232, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zintercard, kKeySpecs17, 0, 0, true},
    {"zinterstore", "", 233, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zinterstore, kKeySpecs23, 0, 0, false},
    {"zlexcount", "", 234, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zlexcount, kKeySpecs1, 0, 0, true},
    {"zmpop", "", 235, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8014u, &commands::Zmpop, kKeySpecs11, 0, 0, false},
    {"zmscore", "", 236, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zmscore, kKeySpecs1, 0, 0, true},
    {"zpopmax", "", 237, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmax, kKeySpecs0, 0, 0, false},
    {"zpopmin", "", 238, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmin, kKeySpecs0, 0, 0, false},
    {"zrandmember", "", 239, -2, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrandmember, kKeySpecs1, 0, 0, true},
    {"zrange", "", 240, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrange, kKeySpecs1, 0, 0, true},
    {"zrangebylex", "", 241, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebylex, kKeySpecs1, 0, 0, true},
    {"zrangebyscore", "", 242, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrangestore", "", 243, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8014u, &commands::Zrangestore, kKeySpecs24, 0, 0, false},
    {"zrank", "", 244, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrank, kKeySpecs1, 0, 0, true},
    {"zrem", "", 245, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zrem, kKeySpecs0, 0, 0, false},
    {"zremrangebylex", "", 246, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebylex, kKeySpecs0, 0, 0, false},
    {"zremrangebyrank", "", 247, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyrank, kKeySpecs0, 0, 0, false},
    {"zremrangebyscore", "", 248, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyscore, kKeySpecs0, 0, 0, false},
    {"zrevrange", "", 249, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrange, kKeySpecs1, 0, 0, true},
    {"zrevrangebylex", "", 250, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebylex, kKeySpecs1, 0, 0, true},
    {"zrevrangebyscore", "", 251, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrevrank", "", 252, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrevrank, kKeySpecs1, 0, 0, true},
    {"zscan", "", 253, -3, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zscan, kKeySpecs1, 0, 0, true},
    {"zscore", "", 254, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zscore, kKeySpecs1, 0, 0, true},
    {"zunion", "", 255, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zunion, kKeySpecs17, 0, 0, true},
    {"zunionstore", "", 256, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zunionstore, kKeySpecs23, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
