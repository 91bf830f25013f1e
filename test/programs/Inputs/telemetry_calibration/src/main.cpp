#include <cstdio>
#include <functional>
#include <thread>
#include <vector>

#include "calibration.h"
#include "collector.h"

namespace {

constexpr std::size_t kChannels = 5;
constexpr long kProbes = 3;
constexpr long kSamples = 3000;

// The probes deliver counts around 1000; every sheet maps 1000 to 4000.
void upload_sheets(telemetry::CalibrationTable& table) {
    for (int round = 0; round < 300; ++round) {
        for (std::size_t channel = 0; channel < table.channels(); ++channel) {
            const long gain = 1 + (round + static_cast<long>(channel)) % 7;
            table.replace(channel, gain, 4000 - 1000 * gain);
        }
        std::this_thread::yield();
    }
}

void run_probe(telemetry::Collector& collector, long probe) {
    for (long i = 0; i < kSamples; ++i) {
        telemetry::RawSample sample;
        sample.channel = static_cast<std::size_t>(probe + i) % kChannels;
        sample.counts = 990 + (i * 7 + probe) % 21;
        collector.submit(sample);
    }
}

}  // namespace

int main() {
    telemetry::CalibrationTable table(kChannels);
    for (std::size_t channel = 0; channel < kChannels; ++channel)
        table.replace(channel, 2, 2000);

    telemetry::Collector collector(table, 3900, 4100, 2);
    std::vector<std::thread> threads;
    for (long probe = 0; probe < kProbes; ++probe)
        threads.emplace_back(run_probe, std::ref(collector), probe);
    threads.emplace_back(upload_sheets, std::ref(table));
    for (auto& t : threads)
        t.join();
    collector.close();

    unsigned long long out_of_range = 0;
    unsigned long long samples = 0;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        const telemetry::ChannelSummary& s = collector.summaries()[channel];
        const long long mean = s.samples == 0 ? 0 : s.sum / static_cast<long long>(s.samples);
        std::printf("channel %zu: %llu samples, mean %lld, highest gain %ld (%s, now offset %ld)\n", channel,
                    static_cast<unsigned long long>(s.samples), mean, s.highest_gain,
                    table.describe(channel).c_str(), table.offset(channel));
        out_of_range += s.out_of_range;
        samples += s.samples;
    }
    std::printf("%llu of %llu samples out of range\n", out_of_range,
                static_cast<unsigned long long>(collector.accepted()));
    return out_of_range == 0 && samples == collector.accepted() ? 0 : 1;
}
