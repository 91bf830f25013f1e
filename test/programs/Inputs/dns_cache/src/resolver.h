#pragma once

#include "concurrent_map.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace dns {

struct Record {
    std::uint32_t address = 0;
    std::uint64_t expires = 0;
};

struct HostUse {
    unsigned queries = 0;
    std::uint64_t last_seen = 0;
};

/// Asks the server behind `ask` for what the cache does not know. Time is a count of ticks.
class Resolver {
public:
    using Upstream = std::function<std::uint32_t(const std::string& host)>;

    Resolver(Upstream ask, std::uint64_t ttl) : ask_(std::move(ask)), ttl_(ttl) {}

    std::uint32_t resolve(const std::string& host);

    /// An administrator's fixed entry; the first one for a host stays in force.
    bool pin(const std::string& host, std::uint32_t address);

    std::size_t expire();
    void tick() { now_.fetch_add(1, std::memory_order_relaxed); }

    [[nodiscard]] std::pair<std::string, unsigned> most_wanted() const;
    [[nodiscard]] unsigned upstream_queries() const { return upstream_queries_.load(std::memory_order_relaxed); }

private:
    const Upstream ask_;
    const std::uint64_t ttl_;
    std::atomic<std::uint64_t> now_{1};
    std::atomic<unsigned> upstream_queries_{0};
    ConcurrentMap<std::string, Record> cache_;
    ConcurrentMap<std::string, std::uint32_t> pinned_;
    ConcurrentMap<std::string, HostUse> use_;
};

}  // namespace dns
