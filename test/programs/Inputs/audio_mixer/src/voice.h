#pragma once

#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <thread>

#include "block_sync.h"

namespace audio {

constexpr std::size_t kBlockFrames = 256;
constexpr double kSampleRate = 48'000.0;

using Block = std::array<float, kBlockFrames>;

/// An oscillator with a thread of its own. The samples belong to the voice from the clock's
/// announcement until it has arrived at the gate, and to the mixer otherwise.
class Voice {
public:
    Voice(BlockClock& clock, BlockGate& gate, double frequency)
        : clock_(clock), gate_(gate), step_(2.0 * M_PI * frequency / kSampleRate), thread_([this] { run(); }) {}

    Voice(const Voice&) = delete;
    Voice& operator=(const Voice&) = delete;

    void setGain(float gain) { gain_.store(gain, std::memory_order_relaxed); }
    const Block& samples() const { return samples_; }

private:
    void run() {
        std::uint32_t block = 0;
        while ((block = clock_.nextAfter(block)) != BlockClock::kEnd) {
            const float gain = gain_.load(std::memory_order_relaxed);
            for (float& sample : samples_) {
                sample = gain * static_cast<float>(std::sin(phase_));
                phase_ = std::fmod(phase_ + step_, 2.0 * M_PI);
            }
            gate_.arrive();
        }
    }

    BlockClock& clock_;
    BlockGate& gate_;
    const double step_;
    double phase_ = 0.0;
    std::atomic<float> gain_{0.5f};
    Block samples_{};
    std::jthread thread_;
};

}  // namespace audio
