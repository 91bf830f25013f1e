#include "registry.h"

namespace metrics {

Registry& Registry::instance() {
    static Registry registry;
    return registry;
}

std::vector<Sample> Registry::scrape() const {
    std::vector<Sample> out;
    std::lock_guard<std::mutex> guard(mutex_);
    out.reserve(book_.size());
    for (const auto& [name, instrument] : book_) {
        out.push_back(instrument->scrape());
    }
    return out;
}

}  // namespace metrics
