#pragma once

#include <functional>
#include <thread>
#include <vector>

#include "scheduler.h"

namespace orch {

// A thread that is always joined.
class Worker {
public:
    explicit Worker(std::function<void()> body) : thread_(std::move(body)) {}
    Worker(Worker&&) = default;
    ~Worker() {
        if (thread_.joinable()) thread_.join();
    }

private:
    std::thread thread_;
};

inline void submitBatch(Scheduler& scheduler, int count) {
    for (int i = 0; i < count; ++i) {
        if (i % 10 == 0) {
            scheduler.submit("daemon", 200);
        } else {
            scheduler.submit(i % 2 == 0 ? "web" : "batch", 50 + i % 3 * 100);
        }
    }
}

// Places and reaps until there is nothing left to do for this node. What a
// neighbour leaves over is swept up at the end.
inline int drain(Scheduler& scheduler, Node& own) {
    int rounds = 0;
    for (;;) {
        const int placed = scheduler.placePending();
        const int reaped = own.reap(3);
        if (placed == 0 && reaped == 0) return rounds;
        ++rounds;
    }
}

}  // namespace orch
