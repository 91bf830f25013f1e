#pragma once

#include <thread>

namespace game {

/// The base of everything that runs by itself. Derived classes call join() before they die.
class Thread {
public:
    Thread() = default;
    virtual ~Thread() = default;
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void start() { thread_ = std::thread([this] { run(); }); }
    void join() {
        if (thread_.joinable()) {
            thread_.join();
        }
    }

protected:
    virtual void run() = 0;

private:
    std::thread thread_;
};

}  // namespace game
