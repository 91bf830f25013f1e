#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "agent.h"
#include "build_registry.h"

namespace {

/// Stands for a compiler: burns some time and fails for every 17th build.
class CompileStep : public ci::BuildStep {
public:
    bool execute(ci::BuildId id) override {
        std::uint32_t hash = id;
        for (int i = 0; i < 60000; ++i)
            hash = hash * 2654435761u + 17u;
        artifacts_[id] = hash;
        return id % 17 != 0;
    }

private:
    std::map<ci::BuildId, std::uint32_t> artifacts_;
};

/// Withdraws the builds of a branch that nobody wants any longer.
unsigned withdraw(ci::BuildRegistry& registry, const std::vector<ci::BuildId>& ids) {
    unsigned cancelled = 0;
    for (auto it = ids.rbegin(); it != ids.rend(); ++it) {
        if (registry.cancel(*it))
            ++cancelled;
    }
    return cancelled;
}

}  // namespace

int main() {
    ci::BuildRegistry registry;
    std::vector<ci::BuildId> experimental;
    for (int i = 0; i < 400; ++i) {
        const bool isExperiment = i % 4 == 3;
        const ci::BuildId id = registry.enqueue(isExperiment ? "experiment" : "main");
        if (isExperiment)
            experimental.push_back(id);
    }

    std::vector<std::unique_ptr<ci::Agent>> agents;
    for (const char* name : {"linux-1", "linux-2", "arm-1"})
        agents.push_back(std::make_unique<ci::Agent>(name, registry, std::make_unique<CompileStep>()));
    for (auto& agent : agents)
        agent->start();

    unsigned cancelled = 0;
    std::thread user([&registry, &experimental, &cancelled] { cancelled = withdraw(registry, experimental); });

    unsigned completed = 0;
    for (auto& agent : agents) {
        agent->join();
        completed += agent->completed();
        std::printf("%s: %u builds, %u missed\n", agent->name().c_str(), agent->completed(), agent->missed());
    }
    user.join();

    std::map<std::string, unsigned> summary;
    unsigned twice = 0;
    for (const auto& build : registry.snapshot()) {
        ++summary[ci::toString(build.state)];
        if (build.starts > 1)
            ++twice;
    }
    for (const auto& [state, count] : summary)
        std::printf("  %s: %u\n", state.c_str(), count);
    std::printf("completed %u, cancelled %u, started twice %u, first is %s\n", completed, cancelled, twice,
                ci::toString(registry.stateOf(1)));
    return completed + cancelled == 400 && twice == 0 ? 0 : 1;
}
