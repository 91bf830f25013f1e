#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace conf {

using StreamId = int;

class SpeakerListener {
public:
    virtual ~SpeakerListener() = default;
    virtual void speakerChanged(StreamId now) = 0;
};

class Mixer {
public:
    explicit Mixer(SpeakerListener& listener) : listener_(listener) {}

    void attach(StreamId id);
    void detach(StreamId id);
    void feed(StreamId id, int level);
    void tick();
    std::size_t streams() const;

private:
    std::optional<StreamId> loudestLocked() const;

    SpeakerListener& listener_;
    mutable std::mutex mutex_;
    std::map<StreamId, int> levels_;
    StreamId speaker_ = -1;
};

}  // namespace conf
