#include <atomic>
#include <cstdio>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include "compactor.h"
#include "segment_store.h"

namespace {

constexpr int kWriters = 3;
constexpr int kRounds = 60;
constexpr int kKeys = 25;
constexpr int kArchive = 4000;

struct ClientResult {
    unsigned writes = 0;
    unsigned hits = 0;
};

std::string key_of(int client, int index) {
    return "user:" + std::to_string(client) + ":" + std::to_string(index);
}

void write_client(kv::SegmentStore& store, kv::Compactor& compactor, int client, ClientResult& result) {
    for (int round = 0; round < kRounds; ++round) {
        for (int i = 0; i < kKeys; ++i) {
            const std::string key = key_of(client, i);
            if (round % 10 == 9 && i % 5 == 0)
                store.erase(key);
            else
                store.put(key, "v" + std::to_string(round));
            ++result.writes;
        }
        compactor.note_writes(kKeys);
    }
    // Only this client writes these keys.
    for (int i = 0; i < kKeys; ++i) {
        if (store.get(key_of(client, i)))
            ++result.hits;
    }
}

}  // namespace

int main() {
    kv::SegmentStore store;
    for (int i = 0; i < kKeys; ++i)
        store.put("seed:" + std::to_string(i), "initial");
    for (int i = 0; i < kArchive; ++i)
        store.put("archive:" + std::to_string(i), "cold");

    std::vector<ClientResult> results(kWriters);
    std::atomic<bool> done{false};
    unsigned lookups = 0;
    std::size_t versions = 0;
    {
        kv::Compactor compactor(store, 200);
        std::latch ready(kWriters + 1);

        std::jthread reader([&] {
            ready.arrive_and_wait();
            while (!done.load(std::memory_order_acquire)) {
                for (int i = 0; i < kKeys; ++i)
                    lookups += store.get("seed:" + std::to_string(i)).has_value();
                std::this_thread::yield();
            }
        });

        std::vector<std::jthread> writers;
        for (int c = 0; c < kWriters; ++c) {
            writers.emplace_back([&, c, &result = results[c]] {
                ready.arrive_and_wait();
                write_client(store, compactor, c, result);
            });
        }
        writers.clear();
        done.store(true, std::memory_order_release);
        reader.join();

        compactor.note_writes(200);
        for (std::size_t i = 0; i < kv::SegmentStore::kShards; ++i)
            versions += store.stats(i).versions;
        std::printf("versions before shutdown %zu\n", versions);
        compactor.shutdown();
        std::printf("passes %u, reclaimed %llu versions\n", compactor.passes(),
                    static_cast<unsigned long long>(compactor.reclaimed()));
    }

    versions = 0;
    for (std::size_t i = 0; i < kv::SegmentStore::kShards; ++i)
        versions += store.stats(i).versions;

    unsigned writes = 0;
    unsigned hits = 0;
    for (const auto& r : results) {
        writes += r.writes;
        hits += r.hits;
    }
    std::printf("writes %u, hits %u, seed lookups %u, versions left %zu\n", writes, hits, lookups, versions);
    return hits == kWriters * (kKeys - kKeys / 5) && lookups % kKeys == 0 ? 0 : 1;
}
