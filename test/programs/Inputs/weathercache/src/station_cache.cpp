#include "station_cache.h"

namespace weather {

bool StationCache::contains(const std::string& station) const {
    std::lock_guard<std::mutex> lock(mutex_);
    return entries_.count(station) != 0;
}

std::optional<Observation> StationCache::get(const std::string& station) const {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = entries_.find(station);
    if (it == entries_.end()) return std::nullopt;
    return it->second;
}

void StationCache::put(const Observation& o) {
    std::lock_guard<std::mutex> lock(mutex_);
    entries_[o.station] = o;
}

void StationCache::update(const std::string& station, const Updater& updater) {
    std::lock_guard<std::mutex> lock(mutex_);
    Observation& entry = entries_[station];
    if (entry.station.empty()) entry.station = station;
    updater(entry);
}

std::vector<Observation> StationCache::all() const {
    std::vector<Observation> result;
    std::lock_guard<std::mutex> lock(mutex_);
    result.reserve(entries_.size());
    for (const auto& entry : entries_) result.push_back(entry.second);
    return result;
}

std::size_t StationCache::size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return entries_.size();
}

}  // namespace weather
