// Executor: what commands did, on its way to the journal.

#include "engine/executor.h"
#include "engine/expiry_recorder.h"
#include "engine/journal/journal.h"

namespace nacre {

void Executor::BeginEffects() {
  environment_.effects = store_.effect_sink() != nullptr ? &effects_ : nullptr;
  ExpiryRecorder::SetThreadLog(environment_.effects);
}

void Executor::WaitForJournal() {
  store_.gate().Leave(*seat_);
  JournalWriter* const writer = store_.journal().writer();
  if (writer != nullptr) writer->WaitUntilKeepsUp();
  inside_ = store_.gate().EnterUnlessSlow(*seat_);
  if (inside_) FollowEffectSink();
}

void Executor::KeepEffects(CommandContext& context) {
  context.KeepOwnWords();
  EndUnit();
}

void Executor::EndUnit() {
  if (in_unit_ || effects_.empty()) return;
  journal_place_ = store_.effect_sink()->Append(effects_);
  effects_.Clear();
}

}  // namespace nacre
