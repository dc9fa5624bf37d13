// What the native side knows of a command: the row that the generated table
// (native/generated/command_table.cc) holds for each declaration in src/commands/.
// Nothing here is written by hand for a single command.

#ifndef NACRE_COMMANDS_COMMAND_SPEC_H_
#define NACRE_COMMANDS_COMMAND_SPEC_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace nacre {

class CommandContext;

// A native handler. It runs with the locks that its command's scope names.
using CommandHandler = void (*)(CommandContext&);

// Which locks the dispatcher holds while a handler runs.
enum class CommandScope : uint8_t {
  kNone,             // touches no key: connection and server commands
  kKeys,             // the shards of the keys that the key specs find
  kKeysAndPatterns,  // all shards if BY or GET names keys by a pattern (key_finder.h), else as kKeys
  kShardWalk,        // visits shards one after another through Keyspace::VisitShard, which locks each
  kWholeStore,       // runs alone, behind the closed gate
  kControl,          // no native handler: posted to the JavaScript control plane
  kScript,           // runs on a thread with an interpreter; takes the locks that the script needs
};

// Flags with Redis's meaning (COMMAND INFO); one bit each.
enum CommandFlag : uint32_t {
  kFlagWrite = 1u << 0,
  kFlagReadonly = 1u << 1,
  kFlagDenyOom = 1u << 2,
  kFlagAdmin = 1u << 3,
  kFlagPubsub = 1u << 4,
  kFlagNoScript = 1u << 5,
  kFlagBlocking = 1u << 6,
  kFlagLoading = 1u << 7,
  kFlagStale = 1u << 8,
  kFlagSkipMonitor = 1u << 9,
  kFlagSkipSlowlog = 1u << 10,
  kFlagAsking = 1u << 11,
  kFlagFast = 1u << 12,
  kFlagNoAuth = 1u << 13,
  kFlagMayReplicate = 1u << 14,
  kFlagNoAsyncLoading = 1u << 15,
  kFlagNoMulti = 1u << 16,
  kFlagMovableKeys = 1u << 17,
  kFlagAllowBusy = 1u << 18,
  kFlagNoMandatoryKeys = 1u << 19,
  kFlagProtected = 1u << 20,
  kFlagModule = 1u << 21,
  kFlagTouchesArbitraryKeys = 1u << 22,
};

// How to find one group of keys among the arguments; the pair of search and
// find steps that COMMAND INFO calls a key specification.
struct KeySpec {
  enum class Begin : uint8_t { kIndex, kKeyword };
  enum class Find : uint8_t { kRange, kKeyNumber };
  enum Access : uint8_t { kRead = 1, kWrite = 2 };

  Begin begin;
  Find find;
  uint8_t access;            // Access bits: kRead for RO, kWrite for OW and RM, both for RW.
  int16_t begin_index;       // kIndex: position of the first argument of the group.
  std::string_view keyword;  // kKeyword: the word that precedes the group, in lower case.
  int16_t start_from;        // kKeyword: where the search begins; negative counts from the end.
  int16_t last;              // kRange: relative to the first key; negative counts from the end.
  int16_t step;              // kRange and kKeyNumber: distance between keys.
  int16_t limit;             // kRange with last -1: 2 means the first half of what is left, and so on.
  int16_t key_number_index;  // kKeyNumber: relative to begin, where the count stands.
  int16_t first_key;         // kKeyNumber: relative to begin, where the keys start.
};

struct CommandSpec {
  std::string_view name;     // Lower case. A subcommand's full name is "config|get".
  std::string_view subname;  // The subcommand's own word ("get"), else empty.
  uint16_t id;               // Index in the table.
  int16_t arity;             // As in Redis: the command's name counts; negative is a minimum.
  CommandScope scope;
  uint32_t flags;           // CommandFlag bits.
  uint32_t acl_categories;  // Bit i is the i-th name of kAclCategoryNames.
  CommandHandler handler;   // Null for kControl and for containers.
  std::span<const KeySpec> key_specs;
  uint16_t first_subcommand;  // Containers: the range of ids of the subcommands, else 0, 0.
  uint16_t subcommand_count;
  bool shares_keys;  // Of scope kKeys: it changes nothing, and may run beside others that do not.
  // Where the first member stands that it looks up in the collection at its only key; 0: nowhere.
  uint8_t member_index;
  bool surveys_keys;  // Of scope kControl: it tells of all keys, so a script that calls it must be alone.
};

// The generated table, ordered by name, subcommands straight after their container.
std::span<const CommandSpec> CommandTable();

// Names of the bits of CommandSpec::acl_categories, without "@".
std::span<const std::string_view> AclCategoryNames();

}  // namespace nacre

#endif  // NACRE_COMMANDS_COMMAND_SPEC_H_
