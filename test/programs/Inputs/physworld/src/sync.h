#ifndef PHYS_SYNC_H
#define PHYS_SYNC_H

#include <pthread.h>

class Mutex {
public:
    Mutex() { pthread_mutex_init(&m_, NULL); }
    ~Mutex() { pthread_mutex_destroy(&m_); }
    void Lock() { pthread_mutex_lock(&m_); }
    void Unlock() { pthread_mutex_unlock(&m_); }
    pthread_mutex_t* Native() { return &m_; }

private:
    Mutex(const Mutex&);
    Mutex& operator=(const Mutex&);
    pthread_mutex_t m_;
};

class MutexGuard {
public:
    explicit MutexGuard(Mutex& m) : m_(m) { m_.Lock(); }
    ~MutexGuard() { m_.Unlock(); }

private:
    MutexGuard(const MutexGuard&);
    MutexGuard& operator=(const MutexGuard&);
    Mutex& m_;
};

#endif
