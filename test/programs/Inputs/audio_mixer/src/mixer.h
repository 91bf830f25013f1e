#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "block_sync.h"
#include "voice.h"

namespace audio {

/// Adds the voices up, block by block. Used by one thread, except for setGain.
class Mixer {
public:
    using Sink = std::function<void(std::vector<std::int16_t>)>;

    explicit Mixer(Sink sink) : sink_(std::move(sink)) {}
    ~Mixer() { clock_.publish(BlockClock::kEnd); }

    Mixer(const Mixer&) = delete;
    Mixer& operator=(const Mixer&) = delete;

    /// All voices are added before the first block.
    void addVoice(double frequency) { voices_.push_back(std::make_unique<Voice>(clock_, gate_, frequency)); }

    /// From any thread, once the voices have been added.
    void setGain(std::size_t voice, float gain) { voices_.at(voice)->setGain(gain); }

    void mixBlock();

    std::int16_t peak() const { return peak_; }

private:
    const Sink sink_;
    BlockClock clock_;
    BlockGate gate_;
    std::uint32_t block_ = 0;
    std::int16_t peak_ = 0;
    std::vector<std::unique_ptr<Voice>> voices_;
};

}  // namespace audio
