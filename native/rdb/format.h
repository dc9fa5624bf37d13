// The names of RDB's numbers: types of values, versions of the format, and how
// lengths and strings are encoded.

#ifndef NACRE_RDB_FORMAT_H_
#define NACRE_RDB_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nacre {

// What the byte before a value says of its form. A missing number is a module's
// type, or one that was never released.
enum class RdbType : uint8_t {
  kString = 0,
  kList = 1,
  kSet = 2,
  kSortedSetText = 3,  // Scores as text.
  kHash = 4,
  kSortedSet = 5,
  kHashZipmap = 9,
  kListZiplist = 10,
  kSetIntegers = 11,
  kSortedSetZiplist = 12,
  kHashZiplist = 13,
  kListZiplists = 14,
  kStream1 = 15,
  kHashListpack = 16,
  kSortedSetListpack = 17,
  kListListpacks = 18,
  kStream2 = 19,
  kSetListpack = 20,
  kStream3 = 21,
  kHashTimed = 22,  // Valkey 9.0.
  kHashExpiring = 24,
  kHashListpackExpiring = 25,
};

// Versions of the format, by what they brought that is written here.
inline constexpr uint16_t kRdbVersionPlain = 10;           // Redis 7.0.
inline constexpr uint16_t kRdbVersionStream3 = 11;         // Redis 7.2.
inline constexpr uint16_t kRdbVersionExpiringFields = 12;  // Redis 7.4.
inline constexpr uint16_t kRdbVersionValkey9 = 80;
// The newest that is read, that of Valkey aside.
inline constexpr uint16_t kRdbNewestVersion = 12;

// What stands in a file in the place of a value's type.
enum class RdbOpcode : uint8_t {
  kSlotInfo = 244,        // Valkey 8: a cluster slot and its sizes.
  kFunction = 245,        // Redis 7.0: the code of a library.
  kFunctionPreGa = 246,   // Candidates for Redis 7.0: something else.
  kModuleAux = 247,       // What a module keeps beside keys.
  kIdle = 248,            // Seconds since the next key was used.
  kFrequency = 249,       // How often it was used, as a logarithmic counter.
  kAux = 250,             // A name and a value.
  kResizeDatabase = 251,  // Keys, and keys that expire.
  kExpiryMs = 252,        // When the next key expires.
  kExpirySeconds = 253,
  kSelectDatabase = 254,
  kEnd = 255,
};

// What follows kModuleAux and a module's value, until kEnd.
enum class RdbModuleOpcode : uint8_t {
  kEnd = 0,
  kSigned = 1,
  kUnsigned = 2,
  kFloat = 3,
  kDouble = 4,
  kString = 5
};

// How a file begins: with one of these, and the format's version in the digits that make nine bytes.
inline constexpr std::string_view kRdbMagic = "REDIS";
inline constexpr std::string_view kRdbValkeyMagic = "VALKEY";
inline constexpr size_t kRdbHeaderSize = 9;
// From this version on a checksum ends the file.
inline constexpr uint16_t kRdbVersionChecksum = 5;

// The first byte of a length: the two highest bits, or all eight.
inline constexpr uint8_t kLength6Bits = 0x00;
inline constexpr uint8_t kLength14Bits = 0x40;
inline constexpr uint8_t kLength32Bits = 0x80;
inline constexpr uint8_t kLength64Bits = 0x81;
inline constexpr uint8_t kEncodedString = 0xc0;

// The six lower bits of kEncodedString.
inline constexpr uint8_t kStringInteger8 = 0;
inline constexpr uint8_t kStringInteger16 = 1;
inline constexpr uint8_t kStringInteger32 = 2;
inline constexpr uint8_t kStringLzf = 3;

// How a node of kListListpacks is held.
inline constexpr uint64_t kListNodePlain = 1;
inline constexpr uint64_t kListNodePacked = 2;

// The first byte of a score as text, instead of the text's length.
inline constexpr uint8_t kScoreNan = 253;
inline constexpr uint8_t kScoreInfinity = 254;
inline constexpr uint8_t kScoreNegativeInfinity = 255;

}  // namespace nacre

#endif  // NACRE_RDB_FORMAT_H_
