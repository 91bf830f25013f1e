#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "message.h"
#include "retention.h"

namespace broker {

/// An append-only log of messages. Consumers remember their own offsets.
class Topic {
public:
    Topic(std::string name, std::shared_ptr<RetentionPolicy> retention)
        : name_(std::move(name)), retention_(std::move(retention)) {}

    Topic(const Topic&) = delete;
    Topic& operator=(const Topic&) = delete;

    std::uint64_t append(std::string key, std::string body);
    void close();

    /// Waits for messages from the offset on. Empty when the topic is closed and read to its end.
    std::vector<MessagePtr> read(std::uint64_t offset, std::size_t most);

    const std::string& name() const { return name_; }
    std::size_t depth() const;
    std::uint64_t dropped() const;

    // For retention policies, which run with the mutex held.
    std::size_t depthLocked() const { return log_.size(); }
    void dropOldestLocked(std::size_t count);

private:
    const std::string name_;
    const std::shared_ptr<RetentionPolicy> retention_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<MessagePtr> log_;
    std::uint64_t firstOffset_ = 0;
    bool closed_ = false;
};

}  // namespace broker
