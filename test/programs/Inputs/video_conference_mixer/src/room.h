#pragma once

#include <map>
#include <mutex>
#include <string>

#include "mixer.h"

namespace conf {

// A meeting room: its members and what the layout shows large.
class Room : public SpeakerListener {
public:
    Room() : mixer_(*this) {}

    StreamId join(const std::string& name);
    void leave(StreamId id);
    void speakerChanged(StreamId now) override;

    std::string stage() const;
    long layoutChanges() const;
    std::size_t members() const;
    Mixer& mixer() { return mixer_; }

private:
    mutable std::mutex mutex_;
    std::map<StreamId, std::string> members_;
    std::string stage_;
    long layoutChanges_ = 0;
    StreamId nextId_ = 1;
    Mixer mixer_;
};

}  // namespace conf
