#include <algorithm>
#include <iostream>
#include <memory>

#include "channel.h"

namespace {

std::vector<std::string> framesFor(int channel, std::int64_t& highest) {
    std::vector<std::string> frames;
    std::uint32_t x = 12345u + static_cast<std::uint32_t>(channel) * 777u;
    for (int i = 0; i < 800; ++i) {
        x = x * 1664525u + 1013904223u;
        gateway::Telegram t;
        t.meter = static_cast<std::uint32_t>(channel * 100 + i % 25);
        t.wattHours = i * 40;
        t.watts = 50 + i * 11 + (x >> 24);
        std::string f = gateway::encode(t);
        if (i % 97 == 5)
            f[0] = 'x';
        else
            highest = std::max(highest, t.watts);
        frames.push_back(std::move(f));
    }
    return frames;
}

}  // namespace

int main() {
    gateway::GridStats stats;
    gateway::MeterBook book;
    std::atomic<int> alarms{0};
    std::int64_t expectedPeak = 0;

    std::vector<std::vector<std::string>> input;
    for (int c = 0; c < 4; ++c) input.push_back(framesFor(c, expectedPeak));

    std::vector<std::unique_ptr<gateway::RadioChannel>> channels;
    for (int c = 0; c < 4; ++c)
        channels.push_back(std::make_unique<gateway::RadioChannel>(
            c, stats, book, [&alarms](const gateway::Telegram&) { alarms.fetch_add(1); }));
    for (auto& ch : channels) ch->open(std::move(input[static_cast<std::size_t>(ch->number())]));
    for (auto& ch : channels) ch->drain();

    std::size_t bad = 0;
    for (const auto& ch : channels) bad += ch->badFrames();
    std::int64_t total = 0;
    for (const auto& t : book.all()) total += t.wattHours;

    std::cout << "telegrams " << stats.telegrams() << ", rejected " << stats.rejectedCount() << '\n';
    for (std::size_t i = 0; i < gateway::GridStats::classCount(); ++i)
        std::cout << "class " << i << ": " << stats.inClass(i) << '\n';
    std::cout << "energy " << total << " Wh, peak " << stats.peakWatts() << " W of " << expectedPeak
              << ", alarms " << alarms.load() << '\n';
    return bad == stats.rejectedCount() ? 0 : 1;
}
