#include "structures/packed_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "base/seeded_test.h"

namespace nacre {
namespace {

using Cursor = PackedList::Cursor;
using Texts = std::vector<std::string>;
using namespace std::string_literals;

std::string TextAt(const PackedList& list, Cursor cursor) {
  DigitBuffer digits;
  return std::string(list.Get(cursor).View(digits));
}

Texts Forwards(const PackedList& list) {
  Texts texts;
  DigitBuffer digits;
  for (Cursor cursor = list.First(); cursor;) texts.emplace_back(list.Read(cursor).View(digits));
  return texts;
}

Texts Backwards(const PackedList& list) {
  Texts texts;
  for (Cursor cursor = list.Last(); cursor; cursor = list.Previous(cursor)) {
    texts.push_back(TextAt(list, cursor));
  }
  std::reverse(texts.begin(), texts.end());
  return texts;
}

PackedList ListOf(const Texts& texts) {
  PackedList list;
  for (const std::string& text : texts) list.Append(std::string_view(text));
  return list;
}

std::optional<PackedList> Parsed(std::string_view bytes) { return PackedList::FromBytes(bytes); }

TEST(PackedList, AnEmptyListHasNoBlockAndTheBytesOfAnEmptyListpack) {
  PackedList list;
  EXPECT_EQ(list.size(), 0u);
  EXPECT_EQ(list.allocated_bytes(), 0u);
  EXPECT_EQ(list.bytes(), "\x07\0\0\0\0\0\xff"s);
  EXPECT_EQ(list.byte_size(), 7u);
  EXPECT_FALSE(list.First());
  EXPECT_FALSE(list.Last());
  EXPECT_FALSE(list.At(0));
  EXPECT_FALSE(list.Find(std::string_view("a")));
}

TEST(PackedList, EntriesHaveTheBytesThatRedisGivesThem) {
  EXPECT_EQ(ListOf({"f"}).bytes(), "\x0a\0\0\0\x01\0\x81"s + "f\x02\xff"s);
  EXPECT_EQ(ListOf({"0"}).bytes(), "\x09\0\0\0\x01\0\0\x01\xff"s);
  EXPECT_EQ(ListOf({"127"}).bytes(), "\x09\0\0\0\x01\0\x7f\x01\xff"s);
  EXPECT_EQ(ListOf({"128"}).bytes(), "\x0a\0\0\0\x01\0\xc0\x80\x02\xff"s);
  EXPECT_EQ(ListOf({"-1"}).bytes(), "\x0a\0\0\0\x01\0\xdf\xff\x02\xff"s);
  EXPECT_EQ(ListOf({"-4096"}).bytes(), "\x0a\0\0\0\x01\0\xd0\0\x02\xff"s);
  EXPECT_EQ(ListOf({"4096"}).bytes(), "\x0b\0\0\0\x01\0\xf1\0\x10\x03\xff"s);
  EXPECT_EQ(ListOf({"-32769"}).bytes(), "\x0c\0\0\0\x01\0\xf2\xff\x7f\xff\x04\xff"s);
  EXPECT_EQ(ListOf({"8388608"}).bytes(), "\x0d\0\0\0\x01\0\xf3\0\0\x80\0\x05\xff"s);
  EXPECT_EQ(ListOf({"-9223372036854775808"}).bytes(), "\x11\0\0\0\x01\0\xf4\0\0\0\0\0\0\0\x80\x09\xff"s);
}

TEST(PackedList, TheSizeOfATextAndOfItsBackLengthHaveRedissWidths) {
  // The bytes after the header, and the last bytes before the end.
  const struct {
    size_t size;
    std::string head, back;
  } cases[] = {
      {63, "\xbf", "a\x40"},
      {64, "\xe0\x40", "a\x42"},
      {125, "\xe0\x7d", "a\x7f"},
      {126, "\xe0\x7e", "a\x01\x80"s},
      {4095, "\xef\xff", "a\x20\x81"},
      {4096, "\xf0\0\x10\0\0"s, "a\x20\x85"},
      {16377, "\xf0\xf9\x3f\0\0"s, "a\x7f\xfe"},
      {16378, "\xf0\xfa\x3f\0\0"s, "a\0\xff\xff"s},
  };
  for (const auto& expected : cases) {
    const PackedList list = ListOf({std::string(expected.size, 'a')});
    EXPECT_EQ(list.bytes().substr(6, expected.head.size()), expected.head) << expected.size;
    EXPECT_EQ(list.bytes().substr(list.byte_size() - 1 - expected.back.size(), expected.back.size()),
              expected.back)
        << expected.size;
    EXPECT_EQ(Backwards(list), Forwards(list));
  }
}

TEST(PackedList, ATextIsAnIntegerOnlyIfItIsTheIntegersDecimalForm) {
  for (const char* text : {"0", "-1", "127", "9223372036854775807", "-9223372036854775808"}) {
    EXPECT_TRUE(PackedValue(std::string_view(text)).IsInteger()) << text;
  }
  for (const char* text : {"", "-", "-0", "01", "+1", " 1", "1 ", "9223372036854775808", "1.0", "1e3", "a"}) {
    EXPECT_FALSE(PackedValue(std::string_view(text)).IsInteger()) << text;
  }
  EXPECT_EQ(PackedValue(std::string_view("12")), PackedValue(int64_t{12}));
  EXPECT_NE(PackedValue(std::string_view("012")), PackedValue(int64_t{12}));
  EXPECT_EQ(PackedValue(int64_t{-120}).ViewSize(), 4u);
}

TEST(PackedList, FindSkipsTheEntriesBetween) {
  const PackedList list = ListOf({"a", "b", "b", "a", "5", "005"});
  EXPECT_EQ(list.Find(std::string_view("b")), list.At(1));
  EXPECT_EQ(list.Find(std::string_view("b"), 1), list.At(2));
  EXPECT_EQ(list.Find(std::string_view("a"), list.At(1), 1), list.At(3));
  EXPECT_FALSE(list.Find(std::string_view("a"), list.At(2), 1));
  EXPECT_EQ(list.Find(int64_t{5}), list.At(4));
  EXPECT_EQ(list.Find(std::string_view("005")), list.At(5));
}

TEST(PackedList, AValueMayBeAViewIntoTheList) {
  PackedList list = ListOf({"first", std::string(100, 'x'), "last"});
  list.Append(list.Get(list.First()));
  list.Prepend(list.Get(list.At(1)));
  list.Replace(list.Last(), list.Get(list.First()));
  const std::string x(100, 'x');
  EXPECT_EQ(Forwards(list), (Texts{x, "first", x, "last", x}));
}

TEST(PackedList, MoreEntriesThanTheHeaderCanCountAreCounted) {
  PackedList list;
  for (int64_t i = 0; i < 70000; ++i) list.Append(i);
  EXPECT_EQ(list.size(), 70000u);
  EXPECT_EQ(list.bytes().substr(4, 2), "\xff\xff");
  EXPECT_EQ(list.Get(list.At(-1)), PackedValue(int64_t{69999}));
  const std::optional<PackedList> read = Parsed(list.bytes());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->size(), 70000u);
  list.EraseRange(list.At(10), 60000);
  EXPECT_EQ(list.bytes().substr(4, 2), "\x10\x27"s);
}

TEST(PackedList, EntriesWithALongerEncodingThanTheyNeedAreGivenTheShortest) {
  // "12" as text, then 5 as a 16-bit integer.
  const std::optional<PackedList> list = Parsed("\x10\0\0\0\x02\0\x82"s + "12\x03\xf1\x05\0\x03\xff"s);
  EXPECT_FALSE(list) << "the claimed size is wrong";
  const std::optional<PackedList> read = Parsed("\x0f\0\0\0\x02\0\x82"s + "12\x03\xf1\x05\0\x03\xff"s);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->bytes(), ListOf({"12", "5"}).bytes());
}

