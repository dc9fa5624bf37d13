// HRANDFIELD.

#include "base/random.h"

#include <limits>
#include <optional>
#include <unordered_set>
#include <vector>

#include "base/number.h"
#include "commands/hash/hash_access.h"
#include "generated/handlers/hash.h"

namespace nacre::commands {
namespace {

constexpr int64_t kLargestCount = std::numeric_limits<int64_t>::max();

// Fields that one call repeats at the most. Redis would go on until its memory ends.
constexpr uint64_t kMostRepeated = uint64_t{1} << 24;

// If fewer than one in so many fields are asked for, they are drawn one by one.
constexpr size_t kSparse = 3;

struct RandomOptions {
  uint64_t count = 0;
  bool repeats = false;  // The same field may come twice: the count was negative.
  bool with_values = false;
};

std::optional<RandomOptions> ParseRandom(CommandContext& context) {
  const auto count = ParseInteger(context.arg(2));
  if (!count) {
    context.reply().NotInteger();
    return std::nullopt;
  }
  if (*count < -kLargestCount) {
    context.reply().Error(
        "ERR value is out of range, value must between -9223372036854775807 and 9223372036854775807");
    return std::nullopt;
  }
  RandomOptions options;
  options.with_values = context.argc() == 4 && context.ArgIs(3, "withvalues");
  if (context.argc() > 4 || (context.argc() == 4 && !options.with_values)) {
    context.reply().SyntaxError();
    return std::nullopt;
  }
  options.repeats = *count < 0;
  options.count = static_cast<uint64_t>(options.repeats ? -*count : *count);
  const bool doubles_fit = options.count <= uint64_t{kLargestCount} / 2;
  if ((options.with_values && !doubles_fit) || (options.repeats && options.count > kMostRepeated)) {
    context.reply().Error("ERR value is out of range");
    return std::nullopt;
  }
  return options;
}

using Members = std::vector<HashValue::Member>;

Members AllOf(const HashValue& hash, int64_t now_ms) {
  Members members;
  hash.ForEach(now_ms, [&](const HashValue::Member& member) { members.push_back(member); });
  return members;
}

void ReplyMember(ReplyWriter& reply, const HashValue::Member& member, bool with_values) {
  if (with_values && reply.IsResp3()) reply.Array(2);
  ReplyEntry(reply, member.field);
  if (with_values) ReplyEntry(reply, member.value);
}

void ReplyCount(ReplyWriter& reply, size_t members, bool with_values) {
  reply.Array(with_values && !reply.IsResp3() ? members * 2 : members);
}

// Whether so many fields are past their time that drawing would meet them mostly.
bool IsMostlyExpired(const HashValue& hash, size_t live) { return live < hash.size() / 2; }

// Each is one of all fields. O(count), and O(n) while packed.
void ReplyRepeating(CommandContext& context, const HashValue& hash, const RandomOptions& options) {
  const size_t live = hash.LiveSize(context.now_ms());
  const bool few = hash.packed() != nullptr || IsMostlyExpired(hash, live);
  const Members all = few ? AllOf(hash, context.now_ms()) : Members();
  ReplyCount(context.reply(), live == 0 ? 0 : options.count, options.with_values);
  for (uint64_t i = 0; live != 0 && i < options.count; ++i) {
    const HashValue::Member member = few ? all[context.random().Below(all.size())]
                                         : *hash.RandomMember(context.random(), context.now_ms());
    ReplyMember(context.reply(), member, options.with_values);
  }
}

// Draws until `count` different fields have come. Requires: there are many more of
// them, in a table. O(count) expected.
Members DrawSparsely(CommandContext& context, const HashValue& hash, size_t count) {
  Members drawn;
  std::unordered_set<const char*> seen;
  while (drawn.size() < count) {
    const auto member = hash.RandomMember(context.random(), context.now_ms());
    if (seen.insert(member->field.text().data()).second) drawn.push_back(*member);
  }
  return drawn;
}

// Walks over all fields and takes each with the probability that is left. O(n).
Members DrawFromAll(CommandContext& context, const HashValue& hash, size_t size, size_t count) {
  Members drawn;
  drawn.reserve(count);
  size_t left = size;
  hash.ForEach(context.now_ms(), [&](const HashValue::Member& member) {
    if (context.random().Below(left--) < count - drawn.size()) drawn.push_back(member);
  });
  return drawn;
}

Members Draw(CommandContext& context, const HashValue& hash, uint64_t count) {
  const size_t size = hash.LiveSize(context.now_ms());
  if (count >= size) return AllOf(hash, context.now_ms());
  const bool sparse = count < size / kSparse && hash.packed() == nullptr && !IsMostlyExpired(hash, size);
  return sparse ? DrawSparsely(context, hash, count) : DrawFromAll(context, hash, size, count);
}

void ReplyDrawn(CommandContext& context, const HashValue& hash, const RandomOptions& options) {
  if (options.repeats) return ReplyRepeating(context, hash, options);
  const Members members = Draw(context, hash, options.count);
  ReplyCount(context.reply(), members.size(), options.with_values);
  for (const HashValue::Member& member : members) ReplyMember(context.reply(), member, options.with_values);
}

}  // namespace

void Hrandfield(CommandContext& context) {
  const bool has_count = context.argc() > 2;
  const auto options = has_count ? ParseRandom(context) : RandomOptions();
  if (!options) return;
  const HashValue* hash;
  if (!FindCollection(context, context.key(), hash)) return context.reply().WrongType();
  if (hash == nullptr) return has_count ? context.reply().Array(0) : context.reply().Null();
  if (has_count) return ReplyDrawn(context, *hash, *options);
  const auto member = hash->RandomMember(context.random(), context.now_ms());
  member ? ReplyEntry(context.reply(), member->field) : context.reply().Null();
}

}  // namespace nacre::commands
