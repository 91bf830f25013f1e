#ifndef EVENT_BUS_H
#define EVENT_BUS_H

#include "os_thread.h"

#include <deque>
#include <string>
#include <vector>

struct Event {
    std::string topic;
    long value;
};

class EventBus;

// A plug-in is called by the bus thread only.
class PlugIn {
public:
    virtual ~PlugIn() {}
    virtual const char* topic() const = 0;
    virtual void handle(EventBus& bus, const Event& event) = 0;
};

class EventBus : private OsThread {
public:
    EventBus();
    ~EventBus() override;

    // Plug-ins are registered before open().
    void registerPlugIn(PlugIn* plugIn);
    bool open();
    void close();

    void publish(const std::string& topic, long value);
    // Comes back when every event published so far, and those that plug-ins made of them, has been handled.
    void drain();

    unsigned long delivered();

private:
    void run() override;
    void deliver(const Event& event);

    OsMutex mutex_;
    OsCondition work_;
    OsCondition drained_;
    std::deque<Event> queue_;
    unsigned long pending_;
    unsigned long delivered_;
    bool closing_;
    std::vector<PlugIn*> plugIns_;
};

#endif
