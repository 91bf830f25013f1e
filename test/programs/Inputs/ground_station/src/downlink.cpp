#include "downlink.h"

namespace station {

static const std::size_t kMaxFrames = 64;

Downlink::Downlink(const std::string& antenna) : antenna_(antenna), dropped_(0), closed_(false) {}

void Downlink::push(const Frame& frame) {
    Guard guard(mutex_);
    if (closed_)
        return;
    while (frames_.size() >= kMaxFrames) {
        frames_.pop_front();
        ++dropped_;
    }
    frames_.push_back(frame);
    arrived_.signal();
}

bool Downlink::pop(Frame* out) {
    Guard guard(mutex_);
    while (frames_.empty() && !closed_)
        arrived_.wait(mutex_);
    if (frames_.empty())
        return false;
    *out = frames_.front();
    frames_.pop_front();
    return true;
}

void Downlink::closeInput() {
    mutex_.acquire();
    closed_ = true;
    mutex_.release();
    arrived_.broadcast();
}

std::size_t Downlink::backlog() const {
    Guard guard(mutex_);
    return frames_.size();
}

unsigned Downlink::dropped() const {
    Guard guard(mutex_);
    return dropped_;
}

}  // namespace station
