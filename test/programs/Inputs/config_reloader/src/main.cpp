#include "config_store.h"
#include "reloader.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <latch>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace conf;

/// Sends numbered records in batches whose size follows the settings.
class Forwarder {
public:
    Forwarder(const ConfigStore& store, std::size_t records) : store_(store), records_(records) {}

    void run() {
        std::size_t sent = 0;
        while (sent < records_) {
            const SettingsPtr settings = store_.snapshot();
            const std::size_t count = std::min(settings->batch_size, records_ - sent);
            for (std::size_t attempt = 0; attempt <= settings->retry_limit; ++attempt) {
                if ((sent + attempt) % 7 != 0) {
                    break;
                }
                ++retries_;
            }
            sent += count;
            ++batches_;
            if (batches_ % 8 == 0) {
                last_label_ = store_.label();
            }
        }
    }

    [[nodiscard]] std::size_t batches() const { return batches_; }
    [[nodiscard]] std::size_t retries() const { return retries_; }
    [[nodiscard]] const std::string& last_label() const { return last_label_; }

private:
    const ConfigStore& store_;
    const std::size_t records_;
    std::size_t batches_ = 0;
    std::size_t retries_ = 0;
    std::string last_label_;
};

std::string text_for(unsigned round) {
    if (round % 10 == 9) {
        return "batch_size=many\n";
    }
    return "# generation " + std::to_string(round) + "\nbatch_size=" + std::to_string(4 + round % 5) +
           "\nretry_limit=" + std::to_string(round % 3) + "\nupstream=mirror-" + std::to_string(round % 4) +
           "\n";
}

}  // namespace

int main() {
    ConfigStore store(Settings{});
    std::size_t moves = 0;  // touched by the reloader's thread until it is joined
    store.add_listener([&moves](const Settings& before, const Settings& now) {
        if (before.upstream != now.upstream) {
            ++moves;
        }
    });

    std::vector<Forwarder> forwarders(3, Forwarder(store, 60000));
    std::latch start(static_cast<std::ptrdiff_t>(forwarders.size()) + 1);
    {
        Reloader reloader(store);
        std::vector<std::jthread> threads;
        for (auto& f : forwarders) {
            threads.emplace_back([&f, &start] {
                start.arrive_and_wait();
                f.run();
            });
        }
        start.arrive_and_wait();
        for (unsigned round = 0; round < 200; ++round) {
            reloader.offer(text_for(round));
        }
        threads.clear();
        reloader.drain();
    }

    for (const auto& f : forwarders) {
        std::printf("%zu batches, %zu retries, last seen %s\n", f.batches(), f.retries(), f.last_label().c_str());
    }
    std::printf("in force: %s, %zu upstream moves, %u texts rejected\n", store.label().c_str(), moves,
                store.rejected());
    return store.rejected() == 20 ? 0 : 1;
}
