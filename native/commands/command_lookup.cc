#include "commands/command_lookup.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/assert.h"
#include "commands/command_context.h"

namespace nacre {
namespace {

char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

const CommandSpec& CommandNamed(std::string_view name) {
  const auto table = CommandTable();
  const auto found = std::ranges::find(table, name, &CommandSpec::name);
  NACRE_ASSERT(found != table.end());
  return *found;
}

CommandLookup::CommandLookup() {
  for (const CommandSpec& command : CommandTable()) {
    if (command.subname.empty()) commands_.push_back({std::string(command.name), &command});
  }
  Rebuild();
}

// Mixes the first and last eight letters and the length; case does not matter.
uint64_t CommandLookup::HashName(std::string_view name) {
  uint64_t first = 0;
  uint64_t last = 0;
  if (name.size() >= 8) {
    std::memcpy(&first, name.data(), 8);
    std::memcpy(&last, name.data() + name.size() - 8, 8);
  } else if (name.size() >= 4) {
    uint32_t half;
    std::memcpy(&half, name.data(), 4);
    first = half;
    std::memcpy(&half, name.data() + name.size() - 4, 4);
    last = half;
  } else {
    for (const char c : name) first = first << 8 | static_cast<unsigned char>(c);
  }
  constexpr uint64_t kCaseBits = 0x2020202020202020ULL;
  const uint64_t mixed = ((first | kCaseBits) * 0x9e3779b97f4a7c15ULL) ^ ((last | kCaseBits) + name.size());
  return (mixed * 0xff51afd7ed558ccdULL) >> 32;
}

void CommandLookup::Rebuild() {
  slots_.assign(std::bit_ceil(commands_.size() * 4), nullptr);
  for (const Row& row : commands_) {
    size_t at = HashName(row.name) & (slots_.size() - 1);
    while (slots_[at] != nullptr) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = &row;
  }
}

const CommandSpec* CommandLookup::Find(std::string_view name) const {
  size_t at = HashName(name) & (slots_.size() - 1);
  for (; slots_[at] != nullptr; at = (at + 1) & (slots_.size() - 1)) {
    if (EqualsIgnoringCase(name, slots_[at]->name)) return slots_[at]->command;
  }
  return nullptr;
}

const CommandSpec* CommandLookup::FindSubcommand(const CommandSpec& container, std::string_view subname) {
  for (const CommandSpec& command :
       CommandTable().subspan(container.first_subcommand, container.subcommand_count)) {
    if (EqualsIgnoringCase(subname, command.subname)) return &command;
  }
  return nullptr;
}

bool CommandLookup::Rename(std::string_view from, std::string_view to) {
  const CommandSpec* command = Find(from);
  if (command == nullptr || (!to.empty() && Find(to) != nullptr)) return false;
  std::erase_if(commands_, [&](const Row& row) { return row.command == command; });
  std::string name(to);
  std::transform(name.begin(), name.end(), name.begin(), ToLower);
  if (!name.empty()) commands_.push_back({std::move(name), command});
  Rebuild();
  return true;
}

}  // namespace nacre
