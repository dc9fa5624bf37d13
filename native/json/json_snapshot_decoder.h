// Reads whole snapshots that JsonSnapshotEncoder wrote, or that people or programs
// edited: members of a document may be in any order, as long as an entry's type
// stands before its value; the checksum may be left out.
//
// Each member of the kinds of documents has a name of its own, so the first one says
// what a line is. What is not known is refused, not passed over.

#ifndef NACRE_JSON_JSON_SNAPSHOT_DECODER_H_
#define NACRE_JSON_JSON_SNAPSHOT_DECODER_H_

#include <optional>
#include <string_view>

#include "snapshot/snapshot_decoder.h"

namespace nacre {

class JsonSnapshotDecoder final : public SnapshotDecoder {
 public:
  explicit JsonSnapshotDecoder(const Options& options) : options_(options) {}

  std::optional<SnapshotError> Decode(std::string_view bytes, SnapshotReceiver& receiver) override;
  // All of them.
  size_t consumed() const override { return consumed_; }

 private:
  const Options options_;
  size_t consumed_ = 0;
};

// Whether a file that begins so is JSON, and not another snapshot or a journal.
bool LooksLikeJson(std::string_view bytes);

}  // namespace nacre

#endif  // NACRE_JSON_JSON_SNAPSHOT_DECODER_H_
