#pragma once

#include "upload_session.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace gw {

// Keeps account of the bytes per tenant and slows down those who are far ahead of their share.
class TenantQuota : public ProgressObserver {
public:
    explicit TenantQuota(std::size_t bytesPerTenant) : share_(bytesPerTenant) {}

    void admit(const SessionPtr& session);
    void rebalance();
    void waitForAll();

    std::size_t used(const std::string& tenant) const;
    unsigned slowed() const;

    void chunkStored(const UploadSession& session, std::size_t bytes) override;
    void completed(const UploadSession& session) override;

private:
    static constexpr std::size_t kFull = 4096;
    static constexpr std::size_t kSlow = 512;

    const std::size_t share_;
    mutable std::mutex mutex_;
    std::condition_variable idle_;
    std::map<std::string, std::size_t> used_;
    std::map<std::uint32_t, SessionPtr> active_;
    unsigned slowed_ = 0;
};

}  // namespace gw
