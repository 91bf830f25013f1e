#ifndef AB_THREAD_H
#define AB_THREAD_H

#include <pthread.h>

#include <stdexcept>

namespace ab {

class Mutex {
public:
    Mutex() { pthread_mutex_init(&m_, nullptr); }
    ~Mutex() { pthread_mutex_destroy(&m_); }
    Mutex(const Mutex&) = delete;
    Mutex& operator=(const Mutex&) = delete;
    void lock() { pthread_mutex_lock(&m_); }
    void unlock() { pthread_mutex_unlock(&m_); }

private:
    pthread_mutex_t m_;
};

class AutoLock {
public:
    explicit AutoLock(Mutex& m) : m_(m) { m_.lock(); }
    ~AutoLock() { m_.unlock(); }
    AutoLock(const AutoLock&) = delete;
    AutoLock& operator=(const AutoLock&) = delete;

private:
    Mutex& m_;
};

// Derive, implement run(), call start() and join().
class Thread {
public:
    Thread() : started_(false) {}
    virtual ~Thread() {}
    void start() {
        if (pthread_create(&id_, nullptr, &Thread::entry, this) != 0)
            throw std::runtime_error("pthread_create");
        started_ = true;
    }
    void join() {
        if (!started_) return;
        pthread_join(id_, nullptr);
        started_ = false;
    }

protected:
    virtual void run() = 0;

private:
    static void* entry(void* self) {
        static_cast<Thread*>(self)->run();
        return nullptr;
    }
    pthread_t id_;
    bool started_;
};

}  // namespace ab

#endif
