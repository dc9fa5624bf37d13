#include "rdb/rdb_file_decoder.h"

#include <algorithm>
#include <utility>

#include "base/number.h"
#include "rdb/crc64.h"
#include "rdb/format.h"

namespace nacre {
namespace {

// The receiver is told how far reading is at least after so many bytes.
constexpr size_t kReachedEvery = 1 << 20;

// Keys in messages are cut to this length.
constexpr size_t kShownKey = 64;

// The last of the types that a module's value may have in place of a value's form.
constexpr uint8_t kModuleType1 = 6;
constexpr uint8_t kModuleType2 = 7;

std::string Shown(std::string_view key) {
  std::string text;
  for (const char c : key.substr(0, kShownKey)) text += c >= ' ' && c <= '~' ? c : '?';
  return key.size() > kShownKey ? text + "..." : text;
}

// A module's id has its name in 54 bits, six a letter, above a version.
std::string ModuleName(uint64_t id) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string name;
  for (int shift = 58; shift >= 10; shift -= 6) name += kLetters[(id >> shift) & 63];
  return name;
}

}  // namespace

bool IsRdbFile(std::string_view bytes) {
  return bytes.starts_with(kRdbMagic) || bytes.starts_with(kRdbValkeyMagic);
}

// One file as it is read.
class RdbFileDecoder::Reading {
 public:
  Reading(std::string_view bytes, uint16_t version, const Options& options, SnapshotReceiver& receiver)
      : bytes_(bytes),
        options_(options),
        receiver_(receiver),
        reader_(bytes.substr(kRdbHeaderSize),
                {.longest_string = options.longest_string, .version = version}) {}

  // Reads to the end; `consumed` is then where it is.
  std::optional<SnapshotError> Run(size_t& consumed) {
    uint8_t opcode = 0;
    while (opcode != static_cast<uint8_t>(RdbOpcode::kEnd)) {
      start_ = offset();
      if (!reader_.Byte(opcode)) return Damaged("the file");
      const bool is_type = opcode <= static_cast<uint8_t>(RdbType::kHashListpackExpiring);
      auto error = is_type ? ReadEntry(opcode) : ReadOpcode(RdbOpcode{opcode});
      if (error) return error;
      if (offset() - reached_ >= kReachedEvery && !Reach()) return refusal_;
    }
    if (auto error = CheckChecksum()) return error;
    consumed = offset();
    return std::nullopt;
  }

 private:
  size_t offset() const { return bytes_.size() - reader_.left(); }

  std::optional<SnapshotError> Failed(std::string message) const {
    return SnapshotError{start_, std::move(message)};
  }

  // What could not be read is damaged, or not all there.
  std::optional<SnapshotError> Damaged(std::string_view what) const {
    if (reader_.ended())
      return SnapshotError{bytes_.size(), "the file ends in the middle of " + std::string(what)};
    return Failed(std::string(what) + " is damaged");
  }

  std::optional<SnapshotError> Told(SnapshotReceiver::Refusal refusal) const {
    if (!refusal) return std::nullopt;
    return Failed(*std::move(refusal));
  }

  // Takes what was read into the checksum, and tells how far it is; false if that is far enough.
  bool Reach() {
    if (options_.verify_checksum) checksum_ = Crc64(checksum_, bytes_.substr(reached_, offset() - reached_));
    reached_ = offset();
    refusal_ = Told(receiver_.Reached(reached_));
    return !refusal_;
  }

  std::optional<SnapshotError> CheckChecksum() {
    if (!Reach()) return refusal_;
    if (reader_.version() < kRdbVersionChecksum) return std::nullopt;
    uint64_t expected;
    start_ = offset();
    if (!reader_.Fixed(expected)) return Damaged("the checksum");
    if (expected == 0 || !options_.verify_checksum || expected == checksum_) return std::nullopt;
    return Failed("the checksum is wrong: something in the file was changed");
  }

