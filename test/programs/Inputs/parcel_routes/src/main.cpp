#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "parcel_registry.h"
#include "route_board.h"

namespace {

constexpr unsigned kDepots = 3;
constexpr unsigned kParcelsPerDepot = 60;

// A named thread of the depot; joined by finish() or at the latest on destruction.
class DepotThread {
public:
    DepotThread(std::string name, std::function<void()> body)
        : name_(std::move(name)), thread_([body = std::move(body)] { body(); }) {}
    ~DepotThread() { finish(); }

    DepotThread(const DepotThread&) = delete;
    DepotThread& operator=(const DepotThread&) = delete;

    void finish() {
        if (thread_.joinable())
            thread_.join();
    }
    const std::string& name() const { return name_; }

private:
    const std::string name_;
    std::thread thread_;
};

std::string depot_name(unsigned depot) {
    static const char* const names[] = {"Bremen", "Kassel", "Ulm"};
    return names[depot];
}

void run_scanner(parcel::ParcelRegistry& registry, unsigned depot) {
    using parcel::Status;
    const std::string name = depot_name(depot);
    const unsigned first = depot * 1000;
    for (unsigned i = 0; i < kParcelsPerDepot; ++i)
        registry.record({first + i, name, Status::in_depot});
    for (unsigned i = 0; i < kParcelsPerDepot; ++i) {
        registry.record({first + i, name, Status::on_van});
        if (i % 6 != 0)
            registry.record({first + i, name, Status::delivered});
    }
}

}  // namespace

int main() {
    parcel::ParcelRegistry registry;
    parcel::RouteBoard board(registry);
    parcel::ScanCounter counter;
    registry.subscribe(&board);
    registry.subscribe(&counter);
    for (unsigned depot = 0; depot < kDepots; ++depot) {
        for (unsigned i = 0; i < kParcelsPerDepot; ++i)
            registry.announce(depot * 1000 + i, depot_name(depot));
    }

    std::size_t reconciled = 0;
    {
        std::vector<std::unique_ptr<DepotThread>> threads;
        for (unsigned depot = 0; depot < kDepots; ++depot)
            threads.push_back(std::make_unique<DepotThread>("scanner-" + depot_name(depot),
                                                            [&registry, depot] { run_scanner(registry, depot); }));
        threads.push_back(std::make_unique<DepotThread>("dispatcher", [&board, &reconciled] {
            for (int i = 0; i < 25; ++i) {
                reconciled += board.reconcile();
                std::this_thread::yield();
            }
        }));
        for (auto& t : threads) {
            t->finish();
            std::printf("%s finished\n", t->name().c_str());
        }
    }
    // Whatever a late notification put back, this pass removes.
    reconciled += board.reconcile();

    const auto totals = registry.totals();
    for (const auto& [status, count] : totals)
        std::printf("status %d: %u parcels\n", static_cast<int>(status), count);
    std::printf("%u scans, %u delivered, %zu waiting, %zu reconciled\n", counter.all(), counter.delivered(),
                board.waiting(), reconciled);
    const bool ok = counter.all() == kDepots * (2 * kParcelsPerDepot + kParcelsPerDepot * 5 / 6) &&
                    counter.delivered() == totals.at(parcel::Status::delivered) && board.waiting() == 0;
    return ok ? 0 : 1;
}
