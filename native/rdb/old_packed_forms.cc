#include "rdb/old_packed_forms.h"

#include "base/little_endian.h"

namespace nacre {
namespace {

constexpr uint8_t kEnd = 0xff;
constexpr uint8_t kLongSize = 0xfe;
constexpr uint16_t kUncounted = 65535;
constexpr uint8_t kUncountedPairs = 254;

// Takes bytes from the front of what is left, and never more than there are.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  size_t left() const { return left_.size(); }
  bool Take(size_t size, std::string_view& bytes) {
    if (size > left_.size()) return false;
    bytes = left_.substr(0, size);
    left_.remove_prefix(size);
    return true;
  }
  template <class T>
  bool Take(T& value) {
    std::string_view bytes;
    if (!Take(sizeof value, bytes)) return false;
    value = LoadLittleEndian<T>(bytes.data());
    return true;
  }
  // A size of 8 bits, or 0xfe and 32.
  bool TakeSize(uint32_t& size) {
    uint8_t first;
    if (!Take(first) || first == kEnd) return false;
    size = first;
    return first != kLongSize || Take(size);
  }

 private:
  std::string_view left_;
};

template <class T>
bool AppendInteger(Bytes& bytes, PackedList& list) {
  T value;
  if (!bytes.Take(value)) return false;
  list.Append(int64_t{value});
  return true;
}

bool AppendInteger24(Bytes& bytes, PackedList& list) {
  std::string_view three;
  if (!bytes.Take(3, three)) return false;
  char four[4] = {0, three[0], three[1], three[2]};
  list.Append(int64_t{LoadLittleEndian<int32_t>(four) >> 8});
  return true;
}

bool AppendText(Bytes& bytes, size_t size, PackedList& list) {
  std::string_view text;
  if (!bytes.Take(size, text) || !list.Fits(size + 16)) return false;
  list.Append(text);
  return true;
}

bool AppendZiplistText(uint8_t first, Bytes& bytes, PackedList& list) {
  if (first < 0x40) return AppendText(bytes, first, list);
  if (first < 0x80) {
    uint8_t second;
    return bytes.Take(second) && AppendText(bytes, size_t{first & 0x3fu} << 8 | second, list);
  }
  std::string_view size;
  if (first != 0x80 || !bytes.Take(sizeof(uint32_t), size)) return false;
  return AppendText(bytes, LoadBigEndian<uint32_t>(size.data()), list);
}

bool AppendZiplistEntry(Bytes& bytes, PackedList& list) {
  uint8_t first;
  if (!bytes.Take(first)) return false;
  if (first < 0xc0) return AppendZiplistText(first, bytes, list);
  if (!list.Fits(16)) return false;
  switch (first) {
    case 0xc0:
      return AppendInteger<int16_t>(bytes, list);
    case 0xd0:
      return AppendInteger<int32_t>(bytes, list);
    case 0xe0:
      return AppendInteger<int64_t>(bytes, list);
    case 0xf0:
      return AppendInteger24(bytes, list);
    case 0xfe:
      return AppendInteger<int8_t>(bytes, list);
    default:
      break;
  }
  if (first < 0xf1 || first > 0xfd) return false;
  list.Append(int64_t{first} - 0xf1);
  return true;
}

}  // namespace

std::optional<PackedList> ReadZiplist(std::string_view whole) {
  Bytes bytes(whole);
  uint32_t total;
  uint32_t last_offset;
  uint16_t count;
  if (!bytes.Take(total) || total != whole.size() || !bytes.Take(last_offset) || !bytes.Take(count)) {
    return std::nullopt;
  }
  PackedList list;
  size_t at = whole.size() - bytes.left();
  size_t last_at = at;
  size_t last_size = 0;
  while (bytes.left() > 1) {
    uint32_t size_before;
    if (!bytes.TakeSize(size_before) || size_before != last_size) return std::nullopt;
    if (!AppendZiplistEntry(bytes, list)) return std::nullopt;
    last_at = at;
    at = whole.size() - bytes.left();
    last_size = at - last_at;
  }
  uint8_t end;
  if (!bytes.Take(end) || end != kEnd || last_offset != last_at) return std::nullopt;
  if (count != kUncounted && count != list.size()) return std::nullopt;
  return list;
}

std::optional<PackedList> ReadZipmap(std::string_view whole) {
  Bytes bytes(whole);
  uint8_t pairs;
  if (!bytes.Take(pairs)) return std::nullopt;
  PackedList list;
  while (bytes.left() > 1) {
    uint32_t size;
    uint8_t unused;
    std::string_view unused_bytes;
    if (!bytes.TakeSize(size) || !AppendText(bytes, size, list)) return std::nullopt;
    if (!bytes.TakeSize(size) || !bytes.Take(unused) || !AppendText(bytes, size, list)) return std::nullopt;
    if (!bytes.Take(unused, unused_bytes)) return std::nullopt;
  }
  uint8_t end;
  if (!bytes.Take(end) || end != kEnd) return std::nullopt;
  if (pairs < kUncountedPairs && pairs != list.size() / 2) return std::nullopt;
  return list;
}

}  // namespace nacre
