#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "license_server.h"

namespace {

// Counts what the server took back, by product.
class UsageLedger {
public:
    void expired(const lic::Lease& lease) {
        std::scoped_lock lock(mutex_);
        ++expired_[lease.product];
    }

    std::map<std::string, unsigned> take() {
        std::scoped_lock lock(mutex_);
        return std::exchange(expired_, {});
    }

private:
    std::mutex mutex_;
    std::map<std::string, unsigned> expired_;
};

struct ClientStats {
    unsigned granted = 0;
    unsigned returned = 0;
};

void run_client(lic::LicenseServer& server, unsigned number, ClientStats& stats) {
    static const char* const products[] = {"cad", "solver", "viewer"};
    const std::string user = "user" + std::to_string(number);
    for (unsigned i = 0; i < 120; ++i) {
        const auto id = server.checkout(products[(i + number) % 3], user, 2 + i % 3);
        if (!id) {
            std::this_thread::yield();
            continue;
        }
        ++stats.granted;
        if (i % 4 == 0)
            server.renew(*id, 5);
        // Every fifth client forgets its seat; the reaper will take it back.
        if (i % 5 != 0 && server.checkin(*id))
            ++stats.returned;
    }
}

}  // namespace

int main() {
    UsageLedger ledger;
    std::vector<ClientStats> stats(4);
    std::size_t active = 0;
    unsigned denied = 0;
    {
        lic::LicenseServer server([&ledger](const lic::Lease& lease) { ledger.expired(lease); });
        server.install("cad", 4);
        server.install("solver", 2);
        server.install("viewer", 16);

        {
            std::vector<std::jthread> clients;
            for (unsigned i = 0; i < stats.size(); ++i)
                clients.emplace_back(run_client, std::ref(server), i, std::ref(stats[i]));
            for (int i = 0; i < 200; ++i) {
                server.tick();
                std::this_thread::yield();
            }
        }
        active = server.active();
        denied = server.denied();
        std::printf("still free: cad %u, solver %u, viewer %u\n", server.free_seats("cad"),
                    server.free_seats("solver"), server.free_seats("viewer"));
        for (int i = 0; i < 10; ++i)
            server.tick();
    }

    unsigned granted = 0;
    unsigned returned = 0;
    for (const ClientStats& s : stats) {
        granted += s.granted;
        returned += s.returned;
    }
    unsigned expired = 0;
    for (const auto& [product, count] : ledger.take()) {
        std::printf("%s: %u seats taken back\n", product.c_str(), count);
        expired += count;
    }
    std::printf("granted %u, returned %u, denied %u, active at closing time %zu\n", granted, returned, denied, active);
    return returned + expired <= granted ? 0 : 1;
}
