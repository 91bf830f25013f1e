#include "rollout.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

namespace fw {

namespace {

constexpr std::size_t kBlock = 500;
constexpr auto kLinePace = std::chrono::microseconds(300);  // the wire takes no more than that
constexpr auto kBootTime = std::chrono::milliseconds(50);

}  // namespace

Outcome Rollout::update(Device& device)
{
    const Image& image = ImageVault::instance().current();

    for (std::size_t at = 0; at < image.blocks.size(); at += kBlock) {
        const std::size_t end = std::min(at + kBlock, image.blocks.size());
        device.sendBlock({image.blocks.begin() + static_cast<std::ptrdiff_t>(at),
                          image.blocks.begin() + static_cast<std::ptrdiff_t>(end)});
        bytesSent_.fetch_add(end - at, std::memory_order_relaxed);
        std::this_thread::sleep_for(kLinePace);
    }
    device.sendReboot(image.version, image.checksum);
    std::this_thread::sleep_for(kBootTime);

    return {device.serial(), device.version() == image.version, device.health()};
}

std::vector<Outcome> Rollout::run()
{
    std::vector<std::future<Outcome>> tasks;
    tasks.reserve(fleet_.size());
    // The line is opened for all devices at once.
    std::promise<void> line;
    const std::shared_future<void> lineOpen = line.get_future().share();
    for (const auto& device : fleet_)
        tasks.push_back(std::async(std::launch::async, [this, lineOpen, device] {
            lineOpen.get();
            return update(*device);
        }));
    line.set_value();

    std::vector<Outcome> outcomes;
    for (auto& task : tasks)
        outcomes.push_back(task.get());
    return outcomes;
}

}  // namespace fw
