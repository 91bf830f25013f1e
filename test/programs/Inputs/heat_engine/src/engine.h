#pragma once

#include <atomic>
#include <barrier>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "field.h"

namespace sim {

struct Frame {
    std::uint64_t step = 0;
    double energy = 0.0;
    double middle = 0.0;
};

// Relaxes the field with several threads, each on a stripe of its own. After
// every step one of them closes it, and each tenth step is published.
class Engine {
public:
    Engine(Field field, unsigned threads);
    ~Engine();

    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void start();
    void stop();

    void await_frames(std::size_t count);
    std::vector<Frame> frames() const;

    // The rod as it is; only when the engine does not run.
    const Field& field() const { return field_; }
    std::uint64_t steps() const { return step_; }

private:
    struct CloseStep {
        Engine* engine;
        void operator()() noexcept { engine->close_step(); }
    };

    void run(unsigned index);
    void close_step() noexcept;
    void publish();

    static constexpr std::uint64_t kStepsPerFrame = 10;
    static constexpr std::size_t kMaxFrames = 4096;

    const unsigned threads_wanted_;

    // Between two barriers only close_step() writes these.
    Field field_;
    std::uint64_t step_ = 0;
    bool running_ = true;

    std::atomic<bool> stop_requested_{false};
    std::barrier<CloseStep> step_end_;

    mutable std::mutex mutex_;
    std::condition_variable published_;
    std::vector<Frame> frames_;

    std::vector<std::thread> threads_;
};

}  // namespace sim
