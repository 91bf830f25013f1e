#pragma once

#include <pthread.h>

namespace hub {

/// Many readers or one writer.
class RwLock {
public:
    RwLock() { pthread_rwlock_init(&raw_, nullptr); }
    ~RwLock() { pthread_rwlock_destroy(&raw_); }
    RwLock(const RwLock&) = delete;
    RwLock& operator=(const RwLock&) = delete;

    void lock_read() { pthread_rwlock_rdlock(&raw_); }
    void lock_write() { pthread_rwlock_wrlock(&raw_); }
    void unlock() { pthread_rwlock_unlock(&raw_); }

private:
    pthread_rwlock_t raw_;
};

class ReadGuard {
public:
    explicit ReadGuard(RwLock& l) : l_(l) { l_.lock_read(); }
    ~ReadGuard() { l_.unlock(); }
    ReadGuard(const ReadGuard&) = delete;
    ReadGuard& operator=(const ReadGuard&) = delete;

private:
    RwLock& l_;
};

class WriteGuard {
public:
    explicit WriteGuard(RwLock& l) : l_(l) { l_.lock_write(); }
    ~WriteGuard() { l_.unlock(); }
    WriteGuard(const WriteGuard&) = delete;
    WriteGuard& operator=(const WriteGuard&) = delete;

private:
    RwLock& l_;
};

}  // namespace hub
