#include "hub.h"

#include <utility>

namespace hub {

SensorHub::SensorHub(std::vector<std::unique_ptr<Channel>> channels)
    : channels_(std::move(channels)), stats_(channels_.size()) {}

SensorHub::~SensorHub() {
    stop();
}

void SensorHub::start() {
    worker_ = std::thread(&SensorHub::run, this);
}

void SensorHub::deliver(Batch batch) {
    {
        std::lock_guard guard(mutex_);
        inbox_.push_back(std::move(batch));
    }
    delivered_.notify_one();
}

void SensorHub::stop() {
    {
        std::lock_guard guard(mutex_);
        stopping_ = true;
    }
    delivered_.notify_one();
    if (worker_.joinable()) {
        worker_.join();
    }
}

void SensorHub::run() {
    std::deque<Batch> mine;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            delivered_.wait(lock, [this] { return stopping_ || !inbox_.empty(); });
            if (inbox_.empty()) {
                return;
            }
            mine.swap(inbox_);
        }
        for (const Batch& batch : mine) {
            convert(batch);
        }
        mine.clear();
    }
}

void SensorHub::convert(const Batch& batch) {
    for (const Sample& s : batch) {
        const Channel& channel = *channels_[s.channel];
        const double value = s.raw * channel.gain() + channel.offset();
        ChannelStats& stats = stats_[s.channel];
        ++stats.samples;
        if (channel.plausible(value)) {
            stats.sum += value;
        } else {
            ++stats.implausible;
        }
    }
}

}  // namespace hub
