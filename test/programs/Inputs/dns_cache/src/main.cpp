#include "resolver.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace dns;

/// A stand-in for the authoritative server: pure, so that any thread may call it.
std::uint32_t authoritative(const std::string& host) {
    std::uint32_t h = 2166136261u;
    for (const char c : host) {
        h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    }
    return h;
}

struct ClientResult {
    unsigned answers = 0;
    unsigned pinned_answers = 0;
};

void client(Resolver& resolver, unsigned seed, ClientResult& result) {
    std::mt19937 dice(seed);
    std::geometric_distribution<unsigned> host(0.15);
    for (int i = 0; i < 2500; ++i) {
        const std::string name = "host" + std::to_string(host(dice) % 40) + ".example";
        const std::uint32_t address = resolver.resolve(name);
        ++result.answers;
        if (address != authoritative(name)) {
            ++result.pinned_answers;
        }
    }
}

/// Two administrators' consoles try to pin the same hosts.
void console(Resolver& resolver, std::uint32_t site, unsigned& accepted) {
    for (unsigned i = 0; i < 20; ++i) {
        if (resolver.pin("host" + std::to_string(i) + ".example", (site << 24) + i)) {
            ++accepted;
        }
    }
}

}  // namespace

int main() {
    Resolver resolver(authoritative, 4);
    std::vector<ClientResult> results(3);
    unsigned accepted[2] = {0, 0};
    std::size_t expired = 0;
    {
        std::vector<std::jthread> threads;
        for (unsigned c = 0; c < results.size(); ++c) {
            threads.emplace_back(client, std::ref(resolver), c + 11, std::ref(results[c]));
        }
        for (unsigned a = 0; a < 2; ++a) {
            threads.emplace_back(console, std::ref(resolver), a + 10, std::ref(accepted[a]));
        }
        threads.emplace_back([&resolver, &expired] {
            for (int i = 0; i < 100; ++i) {
                resolver.tick();
                expired += resolver.expire();
                std::this_thread::yield();
            }
        });
    }

    for (const auto& r : results) {
        std::printf("client: %u answers, %u from pinned entries\n", r.answers, r.pinned_answers);
    }
    const auto [host, queries] = resolver.most_wanted();
    std::printf("pins accepted: %u + %u; expired %zu; upstream %u; most wanted %s (%u)\n", accepted[0], accepted[1],
                expired, resolver.upstream_queries(), host.c_str(), queries);
    return 0;
}
