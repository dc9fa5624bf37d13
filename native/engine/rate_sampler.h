// How fast a growing total grows, averaged over the last samples: INFO's
// instantaneous figures.

#ifndef NACRE_ENGINE_RATE_SAMPLER_H_
#define NACRE_ENGINE_RATE_SAMPLER_H_

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace nacre {

// One thread samples, any thread asks.
class RateSampler {
 public:
  static constexpr size_t kSamples = 16;

  // To be called at regular times, with the total at `now_ns`.
  void Sample(uint64_t total, int64_t now_ns) {
    if (last_ns_ != 0 && now_ns > last_ns_ && total >= last_total_) {
      const double seconds = static_cast<double>(now_ns - last_ns_) / 1e9;
      rates_[next_] = static_cast<double>(total - last_total_) / seconds;
      next_ = (next_ + 1) % kSamples;
      double sum = 0;
      for (const double rate : rates_) sum += rate;
      per_second_.store(sum / kSamples, std::memory_order_relaxed);
    }
    last_ns_ = now_ns;
    last_total_ = total;
  }

  double per_second() const { return per_second_.load(std::memory_order_relaxed); }

 private:
  std::array<double, kSamples> rates_{};
  size_t next_ = 0;
  int64_t last_ns_ = 0;
  uint64_t last_total_ = 0;
  std::atomic<double> per_second_{0};
};

}  // namespace nacre

#endif  // NACRE_ENGINE_RATE_SAMPLER_H_
