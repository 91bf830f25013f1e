#pragma once

#include "message.h"

#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>

namespace mail {

/// Messages on their way out. Whoever takes one owns it until he gives it back or drops it.
class Outbox {
public:
    Outbox();
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    void put(std::unique_ptr<Message> message);
    /// Null when the outbox is sealed and all its messages are accounted for.
    std::unique_ptr<Message> take();
    void give_back(std::unique_ptr<Message> message);
    void settle();   // a message taken has been delivered or dropped
    void seal();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mail
