// Which members of a JSON object were read: each may be there once, in any order, and
// some must.

#ifndef NACRE_JSON_MEMBER_SET_H_
#define NACRE_JSON_MEMBER_SET_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "json/json_reader.h"

namespace nacre {

// `Member` is an enumeration from zero on, of at most 32.
template <class Member>
class MemberSet {
 public:
  bool Has(Member member) const { return (bits_ & Bit(member)) != 0; }

  // Takes notice of a member; false if it was there before.
  bool Add(JsonReader& reader, Member member) {
    if (Has(member)) return reader.Fail("the member is there twice");
    bits_ |= Bit(member);
    return true;
  }

  // Whether all of these were there. `what` names the object.
  bool HasAll(JsonReader& reader, std::initializer_list<Member> members, std::string_view what) const {
    for (const Member member : members) {
      if (!Has(member)) return reader.Fail(std::string(what) + " lacks a member");
    }
    return reader.ok();
  }

 private:
  static uint32_t Bit(Member member) { return uint32_t{1} << static_cast<unsigned>(member); }

  uint32_t bits_ = 0;
};

}  // namespace nacre

#endif  // NACRE_JSON_MEMBER_SET_H_
