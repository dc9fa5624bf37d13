#include "commands/server/debug_probes.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"

namespace nacre::commands {
namespace {

std::optional<int64_t> ParsePositive(CommandContext& context, size_t index) {
  const auto number = ParseInteger(context.arg(index));
  if (number && *number >= 0) return number;
  context.reply().Error("ERR value is out of range, must be positive");
  return std::nullopt;
}

void AddKey(CommandContext& context, const std::string& name, const std::string& value) {
  const KeyRef key = context.keyspace().Key(name);
  std::lock_guard lock(context.keyspace().ShardOf(key).mutex);
  if (context.Peek(key)) return;
  context.TableOf(key).SetString({}, key, value, StringForm::kText, kNoExpiry, context.FreshClock());
  context.MarkChanged();
}

void ReplyWithNumbers(ReplyWriter& reply) {
  for (int64_t i = 0; i < 3; ++i) reply.Integer(i);
}

void ReplyWithAttribute(ReplyWriter& reply) {
  if (reply.IsResp3()) {
    reply.Attribute(1);
    reply.Bulk("key-popularity");
    reply.Array(2);
    reply.Bulk("key:123");
    reply.Integer(90);
  }
  reply.Bulk("Some real reply following the attribute");
}

void ReplyWithPush(ReplyWriter& reply) {
  if (!reply.IsResp3()) return reply.Error("ERR RESP2 is not supported by this command");
  reply.Push(2);
  reply.Bulk("server-cpu-usage");
  reply.Integer(42);
  reply.Bulk("Some real reply following the push reply");
}

struct Example {
  std::string_view type;
  void (*write)(ReplyWriter& reply);
};

constexpr Example kExamples[] = {
    {"string", [](ReplyWriter& reply) { reply.Bulk("Hello World"); }},
    {"integer", [](ReplyWriter& reply) { reply.Integer(12345); }},
    {"double", [](ReplyWriter& reply) { reply.Double(3.141); }},
    {"bignum", [](ReplyWriter& reply) { reply.BigNumber("1234567999999999999999999999999999999"); }},
    {"null", [](ReplyWriter& reply) { reply.Null(); }},
    {"array",
     [](ReplyWriter& reply) {
       reply.Array(3);
       ReplyWithNumbers(reply);
     }},
    {"set",
     [](ReplyWriter& reply) {
       reply.Set(3);
       ReplyWithNumbers(reply);
     }},
    {"map",
     [](ReplyWriter& reply) {
       reply.Map(3);
       for (int64_t i = 0; i < 3; ++i) {
         reply.Integer(i);
         reply.Boolean(i == 1);
       }
     }},
    {"attrib", ReplyWithAttribute},
    {"push", ReplyWithPush},
    {"verbatim", [](ReplyWriter& reply) { reply.Verbatim("txt", "This is a verbatim\nstring"); }},
    {"true", [](ReplyWriter& reply) { reply.Boolean(true); }},
    {"false", [](ReplyWriter& reply) { reply.Boolean(false); }},
};

}  // namespace

void DebugPopulate(CommandContext& context) {
  const auto count = ParsePositive(context, 2);
  if (!count) return;
  const std::string prefix(context.argc() > 3 ? context.arg(3) : "key");
  std::optional<int64_t> size;
  if (context.argc() > 4) {
    size = ParsePositive(context, 4);
    if (!size) return;
    if (*size > context.settings().proto_max_bulk_len.get()) {
      return context.reply().Error("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
    }
  }
  for (int64_t i = 0; i < *count; ++i) {
    std::string value = "value:" + std::to_string(i);
    if (size) value.resize(static_cast<size_t>(*size));
    AddKey(context, prefix + ":" + std::to_string(i), value);
  }
  context.reply().Ok();
}

void DebugProtocol(CommandContext& context) {
  for (const Example& example : kExamples) {
    if (context.ArgIs(2, example.type)) return example.write(context.reply());
  }
  context.reply().Error(
      "ERR Wrong protocol type name. Please use one of the following: "
      "string|integer|double|bignum|null|array|set|map|attrib|push|verbatim|true|false");
}

}  // namespace nacre::commands
