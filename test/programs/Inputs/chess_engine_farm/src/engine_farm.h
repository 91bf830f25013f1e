#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "position.h"

namespace farm {

// Results of one batch; created by the client, filled by the engines.
class Batch {
public:
    explicit Batch(std::size_t expected) { verdicts_.reserve(expected); outstanding_ = expected; }

    void deliver(Verdict v) {
        std::lock_guard lock(mutex_);
        verdicts_.push_back(std::move(v));
        if (--outstanding_ == 0) complete_.notify_all();
    }
    std::size_t outstanding() const {
        std::lock_guard lock(mutex_);
        return outstanding_;
    }
    std::vector<Verdict> await();

private:
    mutable std::mutex mutex_;
    std::condition_variable complete_;
    std::vector<Verdict> verdicts_;
    std::size_t outstanding_ = 0;
};

class EngineFarm {
public:
    using EngineFactory = std::function<std::unique_ptr<Engine>()>;

    EngineFarm(std::size_t engines, EngineFactory factory);
    ~EngineFarm();
    EngineFarm(const EngineFarm&) = delete;
    EngineFarm& operator=(const EngineFarm&) = delete;

    std::shared_ptr<Batch> analyse(const std::vector<Position>& positions, int depth);

private:
    using Job = std::function<void(Engine&)>;
    void engineLoop();

    const EngineFactory factory_;
    std::mutex mutex_;
    std::condition_variable available_;
    std::deque<Job> jobs_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace farm
