// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

// clang-format off

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "commands/command_spec.h"
#include "generated/handlers/bitmap.h"
#include "generated/handlers/connection.h"
#include "generated/handlers/generic.h"
#include "generated/handlers/geo.h"
#include "generated/handlers/hash.h"
#include "generated/handlers/hyperloglog.h"
#include "generated/handlers/list.h"
#include "generated/handlers/pubsub.h"
#include "generated/handlers/server.h"
#include "generated/handlers/set.h"
#include "generated/handlers/sorted_set.h"
#include "generated/handlers/stream.h"
#include "generated/handlers/string.h"
#include "generated/handlers/transactions.h"

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
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 6, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "storedist", 6, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs11[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 5, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "storedist", 5, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs12[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs13[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs14[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs15[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs16[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 2, 0, 0, 0},
};

constexpr KeySpec kKeySpecs17[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kWrite, 1, "", 0, 0, 2, 0, 0, 1},
};

constexpr KeySpec kKeySpecs18[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs19[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs20[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs21[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs22[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs23[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs24[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 2, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs25[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 1, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs26[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 4, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs27[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 1},
};

constexpr std::array<CommandSpec, 294> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0, false},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0, false},
    {"bgsave", "", 2, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading, 0x2a000u, nullptr, {}, 0, 0, false},
    {"bitcount", "", 3, -2, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitcount, kKeySpecs1, 0, 0, true},
    {"bitfield", "", 4, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitfield, kKeySpecs0, 0, 0, false},
    {"bitfield_ro", "", 5, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::BitfieldRo, kKeySpecs1, 0, 0, true},
    {"bitop", "", 6, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitop, kKeySpecs2, 0, 0, false},
    {"bitpos", "", 7, -3, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitpos, kKeySpecs1, 0, 0, true},
    {"blmove", "", 8, 6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blmove, kKeySpecs3, 0, 0, false},
    {"blmpop", "", 9, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18024u, &commands::Blmpop, kKeySpecs4, 0, 0, false},
    {"blpop", "", 10, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blpop, kKeySpecs5, 0, 0, false},
    {"brpop", "", 11, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpop, kKeySpecs5, 0, 0, false},
    {"brpoplpush", "", 12, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpoplpush, kKeySpecs3, 0, 0, false},
    {"bzmpop", "", 13, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18014u, &commands::Bzmpop, kKeySpecs4, 0, 0, false},
    {"bzpopmax", "", 14, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmax, kKeySpecs5, 0, 0, false},
    {"bzpopmin", "", 15, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmin, kKeySpecs5, 0, 0, false},
    {"client", "", 16, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 17, 18, false},
    {"client|caching", "caching", 17, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientCaching, {}, 0, 0, false},
    {"client|getname", "getname", 18, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 19, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 20, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 21, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 22, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 23, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 24, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 25, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 26, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 27, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 28, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 29, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 30, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|tracking", "tracking", 31, -3, CommandScope::kShardWalk, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTracking, {}, 0, 0, false},
    {"client|trackinginfo", "trackinginfo", 32, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTrackinginfo, {}, 0, 0, false},
    {"client|unblock", "unblock", 33, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 34, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 35, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 36, 7, false},
    {"command|count", "count", 36, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 37, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 38, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 39, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 40, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 41, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 42, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 43, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 44, 5, false},
    {"config|get", "get", 44, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 45, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 46, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 47, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 48, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 49, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false},
    {"dbsize", "", 50, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"debug", "", 51, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false},
    {"decr", "", 52, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 53, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 54, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false},
    {"delex", "", 55, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 56, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false},
    {"digest", "", 57, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 58, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"dump", "", 59, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true},
    {"echo", "", 60, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 61, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 62, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs9, 0, 0, true},
    {"expire", "", 63, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 64, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 65, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 66, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 67, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"geoadd", "", 68, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geoadd, kKeySpecs0, 0, 0, false},
    {"geodist", "", 69, -4, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geodist, kKeySpecs1, 0, 0, true},
    {"geohash", "", 70, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geohash, kKeySpecs1, 0, 0, true},
    {"geopos", "", 71, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geopos, kKeySpecs1, 0, 0, true},
    {"georadius", "", 72, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadius, kKeySpecs10, 0, 0, false},
    {"georadius_ro", "", 73, -6, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusRo, kKeySpecs1, 0, 0, true},
    {"georadiusbymember", "", 74, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadiusbymember, kKeySpecs11, 0, 0, false},
    {"georadiusbymember_ro", "", 75, -5, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusbymemberRo, kKeySpecs1, 0, 0, true},
    {"geosearch", "", 76, -7, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geosearch, kKeySpecs1, 0, 0, true},
    {"geosearchstore", "", 77, -8, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geosearchstore, kKeySpecs12, 0, 0, false},
    {"get", "", 78, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 79, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 80, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 81, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 82, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 83, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hdel", "", 84, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hdel, kKeySpecs0, 0, 0, false},
    {"hello", "", 85, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"hexists", "", 86, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexists, kKeySpecs1, 0, 0, true},
    {"hexpire", "", 87, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpire, kKeySpecs0, 0, 0, false},
    {"hexpireat", "", 88, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpireat, kKeySpecs0, 0, 0, false},
    {"hexpiretime", "", 89, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexpiretime, kKeySpecs1, 0, 0, true},
    {"hget", "", 90, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hget, kKeySpecs1, 0, 0, true},
    {"hgetall", "", 91, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hgetall, kKeySpecs1, 0, 0, true},
    {"hgetdel", "", 92, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetdel, kKeySpecs0, 0, 0, false},
    {"hgetex", "", 93, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetex, kKeySpecs0, 0, 0, false},
    {"hincrby", "", 94, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrby, kKeySpecs0, 0, 0, false},
    {"hincrbyfloat", "", 95, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrbyfloat, kKeySpecs0, 0, 0, false},
    {"hkeys", "", 96, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hkeys, kKeySpecs1, 0, 0, true},
    {"hlen", "", 97, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hlen, kKeySpecs1, 0, 0, true},
    {"hmget", "", 98, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hmget, kKeySpecs1, 0, 0, true},
    {"hmset", "", 99, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hmset, kKeySpecs0, 0, 0, false},
    {"hpersist", "", 100, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hpersist, kKeySpecs0, 0, 0, false},
    {"hpexpire", "", 101, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpire, kKeySpecs0, 0, 0, false},
    {"hpexpireat", "", 102, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpireat, kKeySpecs0, 0, 0, false},
    {"hpexpiretime", "", 103, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpexpiretime, kKeySpecs1, 0, 0, true},
    {"hpttl", "", 104, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpttl, kKeySpecs1, 0, 0, true},
    {"hrandfield", "", 105, -2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hrandfield, kKeySpecs1, 0, 0, true},
    {"hscan", "", 106, -3, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hscan, kKeySpecs1, 0, 0, true},
    {"hset", "", 107, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hset, kKeySpecs0, 0, 0, false},
    {"hsetex", "", 108, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetex, kKeySpecs0, 0, 0, false},
    {"hsetnx", "", 109, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetnx, kKeySpecs0, 0, 0, false},
    {"hstrlen", "", 110, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hstrlen, kKeySpecs1, 0, 0, true},
    {"httl", "", 111, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Httl, kKeySpecs1, 0, 0, true},
    {"hvals", "", 112, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hvals, kKeySpecs1, 0, 0, true},
    {"incr", "", 113, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 114, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 115, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 116, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 117, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"lastsave", "", 118, 1, CommandScope::kControl, kFlagLoading | kFlagStale | kFlagFast, 0x26000u, nullptr, {}, 0, 0, false},
    {"latency", "", 119, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 120, 5, false},
    {"latency|help", "help", 120, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 121, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 122, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 123, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 124, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 125, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs13, 0, 0, true},
    {"lindex", "", 126, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true},
    {"linsert", "", 127, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false},
    {"llen", "", 128, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true},
    {"lmove", "", 129, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false},
    {"lmpop", "", 130, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs14, 0, 0, false},
    {"lpop", "", 131, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false},
    {"lpos", "", 132, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true},
    {"lpush", "", 133, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false},
    {"lpushx", "", 134, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false},
    {"lrange", "", 135, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true},
    {"lrem", "", 136, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false},
    {"lset", "", 137, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false},
    {"ltrim", "", 138, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false},
    {"memory", "", 139, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 140, 2, false},
    {"memory|help", "help", 140, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 141, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs15, 0, 0, false},
    {"mget", "", 142, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs9, 0, 0, true},
    {"monitor", "", 143, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 144, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 145, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs16, 0, 0, false},
    {"msetex", "", 146, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs17, 0, 0, false},
    {"msetnx", "", 147, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs16, 0, 0, false},
    {"multi", "", 148, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 149, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 150, 5, false},
    {"object|encoding", "encoding", 150, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs15, 0, 0, true},
    {"object|freq", "freq", 151, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs15, 0, 0, true},
    {"object|help", "help", 152, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 153, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs15, 0, 0, true},
    {"object|refcount", "refcount", 154, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs15, 0, 0, true},
    {"persist", "", 155, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 156, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 157, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 158, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"pfadd", "", 159, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4204u, &commands::Pfadd, kKeySpecs0, 0, 0, false},
    {"pfcount", "", 160, -2, CommandScope::kKeys, kFlagReadonly, 0x8202u, &commands::Pfcount, kKeySpecs18, 0, 0, false},
    {"pfdebug", "", 161, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagAdmin, 0x2a204u, &commands::Pfdebug, kKeySpecs19, 0, 0, false},
    {"pfmerge", "", 162, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8204u, &commands::Pfmerge, kKeySpecs20, 0, 0, false},
    {"pfselftest", "", 163, 1, CommandScope::kNone, kFlagAdmin, 0x2a200u, &commands::Pfselftest, {}, 0, 0, false},
    {"ping", "", 164, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 165, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false},
    {"psubscribe", "", 166, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Psubscribe, {}, 0, 0, false},
    {"pttl", "", 167, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"publish", "", 168, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Publish, {}, 0, 0, false},
    {"pubsub", "", 169, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 170, 6, false},
    {"pubsub|channels", "channels", 170, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubChannels, {}, 0, 0, false},
    {"pubsub|help", "help", 171, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"pubsub|numpat", "numpat", 172, 2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumpat, {}, 0, 0, false},
    {"pubsub|numsub", "numsub", 173, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumsub, {}, 0, 0, false},
    {"pubsub|shardchannels", "shardchannels", 174, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardchannels, {}, 0, 0, false},
    {"pubsub|shardnumsub", "shardnumsub", 175, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardnumsub, {}, 0, 0, false},
    {"punsubscribe", "", 176, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Punsubscribe, {}, 0, 0, false},
    {"quit", "", 177, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 178, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 179, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs21, 0, 0, false},
    {"renamenx", "", 180, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs21, 0, 0, false},
    {"reset", "", 181, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"restore", "", 182, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs8, 0, 0, false},
    {"rpop", "", 183, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false},
    {"rpoplpush", "", 184, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false},
    {"rpush", "", 185, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false},
    {"rpushx", "", 186, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false},
    {"sadd", "", 187, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x400cu, &commands::Sadd, kKeySpecs0, 0, 0, false},
    {"save", "", 188, 1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading | kFlagNoMulti, 0x2a000u, nullptr, {}, 0, 0, false},
    {"scan", "", 189, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"scard", "", 190, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Scard, kKeySpecs1, 0, 0, true},
    {"sdiff", "", 191, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sdiff, kKeySpecs9, 0, 0, true},
    {"sdiffstore", "", 192, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sdiffstore, kKeySpecs22, 0, 0, false},
    {"select", "", 193, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 194, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 195, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 196, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false},
    {"setnx", "", 197, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false},
    {"setrange", "", 198, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"shutdown", "", 199, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale | kFlagNoMulti | kFlagAllowBusy, 0x2a000u, nullptr, {}, 0, 0, false},
    {"sinter", "", 200, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sinter, kKeySpecs9, 0, 0, true},
    {"sintercard", "", 201, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x800au, &commands::Sintercard, kKeySpecs23, 0, 0, true},
    {"sinterstore", "", 202, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sinterstore, kKeySpecs20, 0, 0, false},
    {"sismember", "", 203, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Sismember, kKeySpecs1, 0, 0, true},
    {"slowlog", "", 204, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 205, 4, false},
    {"slowlog|get", "get", 205, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 206, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 207, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 208, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"smembers", "", 209, 2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Smembers, kKeySpecs1, 0, 0, true},
    {"smismember", "", 210, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Smismember, kKeySpecs1, 0, 0, true},
    {"smove", "", 211, 4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Smove, kKeySpecs3, 0, 0, false},
    {"sort", "", 212, -2, CommandScope::kKeysAndPatterns, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x2803cu, &commands::Sort, kKeySpecs24, 0, 0, false},
    {"sort_ro", "", 213, -2, CommandScope::kKeysAndPatterns, kFlagReadonly | kFlagMovableKeys, 0x2803au, &commands::SortRo, kKeySpecs1, 0, 0, false},
    {"spop", "", 214, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Spop, kKeySpecs0, 0, 0, false},
    {"spublish", "", 215, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Spublish, kKeySpecs8, 0, 0, false},
    {"srandmember", "", 216, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Srandmember, kKeySpecs1, 0, 0, true},
    {"srem", "", 217, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Srem, kKeySpecs0, 0, 0, false},
    {"sscan", "", 218, -3, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sscan, kKeySpecs1, 0, 0, true},
    {"ssubscribe", "", 219, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Ssubscribe, kKeySpecs7, 0, 0, false},
    {"strlen", "", 220, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"subscribe", "", 221, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Subscribe, {}, 0, 0, false},
    {"substr", "", 222, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"sunion", "", 223, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sunion, kKeySpecs9, 0, 0, true},
    {"sunionstore", "", 224, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sunionstore, kKeySpecs22, 0, 0, false},
    {"sunsubscribe", "", 225, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Sunsubscribe, kKeySpecs7, 0, 0, false},
    {"swapdb", "", 226, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 227, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 228, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs9, 0, 0, true},
    {"ttl", "", 229, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 230, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 231, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false},
    {"unsubscribe", "", 232, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Unsubscribe, {}, 0, 0, false},
    {"unwatch", "", 233, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"watch", "", 234, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs9, 0, 0, false},
    {"xack", "", 235, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false},
    {"xackdel", "", 236, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false},
    {"xadd", "", 237, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false},
    {"xautoclaim", "", 238, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false},
    {"xclaim", "", 239, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false},
    {"xdel", "", 240, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false},
    {"xdelex", "", 241, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false},
    {"xgroup", "", 242, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 243, 6, false},
    {"xgroup|create", "create", 243, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs19, 0, 0, false},
    {"xgroup|createconsumer", "createconsumer", 244, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|delconsumer", "delconsumer", 245, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|destroy", "destroy", 246, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs19, 0, 0, false},
    {"xgroup|help", "help", 247, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xgroup|setid", "setid", 248, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs19, 0, 0, false},
    {"xinfo", "", 249, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 250, 4, false},
    {"xinfo|consumers", "consumers", 250, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs15, 0, 0, true},
    {"xinfo|groups", "groups", 251, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs15, 0, 0, true},
    {"xinfo|help", "help", 252, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xinfo|stream", "stream", 253, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs15, 0, 0, true},
    {"xlen", "", 254, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true},
    {"xpending", "", 255, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true},
    {"xrange", "", 256, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true},
    {"xread", "", 257, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs25, 0, 0, false},
    {"xreadgroup", "", 258, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs26, 0, 0, false},
    {"xrevrange", "", 259, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true},
    {"xsetid", "", 260, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false},
    {"xtrim", "", 261, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false},
    {"zadd", "", 262, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zadd, kKeySpecs0, 0, 0, false},
    {"zcard", "", 263, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcard, kKeySpecs1, 0, 0, true},
    {"zcount", "", 264, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcount, kKeySpecs1, 0, 0, true},
    {"zdiff", "", 265, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zdiff, kKeySpecs23, 0, 0, true},
    {"zdiffstore", "", 266, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zdiffstore, kKeySpecs27, 0, 0, false},
    {"zincrby", "", 267, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zincrby, kKeySpecs0, 0, 0, false},
    {"zinter", "", 268, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zinter, kKeySpecs23, 0, 0, true},
    {"zintercard", "", 269, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zintercard, kKeySpecs23, 0, 0, true},
    {"zinterstore", "", 270, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zinterstore, kKeySpecs27, 0, 0, false},
    {"zlexcount", "", 271, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zlexcount, kKeySpecs1, 0, 0, true},
    {"zmpop", "", 272, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8014u, &commands::Zmpop, kKeySpecs14, 0, 0, false},
    {"zmscore", "", 273, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zmscore, kKeySpecs1, 0, 0, true},
    {"zpopmax", "", 274, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmax, kKeySpecs0, 0, 0, false},
    {"zpopmin", "", 275, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmin, kKeySpecs0, 0, 0, false},
    {"zrandmember", "", 276, -2, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrandmember, kKeySpecs1, 0, 0, true},
    {"zrange", "", 277, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrange, kKeySpecs1, 0, 0, true},
    {"zrangebylex", "", 278, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebylex, kKeySpecs1, 0, 0, true},
    {"zrangebyscore", "", 279, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrangestore", "", 280, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8014u, &commands::Zrangestore, kKeySpecs12, 0, 0, false},
    {"zrank", "", 281, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrank, kKeySpecs1, 0, 0, true},
    {"zrem", "", 282, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zrem, kKeySpecs0, 0, 0, false},
    {"zremrangebylex", "", 283, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebylex, kKeySpecs0, 0, 0, false},
    {"zremrangebyrank", "", 284, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyrank, kKeySpecs0, 0, 0, false},
    {"zremrangebyscore", "", 285, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyscore, kKeySpecs0, 0, 0, false},
    {"zrevrange", "", 286, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrange, kKeySpecs1, 0, 0, true},
    {"zrevrangebylex", "", 287, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebylex, kKeySpecs1, 0, 0, true},
    {"zrevrangebyscore", "", 288, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrevrank", "", 289, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrevrank, kKeySpecs1, 0, 0, true},
    {"zscan", "", 290, -3, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zscan, kKeySpecs1, 0, 0, true},
    {"zscore", "", 291, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zscore, kKeySpecs1, 0, 0, true},
    {"zunion", "", 292, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zunion, kKeySpecs23, 0, 0, true},
    {"zunionstore", "", 293, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zunionstore, kKeySpecs27, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
