#ifndef STATION_DOWNLINK_H
#define STATION_DOWNLINK_H

#include <deque>
#include <string>

#include "sync.h"

namespace station {

struct Frame {
    unsigned spacecraft;
    unsigned sequence;
    bool crc_ok;
    std::string payload;
};

// Frames between the receivers and the decoder of one antenna.
class Downlink {
public:
    explicit Downlink(const std::string& antenna);

    void push(const Frame& frame);
    bool pop(Frame* out);
    void closeInput();

    std::size_t backlog() const;
    unsigned dropped() const;
    const std::string& antenna() const { return antenna_; }

    // For the log at loss of signal, when the receivers have been joined.
    const std::deque<Frame>& frames() const { return frames_; }

private:
    const std::string antenna_;
    mutable Mutex mutex_;
    Condition arrived_;
    std::deque<Frame> frames_;
    unsigned dropped_;
    bool closed_;
};

}  // namespace station

#endif
