#include "route_table.h"

#include <sstream>
#include <utility>

namespace mail {

RouteTable::RouteTable(std::string definitions) : definitions_(std::move(definitions)) {}

const std::string& RouteTable::relay_for(const std::string& domain) {
    ensure_loaded();
    for (std::size_t pos = 0; pos < domain.size();) {
        const auto it = relays_.find(domain.substr(pos));
        if (it != relays_.end()) {
            return it->second;
        }
        const std::size_t dot = domain.find('.', pos);
        if (dot == std::string::npos) {
            break;
        }
        pos = dot + 1;
    }
    return fallback_;
}

std::size_t RouteTable::size() {
    ensure_loaded();
    return relays_.size();
}

void RouteTable::ensure_loaded() {
    if (loaded_.load(std::memory_order_acquire)) {
        return;
    }
    std::lock_guard<std::mutex> guard(mutex_);
    if (!loaded_.load(std::memory_order_relaxed)) {
        load();
        loaded_.store(true, std::memory_order_release);
    }
}

void RouteTable::load() {
    std::istringstream in(definitions_);
    std::string domain, relay;
    while (in >> domain >> relay) {
        if (domain == "*") {
            fallback_ = relay;
        } else {
            relays_[domain] = relay;
        }
    }
}

}  // namespace mail
