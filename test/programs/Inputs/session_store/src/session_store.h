#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "session.h"
#include "session_metrics.h"

namespace web {

/// Token -> session, split into shards so that requests of different users seldom meet.
class SessionStore {
public:
    explicit SessionStore(Clock::duration lifetime) : lifetime_(lifetime) {}

    std::shared_ptr<Session> open(const std::string& token, const std::string& user);
    std::shared_ptr<Session> find(const std::string& token);
    bool close(const std::string& token);
    std::size_t expire(Clock::time_point now);

    const SessionMetrics& metrics() const { return metrics_; }

private:
    struct Shard {
        std::shared_mutex mutex;
        std::unordered_map<std::string, std::shared_ptr<Session>> sessions;
    };

    Shard& shardOf(const std::string& token) { return shards_[std::hash<std::string>{}(token) % shards_.size()]; }

    const Clock::duration lifetime_;
    std::array<Shard, 8> shards_;
    SessionMetrics metrics_;
};

}  // namespace web
