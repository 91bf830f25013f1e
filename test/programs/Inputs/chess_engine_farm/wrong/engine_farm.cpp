#include "engine_farm.h"

namespace farm {

std::vector<Verdict> Batch::await() {
    while (outstanding() != 0) std::this_thread::yield();
    std::lock_guard lock(mutex_);
    return std::move(verdicts_);
}

EngineFarm::EngineFarm(std::size_t engines, EngineFactory factory) : factory_(std::move(factory)) {
    threads_.reserve(engines);
    for (std::size_t i = 0; i < engines; ++i) threads_.emplace_back(&EngineFarm::engineLoop, this);
}

EngineFarm::~EngineFarm() {
    {
        std::lock_guard lock(mutex_);
        closing_ = true;
    }
    available_.notify_all();
    for (auto& t : threads_) t.join();
}

std::shared_ptr<Batch> EngineFarm::analyse(const std::vector<Position>& positions, int depth) {
    auto batch = std::make_shared<Batch>(positions.size());
    {
        std::lock_guard lock(mutex_);
        for (const Position& p : positions)
            jobs_.push_back([batch, p, depth](Engine& engine) { batch->deliver(engine.analyse(p, depth)); });
    }
    available_.notify_all();
    return batch;
}

// Each thread owns its engine; jobs are worked off even while closing.
void EngineFarm::engineLoop() {
    const std::unique_ptr<Engine> engine = factory_();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            available_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job(*engine);
    }
}

}  // namespace farm
