#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace ci {

using BuildId = std::uint32_t;

enum class BuildState { Queued, Running, Succeeded, Failed, Cancelled };

const char* toString(BuildState state);

struct Build {
    BuildId id = 0;
    std::string branch;
    BuildState state = BuildState::Queued;
    std::string agent;
    unsigned starts = 0;
};

/// The server's memory of all builds. Every method may be called from any thread.
class BuildRegistry {
public:
    BuildId enqueue(const std::string& branch);

    /// Takes the build over for an agent. False if it is not waiting any more.
    bool tryStart(BuildId id, const std::string& agent);

    void finish(BuildId id, bool success);

    /// Cancels a build that has not been started yet.
    bool cancel(BuildId id);

    BuildState stateOf(BuildId id) const;
    std::vector<BuildId> queued() const;
    std::vector<Build> snapshot() const;

private:
    Build* findLocked(BuildId id);
    const Build* findLocked(BuildId id) const;

    mutable std::mutex mutex_;
    std::map<BuildId, Build> builds_;
    BuildId next_ = 1;
};

}  // namespace ci