TEST(PackedList, DamagedBytesAreRefused) {
  for (const std::string& bytes : {
           ""s,
           "\x07\0\0\0\0\0"s,
           "\x07\0\0\0\0\0\xfe"s,
           "\x08\0\0\0\0\0\xff"s,
           "\x07\0\0\0\x01\0\xff"s,                      // A count too high,
           "\x09\0\0\0\0\0\x01\x01\xff"s,                // too low.
           "\x09\0\0\0\x01\0\x01\x02\xff"s,              // A wrong back length.
           "\x0a\0\0\0\x01\0\x82"s + "f\x02\xff"s,       // A text past the end.
           "\x0a\0\0\0\x01\0\xf5\0\x02\xff"s,            // No such encoding.
           "\x0c\0\0\0\x01\0\xf0\xff\xff\xff\xff\xff"s,  // A size past everything.
           "\x08\0\0\0\x01\0\xe0\xff"s,
       }) {
    EXPECT_FALSE(Parsed(bytes));
  }
}

TEST(PackedList, BlocksTakeWhatMallocWouldAndShrinkAgain) {
  PackedList list = ListOf({"abc"});
  EXPECT_EQ(list.allocated_bytes(), 32u);
  for (int i = 0; i < 1000; ++i) list.Append(std::string_view("0123456789"));
  EXPECT_LE(list.allocated_bytes(), list.byte_size() * 9 / 8 + 16);
  list.EraseRange(list.At(1), 990);
  EXPECT_LE(list.allocated_bytes(), list.byte_size() * 4 / 3 + 32);
  list.EraseRange(list.First(), 100);
  EXPECT_EQ(list.allocated_bytes(), 0u);
}

