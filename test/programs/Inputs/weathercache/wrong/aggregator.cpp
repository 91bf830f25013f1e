#include "aggregator.h"

#include <algorithm>

namespace weather {

namespace {

void blend(Observation& into, const Observation& fresh) {
    const double n = static_cast<double>(into.samples);
    into.celsius = (into.celsius * n + fresh.celsius) / (n + 1.0);
    into.hectopascal = (into.hectopascal * n + fresh.hectopascal) / (n + 1.0);
    into.minute = std::max(into.minute, fresh.minute);
    into.samples += fresh.samples;
}

}  // namespace

void Aggregator::add(std::unique_ptr<Feed> feed) { feeds_.push_back(std::move(feed)); }

void Aggregator::merge(const Observation& fresh) {
    Observation entry = cache_.get(fresh.station).value_or(Observation{});
    entry.station = fresh.station;
    blend(entry, fresh);
    cache_.put(entry);
}

FeedSummary Aggregator::drain(Feed& feed) {
    FeedSummary summary;
    summary.feed = feed.name();
    Observation o;
    while (feed.next(o)) {
        merge(o);
        ++summary.taken;
        summary.warmest = std::max(summary.warmest, o.celsius);
    }
    return summary;
}

std::vector<FeedSummary> Aggregator::runAll() {
    std::vector<std::future<FeedSummary>> running;
    running.reserve(feeds_.size());
    for (auto& feed : feeds_) {
        running.push_back(std::async(std::launch::async, &Aggregator::drain, this, std::ref(*feed)));
    }
    std::vector<FeedSummary> result;
    for (auto& f : running) result.push_back(f.get());
    return result;
}

}  // namespace weather