  std::optional<SnapshotError> ReadEntry(uint8_t type) {
    if (type == kModuleType1 || type == kModuleType2) return ReadModuleValue();
    if (!reader_.String(key_)) return Damaged("a key");
    if (key_.bytes().size() > kLongestKey) return Failed("a key is too long");
    ReadValue value;
    if (!ReadValueOf(static_cast<RdbType>(type), reader_, options_.limits, value)) {
      return Damaged("the value of type " + std::to_string(type) + " at key '" + Shown(key_.bytes()) + "'");
    }
    entry_.key = key_.bytes();
    entry_.type = value.type;
    entry_.string = value.string.bytes();
    entry_.collection = std::move(value.collection);
    auto refusal = receiver_.Entry(std::move(entry_));
    if (refusal) return Failed(*refusal + ": '" + Shown(key_.bytes()) + "'");
    const uint32_t database = entry_.database;
    entry_ = {};
    entry_.database = database;
    return std::nullopt;
  }

  std::optional<SnapshotError> ReadModuleValue() {
    uint64_t id;
    if (!reader_.String(key_) || !reader_.Length(id)) return Damaged("a module's value");
    return Failed("the value at key '" + Shown(key_.bytes()) + "' is of the module " + ModuleName(id) +
                  ", which nacre does not have");
  }

  std::optional<SnapshotError> ReadOpcode(RdbOpcode opcode) {
    switch (opcode) {
      case RdbOpcode::kEnd:
        return std::nullopt;
      case RdbOpcode::kSelectDatabase:
        return SelectDatabase();
      case RdbOpcode::kResizeDatabase:
        return ResizeDatabase();
      case RdbOpcode::kExpiryMs:
      case RdbOpcode::kExpirySeconds:
        return ReadExpiry(opcode);
      case RdbOpcode::kIdle:
      case RdbOpcode::kFrequency:
        return ReadClock(opcode);
      case RdbOpcode::kAux:
        return ReadAux();
      case RdbOpcode::kFunction:
        return ReadLibrary();
      case RdbOpcode::kFunctionPreGa:
        return Failed("the functions are in a format that only candidates for Redis 7.0 wrote");
      case RdbOpcode::kModuleAux:
        return SkipModuleAux();
      case RdbOpcode::kSlotInfo:
        return SkipSlotInfo();
    }
    return Failed("there is no type or opcode " + std::to_string(static_cast<unsigned>(opcode)));
  }

  std::optional<SnapshotError> SelectDatabase() {
    uint64_t database;
    if (!reader_.Length(database)) return Damaged("a database's number");
    if (database > UINT32_MAX) return Failed("a database's number is too large");
    entry_.database = static_cast<uint32_t>(database);
    return Told(receiver_.Database(entry_.database, std::nullopt));
  }

  std::optional<SnapshotError> ResizeDatabase() {
    DatabaseSizes sizes;
    if (!reader_.Length(sizes.keys) || !reader_.Length(sizes.expires)) return Damaged("a database's size");
    return Told(receiver_.Database(entry_.database, sizes));
  }

  std::optional<SnapshotError> ReadExpiry(RdbOpcode opcode) {
    int32_t seconds = 0;
    const bool in_ms = opcode == RdbOpcode::kExpiryMs;
    if (!(in_ms ? reader_.Milliseconds(entry_.expire_at_ms) : reader_.Fixed(seconds)))
      return Damaged("an expiry time");
    if (!in_ms) entry_.expire_at_ms = int64_t{seconds} * 1000;
    // What expired before there was time at all has expired.
    entry_.expire_at_ms = std::max<int64_t>(entry_.expire_at_ms, 0);
    return std::nullopt;
  }

