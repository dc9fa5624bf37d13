#include "engine/journal/manifest.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/number.h"
#include "protocol/resp_parser.h"

namespace nacre {
namespace {

// As in Redis.
constexpr size_t kLongestLine = 1024;

bool NeedsQuotes(std::string_view name) {
  return name.empty() || std::any_of(name.begin(), name.end(), [](char c) {
           return c <= ' ' || c == '"' || c == '\'' || c == '\\' || c == 0x7f;
         });
}

std::string Quoted(std::string_view name) {
  if (!NeedsQuotes(name)) return std::string(name);
  std::string text = "\"";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      char escaped[5];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
      text += escaped;
    } else {
      text += c;
    }
  }
  return text + '"';
}

// A name that stays in its directory.
bool IsBareName(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

void AppendLine(const JournalPart& part, char type, std::string& text) {
  text += "file " + Quoted(part.name) + " seq " + std::to_string(part.sequence) + " type " + type + "\n";
}

// One line's pairs of words. Returns what is wrong, or an empty text.
std::string ParseLine(std::string_view line, JournalPart& part, char& type) {
  if (line.size() > kLongestLine) return "is too long";
  std::vector<std::string> words;
  if (!SplitWords(line, words) || words.size() < 6 || words.size() % 2 != 0) return "is not made of pairs";
  bool has_sequence = false;
  for (size_t i = 0; i < words.size(); i += 2) {
    if (words[i] == "file") {
      part.name = words[i + 1];
      if (!IsBareName(part.name)) return "names no file of the journal's directory";
    } else if (words[i] == "seq") {
      const auto sequence = ParseUnsigned(words[i + 1]);
      if (!sequence || *sequence == 0 || *sequence > INT64_MAX) return "has no sequence number";
      part.sequence = *sequence;
      has_sequence = true;
    } else if (words[i] == "type") {
      type = words[i + 1].size() == 1 ? words[i + 1][0] : '\0';
    }
    // Other pairs may come with later versions.
  }
  if (part.name.empty() || !has_sequence || type == '\0') return "lacks file, seq or type";
  return {};
}

std::string Place(JournalManifest& manifest, JournalPart part, char type) {
  if (type == 'h') {
    manifest.history.push_back(std::move(part));
  } else if (type == 'b') {
    if (manifest.base) return "names a second base";
    manifest.base = std::move(part);
  } else if (type == 'i') {
    if (!manifest.increments.empty() && part.sequence <= manifest.increments.back().sequence) {
      return "has a sequence number that does not follow the one before";
    }
    manifest.increments.push_back(std::move(part));
  } else {
    return "has an unknown type";
  }
  return {};
}

}  // namespace

uint64_t JournalManifest::NextBase() const {
  uint64_t last = base ? base->sequence : 0;
  for (const JournalPart& part : history) {
    if (part.name.find(".base.") != std::string::npos) last = std::max(last, part.sequence);
  }
  return last + 1;
}

uint64_t JournalManifest::NextIncrement() const {
  uint64_t last = increments.empty() ? 0 : increments.back().sequence;
  for (const JournalPart& part : history) {
    if (part.name.find(".incr.") != std::string::npos) last = std::max(last, part.sequence);
  }
  return last + 1;
}

void JournalManifest::Retire() {
  if (base) history.push_back(*std::exchange(base, std::nullopt));
  history.insert(history.end(), increments.begin(), increments.end());
  increments.clear();
}

std::string JournalManifest::Format() const {
  std::string text;
  if (base) AppendLine(*base, 'b', text);
  for (const JournalPart& part : history) AppendLine(part, 'h', text);
  for (const JournalPart& part : increments) AppendLine(part, 'i', text);
  return text;
}

std::string ParseManifest(std::string_view text, JournalManifest& manifest) {
  manifest = {};
  size_t number = 0;
  while (!text.empty()) {
    ++number;
    const size_t end = text.find('\n');
    const auto wrong = [&](const std::string& what) { return "line " + std::to_string(number) + " " + what; };
    if (end == std::string_view::npos) return wrong("does not end");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.starts_with('#')) continue;
    JournalPart part;
    char type = '\0';
    std::string error = ParseLine(line, part, type);
    if (error.empty()) error = Place(manifest, std::move(part), type);
    if (!error.empty()) return wrong(error);
  }
  if (manifest.empty() && manifest.history.empty()) return "it names no file";
  return {};
}

}  // namespace nacre
