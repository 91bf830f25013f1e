#pragma once

#include <cstddef>
#include <cstdint>

namespace broker {

class Topic;

/// Decides what a topic keeps. One policy may serve several topics.
class RetentionPolicy {
public:
    virtual ~RetentionPolicy() = default;

    /// Called by the topic after each append, with the topic's mutex held.
    virtual void onAppended(Topic& topic) = 0;
};

class KeepAll : public RetentionPolicy {
public:
    void onAppended(Topic&) override {}
};

/// Keeps at most a number of messages, and throws away several at a time.
class KeepLast : public RetentionPolicy {
public:
    KeepLast(std::size_t most, std::size_t step) : most_(most), step_(step) {}

    void onAppended(Topic& topic) override;

private:
    const std::size_t most_;
    const std::size_t step_;
};

}  // namespace broker
