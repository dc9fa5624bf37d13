// Who is told of what went because its time had passed: nobody, as long as no
// journal is kept.

#ifndef NACRE_KEYSPACE_EXPIRY_LISTENER_H_
#define NACRE_KEYSPACE_EXPIRY_LISTENER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nacre {

// Called under the shard's lock, by the thread that removed the key or the members.
// Must not touch the table.
class ExpiryListener {
 public:
  virtual ~ExpiryListener() = default;
  virtual void KeyRemoved(uint32_t database, std::string_view key) = 0;
  // Members of the key's collection went, and others are left.
  virtual void MembersRemoved(uint32_t database, std::string_view key,
                              std::span<const std::string> members) = 0;
};

inline constexpr ExpiryListener* kNoExpiryListener = nullptr;

}  // namespace nacre

#endif  // NACRE_KEYSPACE_EXPIRY_LISTENER_H_
