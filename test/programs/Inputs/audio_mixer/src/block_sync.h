#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <limits>
#include <mutex>

namespace audio {

/// Tells the voices which block to render next.
class BlockClock {
public:
    static constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

    void publish(std::uint32_t block) {
        {
            std::lock_guard lock(mutex_);
            block_ = block;
        }
        changed_.notify_all();
    }

    /// Blocks until another block than the last one is due.
    std::uint32_t nextAfter(std::uint32_t last) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return block_ != last; });
        return block_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint32_t block_ = 0;
};

/// Lets the mixer wait until every voice has delivered the current block.
class BlockGate {
public:
    /// Only while no voice is rendering.
    void arm(int voices);

    void arrive();
    void waitAll();

private:
    std::atomic<int> remaining_{0};
};

}  // namespace audio
