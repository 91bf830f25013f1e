#include "tasks.h"

#include <time.h>

namespace station {

static void pause(long micros) {
    timespec ts = {0, micros * 1000};
    nanosleep(&ts, nullptr);
}

void Receiver::execute() {
    for (unsigned i = 0; i < frames_; ++i) {
        Frame frame;
        frame.spacecraft = spacecraft_;
        frame.sequence = i;
        frame.crc_ok = i % 41 != 0;
        frame.payload.assign(16 + i % 48, static_cast<char>('a' + i % 26));
        link_.push(frame);
        if (i % 8 == 7)
            pause(200);
    }
}

void Decoder::execute() {
    Frame frame;
    while (link_.pop(&frame))
        decode(frame);
}

void Decoder::decode(const Frame& frame) {
    if (!frame.crc_ok || frame.payload.empty()) {
        ++bad_;
        return;
    }
    unsigned sum = 0;
    for (std::size_t i = 0; i < frame.payload.size(); ++i)
        sum = sum * 31 + static_cast<unsigned char>(frame.payload[i]);
    if (sum != 0)
        ++decoded_[frame.spacecraft];
}

void LinkMonitor::watch(const Downlink* link) {
    links_.push_back(link);
    worst_.push_back(0);
}

void LinkMonitor::execute() {
    while (!stop_.load(std::memory_order_acquire)) {
        sample();
        pause(500);  // the sampling period
    }
}

void LinkMonitor::sample() {
    for (std::size_t i = 0; i < links_.size(); ++i) {
        const std::size_t depth = links_[i]->frames().size();
        if (depth > worst_[i])
            worst_[i] = depth;
    }
}

}  // namespace station
