#include "mixer.h"

#include <algorithm>
#include <utility>

namespace audio {

void Mixer::mixBlock() {
    gate_.arm(static_cast<int>(voices_.size()));
    clock_.publish(++block_);
    gate_.waitAll();

    std::vector<std::int16_t> mixed(kBlockFrames);
    for (std::size_t i = 0; i < kBlockFrames; ++i) {
        float sum = 0.0f;
        for (const auto& voice : voices_)
            sum += voice->samples()[i];
        mixed[i] = static_cast<std::int16_t>(std::clamp(sum, -1.0f, 1.0f) * 32767.0f);
        peak_ = std::max(peak_, mixed[i]);
    }
    sink_(std::move(mixed));
}

}  // namespace audio
