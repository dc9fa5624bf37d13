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
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs2[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs3[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs4[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs5[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 2, 0, 0, 0},
};

constexpr KeySpec kKeySpecs6[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kWrite, 1, "", 0, 0, 2, 0, 0, 1},
};

constexpr std::array<CommandSpec, 53> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0},
    {"client", "", 2, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 3, 9},
    {"client|getname", "getname", 3, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0},
    {"client|getredir", "getredir", 4, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0},
    {"client|help", "help", 5, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"client|id", "id", 6, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0},
    {"client|no-evict", "no-evict", 7, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0},
    {"client|no-touch", "no-touch", 8, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0},
    {"client|reply", "reply", 9, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0},
    {"client|setinfo", "setinfo", 10, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0},
    {"client|setname", "setname", 11, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0},
    {"command", "", 12, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 13, 7},
    {"command|count", "count", 13, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|docs", "docs", 14, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|getkeys", "getkeys", 15, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|getkeysandflags", "getkeysandflags", 16, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|help", "help", 17, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|info", "info", 18, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"command|list", "list", 19, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0},
    {"decr", "", 20, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0},
    {"decrby", "", 21, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0},
    {"delex", "", 22, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0},
    {"delifeq", "", 23, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs1, 0, 0},
    {"digest", "", 24, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs2, 0, 0},
    {"echo", "", 25, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0},
    {"get", "", 26, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs2, 0, 0},
    {"getdel", "", 27, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0},
    {"getex", "", 28, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0},
    {"getrange", "", 29, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs2, 0, 0},
    {"getset", "", 30, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0},
    {"hello", "", 31, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0},
    {"incr", "", 32, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0},
    {"incrby", "", 33, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0},
    {"incrbyfloat", "", 34, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0},
    {"lcs", "", 35, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs3, 0, 0},
    {"mget", "", 36, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs4, 0, 0},
    {"monitor", "", 37, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0},
    {"mset", "", 38, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs5, 0, 0},
    {"msetex", "", 39, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs6, 0, 0},
    {"msetnx", "", 40, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs5, 0, 0},
    {"ping", "", 41, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0},
    {"psetex", "", 42, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs1, 0, 0},
    {"quit", "", 43, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0},
    {"reset", "", 44, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0},
    {"select", "", 45, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0},
    {"set", "", 46, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0},
    {"setex", "", 47, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs1, 0, 0},
    {"setnx", "", 48, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs1, 0, 0},
    {"setrange", "", 49, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0},
    {"strlen", "", 50, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs2, 0, 0},
    {"substr", "", 51, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs2, 0, 0},
    {"time", "", 52, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
