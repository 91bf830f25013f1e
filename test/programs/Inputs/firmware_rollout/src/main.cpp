#include "rollout.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

int main()
{
    std::vector<std::shared_ptr<fw::Device>> fleet;
    for (unsigned i = 0; i < 6; ++i)
        fleet.push_back(std::make_shared<fw::Device>("pump-" + std::to_string(100 + i), 40 + i % 2));

    fw::Rollout rollout(fleet);
    const auto outcomes = rollout.run();

    std::size_t updated = 0;
    for (const auto& outcome : outcomes) {
        const bool good = outcome.updated && outcome.health == fw::Health::Running;
        updated += good ? 1 : 0;
        std::printf("%s: %s\n", outcome.serial.c_str(), good ? "updated" : "NOT updated");
    }

    const std::size_t size = fw::ImageVault::instance().current().blocks.size();
    std::printf("%zu of %zu devices, %zu bytes sent\n", updated, fleet.size(), rollout.bytesSent());
    return updated == fleet.size() && rollout.bytesSent() == fleet.size() * size ? 0 : 1;
}
