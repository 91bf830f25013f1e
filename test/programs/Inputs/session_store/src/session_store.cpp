#include "session_store.h"

#include <mutex>

namespace web {

std::shared_ptr<Session> SessionStore::open(const std::string& token, const std::string& user) {
    auto session = std::make_shared<Session>(token, user);
    Shard& shard = shardOf(token);
    {
        std::unique_lock lock(shard.mutex);
        const auto [it, inserted] = shard.sessions.emplace(token, session);
        if (!inserted) {
            it->second->touch();
            return it->second;
        }
        metrics_.opened();
    }
    return session;
}

std::shared_ptr<Session> SessionStore::find(const std::string& token) {
    Shard& shard = shardOf(token);
    std::shared_ptr<Session> session;
    {
        std::shared_lock lock(shard.mutex);
        const auto it = shard.sessions.find(token);
        if (it != shard.sessions.end()) {
            session = it->second;
            session->touch();
        }
    }
    metrics_.lookup(session != nullptr);
    return session;
}

bool SessionStore::close(const std::string& token) {
    Shard& shard = shardOf(token);
    {
        std::unique_lock lock(shard.mutex);
        if (shard.sessions.erase(token) == 0)
            return false;
    }
    metrics_.closed();
    return true;
}

std::size_t SessionStore::expire(Clock::time_point now) {
    std::size_t removed = 0;
    for (Shard& shard : shards_) {
        std::unique_lock lock(shard.mutex);
        removed += std::erase_if(shard.sessions,
                                 [&](const auto& entry) { return now - entry.second->lastSeen() > lifetime_; });
    }
    if (removed > 0)
        metrics_.expired(removed);
    return removed;
}

}  // namespace web
