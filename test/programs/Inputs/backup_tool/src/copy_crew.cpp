#include "copy_crew.h"

#include <utility>

namespace backup {

CopyCrew::CopyCrew(std::size_t hands) {
    for (std::size_t i = 0; i < hands; ++i) {
        hands_.emplace_back(&CopyCrew::work, this);
    }
}

CopyCrew::~CopyCrew() {
    {
        std::lock_guard lock(mutex_);
        leaving_ = true;
    }
    posted_.notify_all();
    for (auto& hand : hands_) {
        hand.join();
    }
}

void CopyCrew::post(Task task) {
    {
        std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    posted_.notify_one();
}

void CopyCrew::wait_idle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return tasks_.empty() && busy_ == 0; });
}

void CopyCrew::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        posted_.wait(lock, [this] { return leaving_ || !tasks_.empty(); });
        if (tasks_.empty()) {
            return;
        }
        Task task = std::move(tasks_.front());
        tasks_.pop_front();
        ++busy_;
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
        --busy_;
        if (busy_ == 0 && tasks_.empty()) {
            idle_.notify_all();
        }
    }
}

}  // namespace backup
