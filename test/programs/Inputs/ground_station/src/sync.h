#ifndef STATION_SYNC_H
#define STATION_SYNC_H

#include <pthread.h>

namespace station {

class Mutex {
public:
    Mutex() { pthread_mutex_init(&m_, nullptr); }
    ~Mutex() { pthread_mutex_destroy(&m_); }
    void acquire() { pthread_mutex_lock(&m_); }
    void release() { pthread_mutex_unlock(&m_); }
    pthread_mutex_t* raw() { return &m_; }

    Mutex(const Mutex&) = delete;

private:
    pthread_mutex_t m_;
};

class Guard {
public:
    explicit Guard(Mutex& m) : m_(m) { m_.acquire(); }
    ~Guard() { m_.release(); }

private:
    Mutex& m_;
};

class Condition {
public:
    Condition() { pthread_cond_init(&c_, nullptr); }
    ~Condition() { pthread_cond_destroy(&c_); }
    void wait(Mutex& m) { pthread_cond_wait(&c_, m.raw()); }
    void signal() { pthread_cond_signal(&c_); }
    void broadcast() { pthread_cond_broadcast(&c_); }

private:
    pthread_cond_t c_;
};

// Base of every task of the station. start() and join() are called by the owner.
class Task {
public:
    Task() : running_(false) {}
    virtual ~Task() {}

    bool start() {
        running_ = pthread_create(&tid_, nullptr, &Task::entry, this) == 0;
        return running_;
    }
    void join() {
        if (running_) {
            pthread_join(tid_, nullptr);
            running_ = false;
        }
    }

protected:
    virtual void execute() = 0;

private:
    static void* entry(void* self) {
        static_cast<Task*>(self)->execute();
        return nullptr;
    }
    pthread_t tid_;
    bool running_;
};

}  // namespace station

#endif
