#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace backup {

/// A few threads that carry out copy tasks in the order of their arrival.
class CopyCrew {
public:
    using Task = std::function<void()>;

    explicit CopyCrew(std::size_t hands);
    ~CopyCrew();
    CopyCrew(const CopyCrew&) = delete;
    CopyCrew& operator=(const CopyCrew&) = delete;

    void post(Task task);

    /// Blocks until no task waits and none is at work.
    void wait_idle();

private:
    void work();

    std::mutex mutex_;
    std::condition_variable posted_;
    std::condition_variable idle_;
    std::deque<Task> tasks_;
    std::size_t busy_ = 0;
    bool leaving_ = false;
    std::vector<std::thread> hands_;
};

}  // namespace backup
