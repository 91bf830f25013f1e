#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace audio {

/// Writes blocks to a file on a thread of its own, so that the mixer never waits for the disk.
class Recorder {
public:
    explicit Recorder(const std::string& path)
        : file_(path, std::ios::binary | std::ios::trunc), thread_([this] { run(); }) {}
    ~Recorder() { finish(); }

    void submit(std::vector<std::int16_t> block) {
        {
            std::lock_guard lock(mutex_);
            pending_.push_back(std::move(block));
        }
        wake_.notify_one();
    }

    /// Writes what is left. Returns the number of samples in the file.
    std::size_t finish() {
        {
            std::lock_guard lock(mutex_);
            closing_ = true;
        }
        wake_.notify_one();
        if (thread_.joinable()) {
            thread_.join();
            file_.close();
        }
        return written_;
    }

private:
    void run() {
        std::unique_lock lock(mutex_);
        for (;;) {
            wake_.wait(lock, [this] { return closing_ || !pending_.empty(); });
            if (pending_.empty())
                return;
            std::deque<std::vector<std::int16_t>> batch;
            batch.swap(pending_);
            lock.unlock();
            for (const auto& block : batch) {
                file_.write(reinterpret_cast<const char*>(block.data()),
                            static_cast<std::streamsize>(block.size() * sizeof(std::int16_t)));
                written_ += block.size();
            }
            lock.lock();
        }
    }

    std::ofstream file_;
    std::size_t written_ = 0;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::vector<std::int16_t>> pending_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace audio
