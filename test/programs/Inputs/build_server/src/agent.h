#pragma once

#include <memory>
#include <string>
#include <thread>

#include "build_registry.h"

namespace ci {

/// How a build is really carried out.
class BuildStep {
public:
    virtual ~BuildStep() = default;
    virtual bool execute(BuildId id) = 0;
};

/// A machine that offers to do builds. Each agent has its own thread and its own step.
class Agent {
public:
    Agent(std::string name, BuildRegistry& registry, std::unique_ptr<BuildStep> step);
    ~Agent();

    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    void start();
    void join();

    const std::string& name() const { return name_; }
    unsigned completed() const { return completed_; }
    unsigned missed() const { return missed_; }

private:
    void work();

    const std::string name_;
    BuildRegistry& registry_;
    const std::unique_ptr<BuildStep> step_;
    unsigned completed_ = 0;
    unsigned missed_ = 0;
    std::thread thread_;
};

}  // namespace ci
