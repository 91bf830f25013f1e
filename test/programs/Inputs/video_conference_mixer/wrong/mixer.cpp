#include "mixer.h"

namespace conf {

void Mixer::attach(StreamId id) {
    std::lock_guard lock(mutex_);
    levels_.emplace(id, 0);
}

void Mixer::detach(StreamId id) {
    std::lock_guard lock(mutex_);
    levels_.erase(id);
    if (speaker_ == id) speaker_ = -1;
}

void Mixer::feed(StreamId id, int level) {
    std::lock_guard lock(mutex_);
    const auto it = levels_.find(id);
    if (it != levels_.end()) it->second = (it->second * 3 + level) / 4;
}

void Mixer::tick() {
    std::unique_lock lock(mutex_);
    const auto loudest = loudestLocked();
    if (!loudest || *loudest == speaker_) return;
    speaker_ = *loudest;
    listener_.speakerChanged(*loudest);
}

std::size_t Mixer::streams() const {
    std::lock_guard lock(mutex_);
    return levels_.size();
}

std::optional<StreamId> Mixer::loudestLocked() const {
    std::optional<StreamId> best;
    int level = 0;
    for (const auto& [id, l] : levels_) {
        if (l <= level) continue;
        best = id;
        level = l;
    }
    return best;
}

}  // namespace conf
