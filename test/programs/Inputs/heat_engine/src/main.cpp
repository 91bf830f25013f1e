#include <algorithm>
#include <cstdio>
#include <future>
#include <vector>

#include "engine.h"
#include "field.h"

namespace {

constexpr std::size_t kWarmUpFrames = 6;

struct Trend {
    double first = 0.0;
    double last = 0.0;
    bool rising = true;
};

Trend trend_of(const std::vector<sim::Frame>& frames, std::size_t count) {
    Trend trend;
    if (count == 0)
        return trend;
    trend.first = frames.front().energy;
    trend.last = frames[count - 1].energy;
    for (std::size_t i = 1; i < count; ++i)
        trend.rising = trend.rising && frames[i].energy >= frames[i - 1].energy;
    return trend;
}

// Watches the warm-up beside the main thread.
class WarmUpProbe {
public:
    explicit WarmUpProbe(sim::Engine& engine) : engine_(engine) {}

    std::future<Trend> launch() {
        return std::async(std::launch::async, [this] {
            engine_.await_frames(kWarmUpFrames);
            const auto frames = engine_.frames();
            return trend_of(frames, std::min(frames.size(), kWarmUpFrames));
        });
    }

private:
    sim::Engine& engine_;
};

bool print_and_check(const char* name, const sim::Engine& engine, const Trend& trend) {
    const auto frames = engine.frames();
    std::printf("%s: %llu steps, %zu frames, energy %.3f -> %.3f\n", name,
                static_cast<unsigned long long>(engine.steps()), frames.size(), trend.first, trend.last);
    for (std::size_t i = 0; i < std::min<std::size_t>(frames.size(), 3); ++i)
        std::printf("  step %llu middle %.6f\n", static_cast<unsigned long long>(frames[i].step), frames[i].middle);
    return trend.rising && frames.size() >= kWarmUpFrames;
}

}  // namespace

int main() {
    sim::Engine coarse(sim::Field(66, 100.0, 20.0), 2);
    sim::Engine fine(sim::Field(258, 100.0, 20.0), 3);

    WarmUpProbe coarse_probe(coarse);
    WarmUpProbe fine_probe(fine);
    coarse.start();
    fine.start();

    auto coarse_trend = coarse_probe.launch();
    auto fine_trend = fine_probe.launch();
    const Trend first = coarse_trend.get();
    const Trend second = fine_trend.get();

    coarse.stop();
    fine.stop();

    // The threads are gone, so the fields can be looked at directly.
    const double span = coarse.field().at(0) - coarse.field().at(coarse.field().size() - 1);
    std::printf("span %.1f, total energy %.3f and %.3f\n", span, coarse.field().energy(), fine.field().energy());

    const bool coarse_ok = print_and_check("coarse", coarse, first);
    const bool fine_ok = print_and_check("fine", fine, second);
    return coarse_ok && fine_ok && span == 80.0 ? 0 : 1;
}
