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

constexpr std::array<CommandSpec, 291> kCommandTable = {{
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
    {"client", "", 15, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 16, 18, false},
    {"client|caching", "caching", 16, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientCaching, {}, 0, 0, false},
    {"client|getname", "getname", 17, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 18, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 19, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 20, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 21, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 22, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 23, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 24, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 25, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 26, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 27, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 28, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 29, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|tracking", "tracking", 30, -3, CommandScope::kShardWalk, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTracking, {}, 0, 0, false},
    {"client|trackinginfo", "trackinginfo", 31, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTrackinginfo, {}, 0, 0, false},
    {"client|unblock", "unblock", 32, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 33, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 34, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 35, 7, false},
    {"command|count", "count", 35, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 36, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 37, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 38, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 39, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 40, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 41, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 42, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 43, 5, false},
    {"config|get", "get", 43, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 44, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 45, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 46, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 47, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 48, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false},
    {"dbsize", "", 49, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"debug", "", 50, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false},
    {"decr", "", 51, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 52, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 53, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false},
    {"delex", "", 54, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 55, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false},
    {"digest", "", 56, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 57, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"dump", "", 58, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true},
    {"echo", "", 59, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 60, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 61, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs9, 0, 0, true},
    {"expire", "", 62, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 63, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 64, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 65, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 66, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"geoadd", "", 67, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geoadd, kKeySpecs0, 0, 0, false},
    {"geodist", "", 68, -4, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geodist, kKeySpecs1, 0, 0, true},
    {"geohash", "", 69, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geohash, kKeySpecs1, 0, 0, true},
    {"geopos", "", 70, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geopos, kKeySpecs1, 0, 0, true},
    {"georadius", "", 71, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadius, kKeySpecs10, 0, 0, false},
    {"georadius_ro", "", 72, -6, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusRo, kKeySpecs1, 0, 0, true},
    {"georadiusbymember", "", 73, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadiusbymember, kKeySpecs11, 0, 0, false},
    {"georadiusbymember_ro", "", 74, -5, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusbymemberRo, kKeySpecs1, 0, 0, true},
    {"geosearch", "", 75, -7, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geosearch, kKeySpecs1, 0, 0, true},
    {"geosearchstore", "", 76, -8, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geosearchstore, kKeySpecs12, 0, 0, false},
    {"get", "", 77, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 78, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 79, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 80, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 81, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 82, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hdel", "", 83, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hdel, kKeySpecs0, 0, 0, false},
    {"hello", "", 84, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"hexists", "", 85, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexists, kKeySpecs1, 0, 0, true},
    {"hexpire", "", 86, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpire, kKeySpecs0, 0, 0, false},
    {"hexpireat", "", 87, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpireat, kKeySpecs0, 0, 0, false},
    {"hexpiretime", "", 88, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexpiretime, kKeySpecs1, 0, 0, true},
    {"hget", "", 89, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hget, kKeySpecs1, 0, 0, true},
    {"hgetall", "", 90, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hgetall, kKeySpecs1, 0, 0, true},
    {"hgetdel", "", 91, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetdel, kKeySpecs0, 0, 0, false},
    {"hgetex", "", 92, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetex, kKeySpecs0, 0, 0, false},
    {"hincrby", "", 93, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrby, kKeySpecs0, 0, 0, false},
    {"hincrbyfloat", "", 94, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrbyfloat, kKeySpecs0, 0, 0, false},
    {"hkeys", "", 95, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hkeys, kKeySpecs1, 0, 0, true},
    {"hlen", "", 96, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hlen, kKeySpecs1, 0, 0, true},
    {"hmget", "", 97, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hmget, kKeySpecs1, 0, 0, true},
    {"hmset", "", 98, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hmset, kKeySpecs0, 0, 0, false},
    {"hpersist", "", 99, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hpersist, kKeySpecs0, 0, 0, false},
    {"hpexpire", "", 100, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpire, kKeySpecs0, 0, 0, false},
    {"hpexpireat", "", 101, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpireat, kKeySpecs0, 0, 0, false},
    {"hpexpiretime", "", 102, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpexpiretime, kKeySpecs1, 0, 0, true},
    {"hpttl", "", 103, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpttl, kKeySpecs1, 0, 0, true},
    {"hrandfield", "", 104, -2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hrandfield, kKeySpecs1, 0, 0, true},
    {"hscan", "", 105, -3, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hscan, kKeySpecs1, 0, 0, true},
    {"hset", "", 106, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hset, kKeySpecs0, 0, 0, false},
    {"hsetex", "", 107, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetex, kKeySpecs0, 0, 0, false},
    {"hsetnx", "", 108, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetnx, kKeySpecs0, 0, 0, false},
    {"hstrlen", "", 109, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hstrlen, kKeySpecs1, 0, 0, true},
    {"httl", "", 110, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Httl, kKeySpecs1, 0, 0, true},
    {"hvals", "", 111, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hvals, kKeySpecs1, 0, 0, true},
    {"incr", "", 112, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 113, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 114, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 115, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 116, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"latency", "", 117, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 118, 5, false},
    {"latency|help", "help", 118, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 119, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 120, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 121, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 122, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 123, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs13, 0, 0, true},
    {"lindex", "", 124, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true},
    {"linsert", "", 125, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false},
    {"llen", "", 126, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true},
    {"lmove", "", 127, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false},
    {"lmpop", "", 128, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs14, 0, 0, false},
    {"lpop", "", 129, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false},
    {"lpos", "", 130, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true},
    {"lpush", "", 131, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false},
    {"lpushx", "", 132, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false},
    {"lrange", "", 133, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true},
    {"lrem", "", 134, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false},
    {"lset", "", 135, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false},
    {"ltrim", "", 136, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false},
    {"memory", "", 137, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 138, 2, false},
    {"memory|help", "help", 138, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 139, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs15, 0, 0, false},
    {"mget", "", 140, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs9, 0, 0, true},
    {"monitor", "", 141, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 142, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 143, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs16, 0, 0, false},
    {"msetex", "", 144, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs17, 0, 0, false},
    {"msetnx", "", 145, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs16, 0, 0, false},
    {"multi", "", 146, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 147, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 148, 5, false},
    {"object|encoding", "encoding", 148, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs15, 0, 0, true},
    {"object|freq", "freq", 149, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs15, 0, 0, true},
    {"object|help", "help", 150, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 151, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs15, 0, 0, true},
    {"object|refcount", "refcount", 152, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs15, 0, 0, true},
    {"persist", "", 153, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 154, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 155, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 156, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"pfadd", "", 157, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4204u, &commands::Pfadd, kKeySpecs0, 0, 0, false},
    {"pfcount", "", 158, -2, CommandScope::kKeys, kFlagReadonly, 0x8202u, &commands::Pfcount, kKeySpecs18, 0, 0, false},
    {"pfdebug", "", 159, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagAdmin, 0x2a204u, &commands::Pfdebug, kKeySpecs19, 0, 0, false},
    {"pfmerge", "", 160, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8204u, &commands::Pfmerge, kKeySpecs20, 0, 0, false},
    {"pfselftest", "", 161, 1, CommandScope::kNone, kFlagAdmin, 0x2a200u, &commands::Pfselftest, {}, 0, 0, false},
    {"ping", "", 162, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 163, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false},
    {"psubscribe", "", 164, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Psubscribe, {}, 0, 0, false},
    {"pttl", "", 165, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"publish", "", 166, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Publish, {}, 0, 0, false},
    {"pubsub", "", 167, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 168, 6, false},
    {"pubsub|channels", "channels", 168, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubChannels, {}, 0, 0, false},
    {"pubsub|help", "help", 169, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"pubsub|numpat", "numpat", 170, 2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumpat, {}, 0, 0, false},
    {"pubsub|numsub", "numsub", 171, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumsub, {}, 0, 0, false},
    {"pubsub|shardchannels", "shardchannels", 172, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardchannels, {}, 0, 0, false},
    {"pubsub|shardnumsub", "shardnumsub", 173, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardnumsub, {}, 0, 0, false},
    {"punsubscribe", "", 174, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Punsubscribe, {}, 0, 0, false},
    {"quit", "", 175, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 176, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 177, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs21, 0, 0, false},
    {"renamenx", "", 178, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs21, 0, 0, false},
    {"reset", "", 179, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"restore", "", 180, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs8, 0, 0, false},
    {"rpop", "", 181, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false},
    {"rpoplpush", "", 182, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false},
    {"rpush", "", 183, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false},
    {"rpushx", "", 184, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false},
    {"sadd", "", 185, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x400cu, &commands::Sadd, kKeySpecs0, 0, 0, false},
    {"scan", "", 186, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"scard", "", 187, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Scard, kKeySpecs1, 0, 0, true},
    {"sdiff", "", 188, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sdiff, kKeySpecs9, 0, 0, true},
    {"sdiffstore", "", 189, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sdiffstore, kKeySpecs22, 0, 0, false},
    {"select", "", 190, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 191, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 192, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 193, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false},
    {"setnx", "", 194, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false},
    {"setrange", "", 195, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"shutdown", "", 196, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale | kFlagNoMulti | kFlagAllowBusy, 0x2a000u, nullptr, {}, 0, 0, false},
    {"sinter", "", 197, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sinter, kKeySpecs9, 0, 0, true},
    {"sintercard", "", 198, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x800au, &commands::Sintercard, kKeySpecs23, 0, 0, true},
    {"sinterstore", "", 199, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sinterstore, kKeySpecs20, 0, 0, false},
    {"sismember", "", 200, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Sismember, kKeySpecs1, 0, 0, true},
    {"slowlog", "", 201, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 202, 4, false},
    {"slowlog|get", "get", 202, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 203, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 204, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 205, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"smembers", "", 206, 2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Smembers, kKeySpecs1, 0, 0, true},
    {"smismember", "", 207, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Smismember, kKeySpecs1, 0, 0, true},
    {"smove", "", 208, 4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Smove, kKeySpecs3, 0, 0, false},
    {"sort", "", 209, -2, CommandScope::kKeysAndPatterns, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x2803cu, &commands::Sort, kKeySpecs24, 0, 0, false},
    {"sort_ro", "", 210, -2, CommandScope::kKeysAndPatterns, kFlagReadonly | kFlagMovableKeys, 0x2803au, &commands::SortRo, kKeySpecs1, 0, 0, false},
    {"spop", "", 211, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Spop, kKeySpecs0, 0, 0, false},
    {"spublish", "", 212, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Spublish, kKeySpecs8, 0, 0, false},
    {"srandmember", "", 213, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Srandmember, kKeySpecs1, 0, 0, true},
    {"srem", "", 214, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Srem, kKeySpecs0, 0, 0, false},
    {"sscan", "", 215, -3, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sscan, kKeySpecs1, 0, 0, true},
    {"ssubscribe", "", 216, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Ssubscribe, kKeySpecs7, 0, 0, false},
    {"strlen", "", 217, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"subscribe", "", 218, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Subscribe, {}, 0, 0, false},
    {"substr", "", 219, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"sunion", "", 220, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sunion, kKeySpecs9, 0, 0, true},
    {"sunionstore", "", 221, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sunionstore, kKeySpecs22, 0, 0, false},
    {"sunsubscribe", "", 222, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Sunsubscribe, kKeySpecs7, 0, 0, false},
    {"swapdb", "", 223, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 224, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 225, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs9, 0, 0, true},
    {"ttl", "", 226, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 227, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 228, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false},
    {"unsubscribe", "", 229, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Unsubscribe, {}, 0, 0, false},
    {"unwatch", "", 230, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"watch", "", 231, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs9, 0, 0, false},
    {"xack", "", 232, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false},
    {"xackdel", "", 233, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false},
    {"xadd", "", 234, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false},
    {"xautoclaim", "", 235, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false},
    {"xclaim", "", 236, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false},
    {"xdel", "", 237, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false},
    {"xdelex", "", 238, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false},
    {"xgroup", "", 239, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 240, 6, false},
    {"xgroup|create", "create", 240, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs19, 0, 0, false},
    {"xgroup|createconsumer", "createconsumer", 241, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|delconsumer", "delconsumer", 242, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|destroy", "destroy", 243, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs19, 0, 0, false},
    {"xgroup|help", "help", 244, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xgroup|setid", "setid", 245, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs19, 0, 0, false},
    {"xinfo", "", 246, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 247, 4, false},
    {"xinfo|consumers", "consumers", 247, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs15, 0, 0, true},
    {"xinfo|groups", "groups", 248, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs15, 0, 0, true},
    {"xinfo|help", "help", 249, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xinfo|stream", "stream", 250, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs15, 0, 0, true},
    {"xlen", "", 251, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true},
    {"xpending", "", 252, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true},
    {"xrange", "", 253, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true},
    {"xread", "", 254, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs25, 0, 0, false},
    {"xreadgroup", "", 255, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs26, 0, 0, false},
    {"xrevrange", "", 256, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true},
    {"xsetid", "", 257, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false},
    {"xtrim", "", 258, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false},
    {"zadd", "", 259, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zadd, kKeySpecs0, 0, 0, false},
    {"zcard", "", 260, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcard, kKeySpecs1, 0, 0, true},
    {"zcount", "", 261, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcount, kKeySpecs1, 0, 0, true},
    {"zdiff", "", 262, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zdiff, kKeySpecs23, 0, 0, true},
    {"zdiffstore", "", 263, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zdiffstore, kKeySpecs27, 0, 0, false},
    {"zincrby", "", 264, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zincrby, kKeySpecs0, 0, 0, false},
    {"zinter", "", 265, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zinter, kKeySpecs23, 0, 0, true},
    {"zintercard", "", 266, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zintercard, kKeySpecs23, 0, 0, true},
    {"zinterstore", "", 267, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zinterstore, kKeySpecs27, 0, 0, false},
    {"zlexcount", "", 268, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zlexcount, kKeySpecs1, 0, 0, true},
    {"zmpop", "", 269, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8014u, &commands::Zmpop, kKeySpecs14, 0, 0, false},
    {"zmscore", "", 270, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zmscore, kKeySpecs1, 0, 0, true},
    {"zpopmax", "", 271, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmax, kKeySpecs0, 0, 0, false},
    {"zpopmin", "", 272, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmin, kKeySpecs0, 0, 0, false},
    {"zrandmember", "", 273, -2, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrandmember, kKeySpecs1, 0, 0, true},
    {"zrange", "", 274, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrange, kKeySpecs1, 0, 0, true},
    {"zrangebylex", "", 275, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebylex, kKeySpecs1, 0, 0, true},
    {"zrangebyscore", "", 276, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrangestore", "", 277, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8014u, &commands::Zrangestore, kKeySpecs12, 0, 0, false},
    {"zrank", "", 278, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrank, kKeySpecs1, 0, 0, true},
    {"zrem", "", 279, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zrem, kKeySpecs0, 0, 0, false},
    {"zremrangebylex", "", 280, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebylex, kKeySpecs0, 0, 0, false},
    {"zremrangebyrank", "", 281, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyrank, kKeySpecs0, 0, 0, false},
    {"zremrangebyscore", "", 282, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyscore, kKeySpecs0, 0, 0, false},
    {"zrevrange", "", 283, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrange, kKeySpecs1, 0, 0, true},
    {"zrevrangebylex", "", 284, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebylex, kKeySpecs1, 0, 0, true},
    {"zrevrangebyscore", "", 285, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrevrank", "", 286, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrevrank, kKeySpecs1, 0, 0, true},
    {"zscan", "", 287, -3, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zscan, kKeySpecs1, 0, 0, true},
    {"zscore", "", 288, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zscore, kKeySpecs1, 0, 0, true},
    {"zunion", "", 289, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zunion, kKeySpecs23, 0, 0, true},
    {"zunionstore", "", 290, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zunionstore, kKeySpecs27, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
