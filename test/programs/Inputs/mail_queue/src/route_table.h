#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace mail {

/// Which relay serves a domain. Building the table is slow, so it is put off until
/// the first message needs it; from then on it never changes.
class RouteTable {
public:
    explicit RouteTable(std::string definitions);

    /// The relay for the domain, or for its parent domains, or the default one.
    const std::string& relay_for(const std::string& domain);

    std::size_t size();

private:
    void ensure_loaded();
    void load();   // with mutex_ held, once

    const std::string definitions_;
    std::string fallback_;
    std::map<std::string, std::string> relays_;
    std::mutex mutex_;
    std::atomic<bool> loaded_{false};
};

}  // namespace mail
