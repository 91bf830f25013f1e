#include "shipper.h"

#include <utility>

namespace shiplog {

Shipper::Shipper(ShipperOptions options, Transport& transport)
    : options_(std::move(options)), transport_(transport), queue_(options_.queue_limit) {
    payload_.reserve(1024);
    sender_ = std::jthread([this] { ship(); });
}

Shipper::~Shipper() {
    queue_.close();
}

bool Shipper::log(const std::string& line) {
    if (!queue_.push(options_.source + " " + line)) {
        return false;
    }
    accepted_.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void Shipper::ship() {
    for (;;) {
        const std::vector<std::string> batch = queue_.take(options_.batch_lines);
        if (batch.empty()) {
            return;
        }
        if (!deliver(batch)) {
            lost_.fetch_add(batch.size(), std::memory_order_relaxed);
        }
    }
}

bool Shipper::deliver(const std::vector<std::string>& batch) {
    payload_.clear();
    for (const auto& line : batch) {
        payload_ += line;
        payload_ += '\n';
    }
    for (std::size_t attempt = 0; attempt < options_.attempts; ++attempt) {
        if (transport_.deliver(payload_)) {
            return true;
        }
    }
    return false;
}

}  // namespace shiplog
