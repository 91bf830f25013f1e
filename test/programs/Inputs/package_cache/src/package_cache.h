#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace pkg {

enum class Outcome { Hit, Fetched, Busy, Failed };

/// Packages below one folder. A package appears there at once and complete, or not at all.
class PackageCache {
public:
    using Download = std::function<std::string(const std::string&)>;

    PackageCache(std::string folder, Download download) : folder_(std::move(folder)), download_(std::move(download)) {}

    Outcome ensure(const std::string& package);
    std::optional<std::string> content(const std::string& package) const;
    bool evict(const std::string& package);

    std::uint32_t downloads() const { return downloads_.load(std::memory_order_relaxed); }

private:
    std::string pathOf(const std::string& package) const { return folder_ + "/" + package + ".pkg"; }
    std::string markerOf(const std::string& package) const { return folder_ + "/" + package + ".claim"; }
    bool publish(const std::string& package, const std::string& data);

    const std::string folder_;
    const Download download_;
    std::atomic<std::uint32_t> downloads_{0};
};

}  // namespace pkg
