#pragma once

#include <pthread.h>

namespace chat {

/// The house mutex: a thin skin over pthread.
class Lock {
public:
    Lock() { pthread_mutex_init(&raw_, nullptr); }
    ~Lock() { pthread_mutex_destroy(&raw_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    void enter() { pthread_mutex_lock(&raw_); }
    void leave() { pthread_mutex_unlock(&raw_); }

private:
    friend class Signal;
    pthread_mutex_t raw_;
};

class Section {
public:
    explicit Section(Lock& lock) : lock_(lock) { lock_.enter(); }
    ~Section() { lock_.leave(); }
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;

private:
    Lock& lock_;
};

class Signal {
public:
    Signal() { pthread_cond_init(&raw_, nullptr); }
    ~Signal() { pthread_cond_destroy(&raw_); }
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;

    /// The caller is inside `lock`.
    void wait(Lock& lock) { pthread_cond_wait(&raw_, &lock.raw_); }
    void raise() { pthread_cond_broadcast(&raw_); }

private:
    pthread_cond_t raw_;
};

}  // namespace chat
