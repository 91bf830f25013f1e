#include "build_registry.h"

namespace ci {

const char* toString(BuildState state) {
    switch (state) {
        case BuildState::Queued: return "queued";
        case BuildState::Running: return "running";
        case BuildState::Succeeded: return "succeeded";
        case BuildState::Failed: return "failed";
        case BuildState::Cancelled: return "cancelled";
    }
    return "?";
}

Build* BuildRegistry::findLocked(BuildId id) {
    const auto it = builds_.find(id);
    return it == builds_.end() ? nullptr : &it->second;
}

const Build* BuildRegistry::findLocked(BuildId id) const {
    const auto it = builds_.find(id);
    return it == builds_.end() ? nullptr : &it->second;
}

BuildId BuildRegistry::enqueue(const std::string& branch) {
    std::lock_guard lock(mutex_);
    const BuildId id = next_++;
    builds_.emplace(id, Build{id, branch, BuildState::Queued, {}, 0});
    return id;
}

bool BuildRegistry::tryStart(BuildId id, const std::string& agent) {
    std::lock_guard lock(mutex_);
    Build* build = findLocked(id);
    if (build == nullptr || build->state != BuildState::Queued)
        return false;
    build->state = BuildState::Running;
    build->agent = agent;
    ++build->starts;
    return true;
}

void BuildRegistry::finish(BuildId id, bool success) {
    std::lock_guard lock(mutex_);
    Build* build = findLocked(id);
    if (build != nullptr && build->state == BuildState::Running)
        build->state = success ? BuildState::Succeeded : BuildState::Failed;
}

bool BuildRegistry::cancel(BuildId id) {
    std::lock_guard lock(mutex_);
    Build* build = findLocked(id);
    if (build == nullptr || build->state != BuildState::Queued)
        return false;
    build->state = BuildState::Cancelled;
    return true;
}

BuildState BuildRegistry::stateOf(BuildId id) const {
    std::lock_guard lock(mutex_);
    const Build* build = findLocked(id);
    return build == nullptr ? BuildState::Cancelled : build->state;
}

std::vector<BuildId> BuildRegistry::queued() const {
    std::lock_guard lock(mutex_);
    std::vector<BuildId> ids;
    for (const auto& [id, build] : builds_) {
        if (build.state == BuildState::Queued)
            ids.push_back(id);
    }
    return ids;
}

std::vector<Build> BuildRegistry::snapshot() const {
    std::lock_guard lock(mutex_);
    std::vector<Build> all;
    all.reserve(builds_.size());
    for (const auto& entry : builds_)
        all.push_back(entry.second);
    return all;
}

}  // namespace ci
