#include "route_board.h"

namespace parcel {

void RouteBoard::on_scan(const Scan& scan) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (scan.status == Status::in_depot)
        waiting_[scan.depot].insert(scan.parcel);
    else if (scan.status == Status::on_van)
        waiting_[scan.depot].erase(scan.parcel);
}

bool RouteBoard::is_stale(unsigned parcel, const std::string& depot) const {
    const Scan last = registry_.last_scan(parcel);
    return last.depot != depot || last.status != Status::in_depot;
}

std::size_t RouteBoard::reconcile() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t removed = 0;
    for (auto& [depot, parcels] : waiting_) {
        for (auto it = parcels.begin(); it != parcels.end();) {
            if (is_stale(*it, depot)) {
                it = parcels.erase(it);
                ++removed;
            } else {
                ++it;
            }
        }
    }
    return removed;
}

std::size_t RouteBoard::waiting() const {
    std::lock_guard<std::mutex> lock(mutex_);
    std::size_t count = 0;
    for (const auto& [depot, parcels] : waiting_)
        count += parcels.size();
    return count;
}

void ScanCounter::on_scan(const Scan& scan) {
    all_.fetch_add(1, std::memory_order_relaxed);
    if (scan.status == Status::delivered)
        delivered_.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace parcel
