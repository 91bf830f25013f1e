#pragma once

#include <pthread.h>

// Minimal wrappers around POSIX threads; the controller predates <thread>.

class Mutex {
public:
    Mutex() { pthread_mutex_init(&handle_, nullptr); }
    ~Mutex() { pthread_mutex_destroy(&handle_); }
    Mutex(const Mutex&) = delete;

    void lock() { pthread_mutex_lock(&handle_); }
    void unlock() { pthread_mutex_unlock(&handle_); }

private:
    pthread_mutex_t handle_;
};

class AutoLock {
public:
    explicit AutoLock(Mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
    ~AutoLock() { mutex_.unlock(); }
    AutoLock(const AutoLock&) = delete;

private:
    Mutex& mutex_;
};

class WorkerThread {
public:
    explicit WorkerThread(const char* name) : name_(name) {}
    virtual ~WorkerThread() {}
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    // Both are called by the owner's thread only, from outside of constructors and destructors.
    bool start() {
        if (!running_)
            running_ = pthread_create(&thread_, nullptr, &WorkerThread::entry, this) == 0;
        return running_;
    }
    void join() {
        if (!running_)
            return;
        pthread_join(thread_, nullptr);
        running_ = false;
    }

    const char* name() const { return name_; }

protected:
    virtual void run() = 0;

private:
    static void* entry(void* self) {
        static_cast<WorkerThread*>(self)->run();
        return nullptr;
    }

    const char* const name_;
    pthread_t thread_{};
    bool running_ = false;
};
