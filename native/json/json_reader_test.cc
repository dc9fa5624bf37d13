#include "json/json_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/seeded_test.h"
#include "json/json_writer.h"

namespace nacre {
namespace {

constexpr JsonReader::Limits kLimits{.longest_string = 64};

// What reading these bytes as a string, or Base64, gives: the bytes or the error.
std::string ReadBytes(std::string_view json) {
  JsonReader reader(json, kLimits);
  JsonText text;
  if (reader.Bytes(text) && reader.EndLine()) return std::string(text.bytes());
  return "error: " + reader.error().what;
}

std::string ReadDouble(std::string_view json) {
  JsonReader reader(json, kLimits);
  double value;
  if (reader.Double(value) && reader.EndLine()) return std::to_string(value);
  return "error: " + reader.error().what;
}

std::string ReadInteger(std::string_view json) {
  JsonReader reader(json, kLimits);
  int64_t value;
  if (reader.Integer(value) && reader.EndLine()) return std::to_string(value);
  return "error: " + reader.error().what;
}

TEST(JsonReader, StringsAreReadWithTheirEscapes) {
  EXPECT_EQ(ReadBytes(R"("")"), "");
  EXPECT_EQ(ReadBytes(R"(  "plain" )"), "plain");
  EXPECT_EQ(ReadBytes(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(ReadBytes(R"("\u00e4\u20AC\ud83d\ude00")"), "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(ReadBytes(R"("a\u0000b")"), std::string("a\0b", 3));
  EXPECT_EQ(ReadBytes("\"\xc3\xa4\""), "\xc3\xa4");
}

TEST(JsonReader, StringsThatAreNoneAreRefused) {
  EXPECT_EQ(ReadBytes("\"a\nb\""), "error: the line ends inside a string");
  EXPECT_EQ(ReadBytes("\"a\tb\""), "error: a string has a control character in it");
  EXPECT_EQ(ReadBytes(R"("\x")"), "error: a string has an escape that there is not");
  EXPECT_EQ(ReadBytes(R"("\u00g0")"), "error: a string has an escape that there is not");
  EXPECT_EQ(ReadBytes(R"("\ud83d")"), "error: a string has half a surrogate pair");
  EXPECT_EQ(ReadBytes(R"("\ud83d\n...")"), "error: a string has half a surrogate pair");
  EXPECT_EQ(ReadBytes(R"("\ud83d\ud83d")"), "error: a string has half a surrogate pair");
  EXPECT_EQ(ReadBytes(R"("\ude00")"), "error: a string has half a surrogate pair");
  EXPECT_EQ(ReadBytes("\"\xff\""), "error: this string is not UTF-8");
  EXPECT_EQ(ReadBytes("\"\\n\xc3\""), "error: this string is not UTF-8");
  EXPECT_EQ(ReadBytes("12"), "error: this should be a string");
  EXPECT_EQ(ReadBytes("\"a\" x"), "error: something follows the document on its line");
  EXPECT_EQ(ReadBytes(""), "error: the text ends too early");
  EXPECT_EQ(ReadBytes("\"abc"), "error: the text ends too early");
  EXPECT_EQ(ReadBytes("\"abc\\"), "error: the text ends too early");
  EXPECT_EQ(ReadBytes("\"abc\\u00"), "error: the text ends too early");
}

TEST(JsonReader, StringsThatAreTooLongAreRefused) {
  const std::string just(64, 'x');
  EXPECT_EQ(ReadBytes('"' + just + '"'), just);
  EXPECT_EQ(ReadBytes('"' + just + "x\""), "error: this string is too long");
  EXPECT_EQ(ReadBytes('"' + just + "\\n\""), "error: this string is too long");
  EXPECT_EQ(ReadBytes(R"({"base64":")" + std::string(88, 'A') + "\"}"), "error: this string is too long");
}

TEST(JsonReader, Base64IsReadWhereBytesMayStand) {
  EXPECT_EQ(ReadBytes(R"({"base64":"/wA="})"), std::string("\xff\0", 2));
  EXPECT_EQ(ReadBytes(R"( { "base64" : "" } )"), "");
  EXPECT_EQ(ReadBytes(R"({"base64":"/wA"})"), "error: this is not Base64");
  EXPECT_EQ(ReadBytes(R"({"base65":""})"), "error: only \"base64\" may stand here");
  EXPECT_EQ(ReadBytes(R"({"base64":"","a":1})"), "error: nothing may stand beside \"base64\"");
  EXPECT_EQ(ReadBytes(R"({})"), "error: only \"base64\" may stand here");
}

TEST(JsonReader, NumbersFollowTheGrammar) {
  EXPECT_EQ(ReadInteger("-9223372036854775808\n"), "-9223372036854775808");
  EXPECT_EQ(ReadInteger("0\n"), "0");
  EXPECT_EQ(ReadDouble("-1.5e+2\n"), "-150.000000");
  EXPECT_EQ(ReadDouble(R"("inf")"), "inf");
  EXPECT_EQ(ReadDouble(R"("-inf")"), "-inf");
  EXPECT_EQ(ReadDouble(R"("infinity")"), "error: this should be a number, \"inf\" or \"-inf\"");
  for (const char* wrong : {"01\n", "+1\n", ".5\n", "1.\n", "1e\n", "-\n", "--1\n", "1e5e5\n", "NaN\n"}) {
    EXPECT_EQ(ReadDouble(wrong), "error: this should be a number") << wrong;
  }
  EXPECT_EQ(ReadDouble("1e999\n"), "error: this number is out of the range of doubles");
  EXPECT_EQ(ReadInteger("1.0\n"), "error: this should be a whole number of 64 bits");
  EXPECT_EQ(ReadInteger("9223372036854775808\n"), "error: this should be a whole number of 64 bits");
  EXPECT_EQ(ReadInteger(std::string(41, '1') + "\n"), "error: this number is too long");
  EXPECT_EQ(ReadInteger("12"), "error: the text ends too early");
}

// Reads an array of arrays of integers, and says how many brackets there were.
size_t CountArrays(JsonReader& reader) {
  size_t arrays = 1;
  if (!reader.OpenArray()) return 0;
  while (reader.NextElement()) {
    int64_t value;
    if (reader.Peek() == '[') {
      arrays += CountArrays(reader);
    } else if (!reader.Integer(value)) {
      return arrays;
    }
  }
  return arrays;
}

std::string ErrorInArrays(std::string_view json) {
  JsonReader reader(json, kLimits);
  CountArrays(reader);
  if (reader.ok() && reader.EndLine()) return "none";
  return reader.error().what + " at " + std::to_string(reader.error().offset);
}

TEST(JsonReader, ArraysAreReadAnElementAtATime) {
  EXPECT_EQ(ErrorInArrays("[]"), "none");
  EXPECT_EQ(ErrorInArrays(" [ 1 , [ 2,3 ],[] ]\r\n"), "none");
  EXPECT_EQ(ErrorInArrays("[1,]"), "nothing follows the comma at 3");
  EXPECT_EQ(ErrorInArrays("[,1]"), "this should be a number at 1");
  EXPECT_EQ(ErrorInArrays("[1 2]"), "this should be a comma or ] at 3");
  EXPECT_EQ(ErrorInArrays("[1}"), "this should be a comma or ] at 2");
  EXPECT_EQ(ErrorInArrays("[1\n]"), "this should be a comma or ] at 2");
  EXPECT_EQ(ErrorInArrays("[[1]"), "the text ends too early at 4");
  EXPECT_EQ(ErrorInArrays("[[1],"), "the text ends too early at 5");
}

TEST(JsonReader, BracketsAreNestedUpToALimit) {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(ErrorInArrays(nested(JsonReader::kMaxDepth)), "none");
  EXPECT_EQ(ErrorInArrays(nested(JsonReader::kMaxDepth + 1)), "brackets are nested too deep at 16");
}

TEST(JsonReader, MembersAreReadWithTheirNames) {
  JsonReader reader("{\"one\" : 1, \"\\u0074wo\":null,\"three\":true}\n{}\n", kLimits);
  std::string_view name;
  int64_t one = 0;
  bool three = false;
  EXPECT_TRUE(reader.OpenObject());
  EXPECT_TRUE(reader.NextMember(name));
  EXPECT_EQ(name, "one");
  EXPECT_TRUE(reader.Integer(one));
  EXPECT_TRUE(reader.NextMember(name));
  EXPECT_EQ(name, "two");
  EXPECT_TRUE(reader.Null());
  EXPECT_TRUE(reader.NextMember(name));
  EXPECT_TRUE(reader.Boolean(three));
  EXPECT_FALSE(reader.NextMember(name));
  EXPECT_TRUE(reader.EndLine());
  EXPECT_TRUE(reader.HasLine());
  EXPECT_EQ(reader.line(), 2u);
  EXPECT_TRUE(reader.OpenObject());
  EXPECT_FALSE(reader.NextMember(name));
  EXPECT_TRUE(reader.EndLine());
  EXPECT_FALSE(reader.HasLine());
  EXPECT_TRUE(reader.ok());
}

TEST(JsonReader, NamesThatAreTooLongAreRefused) {
  const std::string json = "{\"" + std::string(33, 'n') + "\":1}";
  JsonReader reader(json, kLimits);
  std::string_view name;
  EXPECT_TRUE(reader.OpenObject());
  EXPECT_FALSE(reader.NextMember(name));
  EXPECT_EQ(reader.error().what, "no member has so long a name");
}

TEST(JsonReader, TheFirstErrorStays) {
  JsonReader reader("[1]\n[x]", kLimits);
  int64_t value;
  CountArrays(reader);
  EXPECT_TRUE(reader.EndLine());
  CountArrays(reader);
  EXPECT_FALSE(reader.Integer(value));
  EXPECT_FALSE(reader.Null());
  EXPECT_FALSE(reader.HasLine());
  EXPECT_FALSE(reader.EndLine());
  EXPECT_EQ(reader.error().what, "this should be a number");
  EXPECT_EQ(reader.error().offset, 5u);
  EXPECT_EQ(reader.error().line, 2u);
}

class JsonRandom : public SeededTest {
 protected:
  std::string AnyBytes() {
    static constexpr std::string_view kPieces[] = {
        "a", "bcdefghij", "\"", "\\", "\n", "\x01", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xff"};
    std::string bytes;
    const uint64_t kinds = 1 + random_.Below(std::size(kPieces));
    for (uint64_t left = random_.Below(14); left != 0; --left) bytes += kPieces[random_.Below(kinds)];
    return bytes.substr(0, 64);
  }
};

TEST_F(JsonRandom, AnyBytesAreReadAsTheyWereWritten) {
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = AnyBytes();
    ByteBuffer json;
    JsonWriter writer(json);
    writer.Bytes(bytes);
    ASSERT_EQ(ReadBytes(json.view()), bytes) << json.view();
  }
}

}  // namespace
}  // namespace nacre
