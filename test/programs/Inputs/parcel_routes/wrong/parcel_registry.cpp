#include "parcel_registry.h"

namespace parcel {

bool ParcelRegistry::is_progress(Status from, Status to) {
    return static_cast<int>(to) > static_cast<int>(from);
}

void ParcelRegistry::announce(unsigned parcel, const std::string& depot) {
    std::lock_guard<std::mutex> lock(mutex_);
    parcels_[parcel] = {parcel, depot, Status::announced};
}

bool ParcelRegistry::record(const Scan& scan) {
    {
        std::lock_guard<std::mutex> lock(mutex_);
        auto it = parcels_.find(scan.parcel);
        if (it == parcels_.end() || !is_progress(it->second.status, scan.status))
            return false;
        it->second = scan;
        notify(scan);
    }
    return true;
}

void ParcelRegistry::notify(const Scan& scan) const {
    for (ScanListener* listener : listeners_)
        listener->on_scan(scan);
}

Scan ParcelRegistry::last_scan(unsigned parcel) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = parcels_.find(parcel);
    return it == parcels_.end() ? Scan{} : it->second;
}

std::map<Status, unsigned> ParcelRegistry::totals() const {
    std::lock_guard<std::mutex> lock(mutex_);
    std::map<Status, unsigned> out;
    for (const auto& [id, scan] : parcels_)
        ++out[scan.status];
    return out;
}

}  // namespace parcel
