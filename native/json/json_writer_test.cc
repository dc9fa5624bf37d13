#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>

namespace nacre {
namespace {

std::string BytesAsJson(std::string_view bytes) {
  ByteBuffer out;
  JsonWriter writer(out);
  writer.Bytes(bytes);
  return std::string(out.view());
}

std::string DoubleAsJson(double value) {
  ByteBuffer out;
  JsonWriter writer(out);
  writer.Double(value);
  return std::string(out.view());
}

TEST(JsonWriter, CommasStandBetweenValuesAndMembersOnly) {
  ByteBuffer out;
  JsonWriter writer(out);
  writer.OpenObject();
  writer.Name("a");
  writer.OpenArray();
  writer.CloseArray();
  writer.Name("b");
  writer.OpenArray();
  writer.Integer(-7);
  writer.Boolean(false);
  writer.OpenObject();
  writer.CloseObject();
  writer.Null();
  writer.CloseArray();
  writer.CloseObject();
  writer.EndLine();
  writer.Unsigned(std::numeric_limits<uint64_t>::max());
  writer.EndLine();
  EXPECT_EQ(out.view(), "{\"a\":[],\"b\":[-7,false,{},null]}\n18446744073709551615\n");
}

TEST(JsonWriter, TextIsAString) {
  EXPECT_EQ(BytesAsJson(""), R"("")");
  EXPECT_EQ(BytesAsJson("plain text that is longer than a word"),
            R"("plain text that is longer than a word")");
  EXPECT_EQ(BytesAsJson("gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80\x7f"),
            "\"gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80\x7f\"");
}

TEST(JsonWriter, QuotesBackslashesAndControlsAreEscaped) {
  EXPECT_EQ(BytesAsJson("say \"no\"\\\n"), R"("say \"no\"\\\n")");
  EXPECT_EQ(BytesAsJson("\b\f\n\r\t/"), R"("\b\f\n\r\t/")");
  EXPECT_EQ(BytesAsJson("\x01 in between, and at the end \x1f"),
            R"("\u0001 in between, and at the end \u001f")");
}

TEST(JsonWriter, WhatIsNoTextIsBase64) {
  EXPECT_EQ(BytesAsJson("\xff"), R"({"base64":"/w=="})");
  EXPECT_EQ(BytesAsJson("text, and then half a sequence \xe2\x82"),
            R"({"base64":"dGV4dCwgYW5kIHRoZW4gaGFsZiBhIHNlcXVlbmNlIOKC"})");
}

TEST(JsonWriter, TextThatEscapesMakeLongerThanBase64IsBase64) {
  EXPECT_EQ(BytesAsJson(std::string(3, '\0')), R"({"base64":"AAAA"})");
  EXPECT_EQ(BytesAsJson(std::string(2, '\0')), R"("\u0000\u0000")");
}

TEST(JsonWriter, ScoresHaveTheFewestDigits) {
  EXPECT_EQ(DoubleAsJson(3), "3");
  EXPECT_EQ(DoubleAsJson(0.1), "0.1");
  EXPECT_EQ(DoubleAsJson(-0.0), "-0");
  EXPECT_EQ(DoubleAsJson(1e300), "1e+300");
  EXPECT_EQ(DoubleAsJson(5e-324), "5e-324");
  EXPECT_EQ(DoubleAsJson(std::numeric_limits<double>::infinity()), R"("inf")");
  EXPECT_EQ(DoubleAsJson(-std::numeric_limits<double>::infinity()), R"("-inf")");
}

}  // namespace
}  // namespace nacre
