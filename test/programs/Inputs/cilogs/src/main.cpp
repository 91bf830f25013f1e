#include <cstdio>

#include "indexer.h"

namespace {

using namespace cilog;

LogLine makeLine(std::uint32_t job, std::uint32_t number) {
    LogLine line;
    line.job = job;
    line.number = number;
    line.severity = number % 23 == 0 ? Severity::Error : static_cast<Severity>(number % 3);
    line.text.assign(20 + (number * 13 + job) % 90, static_cast<char>('a' + number % 26));
    return line;
}

void feed(Indexer& indexer, std::uint32_t job, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) indexer.submit(makeLine(job, i));
}

}  // namespace

int main() {
    Telemetry telemetry;
    Indexer indexer(telemetry, 3);

    std::vector<std::jthread> runners;
    for (std::uint32_t job = 1; job <= 3; ++job) {
        runners.emplace_back([&indexer, job] { feed(indexer, job, 1200); });
    }

    Viewer tab(indexer, telemetry, 2);
    std::jthread browser([&tab](std::stop_token stop) {
        while (!stop.stop_requested()) {
            tab.refresh();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });

    runners.clear();
    indexer.finish();
    browser.request_stop();
    browser.join();
    tab.refresh();

    const TelemetrySnapshot s = telemetry.snapshot();
    std::printf("%llu lines, %llu bytes, %llu errors, longest %zu, dropped %llu\n",
                static_cast<unsigned long long>(s.lines), static_cast<unsigned long long>(s.bytes),
                static_cast<unsigned long long>(s.errors), s.longestLine,
                static_cast<unsigned long long>(telemetry.dropped()));
    std::printf("%zu jobs, tab shows %zu errors after %llu refreshes\n", indexer.jobs(), tab.shownErrors(),
                static_cast<unsigned long long>(tab.refreshes()));
    return s.lines == 3600 && tab.shownErrors() == 53 ? 0 : 1;
}
