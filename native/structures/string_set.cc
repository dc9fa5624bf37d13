#include "structures/string_set.h"

#include <limits>

#include "base/assert.h"

namespace nacre {

StringSet::~StringSet() {
  table_.ForEach(
      [this](Member* member, bool) { arena_.Free(member, Member::BlockSize(member->view().size())); });
}

bool StringSet::Add(std::string_view member) {
  const uint64_t hash = Hash(member);
  if (table_.Find(member, hash)) return false;
  Insert(member, hash);
  return true;
}

void StringSet::Insert(std::string_view member, uint64_t hash) {
  NACRE_ASSERT(member.size() <= std::numeric_limits<uint32_t>::max());
  auto* block = static_cast<char*>(arena_.Allocate(Member::BlockSize(member.size())));
  char* at = block + 1;
  if (member.size() < Member::kLong) {
    *block = static_cast<char>(member.size());
  } else {
    *block = static_cast<char>(Member::kLong);
    const auto size = static_cast<uint32_t>(member.size());
    std::memcpy(at, &size, sizeof size);
    at += sizeof size;
  }
  if (!member.empty()) std::memcpy(at, member.data(), member.size());
  table_.Insert(reinterpret_cast<Member*>(block), hash, false);
}

bool StringSet::Remove(std::string_view member) {
  const uint64_t hash = Hash(member);
  const auto position = table_.Find(member, hash);
  if (!position) return false;
  Member* found = table_.At(position);
  table_.Erase(position, hash);
  arena_.Free(found, Member::BlockSize(found->view().size()));
  return true;
}

}  // namespace nacre
