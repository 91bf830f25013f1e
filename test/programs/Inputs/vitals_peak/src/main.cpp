#include "sensor.h"
#include "vitals.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

int main()
{
    using icu::Channel;

    const std::array<icu::Limits, icu::kChannels> limits{{{50, 150}, {92, 100}, {8, 30}}};
    icu::VitalsBoard board(limits);
    icu::AlarmLog log;

    std::vector<std::unique_ptr<icu::Sensor>> leads;
    leads.push_back(std::make_unique<icu::EcgLead>("ecg-I", board, log, 11u));
    leads.push_back(std::make_unique<icu::EcgLead>("ecg-II", board, log, 29u));
    leads.push_back(std::make_unique<icu::PulseOximeter>("finger", board, log, 5u));

    bool ok = true;
    for (auto& lead : leads)
        ok = lead->start() && ok;

    // A look at the screen while the leads are running: any value seen so far will do.
    const int early = board.stats(Channel::HeartRate).peak();

    for (auto& lead : leads)
        lead->waitFor();

    int expected = -1;
    for (auto& lead : leads)
        expected = std::max(expected, lead->ownPeak(Channel::HeartRate));

    const auto& hr = board.stats(Channel::HeartRate);
    std::printf("heart rate: %llu samples, %d..%d, peak monotone: %s\n",
                static_cast<unsigned long long>(hr.samples()), hr.trough(), hr.peak(),
                early <= hr.peak() ? "yes" : "no");
    std::printf("alarms: %u (logged %lu)\n", board.alarms(), log.total());
    for (auto& lead : leads)
        std::printf("  recent from %s: %lu\n", lead->name(), log.from(lead->name()));

    return ok && hr.peak() == expected && board.alarms() == log.total() ? 0 : 1;
}
