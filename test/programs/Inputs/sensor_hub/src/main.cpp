#include "channel.h"
#include "hub.h"

#include <cstddef>
#include <cstdio>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace hub;

/// Reads one sensor; the raw counts stay close to 100.
void sample(SensorHub& hub, std::size_t channel, int batches) {
    unsigned noise = static_cast<unsigned>(channel) * 31u + 5u;
    for (int b = 0; b < batches; ++b) {
        Batch batch;
        batch.reserve(50);
        for (int i = 0; i < 50; ++i) {
            noise = noise * 1664525u + 1013904223u;
            batch.push_back(Sample{channel, 98 + static_cast<int>((noise >> 16) % 5u)});
        }
        hub.deliver(std::move(batch));
    }
}

/// Every calibration maps a raw count of 100 to the same nominal value.
Calibration around(double nominal, double gain) {
    return Calibration{gain, nominal - 100.0 * gain};
}

/// Plays the service technician who trims the sensors while they run.
void trim(SensorHub& hub, const std::vector<double>& nominal, int rounds) {
    for (int r = 0; r < rounds; ++r) {
        const double gain = 0.2 + 0.05 * (r % 9);
        for (std::size_t c = 0; c < hub.size(); ++c) {
            hub.channel(c).calibrate(around(nominal[c], gain));
        }
    }
}

std::vector<std::unique_ptr<Channel>> build(const std::vector<double>& nominal) {
    std::vector<std::unique_ptr<Channel>> out;
    const char* const names[] = {"boiler", "intake", "exhaust"};
    for (std::size_t i = 0; i < nominal.size(); ++i) {
        out.push_back(std::make_unique<Channel>(names[i], nominal[i] - 3.0, nominal[i] + 3.0));
        out.back()->calibrate(around(nominal[i], 0.25));
    }
    return out;
}

}  // namespace

int main() {
    const std::vector<double> nominal = {72.0, 18.5, 140.0};
    SensorHub hub(build(nominal));
    hub.start();
    {
        std::vector<std::jthread> field;
        for (std::size_t c = 0; c < hub.size(); ++c) {
            field.emplace_back([&hub, c] { sample(hub, c, 80); });
        }
        field.emplace_back([&hub, &nominal] { trim(hub, nominal, 3000); });
    }
    hub.stop();

    unsigned implausible = 0;
    for (std::size_t c = 0; c < hub.size(); ++c) {
        const Channel& channel = hub.channel(c);
        const ChannelStats& s = hub.stats()[c];
        implausible += s.implausible;
        std::printf("%-8s %u samples, mean %.2f, %u implausible, %u calibrations (gain %.2f, offset %.2f)\n",
                    channel.name().c_str(), s.samples, s.sum / (s.samples - s.implausible), s.implausible,
                    channel.generation(), channel.gain(), channel.offset());
    }
    return implausible == 0 ? 0 : 1;
}
