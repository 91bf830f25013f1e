#include "tenant_quota.h"
#include "upload_session.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace {

constexpr std::size_t kUpload = 120'000;

void client(gw::SessionPtr session, std::atomic<std::size_t>& sent)
{
    std::vector<char> block(16'384, static_cast<char>('a' + session->id() % 26));
    std::size_t offset = 0;
    while (const std::size_t taken = session->append(block, offset)) {
        sent.fetch_add(taken, std::memory_order_relaxed);
        offset += taken;
        if (offset == block.size())
            offset = 0;
    }
}

void balancer(std::stop_token stop, gw::TenantQuota& quota)
{
    std::mutex pauseMutex;
    std::condition_variable_any pause;
    std::unique_lock lock(pauseMutex);
    while (!stop.stop_requested()) {
        quota.rebalance();
        pause.wait_for(lock, stop, std::chrono::microseconds(200), [] { return false; });
    }
}

}  // namespace

int main()
{
    gw::TenantQuota quota(60'000);
    std::atomic<std::size_t> sent{0};
    std::vector<gw::SessionPtr> sessions;
    const char* const tenants[] = {"acme", "globex", "initech"};
    for (std::uint32_t id = 0; id < 5; ++id) {
        sessions.push_back(std::make_shared<gw::UploadSession>(id, tenants[id % 3], kUpload, quota));
        quota.admit(sessions.back());
    }

    {
        std::jthread balance(balancer, std::ref(quota));
        std::vector<std::jthread> clients;
        for (const auto& session : sessions)
            clients.emplace_back(client, session, std::ref(sent));
        quota.waitForAll();
    }

    bool ok = sent == sessions.size() * kUpload;
    for (const auto& session : sessions)
        ok = ok && session->info().complete;
    std::size_t total = 0;
    for (const char* tenant : tenants) {
        std::printf("%s: %zu bytes\n", tenant, quota.used(tenant));
        total += quota.used(tenant);
    }
    std::printf("%zu bytes sent, slowed down %u times\n", sent.load(), quota.slowed());
    return ok && total == sent ? 0 : 1;
}