class PackedListProperty : public SeededTest {
 protected:
  std::string RandomText() {
    switch (random_.Below(6)) {
      case 0:
        return std::to_string(random_.Below(300));
      case 1:
        return std::to_string(static_cast<int64_t>(random_.Next()) >> random_.Below(64));
      case 2:
        return std::string(random_.Below(300), 'x');
      case 3:
        return OneIn(20) ? std::string(4000 + random_.Below(200), 'y') : "-0";
      default:
        return "field:" + std::to_string(random_.Below(30));
    }
  }

  int64_t RandomIndex() { return static_cast<int64_t>(random_.Below(model_.size())); }

  void Step() {
    const std::string text = RandomText();
    const std::string_view view(text);
    const int64_t place = model_.empty() ? 0 : RandomIndex();
    const auto at = model_.begin() + place;
    switch (random_.Below(11)) {
      case 0:
      case 1:
        list_.Append(view);
        model_.push_back(text);
        break;
      case 2:
        list_.Prepend(view);
        model_.insert(model_.begin(), text);
        break;
      case 3:
        EXPECT_EQ(TextAt(list_, list_.InsertBefore(list_.At(place), view)), text);
        model_.insert(at, text);
        break;
      case 4:
        if (!model_.empty()) {
          EXPECT_EQ(TextAt(list_, list_.InsertAfter(list_.At(place), view)), text);
          model_.insert(at + 1, text);
        }
        break;
      case 5:
        if (!model_.empty()) {
          EXPECT_EQ(TextAt(list_, list_.Replace(list_.At(place), view)), text);
          *at = text;
        }
        break;
      case 6:
        Erase(place, 1 + random_.Below(OneIn(8) ? 40 : 2));
        break;
      case 7: {
        const PackedValue values[] = {view, int64_t{7}, std::string_view("seven")};
        list_.InsertBefore(list_.At(place), values);
        model_.insert(at, {text, "7", "seven"});
        break;
      }
      case 8: {
        const PackedList tail = list_.Split(list_.At(place));
        EXPECT_EQ(Forwards(tail), Texts(at, model_.end()));
        EXPECT_EQ(Forwards(list_), Texts(model_.begin(), at));
        list_.Concatenate(tail);
        break;
      }
      case 9:
        Find(text);
        break;
      default:
        list_ = list_.Clone();
    }
  }

  void Erase(int64_t place, size_t count) {
    const Cursor after = list_.EraseRange(list_.At(place), count);
    if (model_.empty()) return;
    const auto at = model_.begin() + place;
    const auto rest =
        model_.erase(at, at + std::min<int64_t>(static_cast<int64_t>(count), model_.end() - at));
    EXPECT_EQ(static_cast<bool>(after), rest != model_.end());
    if (after) {
      EXPECT_EQ(TextAt(list_, after), *rest);
    }
  }

  void Find(const std::string& text) {
    const size_t skip = random_.Below(3);
    size_t expected = 0;
    while (expected < model_.size() && model_[expected] != text) expected += skip + 1;
    const Cursor found = list_.Find(std::string_view(text), skip);
    EXPECT_EQ(found, list_.At(static_cast<int64_t>(expected)));
  }

  void Check() {
    ASSERT_EQ(list_.size(), model_.size());
    ASSERT_EQ(Forwards(list_), model_);
    ASSERT_EQ(Backwards(list_), model_);
    for (int i = 0; i < 3 && !model_.empty(); ++i) {
      const int64_t place = RandomIndex();
      EXPECT_EQ(TextAt(list_, list_.At(place)), model_[static_cast<size_t>(place)]);
      EXPECT_EQ(list_.At(place), list_.At(place - static_cast<int64_t>(model_.size())));
    }
    const std::optional<PackedList> read = Parsed(list_.bytes());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->bytes(), list_.bytes());
    EXPECT_EQ(ListOf(model_).bytes(), list_.bytes());
  }

  PackedList list_;
  Texts model_;
};

TEST_F(PackedListProperty, BehavesAsAVectorOfStrings) {
  for (int i = 0; i < 3000 && !HasFailure(); ++i) {
    if (model_.size() > 150) Erase(0, 140);
    Step();
    if (i % 10 == 0) Check();
  }
}

TEST_F(PackedListProperty, AnyByteMayBeDamaged) {
  for (int i = 0; i < 40; ++i) list_.Append(std::string_view(RandomText()));
  for (int i = 0; i < 3000; ++i) {
    std::string bytes(list_.bytes());
    for (uint64_t damages = 1 + random_.Below(3); damages > 0; --damages) {
      bytes[random_.Below(OneIn(2) ? bytes.size() : 8)] = static_cast<char>(random_.Next());
    }
    const std::optional<PackedList> read = Parsed(bytes);
    if (read) {
      EXPECT_EQ(Forwards(*read).size(), read->size());
    }
  }
}

}  // namespace
}  // namespace nacre
