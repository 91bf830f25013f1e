#include "exporter.h"
#include "instruments.h"
#include "registry.h"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <future>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace metrics;

using LatencyCounter = Counter<8>;

/// Pretends to serve requests and records how long each would have taken.
std::uint64_t serve(unsigned worker, unsigned requests) {
    std::mt19937 dice(worker * 7919u + 1u);
    std::uniform_int_distribution<std::uint64_t> micros(50, 40000);
    auto& latency = Registry::instance().obtain<LatencyCounter>("request.latency");
    auto& slowest = Registry::instance().obtain<Watermark>("request.slowest");
    auto& own = Registry::instance().obtain<LatencyCounter>("worker." + std::to_string(worker));

    std::uint64_t local_peak = 0;
    for (unsigned i = 0; i < requests; ++i) {
        const std::uint64_t us = micros(dice);
        latency.record(us);
        slowest.record(us);
        own.record(us);
        if (us > local_peak) {
            local_peak = us;
        }
    }
    return local_peak;
}

}  // namespace

int main() {
    constexpr unsigned kWorkers = 4;
    constexpr unsigned kRequests = 5000;

    Exporter exporter(std::chrono::milliseconds(5));
    std::vector<std::future<std::uint64_t>> workers;
    for (unsigned w = 0; w < kWorkers; ++w) {
        workers.push_back(std::async(std::launch::async, serve, w, kRequests));
    }
    std::uint64_t peak = 0;
    for (auto& w : workers) {
        const std::uint64_t one = w.get();
        if (one > peak) {
            peak = one;
        }
    }
    exporter.stop();

    for (const Sample& s : exporter.final_scrape()) {
        std::printf("%-18s count %6llu  sum %12llu  peak %6llu\n", s.name.c_str(),
                    static_cast<unsigned long long>(s.count), static_cast<unsigned long long>(s.sum),
                    static_cast<unsigned long long>(s.peak));
    }
    std::printf("%zu scrapes, workers' own peak %llu\n", exporter.scrapes(),
                static_cast<unsigned long long>(peak));
    return 0;
}
