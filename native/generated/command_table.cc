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
#include "generated/handlers/scripting.h"
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
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs10[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs11[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 6, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "storedist", 6, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs12[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 5, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "storedist", 5, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs13[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs14[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs15[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs16[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs17[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, -1, 2, 0, 0, 0},
};

constexpr KeySpec kKeySpecs18[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kWrite, 1, "", 0, 0, 2, 0, 0, 1},
};

constexpr KeySpec kKeySpecs19[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs20[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs21[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs22[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead | KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 2, "", 0, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs23[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 2, "", 0, -1, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs24[] = {
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 1},
};

constexpr KeySpec kKeySpecs25[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kRead, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kKeyword, Find::kRange, KeySpec::kWrite, 0, "store", 2, 0, 1, 0, 0, 0},
};

constexpr KeySpec kKeySpecs26[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 1, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs27[] = {
    {Begin::kKeyword, Find::kRange, KeySpec::kRead, 0, "streams", 4, -1, 1, 2, 0, 0},
};

constexpr KeySpec kKeySpecs28[] = {
    {Begin::kIndex, Find::kRange, KeySpec::kWrite, 1, "", 0, 0, 1, 0, 0, 0},
    {Begin::kIndex, Find::kKeyNumber, KeySpec::kRead, 2, "", 0, 0, 1, 0, 0, 1},
};

constexpr std::array<CommandSpec, 319> kCommandTable = {{
    {"append", "", 0, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Append, kKeySpecs0, 0, 0, false, 0, false},
    {"auth", "", 1, -2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Auth, {}, 0, 0, false, 0, false},
    {"bgrewriteaof", "", 2, 1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"bgsave", "", 3, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"bitcount", "", 4, -2, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitcount, kKeySpecs1, 0, 0, true, 0, false},
    {"bitfield", "", 5, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitfield, kKeySpecs0, 0, 0, false, 0, false},
    {"bitfield_ro", "", 6, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::BitfieldRo, kKeySpecs1, 0, 0, true, 0, false},
    {"bitop", "", 7, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Bitop, kKeySpecs2, 0, 0, false, 0, false},
    {"bitpos", "", 8, -3, CommandScope::kKeys, kFlagReadonly, 0x8102u, &commands::Bitpos, kKeySpecs1, 0, 0, true, 0, false},
    {"blmove", "", 9, 6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blmove, kKeySpecs3, 0, 0, false, 0, false},
    {"blmpop", "", 10, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18024u, &commands::Blmpop, kKeySpecs4, 0, 0, false, 0, false},
    {"blpop", "", 11, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Blpop, kKeySpecs5, 0, 0, false, 0, false},
    {"brpop", "", 12, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpop, kKeySpecs5, 0, 0, false, 0, false},
    {"brpoplpush", "", 13, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagNoScript | kFlagBlocking, 0x18024u, &commands::Brpoplpush, kKeySpecs3, 0, 0, false, 0, false},
    {"bzmpop", "", 14, -5, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18014u, &commands::Bzmpop, kKeySpecs4, 0, 0, false, 0, false},
    {"bzpopmax", "", 15, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmax, kKeySpecs5, 0, 0, false, 0, false},
    {"bzpopmin", "", 16, -3, CommandScope::kKeys, kFlagWrite | kFlagNoScript | kFlagBlocking | kFlagFast, 0x14014u, &commands::Bzpopmin, kKeySpecs5, 0, 0, false, 0, false},
    {"client", "", 17, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 18, 18, false, 0, false},
    {"client|caching", "caching", 18, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientCaching, {}, 0, 0, false, 0, false},
    {"client|getname", "getname", 19, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetname, {}, 0, 0, false, 0, false},
    {"client|getredir", "getredir", 20, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientGetredir, {}, 0, 0, false, 0, false},
    {"client|help", "help", 21, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|id", "id", 22, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientId, {}, 0, 0, false, 0, false},
    {"client|info", "info", 23, 2, CommandScope::kControl, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|kill", "kill", 24, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|list", "list", 25, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|no-evict", "no-evict", 26, 3, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, &commands::ClientNoEvict, {}, 0, 0, false, 0, false},
    {"client|no-touch", "no-touch", 27, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientNoTouch, {}, 0, 0, false, 0, false},
    {"client|pause", "pause", 28, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|reply", "reply", 29, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientReply, {}, 0, 0, false, 0, false},
    {"client|setinfo", "setinfo", 30, 4, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetinfo, {}, 0, 0, false, 0, false},
    {"client|setname", "setname", 31, 3, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientSetname, {}, 0, 0, false, 0, false},
    {"client|tracking", "tracking", 32, -3, CommandScope::kShardWalk, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTracking, {}, 0, 0, false, 0, false},
    {"client|trackinginfo", "trackinginfo", 33, 2, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale, 0x48000u, &commands::ClientTrackinginfo, {}, 0, 0, false, 0, false},
    {"client|unblock", "unblock", 34, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false, 0, false},
    {"client|unpause", "unpause", 35, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x6a000u, nullptr, {}, 0, 0, false, 0, false},
    {"command", "", 36, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 37, 7, false, 0, false},
    {"command|count", "count", 37, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|docs", "docs", 38, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|getkeys", "getkeys", 39, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|getkeysandflags", "getkeysandflags", 40, -3, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|help", "help", 41, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|info", "info", 42, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"command|list", "list", 43, -2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x48000u, nullptr, {}, 0, 0, false, 0, false},
    {"config", "", 44, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 45, 5, false, 0, false},
    {"config|get", "get", 45, -3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"config|help", "help", 46, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false, 0, false},
    {"config|resetstat", "resetstat", 47, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"config|rewrite", "rewrite", 48, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"config|set", "set", 49, -4, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"copy", "", 50, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8005u, &commands::Copy, kKeySpecs6, 0, 0, false, 0, false},
    {"dbsize", "", 51, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagFast, 0x4003u, &commands::Dbsize, {}, 0, 0, false, 0, false},
    {"debug", "", 52, -2, CommandScope::kWholeStore, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Debug, {}, 0, 0, false, 0, false},
    {"decr", "", 53, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decr, kKeySpecs0, 0, 0, false, 0, false},
    {"decrby", "", 54, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Decrby, kKeySpecs0, 0, 0, false, 0, false},
    {"del", "", 55, -2, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Del, kKeySpecs7, 0, 0, false, 0, false},
    {"delex", "", 56, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delex, kKeySpecs0, 0, 0, false, 0, false},
    {"delifeq", "", 57, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Delifeq, kKeySpecs8, 0, 0, false, 0, false},
    {"digest", "", 58, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Digest, kKeySpecs1, 0, 0, true, 0, false},
    {"discard", "", 59, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Discard, {}, 0, 0, false, 0, false},
    {"dump", "", 60, 2, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::Dump, kKeySpecs1, 0, 0, true, 0, false},
    {"echo", "", 61, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Echo, {}, 0, 0, false, 0, false},
    {"eval", "", 62, -3, CommandScope::kScript, kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMayReplicate | kFlagMovableKeys, 0x108000u, &commands::Eval, kKeySpecs4, 0, 0, false, 0, false},
    {"eval_ro", "", 63, -3, CommandScope::kScript, kFlagReadonly | kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMovableKeys, 0x108000u, &commands::EvalRo, kKeySpecs9, 0, 0, false, 0, false},
    {"evalsha", "", 64, -3, CommandScope::kScript, kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMayReplicate | kFlagMovableKeys, 0x108000u, &commands::Evalsha, kKeySpecs4, 0, 0, false, 0, false},
    {"evalsha_ro", "", 65, -3, CommandScope::kScript, kFlagReadonly | kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMovableKeys, 0x108000u, &commands::EvalshaRo, kKeySpecs9, 0, 0, false, 0, false},
    {"exec", "", 66, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagSkipSlowlog, 0x88000u, &commands::Exec, {}, 0, 0, false, 0, false},
    {"exists", "", 67, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Exists, kKeySpecs10, 0, 0, true, 0, false},
    {"expire", "", 68, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expire, kKeySpecs0, 0, 0, false, 0, false},
    {"expireat", "", 69, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Expireat, kKeySpecs0, 0, 0, false, 0, false},
    {"expiretime", "", 70, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Expiretime, kKeySpecs1, 0, 0, true, 0, false},
    {"fcall", "", 71, -3, CommandScope::kScript, kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMayReplicate | kFlagMovableKeys, 0x108000u, &commands::Fcall, kKeySpecs4, 0, 0, false, 0, false},
    {"fcall_ro", "", 72, -3, CommandScope::kScript, kFlagReadonly | kFlagNoScript | kFlagStale | kFlagSkipMonitor | kFlagNoMandatoryKeys | kFlagMovableKeys, 0x108000u, &commands::FcallRo, kKeySpecs9, 0, 0, false, 0, false},
    {"flushall", "", 73, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushall, {}, 0, 0, false, 0, false},
    {"flushdb", "", 74, -1, CommandScope::kWholeStore, kFlagWrite, 0x28005u, &commands::Flushdb, {}, 0, 0, false, 0, false},
    {"function", "", 75, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 76, 9, false, 0, false},
    {"function|delete", "delete", 76, 3, CommandScope::kNone, kFlagWrite | kFlagNoScript, 0x108004u, &commands::FunctionDelete, {}, 0, 0, false, 0, false},
    {"function|dump", "dump", 77, 2, CommandScope::kNone, kFlagNoScript, 0x108000u, &commands::FunctionDump, {}, 0, 0, false, 0, false},
    {"function|flush", "flush", 78, -2, CommandScope::kNone, kFlagWrite | kFlagNoScript, 0x108004u, &commands::FunctionFlush, {}, 0, 0, false, 0, false},
    {"function|help", "help", 79, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x108000u, nullptr, {}, 0, 0, false, 0, false},
    {"function|kill", "kill", 80, 2, CommandScope::kNone, kFlagNoScript | kFlagAllowBusy, 0x108000u, &commands::FunctionKill, {}, 0, 0, false, 0, false},
    {"function|list", "list", 81, -2, CommandScope::kNone, kFlagNoScript, 0x108000u, &commands::FunctionList, {}, 0, 0, false, 0, false},
    {"function|load", "load", 82, -3, CommandScope::kScript, kFlagWrite | kFlagDenyOom | kFlagNoScript, 0x108004u, &commands::FunctionLoad, {}, 0, 0, false, 0, false},
    {"function|restore", "restore", 83, -3, CommandScope::kScript, kFlagWrite | kFlagDenyOom | kFlagNoScript, 0x108004u, &commands::FunctionRestore, {}, 0, 0, false, 0, false},
    {"function|stats", "stats", 84, 2, CommandScope::kNone, kFlagNoScript | kFlagAllowBusy, 0x108000u, &commands::FunctionStats, {}, 0, 0, false, 0, false},
    {"geoadd", "", 85, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geoadd, kKeySpecs0, 0, 0, false, 0, false},
    {"geodist", "", 86, -4, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geodist, kKeySpecs1, 0, 0, true, 0, false},
    {"geohash", "", 87, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geohash, kKeySpecs1, 0, 0, true, 0, false},
    {"geopos", "", 88, -2, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geopos, kKeySpecs1, 0, 0, true, 0, false},
    {"georadius", "", 89, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadius, kKeySpecs11, 0, 0, false, 0, false},
    {"georadius_ro", "", 90, -6, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusRo, kKeySpecs1, 0, 0, true, 0, false},
    {"georadiusbymember", "", 91, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8404u, &commands::Georadiusbymember, kKeySpecs12, 0, 0, false, 2, false},
    {"georadiusbymember_ro", "", 92, -5, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::GeoradiusbymemberRo, kKeySpecs1, 0, 0, true, 2, false},
    {"geosearch", "", 93, -7, CommandScope::kKeys, kFlagReadonly, 0x8402u, &commands::Geosearch, kKeySpecs1, 0, 0, true, 0, false},
    {"geosearchstore", "", 94, -8, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8404u, &commands::Geosearchstore, kKeySpecs13, 0, 0, false, 0, false},
    {"get", "", 95, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Get, kKeySpecs1, 0, 0, true, 0, false},
    {"getbit", "", 96, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4102u, &commands::Getbit, kKeySpecs1, 0, 0, true, 0, false},
    {"getdel", "", 97, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getdel, kKeySpecs0, 0, 0, false, 0, false},
    {"getex", "", 98, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4084u, &commands::Getex, kKeySpecs0, 0, 0, false, 0, false},
    {"getrange", "", 99, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Getrange, kKeySpecs1, 0, 0, true, 0, false},
    {"getset", "", 100, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Getset, kKeySpecs0, 0, 0, false, 0, false},
    {"hdel", "", 101, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hdel, kKeySpecs0, 0, 0, false, 2, false},
    {"hello", "", 102, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Hello, {}, 0, 0, false, 0, false},
    {"hexists", "", 103, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexists, kKeySpecs1, 0, 0, true, 2, false},
    {"hexpire", "", 104, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpire, kKeySpecs0, 0, 0, false, 0, false},
    {"hexpireat", "", 105, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hexpireat, kKeySpecs0, 0, 0, false, 0, false},
    {"hexpiretime", "", 106, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hexpiretime, kKeySpecs1, 0, 0, true, 0, false},
    {"hget", "", 107, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hget, kKeySpecs1, 0, 0, true, 2, false},
    {"hgetall", "", 108, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hgetall, kKeySpecs1, 0, 0, true, 0, false},
    {"hgetdel", "", 109, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetdel, kKeySpecs0, 0, 0, false, 0, false},
    {"hgetex", "", 110, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hgetex, kKeySpecs0, 0, 0, false, 0, false},
    {"hincrby", "", 111, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrby, kKeySpecs0, 0, 0, false, 2, false},
    {"hincrbyfloat", "", 112, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hincrbyfloat, kKeySpecs0, 0, 0, false, 2, false},
    {"hkeys", "", 113, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hkeys, kKeySpecs1, 0, 0, true, 0, false},
    {"hlen", "", 114, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hlen, kKeySpecs1, 0, 0, true, 0, false},
    {"hmget", "", 115, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hmget, kKeySpecs1, 0, 0, true, 2, false},
    {"hmset", "", 116, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hmset, kKeySpecs0, 0, 0, false, 2, false},
    {"hpersist", "", 117, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4044u, &commands::Hpersist, kKeySpecs0, 0, 0, false, 0, false},
    {"hpexpire", "", 118, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpire, kKeySpecs0, 0, 0, false, 0, false},
    {"hpexpireat", "", 119, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hpexpireat, kKeySpecs0, 0, 0, false, 0, false},
    {"hpexpiretime", "", 120, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpexpiretime, kKeySpecs1, 0, 0, true, 0, false},
    {"hpttl", "", 121, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hpttl, kKeySpecs1, 0, 0, true, 0, false},
    {"hrandfield", "", 122, -2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hrandfield, kKeySpecs1, 0, 0, true, 0, false},
    {"hscan", "", 123, -3, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hscan, kKeySpecs1, 0, 0, true, 0, false},
    {"hset", "", 124, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hset, kKeySpecs0, 0, 0, false, 2, false},
    {"hsetex", "", 125, -6, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetex, kKeySpecs0, 0, 0, false, 0, false},
    {"hsetnx", "", 126, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4044u, &commands::Hsetnx, kKeySpecs0, 0, 0, false, 2, false},
    {"hstrlen", "", 127, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Hstrlen, kKeySpecs1, 0, 0, true, 2, false},
    {"httl", "", 128, -5, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4042u, &commands::Httl, kKeySpecs1, 0, 0, true, 0, false},
    {"hvals", "", 129, 2, CommandScope::kKeys, kFlagReadonly, 0x8042u, &commands::Hvals, kKeySpecs1, 0, 0, true, 0, false},
    {"incr", "", 130, 2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incr, kKeySpecs0, 0, 0, false, 0, false},
    {"incrby", "", 131, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrby, kKeySpecs0, 0, 0, false, 0, false},
    {"incrbyfloat", "", 132, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Incrbyfloat, kKeySpecs0, 0, 0, false, 0, false},
    {"info", "", 133, -1, CommandScope::kControl, kFlagLoading | kFlagStale, 0x28000u, nullptr, {}, 0, 0, false, 0, true},
    {"keys", "", 134, 2, CommandScope::kWholeStore, kFlagReadonly, 0x28003u, &commands::Keys, {}, 0, 0, false, 0, false},
    {"lastsave", "", 135, 1, CommandScope::kControl, kFlagLoading | kFlagStale | kFlagFast, 0x26000u, nullptr, {}, 0, 0, false, 0, false},
    {"latency", "", 136, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 137, 5, false, 0, false},
    {"latency|help", "help", 137, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false, 0, false},
    {"latency|histogram", "histogram", 138, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"latency|history", "history", 139, 3, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"latency|latest", "latest", 140, 2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"latency|reset", "reset", 141, -2, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"lcs", "", 142, -3, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Lcs, kKeySpecs14, 0, 0, true, 0, false},
    {"lindex", "", 143, 3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lindex, kKeySpecs1, 0, 0, true, 0, false},
    {"linsert", "", 144, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Linsert, kKeySpecs0, 0, 0, false, 0, false},
    {"llen", "", 145, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4022u, &commands::Llen, kKeySpecs1, 0, 0, true, 0, false},
    {"lmove", "", 146, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lmove, kKeySpecs3, 0, 0, false, 0, false},
    {"lmpop", "", 147, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8024u, &commands::Lmpop, kKeySpecs15, 0, 0, false, 0, false},
    {"lpop", "", 148, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Lpop, kKeySpecs0, 0, 0, false, 0, false},
    {"lpos", "", 149, -3, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lpos, kKeySpecs1, 0, 0, true, 0, false},
    {"lpush", "", 150, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpush, kKeySpecs0, 0, 0, false, 0, false},
    {"lpushx", "", 151, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Lpushx, kKeySpecs0, 0, 0, false, 0, false},
    {"lrange", "", 152, 4, CommandScope::kKeys, kFlagReadonly, 0x8022u, &commands::Lrange, kKeySpecs1, 0, 0, true, 0, false},
    {"lrem", "", 153, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Lrem, kKeySpecs0, 0, 0, false, 0, false},
    {"lset", "", 154, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Lset, kKeySpecs0, 0, 0, false, 0, false},
    {"ltrim", "", 155, 4, CommandScope::kKeys, kFlagWrite, 0x8024u, &commands::Ltrim, kKeySpecs0, 0, 0, false, 0, false},
    {"memory", "", 156, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 157, 2, false, 0, false},
    {"memory|help", "help", 157, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false, 0, false},
    {"memory|usage", "usage", 158, -3, CommandScope::kKeys, kFlagReadonly, 0x8002u, &commands::MemoryUsage, kKeySpecs16, 0, 0, false, 0, false},
    {"mget", "", 159, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Mget, kKeySpecs10, 0, 0, true, 0, false},
    {"monitor", "", 160, 1, CommandScope::kNone, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale, 0x2a000u, &commands::Monitor, {}, 0, 0, false, 0, false},
    {"move", "", 161, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Move, kKeySpecs0, 0, 0, false, 0, false},
    {"mset", "", 162, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Mset, kKeySpecs17, 0, 0, false, 0, false},
    {"msetex", "", 163, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8084u, &commands::Msetex, kKeySpecs18, 0, 0, false, 0, false},
    {"msetnx", "", 164, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Msetnx, kKeySpecs17, 0, 0, false, 0, false},
    {"multi", "", 165, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Multi, {}, 0, 0, false, 0, false},
    {"object", "", 166, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 167, 5, false, 0, false},
    {"object|encoding", "encoding", 167, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectEncoding, kKeySpecs16, 0, 0, true, 0, false},
    {"object|freq", "freq", 168, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectFreq, kKeySpecs16, 0, 0, true, 0, false},
    {"object|help", "help", 169, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8001u, nullptr, {}, 0, 0, false, 0, false},
    {"object|idletime", "idletime", 170, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectIdletime, kKeySpecs16, 0, 0, true, 0, false},
    {"object|refcount", "refcount", 171, 3, CommandScope::kKeys, kFlagReadonly, 0x8003u, &commands::ObjectRefcount, kKeySpecs16, 0, 0, true, 0, false},
    {"persist", "", 172, 2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Persist, kKeySpecs0, 0, 0, false, 0, false},
    {"pexpire", "", 173, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpire, kKeySpecs0, 0, 0, false, 0, false},
    {"pexpireat", "", 174, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Pexpireat, kKeySpecs0, 0, 0, false, 0, false},
    {"pexpiretime", "", 175, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pexpiretime, kKeySpecs1, 0, 0, true, 0, false},
    {"pfadd", "", 176, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4204u, &commands::Pfadd, kKeySpecs0, 0, 0, false, 0, false},
    {"pfcount", "", 177, -2, CommandScope::kKeys, kFlagReadonly, 0x8202u, &commands::Pfcount, kKeySpecs19, 0, 0, false, 0, false},
    {"pfdebug", "", 178, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagAdmin, 0x2a204u, &commands::Pfdebug, kKeySpecs20, 0, 0, false, 0, false},
    {"pfmerge", "", 179, -2, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8204u, &commands::Pfmerge, kKeySpecs21, 0, 0, false, 0, false},
    {"pfselftest", "", 180, 1, CommandScope::kNone, kFlagAdmin, 0x2a200u, &commands::Pfselftest, {}, 0, 0, false, 0, false},
    {"ping", "", 181, -1, CommandScope::kNone, kFlagFast, 0x44000u, &commands::Ping, {}, 0, 0, false, 0, false},
    {"psetex", "", 182, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Psetex, kKeySpecs8, 0, 0, false, 0, false},
    {"psubscribe", "", 183, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Psubscribe, {}, 0, 0, false, 0, false},
    {"pttl", "", 184, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Pttl, kKeySpecs1, 0, 0, true, 0, false},
    {"publish", "", 185, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Publish, {}, 0, 0, false, 0, false},
    {"pubsub", "", 186, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 187, 6, false, 0, false},
    {"pubsub|channels", "channels", 187, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubChannels, {}, 0, 0, false, 0, false},
    {"pubsub|help", "help", 188, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false, 0, false},
    {"pubsub|numpat", "numpat", 189, 2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumpat, {}, 0, 0, false, 0, false},
    {"pubsub|numsub", "numsub", 190, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubNumsub, {}, 0, 0, false, 0, false},
    {"pubsub|shardchannels", "shardchannels", 191, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardchannels, {}, 0, 0, false, 0, false},
    {"pubsub|shardnumsub", "shardnumsub", 192, -2, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale, 0x9000u, &commands::PubsubShardnumsub, {}, 0, 0, false, 0, false},
    {"punsubscribe", "", 193, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Punsubscribe, {}, 0, 0, false, 0, false},
    {"quit", "", 194, -1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Quit, {}, 0, 0, false, 0, false},
    {"randomkey", "", 195, 1, CommandScope::kWholeStore, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Randomkey, {}, 0, 0, false, 0, false},
    {"rename", "", 196, 3, CommandScope::kKeys, kFlagWrite, 0x8005u, &commands::Rename, kKeySpecs22, 0, 0, false, 0, false},
    {"renamenx", "", 197, 3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Renamenx, kKeySpecs22, 0, 0, false, 0, false},
    {"reset", "", 198, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagNoAuth | kFlagAllowBusy, 0x44000u, &commands::Reset, {}, 0, 0, false, 0, false},
    {"restore", "", 199, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x28005u, &commands::Restore, kKeySpecs8, 0, 0, false, 0, false},
    {"rpop", "", 200, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4024u, &commands::Rpop, kKeySpecs0, 0, 0, false, 0, false},
    {"rpoplpush", "", 201, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8024u, &commands::Rpoplpush, kKeySpecs3, 0, 0, false, 0, false},
    {"rpush", "", 202, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpush, kKeySpecs0, 0, 0, false, 0, false},
    {"rpushx", "", 203, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4024u, &commands::Rpushx, kKeySpecs0, 0, 0, false, 0, false},
    {"sadd", "", 204, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x400cu, &commands::Sadd, kKeySpecs0, 0, 0, false, 2, false},
    {"save", "", 205, 1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagNoAsyncLoading | kFlagNoMulti, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"scan", "", 206, -2, CommandScope::kShardWalk, kFlagReadonly | kFlagTouchesArbitraryKeys, 0x8003u, &commands::Scan, {}, 0, 0, false, 0, false},
    {"scard", "", 207, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Scard, kKeySpecs1, 0, 0, true, 0, false},
    {"script", "", 208, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 209, 6, false, 0, false},
    {"script|debug", "debug", 209, 3, CommandScope::kNone, kFlagNoScript, 0x108000u, &commands::ScriptDebug, {}, 0, 0, false, 0, false},
    {"script|exists", "exists", 210, -3, CommandScope::kNone, kFlagNoScript, 0x108000u, &commands::ScriptExists, {}, 0, 0, false, 0, false},
    {"script|flush", "flush", 211, -2, CommandScope::kNone, kFlagNoScript, 0x108000u, &commands::ScriptFlush, {}, 0, 0, false, 0, false},
    {"script|help", "help", 212, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x108000u, nullptr, {}, 0, 0, false, 0, false},
    {"script|kill", "kill", 213, 2, CommandScope::kNone, kFlagNoScript | kFlagAllowBusy, 0x108000u, &commands::ScriptKill, {}, 0, 0, false, 0, false},
    {"script|load", "load", 214, 3, CommandScope::kScript, kFlagNoScript | kFlagStale, 0x108000u, &commands::ScriptLoad, {}, 0, 0, false, 0, false},
    {"sdiff", "", 215, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sdiff, kKeySpecs10, 0, 0, true, 0, false},
    {"sdiffstore", "", 216, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sdiffstore, kKeySpecs23, 0, 0, false, 0, false},
    {"select", "", 217, 2, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x44000u, &commands::Select, {}, 0, 0, false, 0, false},
    {"set", "", 218, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Set, kKeySpecs0, 0, 0, false, 0, false},
    {"setbit", "", 219, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8104u, &commands::Setbit, kKeySpecs0, 0, 0, false, 0, false},
    {"setex", "", 220, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setex, kKeySpecs8, 0, 0, false, 0, false},
    {"setnx", "", 221, 3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4084u, &commands::Setnx, kKeySpecs8, 0, 0, false, 0, false},
    {"setrange", "", 222, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8084u, &commands::Setrange, kKeySpecs0, 0, 0, false, 0, false},
    {"shutdown", "", 223, -1, CommandScope::kControl, kFlagAdmin | kFlagNoScript | kFlagLoading | kFlagStale | kFlagNoMulti | kFlagAllowBusy, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"sinter", "", 224, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sinter, kKeySpecs10, 0, 0, true, 0, false},
    {"sintercard", "", 225, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x800au, &commands::Sintercard, kKeySpecs24, 0, 0, true, 0, false},
    {"sinterstore", "", 226, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sinterstore, kKeySpecs21, 0, 0, false, 0, false},
    {"sismember", "", 227, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Sismember, kKeySpecs1, 0, 0, true, 2, false},
    {"slowlog", "", 228, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 229, 4, false, 0, false},
    {"slowlog|get", "get", 229, -2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"slowlog|help", "help", 230, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8000u, nullptr, {}, 0, 0, false, 0, false},
    {"slowlog|len", "len", 231, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"slowlog|reset", "reset", 232, 2, CommandScope::kControl, kFlagAdmin | kFlagLoading | kFlagStale, 0x2a000u, nullptr, {}, 0, 0, false, 0, false},
    {"smembers", "", 233, 2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Smembers, kKeySpecs1, 0, 0, true, 0, false},
    {"smismember", "", 234, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x400au, &commands::Smismember, kKeySpecs1, 0, 0, true, 2, false},
    {"smove", "", 235, 4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Smove, kKeySpecs3, 0, 0, false, 0, false},
    {"sort", "", 236, -2, CommandScope::kKeysAndPatterns, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x2803cu, &commands::Sort, kKeySpecs25, 0, 0, false, 0, false},
    {"sort_ro", "", 237, -2, CommandScope::kKeysAndPatterns, kFlagReadonly | kFlagMovableKeys, 0x2803au, &commands::SortRo, kKeySpecs1, 0, 0, false, 0, false},
    {"spop", "", 238, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Spop, kKeySpecs0, 0, 0, false, 0, false},
    {"spublish", "", 239, 3, CommandScope::kNone, kFlagPubsub | kFlagLoading | kFlagStale | kFlagFast | kFlagMayReplicate, 0x5000u, &commands::Spublish, kKeySpecs8, 0, 0, false, 0, false},
    {"srandmember", "", 240, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Srandmember, kKeySpecs1, 0, 0, true, 0, false},
    {"srem", "", 241, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x400cu, &commands::Srem, kKeySpecs0, 0, 0, false, 2, false},
    {"sscan", "", 242, -3, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sscan, kKeySpecs1, 0, 0, true, 0, false},
    {"ssubscribe", "", 243, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Ssubscribe, kKeySpecs7, 0, 0, false, 0, false},
    {"strlen", "", 244, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4082u, &commands::Strlen, kKeySpecs1, 0, 0, true, 0, false},
    {"subscribe", "", 245, -2, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Subscribe, {}, 0, 0, false, 0, false},
    {"substr", "", 246, 4, CommandScope::kKeys, kFlagReadonly, 0x8082u, &commands::Substr, kKeySpecs1, 0, 0, true, 0, false},
    {"sunion", "", 247, -2, CommandScope::kKeys, kFlagReadonly, 0x800au, &commands::Sunion, kKeySpecs10, 0, 0, true, 0, false},
    {"sunionstore", "", 248, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x800cu, &commands::Sunionstore, kKeySpecs23, 0, 0, false, 0, false},
    {"sunsubscribe", "", 249, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Sunsubscribe, kKeySpecs7, 0, 0, false, 0, false},
    {"swapdb", "", 250, 3, CommandScope::kWholeStore, kFlagWrite | kFlagFast, 0x24005u, &commands::Swapdb, {}, 0, 0, false, 0, false},
    {"time", "", 251, 1, CommandScope::kNone, kFlagLoading | kFlagStale | kFlagFast, 0x4000u, &commands::Time, {}, 0, 0, false, 0, false},
    {"touch", "", 252, -2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Touch, kKeySpecs10, 0, 0, true, 0, false},
    {"ttl", "", 253, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Ttl, kKeySpecs1, 0, 0, true, 0, false},
    {"type", "", 254, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4003u, &commands::Type, kKeySpecs1, 0, 0, true, 0, false},
    {"unlink", "", 255, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4005u, &commands::Unlink, kKeySpecs7, 0, 0, false, 0, false},
    {"unsubscribe", "", 256, -1, CommandScope::kNone, kFlagPubsub | kFlagNoScript | kFlagLoading | kFlagStale, 0x9000u, &commands::Unsubscribe, {}, 0, 0, false, 0, false},
    {"unwatch", "", 257, 1, CommandScope::kNone, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Unwatch, {}, 0, 0, false, 0, false},
    {"waitaof", "", 258, 4, CommandScope::kControl, kFlagNoScript | kFlagBlocking, 0x58001u, nullptr, {}, 0, 0, false, 0, false},
    {"watch", "", 259, -2, CommandScope::kKeys, kFlagNoScript | kFlagLoading | kFlagStale | kFlagFast | kFlagAllowBusy, 0x84000u, &commands::Watch, kKeySpecs10, 0, 0, false, 0, false},
    {"xack", "", 260, -4, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xack, kKeySpecs0, 0, 0, false, 0, false},
    {"xackdel", "", 261, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xackdel, kKeySpecs0, 0, 0, false, 0, false},
    {"xadd", "", 262, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xadd, kKeySpecs0, 0, 0, false, 0, false},
    {"xautoclaim", "", 263, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xautoclaim, kKeySpecs0, 0, 0, false, 0, false},
    {"xclaim", "", 264, -6, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xclaim, kKeySpecs0, 0, 0, false, 0, false},
    {"xdel", "", 265, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdel, kKeySpecs0, 0, 0, false, 0, false},
    {"xdelex", "", 266, -5, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4804u, &commands::Xdelex, kKeySpecs0, 0, 0, false, 0, false},
    {"xgroup", "", 267, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 268, 6, false, 0, false},
    {"xgroup|create", "create", 268, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreate, kKeySpecs20, 0, 0, false, 0, false},
    {"xgroup|createconsumer", "createconsumer", 269, 5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8804u, &commands::XgroupCreateconsumer, kKeySpecs20, 0, 0, false, 0, false},
    {"xgroup|delconsumer", "delconsumer", 270, 5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDelconsumer, kKeySpecs20, 0, 0, false, 0, false},
    {"xgroup|destroy", "destroy", 271, 4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupDestroy, kKeySpecs20, 0, 0, false, 0, false},
    {"xgroup|help", "help", 272, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false, 0, false},
    {"xgroup|setid", "setid", 273, -5, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::XgroupSetid, kKeySpecs20, 0, 0, false, 0, false},
    {"xinfo", "", 274, -2, CommandScope::kNone, 0, 0x8000u, nullptr, {}, 275, 4, false, 0, false},
    {"xinfo|consumers", "consumers", 275, 4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoConsumers, kKeySpecs16, 0, 0, true, 0, false},
    {"xinfo|groups", "groups", 276, 3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoGroups, kKeySpecs16, 0, 0, true, 0, false},
    {"xinfo|help", "help", 277, 2, CommandScope::kControl, kFlagLoading | kFlagStale, 0x8800u, nullptr, {}, 0, 0, false, 0, false},
    {"xinfo|stream", "stream", 278, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::XinfoStream, kKeySpecs16, 0, 0, true, 0, false},
    {"xlen", "", 279, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4802u, &commands::Xlen, kKeySpecs1, 0, 0, true, 0, false},
    {"xpending", "", 280, -3, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xpending, kKeySpecs1, 0, 0, true, 0, false},
    {"xrange", "", 281, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrange, kKeySpecs1, 0, 0, true, 0, false},
    {"xread", "", 282, -4, CommandScope::kKeys, kFlagReadonly | kFlagBlocking | kFlagMovableKeys, 0x18802u, &commands::Xread, kKeySpecs26, 0, 0, false, 0, false},
    {"xreadgroup", "", 283, -7, CommandScope::kKeys, kFlagWrite | kFlagBlocking | kFlagMovableKeys, 0x18804u, &commands::Xreadgroup, kKeySpecs27, 0, 0, false, 0, false},
    {"xrevrange", "", 284, -4, CommandScope::kKeys, kFlagReadonly, 0x8802u, &commands::Xrevrange, kKeySpecs1, 0, 0, true, 0, false},
    {"xsetid", "", 285, -3, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4804u, &commands::Xsetid, kKeySpecs0, 0, 0, false, 0, false},
    {"xtrim", "", 286, -4, CommandScope::kKeys, kFlagWrite, 0x8804u, &commands::Xtrim, kKeySpecs0, 0, 0, false, 0, false},
    {"zadd", "", 287, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zadd, kKeySpecs0, 0, 0, false, 0, false},
    {"zcard", "", 288, 2, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcard, kKeySpecs1, 0, 0, true, 0, false},
    {"zcount", "", 289, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zcount, kKeySpecs1, 0, 0, true, 0, false},
    {"zdiff", "", 290, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zdiff, kKeySpecs24, 0, 0, true, 0, false},
    {"zdiffstore", "", 291, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zdiffstore, kKeySpecs28, 0, 0, false, 0, false},
    {"zincrby", "", 292, 4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagFast, 0x4014u, &commands::Zincrby, kKeySpecs0, 0, 0, false, 0, false},
    {"zinter", "", 293, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zinter, kKeySpecs24, 0, 0, true, 0, false},
    {"zintercard", "", 294, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zintercard, kKeySpecs24, 0, 0, true, 0, false},
    {"zinterstore", "", 295, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zinterstore, kKeySpecs28, 0, 0, false, 0, false},
    {"zlexcount", "", 296, 4, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zlexcount, kKeySpecs1, 0, 0, true, 0, false},
    {"zmpop", "", 297, -4, CommandScope::kKeys, kFlagWrite | kFlagMovableKeys, 0x8014u, &commands::Zmpop, kKeySpecs15, 0, 0, false, 0, false},
    {"zmscore", "", 298, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zmscore, kKeySpecs1, 0, 0, true, 2, false},
    {"zpopmax", "", 299, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmax, kKeySpecs0, 0, 0, false, 0, false},
    {"zpopmin", "", 300, -2, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zpopmin, kKeySpecs0, 0, 0, false, 0, false},
    {"zrandmember", "", 301, -2, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrandmember, kKeySpecs1, 0, 0, true, 0, false},
    {"zrange", "", 302, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrange, kKeySpecs1, 0, 0, true, 0, false},
    {"zrangebylex", "", 303, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebylex, kKeySpecs1, 0, 0, true, 0, false},
    {"zrangebyscore", "", 304, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrangebyscore, kKeySpecs1, 0, 0, true, 0, false},
    {"zrangestore", "", 305, -5, CommandScope::kKeys, kFlagWrite | kFlagDenyOom, 0x8014u, &commands::Zrangestore, kKeySpecs13, 0, 0, false, 0, false},
    {"zrank", "", 306, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrank, kKeySpecs1, 0, 0, true, 2, false},
    {"zrem", "", 307, -3, CommandScope::kKeys, kFlagWrite | kFlagFast, 0x4014u, &commands::Zrem, kKeySpecs0, 0, 0, false, 2, false},
    {"zremrangebylex", "", 308, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebylex, kKeySpecs0, 0, 0, false, 0, false},
    {"zremrangebyrank", "", 309, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyrank, kKeySpecs0, 0, 0, false, 0, false},
    {"zremrangebyscore", "", 310, 4, CommandScope::kKeys, kFlagWrite, 0x8014u, &commands::Zremrangebyscore, kKeySpecs0, 0, 0, false, 0, false},
    {"zrevrange", "", 311, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrange, kKeySpecs1, 0, 0, true, 0, false},
    {"zrevrangebylex", "", 312, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebylex, kKeySpecs1, 0, 0, true, 0, false},
    {"zrevrangebyscore", "", 313, -4, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zrevrangebyscore, kKeySpecs1, 0, 0, true, 0, false},
    {"zrevrank", "", 314, -3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zrevrank, kKeySpecs1, 0, 0, true, 2, false},
    {"zscan", "", 315, -3, CommandScope::kKeys, kFlagReadonly, 0x8012u, &commands::Zscan, kKeySpecs1, 0, 0, true, 0, false},
    {"zscore", "", 316, 3, CommandScope::kKeys, kFlagReadonly | kFlagFast, 0x4012u, &commands::Zscore, kKeySpecs1, 0, 0, true, 2, false},
    {"zunion", "", 317, -3, CommandScope::kKeys, kFlagReadonly | kFlagMovableKeys, 0x8012u, &commands::Zunion, kKeySpecs24, 0, 0, true, 0, false},
    {"zunionstore", "", 318, -4, CommandScope::kKeys, kFlagWrite | kFlagDenyOom | kFlagMovableKeys, 0x8014u, &commands::Zunionstore, kKeySpecs28, 0, 0, false, 0, false},
}};

constexpr std::array<std::string_view, 21> kAclCategoryNames = {
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap", "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous", "connection", "transaction", "scripting",
};

}  // namespace

std::span<const CommandSpec> CommandTable() { return kCommandTable; }

std::span<const std::string_view> AclCategoryNames() { return kAclCategoryNames; }

}  // namespace nacre
