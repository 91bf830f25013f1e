#include "agent.h"

#include <utility>

namespace ci {

Agent::Agent(std::string name, BuildRegistry& registry, std::unique_ptr<BuildStep> step)
    : name_(std::move(name)), registry_(registry), step_(std::move(step)) {}

Agent::~Agent() {
    join();
}

void Agent::start() {
    thread_ = std::thread(&Agent::work, this);
}

void Agent::join() {
    if (thread_.joinable())
        thread_.join();
}

void Agent::work() {
    for (auto candidates = registry_.queued(); !candidates.empty(); candidates = registry_.queued()) {
        for (const BuildId id : candidates) {
            if (!registry_.tryStart(id, name_)) {
                ++missed_;
                continue;
            }
            registry_.finish(id, step_->execute(id));
            ++completed_;
        }
    }
}

}  // namespace ci
