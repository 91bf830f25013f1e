#pragma once

#include "device.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace fw {

struct Outcome {
    std::string serial;
    bool updated = false;
    Health health = Health::Running;
};

// Brings a fleet to the current image, one task per device. No device is in two rollouts at a time.
class Rollout {
public:
    explicit Rollout(std::vector<std::shared_ptr<Device>> fleet) : fleet_(std::move(fleet)) {}

    std::vector<Outcome> run();

    std::size_t bytesSent() const { return bytesSent_.load(std::memory_order_relaxed); }

private:
    Outcome update(Device& device);

    const std::vector<std::shared_ptr<Device>> fleet_;
    std::atomic<std::size_t> bytesSent_{0};
};

}  // namespace fw
