#pragma once

#include "channel.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace hub {

struct Sample {
    std::size_t channel = 0;
    int raw = 0;
};

using Batch = std::vector<Sample>;

struct ChannelStats {
    unsigned samples = 0;
    unsigned implausible = 0;
    double sum = 0.0;
};

/// Converts the samples of all sensors on a thread of its own.
class SensorHub {
public:
    explicit SensorHub(std::vector<std::unique_ptr<Channel>> channels);
    ~SensorHub();
    SensorHub(const SensorHub&) = delete;
    SensorHub& operator=(const SensorHub&) = delete;

    std::size_t size() const { return channels_.size(); }
    Channel& channel(std::size_t i) { return *channels_[i]; }

    void start();
    void deliver(Batch batch);
    /// Works off what has been delivered, then ends the hub's thread.
    void stop();

    /// After stop() only.
    const std::vector<ChannelStats>& stats() const { return stats_; }

private:
    void run();
    void convert(const Batch& batch);

    const std::vector<std::unique_ptr<Channel>> channels_;
    std::vector<ChannelStats> stats_;
    std::mutex mutex_;
    std::condition_variable delivered_;
    std::deque<Batch> inbox_;
    bool stopping_ = false;
    std::thread worker_;
};

}  // namespace hub
