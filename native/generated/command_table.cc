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

constexpr std::array<CommandSpec, 296> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0, false},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0, false},
    {"bgrewriteaof", "", 2, 1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading, 0x2a000u, nullptr, {}, 0, 0, false},
    {"bgsave", "", 3, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading, 0x2a000u, nullptr, {}, 0, 0, false},
    {"bitcount", "", 4, -2, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitcount, kKeySpecs1, 0, 0, true},
    {"bitfield", "", 5, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitfield, kKeySpecs0, 0, 0, false},
    {"bitfield_ro", "", 6, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::BitfieldRo, kKeySpecs1, 0, 0, true},
    {"bitop", "", 7, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitop, kKeySpecs2, 0, 0, false},
    {"bitpos", "", 8, -3, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitpos, kKeySpecs1, 0, 0, true},
    {"blmove", "", 9, 6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blmove, kKeySpecs3, 0, 0, false},
    {"blmpop", "", 10, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18024u, &commands::Blmpop, kKeySpecs4, 0, 0, false},
    {"blpop", "", 11, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blpop, kKeySpecs5, 0, 0, false},
    {"brpop", "", 12, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpop, kKeySpecs5, 0, 0, false},
    {"brpoplpush", "", 13, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpoplpush, kKeySpecs3, 0, 0, false},
    {"bzmpop", "", 14, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18014u, &commands::Bzmpop, kKeySpecs4, 0, 0, false},
    {"bzpopmax", "", 15, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmax, kKeySpecs5, 0, 0, false},
    {"bzpopmin", "", 16, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmin, kKeySpecs5, 0, 0, false},
    {"client", "", 17, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 18, 18, false},
    {"client|caching", "caching", 18, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientCaching, {}, 0, 0, false},
    {"client|getname", "getname", 19, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false},
    {"client|getredir", "getredir", 20, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false},
    {"client|help", "help", 21, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|id", "id", 22, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false},
    {"client|info", "info", 23, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"client|kill", "kill", 24, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|list", "list", 25, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|no-evict", "no-evict", 26, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false},
    {"client|no-touch", "no-touch", 27, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false},
    {"client|pause", "pause", 28, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|reply", "reply", 29, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false},
    {"client|setinfo", "setinfo", 30, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false},
    {"client|setname", "setname", 31, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false},
    {"client|tracking", "tracking", 32, -3, CommandScope::kShardWalk, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTracking, {}, 0, 0, false},
    {"client|trackinginfo", "trackinginfo", 33, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTrackinginfo, {}, 0, 0, false},
    {"client|unblock", "unblock", 34, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"client|unpause", "unpause", 35, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false},
    {"command", "", 36, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 37, 7, false},
    {"command|count", "count", 37, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|docs", "docs", 38, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeys", "getkeys", 39, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 40, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|help", "help", 41, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|info", "info", 42, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"command|list", "list", 43, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false},
    {"config", "", 44, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 45, 5, false},
    {"config|get", "get", 45, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|help", "help", 46, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"config|resetstat", "resetstat", 47, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|rewrite", "rewrite", 48, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"config|set", "set", 49, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"copy", "", 50, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false},
    {"dbsize", "", 51, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false},
    {"debug", "", 52, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false},
    {"decr", "", 53, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false},
    {"decrby", "", 54, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false},
    {"del", "", 55, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false},
    {"delex", "", 56, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false},
    {"delifeq", "", 57, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false},
    {"digest", "", 58, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true},
    {"discard", "", 59, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false},
    {"dump", "", 60, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true},
    {"echo", "", 61, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false},
    {"exec", "", 62, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false},
    {"exists", "", 63, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs9, 0, 0, true},
    {"expire", "", 64, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false},
    {"expireat", "", 65, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false},
    {"expiretime", "", 66, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true},
    {"flushall", "", 67, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false},
    {"flushdb", "", 68, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false},
    {"geoadd", "", 69, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geoadd, kKeySpecs0, 0, 0, false},
    {"geodist", "", 70, -4, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geodist, kKeySpecs1, 0, 0, true},
    {"geohash", "", 71, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geohash, kKeySpecs1, 0, 0, true},
    {"geopos", "", 72, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geopos, kKeySpecs1, 0, 0, true},
    {"georadius", "", 73, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadius, kKeySpecs10, 0, 0, false},
    {"georadius_ro", "", 74, -6, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusRo, kKeySpecs1, 0, 0, true},
    {"georadiusbymember", "", 75, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadiusbymember, kKeySpecs11, 0, 0, false},
    {"georadiusbymember_ro", "", 76, -5, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusbymemberRo, kKeySpecs1, 0, 0, true},
    {"geosearch", "", 77, -7, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geosearch, kKeySpecs1, 0, 0, true},
    {"geosearchstore", "", 78, -8, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geosearchstore, kKeySpecs12, 0, 0, false},
    {"get", "", 79, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true},
    {"getbit", "", 80, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true},
    {"getdel", "", 81, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false},
    {"getex", "", 82, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false},
    {"getrange", "", 83, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true},
    {"getset", "", 84, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false},
    {"hdel", "", 85, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hdel, kKeySpecs0, 0, 0, false},
    {"hello", "", 86, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false},
    {"hexists", "", 87, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexists, kKeySpecs1, 0, 0, true},
    {"hexpire", "", 88, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpire, kKeySpecs0, 0, 0, false},
    {"hexpireat", "", 89, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpireat, kKeySpecs0, 0, 0, false},
    {"hexpiretime", "", 90, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexpiretime, kKeySpecs1, 0, 0, true},
    {"hget", "", 91, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hget, kKeySpecs1, 0, 0, true},
    {"hgetall", "", 92, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hgetall, kKeySpecs1, 0, 0, true},
    {"hgetdel", "", 93, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetdel, kKeySpecs0, 0, 0, false},
    {"hgetex", "", 94, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetex, kKeySpecs0, 0, 0, false},
    {"hincrby", "", 95, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrby, kKeySpecs0, 0, 0, false},
    {"hincrbyfloat", "", 96, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrbyfloat, kKeySpecs0, 0, 0, false},
    {"hkeys", "", 97, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hkeys, kKeySpecs1, 0, 0, true},
    {"hlen", "", 98, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hlen, kKeySpecs1, 0, 0, true},
    {"hmget", "", 99, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hmget, kKeySpecs1, 0, 0, true},
    {"hmset", "", 100, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hmset, kKeySpecs0, 0, 0, false},
    {"hpersist", "", 101, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hpersist, kKeySpecs0, 0, 0, false},
    {"hpexpire", "", 102, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpire, kKeySpecs0, 0, 0, false},
    {"hpexpireat", "", 103, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpireat, kKeySpecs0, 0, 0, false},
    {"hpexpiretime", "", 104, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpexpiretime, kKeySpecs1, 0, 0, true},
    {"hpttl", "", 105, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpttl, kKeySpecs1, 0, 0, true},
    {"hrandfield", "", 106, -2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hrandfield, kKeySpecs1, 0, 0, true},
    {"hscan", "", 107, -3, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hscan, kKeySpecs1, 0, 0, true},
    {"hset", "", 108, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hset, kKeySpecs0, 0, 0, false},
    {"hsetex", "", 109, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetex, kKeySpecs0, 0, 0, false},
    {"hsetnx", "", 110, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetnx, kKeySpecs0, 0, 0, false},
    {"hstrlen", "", 111, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hstrlen, kKeySpecs1, 0, 0, true},
    {"httl", "", 112, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Httl, kKeySpecs1, 0, 0, true},
    {"hvals", "", 113, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hvals, kKeySpecs1, 0, 0, true},
    {"incr", "", 114, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false},
    {"incrby", "", 115, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false},
    {"incrbyfloat", "", 116, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false},
    {"info", "", 117, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false},
    {"keys", "", 118, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false},
    {"lastsave", "", 119, 1, CommandScope::kControl, kFlagLoading | kFlagStale | kFlagFast, 0x26000u, nullptr, {}, 0, 0, false},
    {"latency", "", 120, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 121, 5, false},
    {"latency|help", "help", 121, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"latency|histogram", "histogram", 122, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|history", "history", 123, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|latest", "latest", 124, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"latency|reset", "reset", 125, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"lcs", "", 126, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs13, 0, 0, true},
    {"lindex", "", 127, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true},
    {"linsert", "", 128, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false},
    {"llen", "", 129, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true},
    {"lmove", "", 130, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false},
    {"lmpop", "", 131, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs14, 0, 0, false},
    {"lpop", "", 132, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false},
    {"lpos", "", 133, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true},
    {"lpush", "", 134, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false},
    {"lpushx", "", 135, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false},
    {"lrange", "", 136, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true},
    {"lrem", "", 137, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false},
    {"lset", "", 138, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false},
    {"ltrim", "", 139, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false},
    {"memory", "", 140, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 141, 2, false},
    {"memory|help", "help", 141, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"memory|usage", "usage", 142, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs15, 0, 0, false},
    {"mget", "", 143, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs9, 0, 0, true},
    {"monitor", "", 144, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false},
    {"move", "", 145, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false},
    {"mset", "", 146, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs16, 0, 0, false},
    {"msetex", "", 147, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs17, 0, 0, false},
    {"msetnx", "", 148, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs16, 0, 0, false},
    {"multi", "", 149, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false},
    {"object", "", 150, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 151, 5, false},
    {"object|encoding", "encoding", 151, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs15, 0, 0, true},
    {"object|freq", "freq", 152, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs15, 0, 0, true},
    {"object|help", "help", 153, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false},
    {"object|idletime", "idletime", 154, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs15, 0, 0, true},
    {"object|refcount", "refcount", 155, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs15, 0, 0, true},
    {"persist", "", 156, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false},
    {"pexpire", "", 157, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false},
    {"pexpireat", "", 158, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false},
    {"pexpiretime", "", 159, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true},
    {"pfadd", "", 160, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4204u, &commands::Pfadd, kKeySpecs0, 0, 0, false},
    {"pfcount", "", 161, -2, CommandScope::kKeys, kFlagReadonly, 0x8202u, &commands::Pfcount, kKeySpecs18, 0, 0, false},
    {"pfdebug", "", 162, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagAdmin, 0x2a204u, &commands::Pfdebug, kKeySpecs19, 0, 0, false},
    {"pfmerge", "", 163, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8204u, &commands::Pfmerge, kKeySpecs20, 0, 0, false},
    {"pfselftest", "", 164, 1, CommandScope::kNone, kFlagAdmin, 0x2a200u, &commands::Pfselftest, {}, 0, 0, false},
    {"ping", "", 165, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false},
    {"psetex", "", 166, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false},
    {"psubscribe", "", 167, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Psubscribe, {}, 0, 0, false},
    {"pttl", "", 168, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true},
    {"publish", "", 169, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Publish, {}, 0, 0, false},
    {"pubsub", "", 170, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 171, 6, false},
    {"pubsub|channels", "channels", 171, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubChannels, {}, 0, 0, false},
    {"pubsub|help", "help", 172, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"pubsub|numpat", "numpat", 173, 2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumpat, {}, 0, 0, false},
    {"pubsub|numsub", "numsub", 174, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumsub, {}, 0, 0, false},
    {"pubsub|shardchannels", "shardchannels", 175, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardchannels, {}, 0, 0, false},
    {"pubsub|shardnumsub", "shardnumsub", 176, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardnumsub, {}, 0, 0, false},
    {"punsubscribe", "", 177, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Punsubscribe, {}, 0, 0, false},
    {"quit", "", 178, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false},
    {"randomkey", "", 179, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false},
    {"rename", "", 180, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs21, 0, 0, false},
    {"renamenx", "", 181, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs21, 0, 0, false},
    {"reset", "", 182, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false},
    {"restore", "", 183, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs8, 0, 0, false},
    {"rpop", "", 184, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false},
    {"rpoplpush", "", 185, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false},
    {"rpush", "", 186, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false},
    {"rpushx", "", 187, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false},
    {"sadd", "", 188, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x400cu, &commands::Sadd, kKeySpecs0, 0, 0, false},
    {"save", "", 189, 1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading | kFlagNoMulti, 0x2a000u, nullptr, {}, 0, 0, false},
    {"scan", "", 190, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false},
    {"scard", "", 191, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Scard, kKeySpecs1, 0, 0, true},
    {"sdiff", "", 192, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sdiff, kKeySpecs9, 0, 0, true},
    {"sdiffstore", "", 193, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sdiffstore, kKeySpecs22, 0, 0, false},
    {"select", "", 194, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false},
    {"set", "", 195, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false},
    {"setbit", "", 196, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false},
    {"setex", "", 197, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false},
    {"setnx", "", 198, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false},
    {"setrange", "", 199, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false},
    {"shutdown", "", 200, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale | kFlagNoMulti | kFlagAllowBusy, 0x2a000u, nullptr, {}, 0, 0, false},
    {"sinter", "", 201, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sinter, kKeySpecs9, 0, 0, true},
    {"sintercard", "", 202, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x800au, &commands::Sintercard, kKeySpecs23, 0, 0, true},
    {"sinterstore", "", 203, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sinterstore, kKeySpecs20, 0, 0, false},
    {"sismember", "", 204, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Sismember, kKeySpecs1, 0, 0, true},
    {"slowlog", "", 205, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 206, 4, false},
    {"slowlog|get", "get", 206, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|help", "help", 207, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false},
    {"slowlog|len", "len", 208, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"slowlog|reset", "reset", 209, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false},
    {"smembers", "", 210, 2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Smembers, kKeySpecs1, 0, 0, true},
    {"smismember", "", 211, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Smismember, kKeySpecs1, 0, 0, true},
    {"smove", "", 212, 4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Smove, kKeySpecs3, 0, 0, false},
    {"sort", "", 213, -2, CommandScope::kKeysAndPatterns, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x2803cu, &commands::Sort, kKeySpecs24, 0, 0, false},
    {"sort_ro", "", 214, -2, CommandScope::kKeysAndPatterns, kFlagReadonly | kFlagMovableKeys, 0x2803au, &commands::SortRo, kKeySpecs1, 0, 0, false},
    {"spop", "", 215, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Spop, kKeySpecs0, 0, 0, false},
    {"spublish", "", 216, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Spublish, kKeySpecs8, 0, 0, false},
    {"srandmember", "", 217, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Srandmember, kKeySpecs1, 0, 0, true},
    {"srem", "", 218, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Srem, kKeySpecs0, 0, 0, false},
    {"sscan", "", 219, -3, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sscan, kKeySpecs1, 0, 0, true},
    {"ssubscribe", "", 220, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Ssubscribe, kKeySpecs7, 0, 0, false},
    {"strlen", "", 221, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true},
    {"subscribe", "", 222, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Subscribe, {}, 0, 0, false},
    {"substr", "", 223, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true},
    {"sunion", "", 224, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sunion, kKeySpecs9, 0, 0, true},
    {"sunionstore", "", 225, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sunionstore, kKeySpecs22, 0, 0, false},
    {"sunsubscribe", "", 226, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Sunsubscribe, kKeySpecs7, 0, 0, false},
    {"swapdb", "", 227, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false},
    {"time", "", 228, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false},
    {"touch", "", 229, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs9, 0, 0, true},
    {"ttl", "", 230, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true},
    {"type", "", 231, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true},
    {"unlink", "", 232, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false},
    {"unsubscribe", "", 233, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Unsubscribe, {}, 0, 0, false},
    {"unwatch", "", 234, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false},
    {"waitaof", "", 235, 4, CommandScope::kControl, kFlagNoScript | kFlagBlocking, 0x58001u, nullptr, {}, 0, 0, false},
    {"watch", "", 236, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs9, 0, 0, false},
    {"xack", "", 237, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false},
    {"xackdel", "", 238, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false},
    {"xadd", "", 239, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false},
    {"xautoclaim", "", 240, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false},
    {"xclaim", "", 241, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false},
    {"xdel", "", 242, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false},
    {"xdelex", "", 243, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false},
    {"xgroup", "", 244, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 245, 6, false},
    {"xgroup|create", "create", 245, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs19, 0, 0, false},
    {"xgroup|createconsumer", "createconsumer", 246, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|delconsumer", "delconsumer", 247, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs19, 0, 0, false},
    {"xgroup|destroy", "destroy", 248, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs19, 0, 0, false},
    {"xgroup|help", "help", 249, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xgroup|setid", "setid", 250, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs19, 0, 0, false},
    {"xinfo", "", 251, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 252, 4, false},
    {"xinfo|consumers", "consumers", 252, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs15, 0, 0, true},
    {"xinfo|groups", "groups", 253, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs15, 0, 0, true},
    {"xinfo|help", "help", 254, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false},
    {"xinfo|stream", "stream", 255, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs15, 0, 0, true},
    {"xlen", "", 256, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true},
    {"xpending", "", 257, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true},
    {"xrange", "", 258, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true},
    {"xread", "", 259, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs25, 0, 0, false},
    {"xreadgroup", "", 260, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs26, 0, 0, false},
    {"xrevrange", "", 261, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true},
    {"xsetid", "", 262, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false},
    {"xtrim", "", 263, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false},
    {"zadd", "", 264, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zadd, kKeySpecs0, 0, 0, false},
    {"zcard", "", 265, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcard, kKeySpecs1, 0, 0, true},
    {"zcount", "", 266, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcount, kKeySpecs1, 0, 0, true},
    {"zdiff", "", 267, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zdiff, kKeySpecs23, 0, 0, true},
    {"zdiffstore", "", 268, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zdiffstore, kKeySpecs27, 0, 0, false},
    {"zincrby", "", 269, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zincrby, kKeySpecs0, 0, 0, false},
    {"zinter", "", 270, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zinter, kKeySpecs23, 0, 0, true},
    {"zintercard", "", 271, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zintercard, kKeySpecs23, 0, 0, true},
    {"zinterstore", "", 272, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zinterstore, kKeySpecs27, 0, 0, false},
    {"zlexcount", "", 273, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zlexcount, kKeySpecs1, 0, 0, true},
    {"zmpop", "", 274, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8014u, &commands::Zmpop, kKeySpecs14, 0, 0, false},
    {"zmscore", "", 275, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zmscore, kKeySpecs1, 0, 0, true},
    {"zpopmax", "", 276, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmax, kKeySpecs0, 0, 0, false},
    {"zpopmin", "", 277, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmin, kKeySpecs0, 0, 0, false},
    {"zrandmember", "", 278, -2, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrandmember, kKeySpecs1, 0, 0, true},
    {"zrange", "", 279, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrange, kKeySpecs1, 0, 0, true},
    {"zrangebylex", "", 280, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebylex, kKeySpecs1, 0, 0, true},
    {"zrangebyscore", "", 281, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrangestore", "", 282, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8014u, &commands::Zrangestore, kKeySpecs12, 0, 0, false},
    {"zrank", "", 283, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrank, kKeySpecs1, 0, 0, true},
    {"zrem", "", 284, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zrem, kKeySpecs0, 0, 0, false},
    {"zremrangebylex", "", 285, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebylex, kKeySpecs0, 0, 0, false},
    {"zremrangebyrank", "", 286, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyrank, kKeySpecs0, 0, 0, false},
    {"zremrangebyscore", "", 287, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyscore, kKeySpecs0, 0, 0, false},
    {"zrevrange", "", 288, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrange, kKeySpecs1, 0, 0, true},
    {"zrevrangebylex", "", 289, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebylex, kKeySpecs1, 0, 0, true},
    {"zrevrangebyscore", "", 290, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebyscore, kKeySpecs1, 0, 0, true},
    {"zrevrank", "", 291, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrevrank, kKeySpecs1, 0, 0, true},
    {"zscan", "", 292, -3, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zscan, kKeySpecs1, 0, 0, true},
    {"zscore", "", 293, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zscore, kKeySpecs1, 0, 0, true},
    {"zunion", "", 294, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zunion, kKeySpecs23, 0, 0, true},
    {"zunionstore", "", 295, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zunionstore, kKeySpecs27, 0, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
