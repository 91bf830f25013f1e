#ifndef RADIO_THREAD_H
#define RADIO_THREAD_H

#include <pthread.h>

namespace radio {

// Base of everything that runs in a thread of its own. Derived classes must be
// stopped before they are destroyed.
class Thread {
public:
    Thread();
    virtual ~Thread();

    void Start();
    void Join();

protected:
    virtual void Run() = 0;

private:
    Thread(const Thread&);
    Thread& operator=(const Thread&);

    static void* Trampoline(void* self);

    pthread_t handle_;
    bool started_;
};

class CriticalSection {
public:
    CriticalSection() { pthread_mutex_init(&mutex_, nullptr); }
    ~CriticalSection() { pthread_mutex_destroy(&mutex_); }
    void Enter() { pthread_mutex_lock(&mutex_); }
    void Leave() { pthread_mutex_unlock(&mutex_); }
    pthread_mutex_t* Native() { return &mutex_; }

private:
    CriticalSection(const CriticalSection&);
    CriticalSection& operator=(const CriticalSection&);
    pthread_mutex_t mutex_;
};

class Scope {
public:
    explicit Scope(CriticalSection& cs) : cs_(cs) { cs_.Enter(); }
    ~Scope() { cs_.Leave(); }

private:
    Scope(const Scope&);
    Scope& operator=(const Scope&);
    CriticalSection& cs_;
};

}  // namespace radio

#endif
