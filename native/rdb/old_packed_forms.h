// The packed forms that Redis wrote before it had listpacks, read into what is
// used today. What is not well formed in every byte is refused.
//
// Ziplist (2.4 to 6.2), numbers little-endian but for sizes in front of texts:
//
//   | total bytes:32 | offset of the last entry:32 | entries:16 | entry | ... | 0xff |
//     65535 entries means "count them"
//   entry: | size of the entry before: 8, or 0xfe and 32 | encoding | data |
//
//   first byte   what follows
//   00ssssss     s bytes of text
//   01ssssss     a byte; together a 14-bit size, high bits first; text
//   0x80         a 32-bit size, high byte first; text
//   0xc0, 0xd0, 0xe0, 0xf0, 0xfe   a signed integer of 16, 32, 64, 24, 8 bits
//   0xf1..0xfd   nothing; an integer from 0 to 12
//
// Zipmap (2.2 and before), a hash:
//
//   | pairs:8 | size | field | size | unused:8 | value | unused bytes | ... | 0xff |
//     254 or 255 pairs means "count them"; a size is 8 bits, or 0xfe and 32

#ifndef NACRE_RDB_OLD_PACKED_FORMS_H_
#define NACRE_RDB_OLD_PACKED_FORMS_H_

#include <optional>
#include <string_view>

#include "structures/packed_list.h"

namespace nacre {

// The entries of a ziplist, or nothing. O(bytes).
std::optional<PackedList> ReadZiplist(std::string_view bytes);

// The fields and values of a zipmap in turn, or nothing. Fields are not compared
// with each other. O(bytes).
std::optional<PackedList> ReadZipmap(std::string_view bytes);

}  // namespace nacre

#endif  // NACRE_RDB_OLD_PACKED_FORMS_H_
