#pragma once

#include <future>
#include <memory>
#include <vector>

#include "feed.h"
#include "station_cache.h"

namespace weather {

struct FeedSummary {
    std::string feed;
    unsigned taken = 0;
    double warmest = -100.0;
};

class Aggregator {
public:
    explicit Aggregator(StationCache& cache) : cache_(cache) {}

    void add(std::unique_ptr<Feed> feed);
    std::vector<FeedSummary> runAll();

private:
    FeedSummary drain(Feed& feed);
    void merge(const Observation& fresh);

    StationCache& cache_;
    std::vector<std::unique_ptr<Feed>> feeds_;
};

}  // namespace weather
