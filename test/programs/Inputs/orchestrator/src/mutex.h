#pragma once

#include <mutex>

namespace orch {

class Mutex {
public:
    void acquire() { m_.lock(); }
    void release() { m_.unlock(); }

private:
    std::mutex m_;
};

class Locker {
public:
    explicit Locker(Mutex& m) : m_(&m) { m_->acquire(); }
    ~Locker() { unlock(); }

    Locker(const Locker&) = delete;
    Locker& operator=(const Locker&) = delete;

    void unlock() {
        if (m_) m_->release();
        m_ = nullptr;
    }

private:
    Mutex* m_;
};

}  // namespace orch
