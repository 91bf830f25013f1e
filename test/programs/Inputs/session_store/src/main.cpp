#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <latch>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "session_store.h"

using namespace std::chrono_literals;

namespace {

/// Removes forgotten sessions at regular intervals.
class Sweeper {
public:
    explicit Sweeper(web::SessionStore& store)
        : store_(store), thread_([this](std::stop_token stop) { run(stop); }) {}

private:
    void run(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            wake_.wait_for(lock, stop, 5ms, [] { return false; });
            store_.expire(web::Clock::now());
        }
    }

    web::SessionStore& store_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

void serveUser(web::SessionStore& store, std::latch& start, int worker) {
    start.arrive_and_wait();
    for (int round = 0; round < 40; ++round) {
        std::vector<std::string> tokens;
        for (int i = 0; i < 25; ++i) {
            const std::string token = "w" + std::to_string(worker) + "-" + std::to_string(round * 25 + i);
            store.open(token, "user" + std::to_string(worker));
            tokens.push_back(token);
        }
        for (const auto& token : tokens) {
            if (const auto session = store.find(token))
                session->countRequest();
        }
        // One user in five never logs out.
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (i % 5 != 0)
                store.close(tokens[i]);
        }
    }
}

}  // namespace

int main() {
    constexpr int kWorkers = 4;
    web::SessionStore store(30ms);
    {
        Sweeper sweeper(store);
        std::latch start(kWorkers);
        std::vector<std::jthread> workers;
        for (int w = 0; w < kWorkers; ++w)
            workers.emplace_back([&store, &start, w] { serveUser(store, start, w); });
    }

    store.expire(web::Clock::now() + 1h);
    const auto result = store.metrics().snapshot();
    std::printf("opened %llu, expired %llu, active %lld, peak %lld, hits %llu, misses %llu\n",
                static_cast<unsigned long long>(result.opened), static_cast<unsigned long long>(result.expired),
                static_cast<long long>(result.active), static_cast<long long>(result.peak),
                static_cast<unsigned long long>(result.hits), static_cast<unsigned long long>(result.misses));
    return result.active == 0 ? 0 : 1;
}
