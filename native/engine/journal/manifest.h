// The list of the files that make up a journal, in the form of Redis 7's manifest:
//
//   file appendonly.aof.2.base.rdb seq 2 type b
//   file appendonly.aof.5.incr.aof seq 5 type i
//
// `b` is the base, of which there is at most one: the state at some moment, as a snapshot
// or as commands. `i` are the increments, in the order in which they continue it. `h` is
// history: files that a rewrite replaced and that are still to be removed.

#ifndef NACRE_ENGINE_JOURNAL_MANIFEST_H_
#define NACRE_ENGINE_JOURNAL_MANIFEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nacre {

struct JournalPart {
  std::string name;  // Without a directory.
  uint64_t sequence = 0;
};

struct JournalManifest {
  std::optional<JournalPart> base;
  std::vector<JournalPart> increments;  // Their sequence numbers ascend.
  std::vector<JournalPart> history;

  bool empty() const { return !base && increments.empty(); }
  // The sequence number of the next file of its kind.
  uint64_t NextBase() const;
  uint64_t NextIncrement() const;
  // All of it becomes history.
  void Retire();

  std::string Format() const;
};

// Reads a manifest, which is hostile. Returns an empty text, or what is wrong and in which line.
std::string ParseManifest(std::string_view text, JournalManifest& manifest);

}  // namespace nacre

#endif  // NACRE_ENGINE_JOURNAL_MANIFEST_H_
