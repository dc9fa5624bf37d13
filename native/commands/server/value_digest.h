// The digests of DEBUG DIGEST and DEBUG DIGEST-VALUE: equal for equal data, on
// redis-server too, so that data sets can be compared across servers.
//
// A digest is mixed from parts by SHA-1: where order counts, by hashing what there
// is with the next part; where it does not, by exclusive or of the parts' hashes.

#ifndef NACRE_COMMANDS_SERVER_VALUE_DIGEST_H_
#define NACRE_COMMANDS_SERVER_VALUE_DIGEST_H_

#include <string>
#include <string_view>

#include "base/sha1.h"
#include "keyspace/entry.h"

namespace nacre::commands {

class DataDigest {
 public:
  // Takes in a part whose order does not count.
  void Add(std::string_view part) { Add(Sha1(part)); }
  void Add(const DataDigest& part) { Add(part.view()); }
  // Takes in a part whose order counts.
  void Mix(std::string_view part);
  // The same for a number of 32 bits.
  void MixNumber(uint32_t number);

  // 40 hexadecimal digits.
  std::string Text() const;

 private:
  void Add(const Sha1Digest& part);
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

  Sha1Digest bytes_{};
};

// Takes the entry's type, value and whether it expires into `digest`. O(value).
void MixValue(DataDigest& digest, const Entry& entry);

}  // namespace nacre::commands

#endif  // NACRE_COMMANDS_SERVER_VALUE_DIGEST_H_
