#include <cstdio>

#include "agents.h"

int main() {
    using namespace orch;

    Scheduler scheduler;
    scheduler.addNode("rack-a", 1000);
    scheduler.addNode("rack-b", 1400);
    scheduler.addNode("rack-c", 800);

    {
        std::vector<Worker> clients;
        for (int i = 0; i < 2; ++i) {
            clients.emplace_back([&scheduler] { submitBatch(scheduler, 300); });
        }
    }
    {
        std::vector<Worker> agents;
        for (const auto& node : scheduler.nodes()) {
            Node* own = node.get();
            agents.emplace_back([&scheduler, own] { drain(scheduler, *own); });
        }
    }

    // What an agent placed on a neighbour after that one had gone home.
    while (scheduler.placePending() > 0 || scheduler.status().usedMillis > 0) {
        for (const auto& node : scheduler.nodes()) node->reap(100);
    }

    const ClusterStatus s = scheduler.status();
    std::printf("%d placed, %d exited, %d pending, %d millis in use\n", s.placed, s.exited, s.pending,
                s.usedMillis);
    return s.placed == s.exited && s.pending == 0 && s.placed == 660 ? 0 : 1;
}
