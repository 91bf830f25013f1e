#include "tenant_quota.h"

namespace gw {

void TenantQuota::admit(const SessionPtr& session)
{
    std::lock_guard lock(mutex_);
    active_.emplace(session->id(), session);
    used_.try_emplace(session->tenant(), 0);
}

void TenantQuota::chunkStored(const UploadSession& session, std::size_t bytes)
{
    std::lock_guard lock(mutex_);
    used_[session.tenant()] += bytes;
}

void TenantQuota::completed(const UploadSession& session)
{
    bool idle = false;
    {
        std::lock_guard lock(mutex_);
        active_.erase(session.id());
        idle = active_.empty();
    }
    if (idle)
        idle_.notify_all();
}

void TenantQuota::rebalance()
{
    std::lock_guard lock(mutex_);
    for (const auto& [id, session] : active_) {
        const bool ahead = used_[session->tenant()] > share_;
        const std::size_t limit = ahead ? kSlow : kFull;
        if (session->info().chunkLimit == limit)
            continue;
        session->limitChunks(limit);
        if (ahead)
            ++slowed_;
    }
}

void TenantQuota::waitForAll()
{
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return active_.empty(); });
}

std::size_t TenantQuota::used(const std::string& tenant) const
{
    std::lock_guard lock(mutex_);
    auto it = used_.find(tenant);
    return it == used_.end() ? 0 : it->second;
}

unsigned TenantQuota::slowed() const
{
    std::lock_guard lock(mutex_);
    return slowed_;
}

}  // namespace gw
