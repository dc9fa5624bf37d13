#include "commands/server/value_digest.h"

#include "base/little_endian.h"
#include "values/stream_value.h"

namespace nacre::commands {

void DataDigest::Add(const Sha1Digest& part) {
  for (size_t i = 0; i < bytes_.size(); ++i) bytes_[i] = static_cast<uint8_t>(bytes_[i] ^ part[i]);
}

void DataDigest::Mix(std::string_view part) {
  Add(part);
  bytes_ = Sha1(view());
}

void DataDigest::MixNumber(uint32_t number) {
  char bytes[sizeof number];
  StoreBigEndian(bytes, number);
  Mix({bytes, sizeof bytes});
}

std::string DataDigest::Text() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : bytes_) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 0xf];
  }
  return text;
}

namespace {

template <class Value>
const Value& As(const Entry& entry) {
  return static_cast<const Value&>(*entry.collection());
}

void MixPacked(DataDigest& digest, const PackedValue& part) {
  DigitBuffer digits;
  digest.Mix(part.View(digits));
}

void MixString(DataDigest& digest, const Entry& entry) {
  DigitBuffer digits;
  digest.Mix(entry.String(digits));
}

// Of the entries alone: consumer groups do not count.
void MixStream(DataDigest& digest, const StreamValue& stream) {
  StreamCursor cursor(stream, {}, StreamId::Max());
  while (cursor.Next()) {
    const StreamId& id = cursor.entry().id();
    digest.Mix(std::to_string(id.ms) + '.' + std::to_string(id.sequence));
    cursor.entry().VisitFields([&](const PackedValue& field, const PackedValue& value) {
      MixPacked(digest, field);
      MixPacked(digest, value);
    });
  }
}

}  // namespace

void MixValue(DataDigest& digest, const Entry& entry) {
  digest.MixNumber(static_cast<uint32_t>(entry.type()));
  switch (entry.type()) {
    case ValueType::kString:
      MixString(digest, entry);
      break;
    case ValueType::kStream:
      MixStream(digest, As<StreamValue>(entry));
      break;
    default:
      break;
  }
  if (entry.HasExpiry()) digest.Add("!!expire!!");
}

}  // namespace nacre::commands
