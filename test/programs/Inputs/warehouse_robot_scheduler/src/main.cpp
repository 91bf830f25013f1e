#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "journal.h"
#include "scheduler.h"

int main() {
    ::setenv("TZ", "UTC", 1);   // the site runs on UTC
    ::tzset();

    warehouse::Journal journal;
    warehouse::Scheduler scheduler;
    std::vector<std::unique_ptr<warehouse::Robot>> robots;
    for (int i = 0; i < 4; ++i) robots.push_back(std::make_unique<warehouse::Robot>(i, scheduler, journal));
    for (auto& r : robots) r->start();

    const std::time_t shift = 1700000000;
    for (int n = 0; n < 400; ++n) {
        warehouse::PickOrder order;
        order.number = n;
        order.aisle = (n * 17) % 40;
        order.due = shift + n * 61;
        scheduler.add(order);
    }
    scheduler.seal();
    for (auto& r : robots) r->join();

    int picked = 0;
    int travelled = 0;
    for (const auto& r : robots) {
        picked += r->picked();
        travelled += r->travelled();
    }
    const std::vector<std::string> lines = journal.lines();
    std::printf("picked %d, travelled %d aisles, %zu lines\n", picked, travelled, lines.size());
    std::printf("first: %s\nlast: %s\n", lines.front().c_str(), lines.back().c_str());
    return picked == 400 && lines.size() == 404 ? 0 : 1;
}
