#include "bed_registry.h"

#include <algorithm>
#include <mutex>

namespace ward {

BedRegistry::BedRegistry(int bedsPerWard) : total_(bedsPerWard * 3) {
    const Care kinds[] = {Care::General, Care::Cardiac, Care::Isolation};
    beds_.reserve(static_cast<std::size_t>(total_));
    int id = 100;
    for (Care care : kinds) {
        for (int i = 0; i < bedsPerWard; ++i) {
            Bed bed;
            bed.id = id++;
            bed.care = care;
            beds_.push_back(bed);
        }
    }
}

// The caller holds mutex_.
Bed* BedRegistry::firstFree(Care care) {
    auto it = std::find_if(beds_.begin(), beds_.end(),
                           [care](const Bed& b) { return b.care == care && !b.taken; });
    return it == beds_.end() ? nullptr : &*it;
}

std::optional<int> BedRegistry::reserve(const Admission& a) {
    std::unique_lock lock(mutex_);
    Bed* bed = firstFree(a.care);
    if (!bed) return std::nullopt;
    bed->taken = true;
    bed->patient = a.patient;
    return bed->id;
}

bool BedRegistry::release(int bedId) {
    std::unique_lock lock(mutex_);
    for (Bed& bed : beds_) {
        if (bed.id != bedId || !bed.taken) continue;
        bed.taken = false;
        bed.patient = 0;
        return true;
    }
    return false;
}

int BedRegistry::occupancy(Care care) const {
    std::shared_lock lock(mutex_);
    int taken = 0;
    int all = 0;
    for (const Bed& bed : beds_) {
        if (bed.care != care) continue;
        ++all;
        if (bed.taken) ++taken;
    }
    return all == 0 ? 0 : taken * 100 / all;
}

std::map<Care, int> BedRegistry::census() const {
    std::map<Care, int> result;
    std::shared_lock lock(mutex_);
    for (const Bed& bed : beds_) result[bed.care] += bed.taken ? 1 : 0;
    return result;
}

std::optional<int> BedRegistry::coldest(Care care) const {
    std::shared_lock lock(mutex_);
    const Bed* best = nullptr;
    for (const Bed& bed : beds_) {
        if (bed.care != care || bed.taken) continue;
        if (!best || bed.lastProbe < best->lastProbe) best = &bed;
    }
    if (!best) return std::nullopt;
    return best->id;
}

std::optional<int> BedRegistry::probe(Care care) {
    std::unique_lock lock(mutex_);
    const std::uint64_t now = clock_.fetch_add(1, std::memory_order_relaxed) + 1;
    Bed* bed = firstFree(care);
    if (!bed) return std::nullopt;
    bed->lastProbe = now;
    return bed->id;
}

}  // namespace ward
