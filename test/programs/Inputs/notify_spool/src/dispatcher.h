#ifndef NOTIFY_DISPATCHER_H
#define NOTIFY_DISPATCHER_H

#include "spool.h"

#include <pthread.h>

#include <map>
#include <string>

// The way out; several dispatchers deliver through it.
class Transport {
public:
    virtual ~Transport() {}
    virtual bool deliver(const std::string& address, const std::string& text) = 0;
};

class RecordingTransport : public Transport {
public:
    RecordingTransport() { pthread_mutex_init(&mutex_, nullptr); }
    ~RecordingTransport() override { pthread_mutex_destroy(&mutex_); }
    RecordingTransport(const RecordingTransport&) = delete;
    RecordingTransport& operator=(const RecordingTransport&) = delete;

    bool deliver(const std::string& address, const std::string& text) override;
    unsigned received(const std::string& address);

private:
    pthread_mutex_t mutex_;
    std::map<std::string, unsigned> perAddress_;
};

class Dispatcher {
public:
    Dispatcher(int id, const Spool* spool, Transport* transport);
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    bool start();
    void join();

    // To be asked once the dispatcher has been joined.
    unsigned sent() const { return sent_; }
    unsigned failed() const { return failed_; }

private:
    static void* threadMain(void* arg);
    void run();
    void handle(const std::string& name);

    const int id_;
    const Spool* const spool_;
    Transport* const transport_;
    pthread_t thread_;
    bool running_;
    unsigned sent_;
    unsigned failed_;
};

#endif
