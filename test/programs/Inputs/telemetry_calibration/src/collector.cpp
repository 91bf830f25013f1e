#include "collector.h"

#include <algorithm>

namespace telemetry {

Collector::Collector(const CalibrationTable& table, long low, long high, unsigned workers)
    : table_(table), low_(low), high_(high), lanes_(workers), summaries_(table.channels()) {
    for (Lane& lane : lanes_)
        threads_.emplace_back([this, &lane] { serve(lane); });
}

Collector::~Collector() {
    close();
}

void Collector::submit(const RawSample& sample) {
    Lane& lane = lanes_[sample.channel % lanes_.size()];
    {
        std::lock_guard<std::mutex> lock(lane.mutex);
        if (lane.closed)
            return;
        lane.queue.push_back(sample);
    }
    accepted_.fetch_add(1, std::memory_order_relaxed);
    lane.ready.notify_one();
}

void Collector::close() {
    for (Lane& lane : lanes_) {
        {
            std::lock_guard<std::mutex> lock(lane.mutex);
            lane.closed = true;
        }
        lane.ready.notify_all();
    }
    for (auto& t : threads_)
        t.join();
    threads_.clear();
}

void Collector::serve(Lane& lane) {
    std::deque<RawSample> batch;
    for (;;) {
        {
            std::unique_lock<std::mutex> lock(lane.mutex);
            lane.ready.wait(lock, [&lane] { return lane.closed || !lane.queue.empty(); });
            if (lane.queue.empty())
                return;
            batch.swap(lane.queue);
        }
        for (const RawSample& sample : batch)
            record(sample);
        batch.clear();
    }
}

long Collector::to_physical(const RawSample& sample) const {
    const Calibration c = table_.current(sample.channel);
    return sample.counts * c.gain + c.offset;
}

void Collector::record(const RawSample& sample) {
    ChannelSummary& summary = summaries_[sample.channel];
    const long value = to_physical(sample);
    ++summary.samples;
    summary.sum += value;
    summary.highest_gain = std::max(summary.highest_gain, table_.gain(sample.channel));
    if (value < low_ || value > high_)
        ++summary.out_of_range;
}

}  // namespace telemetry
