#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "calibration.h"

namespace telemetry {

struct RawSample {
    std::size_t channel = 0;
    long counts = 0;
};

struct ChannelSummary {
    std::uint64_t samples = 0;
    std::uint64_t out_of_range = 0;
    long highest_gain = 0;
    long long sum = 0;
};

// Takes raw samples from the probes, turns them into physical values and keeps
// one summary per channel. Each channel is served by exactly one worker.
class Collector {
public:
    Collector(const CalibrationTable& table, long low, long high, unsigned workers);
    ~Collector();

    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    void submit(const RawSample& sample);
    void close();

    // After close().
    const std::vector<ChannelSummary>& summaries() const { return summaries_; }
    std::uint64_t accepted() const { return accepted_.load(std::memory_order_relaxed); }

private:
    struct Lane {
        std::mutex mutex;
        std::condition_variable ready;
        std::deque<RawSample> queue;
        bool closed = false;
    };

    void serve(Lane& lane);
    long to_physical(const RawSample& sample) const;
    void record(const RawSample& sample);

    const CalibrationTable& table_;
    const long low_;
    const long high_;
    std::vector<Lane> lanes_;
    std::vector<ChannelSummary> summaries_;
    std::atomic<std::uint64_t> accepted_{0};
    std::vector<std::thread> threads_;
};

}  // namespace telemetry
