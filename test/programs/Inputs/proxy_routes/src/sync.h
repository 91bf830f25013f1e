#pragma once

#include <condition_variable>
#include <mutex>

namespace px {

// Thin wrappers kept for historical reasons: the code base was once ported between thread libraries.
class Mutex {
public:
    Mutex() = default;
    Mutex(const Mutex&) = delete;
    Mutex& operator=(const Mutex&) = delete;

    void acquire() { impl_.lock(); }
    void release() { impl_.unlock(); }
    std::mutex& native() { return impl_; }

private:
    std::mutex impl_;
};

class AutoLock {
public:
    explicit AutoLock(Mutex& m) : m_(m) { m_.acquire(); }
    ~AutoLock() { m_.release(); }
    AutoLock(const AutoLock&) = delete;
    AutoLock& operator=(const AutoLock&) = delete;

private:
    Mutex& m_;
};

}  // namespace px
