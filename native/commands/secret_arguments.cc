#include "commands/secret_arguments.h"

#include <algorithm>
#include <array>

#include "commands/command_context.h"

namespace nacre {
namespace {

// Replaces up to `count` arguments from `first` on.
void Redact(std::vector<std::string_view>& arguments, size_t first, size_t count) {
  const size_t end = std::min(arguments.size(), first + count);
  for (size_t i = first; i < end; ++i) arguments[i] = "(redacted)";
}

// Parameters of CONFIG SET whose values are secret.
constexpr std::array<std::string_view, 4> kSecretParameters = {
    "requirepass", "masterauth", "tls-key-file-pass", "tls-client-key-file-pass"};

bool IsSecretParameter(std::string_view name) {
  return std::any_of(kSecretParameters.begin(), kSecretParameters.end(),
                     [&](std::string_view secret) { return EqualsIgnoringCase(name, secret); });
}

}  // namespace

std::vector<std::string_view> Redacted(const CommandSpec& command,
                                       std::span<const std::string_view> arguments) {
  std::vector<std::string_view> shown(arguments.begin(), arguments.end());
  if (command.name == "auth") {
    Redact(shown, 1, shown.size());
  } else if (command.name == "hello") {
    for (size_t i = 2; i < shown.size(); ++i) {
      if (EqualsIgnoringCase(shown[i], "auth")) Redact(shown, i + 1, 2);
    }
  }
  if (command.name == "config|set") {
    for (size_t i = 2; i < shown.size(); i += 2) {
      if (IsSecretParameter(shown[i])) Redact(shown, i + 1, 1);
    }
  }
  return shown;
}

}  // namespace nacre
