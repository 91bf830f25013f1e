#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>

#include "aggregator.h"

int main() {
    using namespace weather;
    constexpr int kPerFeed = 1500;

    StationCache cache;
    Observation seed;
    seed.station = "ST0";
    seed.celsius = 10.0;
    cache.put(seed);

    Aggregator aggregator(cache);
    for (auto& feed : defaultFeeds(kPerFeed)) aggregator.add(std::move(feed));

    double drift = 0.0;
    std::thread board([&cache, &drift] {
        for (int i = 0; i < 300; ++i) {
            if (!cache.contains("ST4")) continue;
            if (const auto o = cache.get("ST4")) drift = std::max(drift, std::fabs(o->celsius - 10.0));
        }
    });

    const auto summaries = aggregator.runAll();
    board.join();

    unsigned taken = 0;
    for (const FeedSummary& s : summaries) {
        std::printf("%-8s %u observations, warmest %.1f\n", s.feed.c_str(), s.taken, s.warmest);
        taken += s.taken;
    }
    unsigned merged = 0;
    for (const Observation& o : cache.all()) merged += o.samples;
    std::printf("%zu stations, %u of %u observations merged, drift %.2f\n", cache.size(), merged, taken, drift);
    return taken == 3 * kPerFeed ? 0 : 1;
}
