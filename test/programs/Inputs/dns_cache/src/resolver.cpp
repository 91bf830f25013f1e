#include "resolver.h"

namespace dns {

std::uint32_t Resolver::resolve(const std::string& host) {
    const std::uint64_t now = now_.load(std::memory_order_relaxed);
    use_.update(host, [now](HostUse& use) {
        ++use.queries;
        if (now > use.last_seen) {
            use.last_seen = now;
        }
    });

    if (const auto fixed = pinned_.get(host)) {
        return *fixed;
    }
    if (const auto known = cache_.get(host); known && known->expires > now) {
        return known->address;
    }
    // Two clients may ask for the same host at once; either answer will do.
    const std::uint32_t address = ask_(host);
    upstream_queries_.fetch_add(1, std::memory_order_relaxed);
    cache_.put(host, Record{address, now + ttl_});
    return address;
}

bool Resolver::pin(const std::string& host, std::uint32_t address) {
    return pinned_.put_if_absent(host, address);
}

std::size_t Resolver::expire() {
    const std::uint64_t now = now_.load(std::memory_order_relaxed);
    return cache_.erase_if([now](const std::string&, const Record& r) { return r.expires <= now; });
}

std::pair<std::string, unsigned> Resolver::most_wanted() const {
    std::pair<std::string, unsigned> best;
    use_.for_each([&best](const std::string& host, const HostUse& use) {
        if (use.queries > best.second) {
            best = {host, use.queries};
        }
    });
    return best;
}

}  // namespace dns
