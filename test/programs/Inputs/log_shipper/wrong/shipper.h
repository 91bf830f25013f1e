#pragma once

#include "line_queue.h"
#include "transport.h"

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace shiplog {

struct ShipperOptions {
    std::string source = "app";
    std::size_t batch_lines = 12;
    std::size_t queue_limit = 64;
    std::size_t attempts = 3;
};

/// Collects lines from any thread and ships them in batches from a thread of its own.
/// What was accepted before the destructor runs is still shipped.
class Shipper {
public:
    Shipper(ShipperOptions options, Transport& transport);
    ~Shipper();
    Shipper(const Shipper&) = delete;
    Shipper& operator=(const Shipper&) = delete;

    bool log(const std::string& line);

    [[nodiscard]] std::size_t accepted() const { return accepted_.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t lost() const { return lost_.load(std::memory_order_relaxed); }

private:
    void ship();
    bool deliver(const std::vector<std::string>& batch);

    const ShipperOptions options_;
    Transport& transport_;
    std::atomic<std::size_t> accepted_{0};
    std::atomic<std::size_t> lost_{0};
    std::jthread sender_;
    std::string payload_;
    LineQueue queue_;
};

}  // namespace shiplog
