#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "observation.h"

namespace weather {

// Latest merged observation of every station. Every member may be called from
// any thread.
class StationCache {
public:
    using Updater = std::function<void(Observation&)>;

    bool contains(const std::string& station) const;
    std::optional<Observation> get(const std::string& station) const;
    void put(const Observation& o);

    // Runs the updater on the entry (a blank one if there is none yet) under
    // the cache's lock. The updater must not call back into the cache.
    void update(const std::string& station, const Updater& updater);

    std::vector<Observation> all() const;
    std::size_t size() const;

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Observation> entries_;
};

}  // namespace weather
