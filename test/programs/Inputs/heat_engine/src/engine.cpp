#include "engine.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sim {

Engine::Engine(Field field, unsigned threads)
    : threads_wanted_(threads), field_(std::move(field)), step_end_(threads, CloseStep{this}) {
    frames_.reserve(kMaxFrames);
}

Engine::~Engine() {
    stop();
}

void Engine::start() {
    for (unsigned i = 0; i < threads_wanted_; ++i)
        threads_.emplace_back(&Engine::run, this, i);
}

void Engine::stop() {
    stop_requested_.store(true, std::memory_order_relaxed);
    for (auto& t : threads_)
        t.join();
    threads_.clear();
}

void Engine::await_frames(std::size_t count) {
    std::unique_lock<std::mutex> lock(mutex_);
    published_.wait(lock, [this, count] { return frames_.size() >= count; });
}

std::vector<Frame> Engine::frames() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return frames_;
}

void Engine::run(unsigned index) {
    const std::size_t inner = field_.size() - 2;
    const std::size_t first = 1 + inner * index / threads_wanted_;
    const std::size_t last = 1 + inner * (index + 1) / threads_wanted_;
    while (running_) {
        for (std::size_t i = first; i < last; ++i)
            field_.relax(i);
        step_end_.arrive_and_wait();
    }
}

// Runs in one thread while all others wait at the barrier.
void Engine::close_step() noexcept {
    field_.flip();
    ++step_;
    if (step_ % kStepsPerFrame == 0)
        publish();
    running_ = !stop_requested_.load(std::memory_order_relaxed);
}

void Engine::publish() {
    {
        std::lock_guard<std::mutex> lock(mutex_);
        if (frames_.size() == kMaxFrames)
            return;
        frames_.push_back({step_, field_.energy(), field_.at(field_.size() / 2)});
    }
    published_.notify_all();
}

}  // namespace sim
