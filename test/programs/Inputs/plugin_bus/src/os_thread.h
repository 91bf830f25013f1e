#ifndef OS_THREAD_H
#define OS_THREAD_H

#include <pthread.h>
#include <sched.h>

class OsMutex {
public:
    OsMutex() { pthread_mutex_init(&handle_, nullptr); }
    ~OsMutex() { pthread_mutex_destroy(&handle_); }
    OsMutex(const OsMutex&) = delete;
    OsMutex& operator=(const OsMutex&) = delete;

    void enter() { pthread_mutex_lock(&handle_); }
    void leave() { pthread_mutex_unlock(&handle_); }

private:
    friend class OsCondition;
    pthread_mutex_t handle_;
};

class OsGuard {
public:
    explicit OsGuard(OsMutex& m) : mutex_(m) { mutex_.enter(); }
    ~OsGuard() { mutex_.leave(); }
    OsGuard(const OsGuard&) = delete;
    OsGuard& operator=(const OsGuard&) = delete;

private:
    OsMutex& mutex_;
};

class OsCondition {
public:
    OsCondition() { pthread_cond_init(&handle_, nullptr); }
    ~OsCondition() { pthread_cond_destroy(&handle_); }
    OsCondition(const OsCondition&) = delete;
    OsCondition& operator=(const OsCondition&) = delete;

    // The mutex has to be held; wakes up spuriously at times.
    void wait(OsMutex& m) { pthread_cond_wait(&handle_, &m.handle_); }
    void signal() { pthread_cond_signal(&handle_); }
    void broadcast() { pthread_cond_broadcast(&handle_); }

private:
    pthread_cond_t handle_;
};

// Derive, implement run(). Has to be joined before it is destroyed.
class OsThread {
public:
    OsThread() : handle_(), started_(false) {}
    virtual ~OsThread() {}
    OsThread(const OsThread&) = delete;
    OsThread& operator=(const OsThread&) = delete;

    bool start()
    {
        started_ = pthread_create(&handle_, nullptr, &OsThread::trampoline, this) == 0;
        return started_;
    }

    void join()
    {
        if (started_) {
            pthread_join(handle_, nullptr);
            started_ = false;
        }
    }

    static void yield() { sched_yield(); }

protected:
    virtual void run() = 0;

private:
    static void* trampoline(void* self)
    {
        static_cast<OsThread*>(self)->run();
        return nullptr;
    }

    pthread_t handle_;
    bool started_;
};

#endif
