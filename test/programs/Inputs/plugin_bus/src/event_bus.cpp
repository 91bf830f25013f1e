#include "event_bus.h"

EventBus::EventBus() : pending_(0), delivered_(0), closing_(false) {}

EventBus::~EventBus() { close(); }

void EventBus::registerPlugIn(PlugIn* plugIn) { plugIns_.push_back(plugIn); }

bool EventBus::open() { return start(); }

void EventBus::close()
{
    mutex_.enter();
    closing_ = true;
    mutex_.leave();
    work_.signal();
    join();
}

void EventBus::publish(const std::string& topic, long value)
{
    Event event;
    event.topic = topic;
    event.value = value;
    {
        OsGuard guard(mutex_);
        queue_.push_back(event);
        ++pending_;
    }
    work_.signal();
}

void EventBus::drain()
{
    OsGuard guard(mutex_);
    while (pending_ > 0)
        drained_.wait(mutex_);
}

unsigned long EventBus::delivered()
{
    OsGuard guard(mutex_);
    return delivered_;
}

void EventBus::run()
{
    mutex_.enter();
    for (;;) {
        while (queue_.empty() && !closing_)
            work_.wait(mutex_);
        if (queue_.empty())
            break;
        const Event event = queue_.front();
        queue_.pop_front();
        mutex_.leave();
        deliver(event);
        mutex_.enter();
        ++delivered_;
        if (--pending_ == 0)
            drained_.broadcast();
    }
    mutex_.leave();
}

void EventBus::deliver(const Event& event)
{
    for (std::size_t i = 0; i < plugIns_.size(); ++i)
        if (event.topic == plugIns_[i]->topic())
            plugIns_[i]->handle(*this, event);
}