  std::optional<SnapshotError> ReadClock(RdbOpcode opcode) {
    uint64_t idle_seconds;
    uint8_t frequency;
    if (opcode == RdbOpcode::kIdle) {
      if (!reader_.Length(idle_seconds)) return Damaged("an idle time");
      entry_.idle_seconds = idle_seconds;
    } else {
      if (!reader_.Byte(frequency)) return Damaged("a frequency");
      entry_.frequency = frequency;
    }
    return std::nullopt;
  }

  std::optional<SnapshotError> ReadAux() {
    RdbString name;
    RdbString value;
    if (!reader_.String(name) || !reader_.String(value)) return Damaged("an aux field");
    receiver_.Metadata(name.bytes(), value.bytes());
    return std::nullopt;
  }

  std::optional<SnapshotError> ReadLibrary() {
    RdbString code;
    if (!reader_.String(code)) return Damaged("a function library");
    return Told(receiver_.Library(code.bytes()));
  }

  std::optional<SnapshotError> SkipModuleAux() {
    uint64_t id;
    uint64_t opcode;
    if (!reader_.Length(id)) return Damaged("a module's data");
    do {
      if (!reader_.Length(opcode) || !SkipModulePart(opcode)) return Damaged("a module's data");
    } while (opcode != static_cast<uint64_t>(RdbModuleOpcode::kEnd));
    receiver_.Metadata("module-aux", ModuleName(id));
    return std::nullopt;
  }

  bool SkipModulePart(uint64_t opcode) {
    uint64_t number;
    float single;
    double number_with_fraction;
    RdbString text;
    if (opcode > static_cast<uint64_t>(RdbModuleOpcode::kString)) return false;
    switch (static_cast<RdbModuleOpcode>(opcode)) {
      case RdbModuleOpcode::kEnd:
        return true;
      case RdbModuleOpcode::kSigned:
      case RdbModuleOpcode::kUnsigned:
        return reader_.Length(number);
      case RdbModuleOpcode::kFloat:
        return reader_.Fixed(single);
      case RdbModuleOpcode::kDouble:
        return reader_.Double(number_with_fraction);
      case RdbModuleOpcode::kString:
        return reader_.String(text);
    }
    return false;
  }

  std::optional<SnapshotError> SkipSlotInfo() {
    uint64_t slot;
    uint64_t keys;
    uint64_t expires;
    const bool read = reader_.Length(slot) && reader_.Length(keys) && reader_.Length(expires);
    return read ? std::nullopt : Damaged("a slot's sizes");
  }

  const std::string_view bytes_;
  const Options& options_;
  SnapshotReceiver& receiver_;
  RdbReader reader_;
  RdbString key_;
  SavedEntry entry_;    // What was read of the next entry.
  size_t start_ = 0;    // Of what is being read.
  size_t reached_ = 0;  // What the checksum has taken in.
  uint64_t checksum_ = 0;
  std::optional<SnapshotError> refusal_;
};

std::optional<SnapshotError> RdbFileDecoder::Decode(std::string_view bytes, SnapshotReceiver& receiver) {
  if (!IsRdbFile(bytes)) return SnapshotError{0, "this is no RDB file"};
  if (bytes.size() < kRdbHeaderSize)
    return SnapshotError{bytes.size(), "the file ends in the middle of its header"};
  const bool is_valkey = bytes.starts_with(kRdbValkeyMagic);
  const size_t magic_size = is_valkey ? kRdbValkeyMagic.size() : kRdbMagic.size();
  const std::string_view digits = bytes.substr(magic_size, kRdbHeaderSize - magic_size);
  int version = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return SnapshotError{0, "the version of the format is no number"};
    version = version * 10 + (digit - '0');
  }
  const bool known = is_valkey ? version == kRdbVersionValkey9 : version >= 1 && version <= kRdbNewestVersion;
  if (!known) return SnapshotError{0, "the format's version " + std::to_string(version) + " is not known"};
  return Reading(bytes, static_cast<uint16_t>(version), options_, receiver).Run(consumed_);
}

}  // namespace nacre
